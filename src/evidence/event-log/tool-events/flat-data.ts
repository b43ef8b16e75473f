/**
 * Event data whose values stand among other columns (Log Analytics, NXLog). Two things can go wrong there, and both would
 * give a wrong reading: the export left columns out, or a column of the same name means something else.
 */
import { namedValues } from '../content.ts';
import type { EventKind } from '../event-record.ts';

/**
 * Names that decide what an event says, and that Windows never leaves empty in it. Without them the event is told by halves:
 * a logon without its package would look like one by another package.
 */
const DECISIVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['security-4624-logon', ['LogonType', 'AuthenticationPackageName', 'LmPackageName']],
  [
    'security-4625-logon-failed',
    ['Status', 'SubStatus', 'LogonType', 'AuthenticationPackageName', 'LmPackageName'],
  ],
  ['security-4648-explicit-credential', ['TargetUserName', 'TargetServerName']],
  ['security-4740-account-locked', ['TargetUserName']],
  ['security-4768-tgt-requested', ['TargetUserName', 'Status']],
  ['security-4769-ticket-requested', ['TargetUserName', 'ServiceName', 'Status']],
  ['security-4771-preauthentication-failed', ['TargetUserName', 'Status']],
  ['security-4776-credential-check', ['TargetUserName', 'Status']],
  ['security-5140-share-accessed', ['SubjectUserName', 'ShareName']],
  ['security-5145-share-checked', ['SubjectUserName', 'ShareName', 'RelativeTargetName']],
  ['security-5168-spn-check', ['SpnName', 'ErrorCode']],
]);

/**
 * The event's values, or null where they are not all there.
 *
 * @param valueOf the text of a column; undefined where there is no such column
 * @param envelope names that the exporting program uses for itself
 */
export function flatData(
  kind: EventKind,
  valueOf: (name: string) => string | undefined,
  envelope: ReadonlySet<string>,
): Readonly<Record<string, string>> | null {
  const pairs: [string, string][] = [];
  for (const name of kind.data) {
    const value = envelope.has(name) ? undefined : valueOf(name);
    if (value !== undefined) pairs.push([name, value]);
  }
  const data = namedValues(pairs);
  const decisive = DECISIVE.get(kind.name);
  const isWhole =
    decisive === undefined
      ? pairs.length > 0 && pairs.length * 2 >= kind.data.length
      : decisive.every((name) => (data[name] ?? '') !== '');
  return isWhole ? data : null;
}
