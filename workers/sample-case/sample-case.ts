/**
 * The built-in sample: invented computers, and a story that happens everywhere. `\\files\finance` is an alias of FILE01
 * that nobody gave an SPN. NTLM carried it (8001) until Monday 16 November 2026, when outgoing NTLM was set to Deny all;
 * since then mara is refused (4001), while the server's own name works with Kerberos.
 *
 * Message texts follow Microsoft's event documentation:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/
 */
import setspn from './DC01/setspn.txt?raw';
import message4001 from './messages/4001.txt?raw';
import message4624 from './messages/4624.txt?raw';
import message4634 from './messages/4634.txt?raw';
import message4768 from './messages/4768.txt?raw';
import message4769 from './messages/4769.txt?raw';
import message5140 from './messages/5140.txt?raw';
import message8001 from './messages/8001.txt?raw';
import { clientNtlm, domainControllerSecurity, fileServerSecurity } from './events.ts';
import { eventViewerCsv, powershellCsv, textFile, utf16File, type SampleEvent } from './windows-files.ts';
import klist from './WS07/klist.txt?raw';
import netUse from './WS07/net-use.txt?raw';
import secpol from './WS07/secpol.cfg.txt?raw';

/** The files of the sample, as they would be dropped. */
export function sampleCase(): readonly { readonly name: string; readonly file: File }[] {
  return [
    dropped('WS07/secpol.cfg', utf16File(secpol)),
    dropped('WS07/ntlm.csv', textFile(ntlmCsv(clientNtlm()), 'mark')),
    dropped('WS07/klist.txt', textFile(klist, 'no mark')),
    dropped('WS07/net-use.txt', textFile(netUse, 'no mark')),
    dropped('DC01/setspn.txt', textFile(setspn, 'no mark')),
    dropped('DC01/security.csv', textFile(securityCsv('DC01', domainControllerSecurity()), 'mark')),
    dropped('FILE01/security.csv', textFile(securityCsv('FILE01', fileServerSecurity()), 'mark')),
  ];
}

const MESSAGES = {
  4001: message4001,
  4624: message4624,
  4634: message4634,
  4768: message4768,
  4769: message4769,
  5140: message5140,
  8001: message8001,
};

function ntlmCsv(events: readonly SampleEvent[]): string {
  return eventViewerCsv(events, MESSAGES, (id) =>
    id === 4001
      ? { level: 'Warning', source: 'Microsoft-Windows-NTLM', task: 'Blocking NTLM' }
      : { level: 'Information', source: 'Microsoft-Windows-NTLM', task: 'Auditing NTLM' },
  );
}

function securityCsv(computer: string, events: readonly SampleEvent[]): string {
  return powershellCsv(events, MESSAGES, ({ id, values }) => [
    ['ProviderName', 'Microsoft-Windows-Security-Auditing'],
    ['LogName', 'Security'],
    ['MachineName', `${computer}.contoso.example`],
    ['LevelDisplayName', 'Information'],
    ['Keywords', isFailure(id, values) ? '-9218868437227405312' : '-9214364837600034816'],
  ]);
}

/** Keywords are a signed 64-bit number in this export: 0x8010000000000000 is Audit Failure, 0x8020… Success. */
const isFailure = (id: number, values: readonly string[]): boolean => id === 4769 && values[7] !== '0x0';

function dropped(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): { readonly name: string; readonly file: File } {
  return { name, file: new File([bytes], name.slice(name.lastIndexOf('/') + 1)) };
}
