/**
 * What the events of the NTLM channel share: one use of NTLM, seen from the client, the server or the domain controller.
 */
import { meant } from '../../../windows/names.ts';
import type { Payloads } from '../../../facts/facts.ts';
import type { EventFields } from '../event-record.ts';
import { numberOf, said, shownUser, words } from './values.ts';

type NtlmUse = Omit<Payloads['ntlm-blocked'], 'event'>;

/** Data of 4001, 4013, 4015 and 8001; their messages print the same nine lines. */
export const CLIENT_DATA = [
  'TargetName',
  'UserName',
  'DomainName',
  'CallerPID',
  'ProcessName',
  'ClientLUID',
  'ClientUserName',
  'ClientDomainName',
  'MechanismOID',
] as const;

/** Data of 4002 and 8002. */
export const SERVER_DATA = [
  'CallerPID',
  'ProcessName',
  'ClientLUID',
  'ClientUserName',
  'ClientDomainName',
  'MechanismOID',
] as const;

/** Data of 4003 and 8003. */
export const PASS_THROUGH_DATA = [
  'UserName',
  'DomainName',
  'Workstation',
  'CallerPID',
  'ProcessName',
  'LogonType',
  'InProc',
  'MechanismOID',
] as const;

/** Data of 4004–4006 and 8004–8006. */
export const CONTROLLER_DATA = [
  'SChannelName',
  'UserName',
  'DomainName',
  'WorkstationName',
  'SChannelType',
] as const;

const NOTHING: Omit<NtlmUse, 'gate'> = {
  target: null,
  user: null,
  domain: null,
  sessionUser: null,
  sessionDomain: null,
  process: null,
  workstation: null,
  channel: null,
  channelType: null,
};

export function clientUse(gate: NtlmUse['gate'], fields: EventFields): NtlmUse {
  return {
    ...NOTHING,
    gate,
    target: meant(fields.TargetName),
    user: meant(fields.UserName),
    domain: meant(fields.DomainName),
    sessionUser: meant(fields.ClientUserName),
    sessionDomain: meant(fields.ClientDomainName),
    process: processOf(fields),
  };
}

export function serverUse(fields: EventFields): NtlmUse {
  return {
    ...NOTHING,
    gate: 'server',
    sessionUser: meant(fields.ClientUserName),
    sessionDomain: meant(fields.ClientDomainName),
    process: processOf(fields),
  };
}

export function passThroughUse(fields: EventFields): NtlmUse {
  return {
    ...NOTHING,
    gate: 'server',
    user: meant(fields.UserName),
    domain: meant(fields.DomainName),
    workstation: meant(fields.Workstation),
    process: processOf(fields),
  };
}

export function controllerUse(fields: EventFields): NtlmUse {
  return {
    ...NOTHING,
    gate: 'domain-controller',
    user: meant(fields.UserName),
    domain: meant(fields.DomainName),
    workstation: meant(fields.WorkstationName),
    channel: meant(fields.SChannelName),
    channelType: numberOf(fields.SChannelType),
  };
}

/** A use of which only gate and process are known (4010, 4011, 4014). */
export function processUse(gate: NtlmUse['gate'], process: string | null): NtlmUse {
  return { ...NOTHING, gate, process };
}

/** One line for the person: the values that decide, in the words of the field. */
export function useText(id: number, use: NtlmUse): string {
  return words(
    id,
    said('target', use.target),
    use.user === null ? null : `supplied user ${shownUser(use.user, use.domain)}`,
    said('workstation', use.workstation),
    said('secure channel', use.channel),
    use.sessionUser === null ? null : `session of ${shownUser(use.sessionUser, use.sessionDomain)}`,
    said('process', use.process),
  );
}

/** The SMB redirector runs in the kernel: it is logged without a name, as process 4, which is `System`. */
export function processOf(fields: EventFields): string | null {
  return meant(fields.ProcessName) ?? (numberOf(fields.CallerPID) === 4 ? 'System' : null);
}
