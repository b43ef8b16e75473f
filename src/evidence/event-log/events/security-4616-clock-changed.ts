import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { said, words } from './values.ts';

const WHO = ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId'] as const;

/**
 * 4616: the clock of this computer was set. The time service does so all day by fractions of a second; only steps of a second
 * and more say something. Both times are printed in UTC.
 *
 * ```
 * The system time was changed.
 * …
 * Process Information:
 *     Process ID: 0x1074
 *     Name:       C:\Windows\System32\svchost.exe
 *
 * Previous Time:      2026-11-20T08:04:30.000941900Z
 * New Time:       2026-11-20T08:10:30.000000000Z
 * ```
 *
 * Version 0 (Server 2008) has date and time apart, in the format of the region: it is not used.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4616
 */
export const security4616ClockChanged = eventKind({
  name: 'security-4616-clock-changed',
  providers: SECURITY_AUDITING,
  ids: [4616],
  channels: [SECURITY],
  tells: ['clock-changed'],
  data: [...WHO, 'PreviousTime', 'NewTime', 'ProcessId', 'ProcessName'],
  olderData: [[...WHO, 'PreviousDate', 'PreviousTime', 'NewDate', 'NewTime', 'ProcessId', 'ProcessName']],
  layouts: [[...SUBJECT, null, 'ProcessId', 'ProcessName', 'PreviousTime', 'NewTime']],
  *finds(fields) {
    const before = instantOf(fields.PreviousTime);
    const after = instantOf(fields.NewTime);
    if (before === null || after === null) return;
    const seconds = Math.trunc((after - before) / 1000);
    if (seconds === 0) return;
    const process = meant(fields.ProcessName);
    yield {
      kind: 'clock-changed',
      says: { seconds, process },
      text: words(4616, `the clock was set by ${seconds} s`, said('process', process)),
    };
  },
});

/** Milliseconds of `2026-11-20T08:04:30.000941900Z`; rendered messages put marks of writing direction between the digits. */
function instantOf(written: string | undefined): number | null {
  const text = (written ?? '').replace(/[\u200e\u200f]/g, '').trim();
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d{0,9})?Z$/.exec(text);
  if (parts === null) return null;
  const instant = Date.parse(`${parts[1] ?? ''}.${(parts[2] ?? '0').padEnd(3, '0')}Z`);
  return Number.isNaN(instant) ? null : instant;
}
