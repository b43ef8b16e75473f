/** What all queries ask for, so that they ask for the same. */
import { INVENTORY_EVENTS, type KeyColumn } from '../columns.ts';

export const NTLM_CHANNEL = 'Microsoft-Windows-NTLM/Operational';

/** Events of the NTLM channel; 4624 and 4776 are of the Security log. */
export const NTLM_IDS: readonly number[] = INVENTORY_EVENTS.filter(({ kind }) =>
  kind.channels.includes(NTLM_CHANNEL),
)
  .flatMap(({ kind }) => kind.ids)
  .toSorted((a, b) => a - b);

/** The data names that one column takes its value from; of one event only one of them is there. */
export function dataNamesOf(column: KeyColumn): readonly string[] {
  return [...new Set(INVENTORY_EVENTS.flatMap(({ data }) => data[column] ?? []))];
}

/** Collection and coverage: the same wherever the logs are. */
export const TO_COLLECT: readonly string[] = [
  'Collect the channel Microsoft-Windows-NTLM/Operational of clients, servers and all domain controllers: 8001 to 8006 and 4001 to 4006, and of Windows 11 24H2 and Server 2025 also 4020 to 4023 and 4030 to 4033. 8001 to 8006 are written only where the audit policies of “Network security: Restrict NTLM” are set.',
  'Collect 4624 and 4776 of the Security log. Both are missing where the audit policy leaves out Logon and Credential Validation.',
  'A computer whose logs are not collected is not in the result: the page never takes silence in it for absence.',
];
