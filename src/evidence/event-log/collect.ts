/**
 * How to make these exports, and what they can tell. Windows PowerShell 5.1 writes ASCII unless told otherwise, and every
 * `ü` becomes `?`: so the commands say UTF8.
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/export-csv
 */
import type { FactKind } from '../../facts/facts.ts';
import type { Collect } from '../format.ts';
import { eventKinds } from './events/index.ts';
import {
  APPLICATION,
  AUTHENTICATION_POLICY_FAILURES,
  NTLM_OPERATIONAL,
  PROTECTED_USER_FAILURES,
  PROTECTED_USER_SUCCESSES,
  SECURITY,
  SMB_CLIENT_AUDIT,
  SMB_CLIENT_CONNECTIVITY,
  SMB_CLIENT_SECURITY,
  SMB_SERVER_AUDIT,
  SMB_SERVER_OPERATIONAL,
  SMB_SERVER_SECURITY,
  SYSTEM,
} from './events/providers.ts';

/** Every kind that an event of our list tells, and the coverage of the log. */
export const eventLogKinds: readonly FactKind[] = [
  ...new Set<FactKind>([...eventKinds.flatMap((kind) => kind.tells), 'log-coverage']),
];

/** A log that says something, at which computer, and which kinds its events bring there. */
interface Log {
  readonly channels: readonly [string, ...string[]];
  readonly role: Collect['role'];
  /** Name of the file to be made. */
  readonly file: string;
  readonly tells: readonly FactKind[];
  /** Only these: the log is large and mostly of something else. */
  readonly ids?: readonly number[];
  readonly hint?: string;
}

const NTLM_KINDS = [
  'ntlm-blocked',
  'ntlm-audited',
  'ntlm-unusable',
  'ntlm-noticed',
  'ntlm-reason',
  'log-coverage',
] as const;
/** Rare, and each of them can date when access began to fail. */
const CHANGES = { tells: ['clock-changed', 'audit-policy-changed'], ids: [4616, 4719] } as const;

const LOGS: readonly Log[] = [
  { channels: [NTLM_OPERATIONAL], role: 'client', file: 'client-ntlm', tells: NTLM_KINDS },
  { channels: [NTLM_OPERATIONAL], role: 'server', file: 'server-ntlm', tells: NTLM_KINDS },
  {
    channels: [NTLM_OPERATIONAL],
    role: 'domain-controller',
    file: 'dc-ntlm',
    tells: NTLM_KINDS,
    hint: 'on every domain controller: each writes only what it decided itself',
  },
  {
    channels: [SECURITY],
    role: 'server',
    file: 'server-security',
    tells: [
      'logon',
      'logon-failed',
      'share-access',
      'share-changed',
      'spn-check-failed',
      ...CHANGES.tells,
      'log-coverage',
    ],
    ids: [...CHANGES.ids, 4624, 4625, 5140, 5142, 5143, 5144, 5145, 5168],
    hint: 'as administrator, soon after the failure: the log is overwritten within hours on a busy server',
  },
  {
    channels: [SECURITY],
    role: 'domain-controller',
    file: 'dc-security',
    tells: [
      'ticket-request',
      'credential-check',
      'account-locked',
      'account-barred',
      'account-changed',
      'logon',
      'logon-failed',
      ...CHANGES.tells,
      'log-coverage',
    ],
    ids: [
      ...CHANGES.ids,
      ...[4624, 4625, 4723, 4724, 4738, 4740, 4742, 4768, 4769, 4771, 4776],
      ...[4820, 4821, 4822, 4823, 4824],
    ],
    hint: 'as administrator, on every domain controller',
  },
  {
    channels: [SECURITY],
    role: 'client',
    file: 'client-security',
    tells: ['explicit-credential', 'log-coverage'],
    ids: [4648],
    hint: 'as administrator',
  },
  {
    channels: [SMB_CLIENT_SECURITY, SMB_CLIENT_CONNECTIVITY, SMB_CLIENT_AUDIT],
    role: 'client',
    file: 'client-smb',
    tells: [
      'ntlm-blocked',
      'smb-client-failure',
      'guest-allowed',
      'peer-lacks',
      'smb-connection-event',
      'reported-setting',
      'smb1-seen',
      'log-coverage',
    ],
  },
  {
    channels: [SMB_SERVER_SECURITY, SMB_SERVER_OPERATIONAL, SMB_SERVER_AUDIT],
    role: 'server',
    file: 'server-smb',
    tells: [
      'smb-session-refused',
      'smb-share-denied',
      'smb-server-failure',
      'peer-lacks',
      'guest-logon',
      'smb1-seen',
      'spn-audited',
      'reported-setting',
      'log-coverage',
    ],
  },
  {
    channels: [SYSTEM],
    role: 'client',
    file: 'client-system',
    tells: [
      'kerberos-error',
      'lsa-error',
      'ntlm-noticed',
      'credential-guard',
      'cached-logon-failed',
      'secure-channel-error',
      'policy-applied',
      'netlogon-overload',
      'dns-timeout',
      'time-service',
      'update-installed',
      'log-coverage',
    ],
  },
  {
    channels: [SYSTEM],
    role: 'domain-controller',
    file: 'dc-system',
    tells: [
      'kdc-error',
      'secure-channel-error',
      'netlogon-overload',
      'time-service',
      'update-installed',
      'log-coverage',
    ],
  },
  {
    channels: [APPLICATION],
    role: 'client',
    file: 'client-application',
    tells: ['service-failure', 'policy-applied', 'log-coverage'],
    hint: 'on the computer whose service is refused, for example the SQL Server',
  },
  {
    channels: [PROTECTED_USER_FAILURES, PROTECTED_USER_SUCCESSES, AUTHENTICATION_POLICY_FAILURES],
    role: 'domain-controller',
    file: 'dc-authentication',
    tells: ['account-barred', 'protected-user', 'log-coverage'],
  },
];

