/**
 * What the enhanced NTLM audit of Windows 11 24H2 and Server 2025 writes at client, server and domain controller: one use
 * of NTLM, with its version and what came of it.
 */
import type { Payloads } from '../../../facts/facts.ts';
import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { numberOf, said, shownUser, words } from './values.ts';

type NtlmReason = Payloads['ntlm-reason'];

/** `use`: who, where, to what; `fields` has the rest under the names that all these events share. */
export function* ntlmReason(
  event: NtlmReason['event'],
  use: Omit<NtlmReason, 'event' | 'reason' | 'reasonId' | 'version' | 'status'>,
  fields: EventFields,
): Iterable<EventFind<'ntlm-reason'>> {
  const reason = meant(fields.NtlmUsageReason);
  const version = meant(fields.NtlmVersion);
  const status = statusCode(fields.Status);
  yield {
    kind: 'ntlm-reason',
    says: { ...use, event, reason, reasonId: numberOf(fields.NtlmUsageId), version, status },
    text: words(
      event,
      said('target', use.target),
      use.user === null ? null : `user ${shownUser(use.user, use.domain)}`,
      said('client', use.workstation),
      said('server', use.channel),
      said('forwarded by', use.forwarder),
      said('address', use.address),
      said('reason', reason),
      version,
      status === null ? null : `status ${showStatus(status)}`,
      said('process', use.process),
    ),
  };
}

/** Data of 4030 and 4031 before and behind what tells who forwarded, of 4032 and 4033 what tells of the server. */
export const DC_DATA_BEFORE = [
  'DCName',
  'AccountName',
  'AccountDomain',
  'AccountMachine',
  'ServerName',
  'ServerDomain',
] as const;

export const DC_DATA_BEHIND = [
  'NtlmVersion',
  'ServiceBinding',
  'TargetMachine',
  'TargetDomain',
  'MicStatus',
  'AvFlags',
  'AvFlagsStr',
  'Status',
  'StatusMsg',
] as const;
