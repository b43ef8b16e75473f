/**
 * No device is left that needs NTLMv1 or SMB 1, or that cannot sign. These break first, and no exception should keep them.
 *
 * NTLMv1 in 4624: https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/audit-domain-controller-ntlmv1
 * SMB 1: https://learn.microsoft.com/en-us/windows-server/storage/file-server/troubleshoot/detect-enable-and-disable-smbv1-v2-v3
 */
import type { Host } from '../../correlation/hosts.ts';
import { isAnonymous } from '../../windows/names.ts';
import { listed } from '../../facts/counted.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding, type ItemView } from '../item.ts';
import { eventsIn, logsOf, reachesBack, WINDOW_DAYS } from '../logs.ts';

const NEEDS = [
  'logon',
  'ntlm-unusable',
  'ntlm-reason',
  'smb1-seen',
  'smb-configuration',
  'smb-connection',
  'smb-session',
  'peer-lacks',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;
const LOGON = 4624;

export default item({
  id: 'device-hygiene',
  number: 'P9',
  title: 'No NTLMv1, no SMB 1, and every device can sign',
  correction:
    'A 4624 of ANONYMOUS LOGON that prints NTLM V1 is no use of NTLMv1: nobody proves a password there.',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/audit-domain-controller-ntlmv1',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/troubleshoot/detect-enable-and-disable-smbv1-v2-v3',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const concerned = namedHosts(view).filter(
      (host) => host.roles.has('server') || host.roles.has('domain-controller'),
    );
    const watched = logsOf(view, 'Security').filter((log) => reachesBack(log) && eventsIn(log).has(LOGON));
    const off = smb1Settings(view, false);
    const isOff = new Set(off.flatMap(({ host }) => host?.id ?? []));
    const both = watched.map(({ host }) => host).filter((host) => isOff.has(host.id));
    const seen = seenOf(both, concerned);
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: `On every file server and domain controller: wevtutil epl Security security.evtx; Get-SmbServerConfiguration | Format-List EnableSMB1Protocol,AuditSmb1Access,RequireSecuritySignature. Who still speaks SMB 1 is logged after: Set-SmbServerConfiguration -AuditSmb1Access $true`,
    });
    const faults = faultsOf(view);
    if (faults.length > 0)
      return found(
        'not-done',
        `The files show ${listed([...new Set(faults.map(({ says }) => says))])}.`,
        faults,
      );
    const because = [
      ...watched.map(({ placed }) => evidence('its 4624 show no NTLMv1', placed)),
      ...off.map((one) => evidence('SMB 1 is off', one)),
    ];
    if (seen.all && concerned.length > 0)
      return found(
        'done',
        `No NTLMv1 in ${WINDOW_DAYS} days of every Security log, SMB 1 is off, and no device was found that cannot sign.`,
        because,
      );
    return found(
      'unknown',
      openWords(
        concerned,
        watched.map(({ host }) => host),
        isOff,
      ),
      because,
    );
  },
});

function faultsOf(view: ItemView<Needs>): readonly Evidence[] {
  return [
    ...view
      .all('logon')
      .filter(
        ({ fact }) =>
          (fact.lmPackage === 'NTLM V1' || fact.lmPackage === 'LM') && !isAnonymous(fact.user, fact.sid),
      )
      .map((one) => evidence('a logon by NTLMv1', one)),
    ...view
      .all('ntlm-unusable')
      .filter(({ fact }) => fact.event === 4013)
      .map((one) => evidence('an attempt by NTLMv1 that failed', one)),
    ...view
      .all('ntlm-reason')
      .filter(({ fact }) => fact.version === 'NTLMv1')
      .map((one) => evidence('a use of NTLMv1', one)),
    ...view.all('smb1-seen').map((one) => evidence('a device that speaks SMB 1', one)),
    ...smb1Settings(view, true).map((one) => evidence('a server with SMB 1 switched on', one)),
    ...[...view.all('smb-connection'), ...view.all('smb-session')]
      .filter(({ fact }) => isSmb1(fact.dialect))
      .map((one) => evidence('a connection by SMB 1', one)),
    ...view
      .all('peer-lacks')
      .filter(({ fact }) => fact.what === 'signing')
      .map((one) => evidence('a device that cannot sign', one)),
  ];
}

function smb1Settings(view: ItemView<Needs>, value: boolean) {
  return view
    .all('smb-configuration')
    .filter(
      ({ fact }) =>
        fact.side === 'server' && fact.name.toLowerCase() === 'enablesmb1protocol' && fact.value === value,
    );
}

/** `1.5` as PowerShell prints it, `NT LM 0.12` as the protocol calls it. */
function isSmb1(dialect: string | null): boolean {
  return dialect !== null && /^(?:1\.|NT LM)/i.test(dialect);
}

function openWords(concerned: readonly Host[], watched: readonly Host[], isOff: ReadonlySet<string>): string {
  if (concerned.length === 0) return 'No file server and no domain controller is in the case.';
  const ids = new Set(watched.map(({ id }) => id));
  const silent = concerned.filter((host) => !ids.has(host.id));
  if (silent.length > 0)
    return `No Security log with 4624 over ${WINDOW_DAYS} days is there of ${names(silent)}.`;
  return `No NTLMv1 was logged; whether SMB 1 is off stands in no file of ${names(concerned.filter((host) => !isOff.has(host.id)))}.`;
}

function names(hosts: readonly Host[]): string {
  return listed(hosts.map((host) => host.shown ?? 'a server'));
}