/** The logs that decide most cases. */
const FIRST: ReadonlySet<string> = new Set([
  NTLM_OPERATIONAL,
  SECURITY,
  SMB_CLIENT_SECURITY,
  SMB_SERVER_SECURITY,
]);

/**
 * The log file itself. `wevtutil epl` takes one log at a time, and refuses to write over a file: so `/ow:true`.
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
export const collectWithWevtutil: readonly Collect[] = LOGS.flatMap((log) =>
  log.channels.map((channel) => ({
    command: `wevtutil epl ${channel} C:\\temp\\${fileOf(log, channel)}.evtx${query(log)} /ow:true`,
    ...placed(log),
    ...(FIRST.has(channel) ? { first: true as const } : {}),
  })),
);

/** `Get-WinEvent … | Export-Csv`, per log. */
export const collectWithGetWinEvent: readonly Collect[] = LOGS.map((log) => ({
  command: `Get-WinEvent ${filter(log)} | Export-Csv ${log.file}.csv -Encoding UTF8`,
  ...placed(log),
}));

/** The same from Event Viewer: it can open a log by name (`eventvwr /?`). */
export const collectFromEventViewer: readonly Collect[] = LOGS.flatMap((log) =>
  log.channels.map((channel) => ({
    command: `eventvwr /c:${channel}`,
    ...placed(log),
    hint: ['then Action, Save All Events As…, type CSV', log.hint]
      .filter((hint) => hint !== undefined)
      .join('; '),
  })),
);

/** Structured and in no language, and one file for each log; the log itself (.evtx) keeps more and is made faster. */
export const collectAsXml: readonly Collect[] = LOGS.flatMap((log) =>
  log.channels.map((channel) => ({
    command: `wevtutil qe ${channel}${query(log)} /f:xml /e:Events > ${fileOf(log, channel)}.xml`,
    ...placed(log),
    hint: ['where the log itself (wevtutil epl) may not leave the computer', log.hint]
      .filter((hint) => hint !== undefined)
      .join('; '),
  })),
);

function placed({ role, tells, hint }: Log): Omit<Collect, 'command'> {
  return hint === undefined ? { role, tells } : { role, tells, hint };
}

/** Where a log has several channels, each gets a file named after what stands behind its slash. */
function fileOf({ channels, file }: Log, channel: string): string {
  return channels.length === 1 ? file : `${file}-${channel.slice(channel.indexOf('/') + 1).toLowerCase()}`;
}

function query({ ids }: Log): string {
  if (ids === undefined) return '';
  return ` "/q:*[System[(${ids.map((id) => `EventID=${id}`).join(' or ')})]]"`;
}

function filter({ channels, ids }: Log): string {
  const names = channels.map((channel) => `'${channel}'`).join(',');
  return ids === undefined ? `-LogName ${names}` : `-FilterHashtable @{LogName=${names};Id=${ids.join(',')}}`;
}
