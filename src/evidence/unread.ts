/**
 * Outputs that belong into such a folder and are not read yet: known by their own tokens, so that the report can name
 * them instead of calling them unknown.
 */

export interface UnreadOutput {
  readonly code: string;
  /** What it is: `output of nltest`. */
  readonly what: string;
  /** What to do now. */
  readonly advice: string;
  /** What such an output, or its command, begins with. */
  readonly signs: readonly RegExp[];
  /** Set where the text inside may look like another output (event texts quote errors): it then ends at a prompt only. */
  readonly holds?: true;
}

const LATER = 'It stays in the list and will be read by a later version.';

function unread(
  code: string,
  what: string,
  command: RegExp | null,
  signs: readonly RegExp[],
  { advice = LATER, holds }: { readonly advice?: string; readonly holds?: true } = {},
): UnreadOutput {
  return {
    code,
    what,
    advice,
    signs: command === null ? signs : [command, ...signs],
    ...(holds === undefined ? {} : { holds }),
  };
}

const KLIST_OF_MIT =
  'That is the klist of Linux or macOS (MIT or Heimdal). Run klist in a command prompt of the Windows client.';

const unreadOutputs: readonly UnreadOutput[] = [
  unread(
    'mit-klist',
    'klist of Linux or macOS',
    null,
    [/^\s*Ticket cache: \S+:/, /^\s*Credentials cache: \S+:/],
    {
      advice: KLIST_OF_MIT,
    },
  ),
  unread('nltest', 'output of nltest', /^\s*nltest(?:\.exe)?\b/i, [
    /^\s*Trusted DC Connection Status Status = \d+ 0x/,
    /^\s*Flags: [0-9a-f]+(?: +HAS_\w+)*\s*$/i,
  ]),
  unread('dsregcmd', 'output of dsregcmd /status', /^\s*dsregcmd(?:\.exe)?\b/i, [
    /^\s*\| (?:Device State|SSO State|User State|Tenant Details|Diagnostic Data|Ngc Prerequisite Check)\s+\|\s*$/,
    /^\s*(?:AzureAdJoined|EnterpriseJoined|DomainJoined|AzureAdPrt) : (?:YES|NO)\s*$/,
  ]),
  unread('ipconfig', 'output of ipconfig', /^\s*ipconfig(?:\.exe)?\b/i, [
    /^\s{2,6}\S.*(?: ?\.){3,} *: /,
    /^\s*(?:Windows IP Configuration|Windows-IP-Konfiguration|Configuration IP de Windows|Configuración IP de Windows)\s*$/,
  ]),
  unread('w32tm', 'output of w32tm', /^\s*w32tm(?:\.exe)?\b/i, [
    /^\s*\d\d:\d\d:\d\d,? (?:d:[+-]\d+\.\d+s )?(?:o:)?[+-]\d+\.\d+s/,
    /^\s*ReferenceId: 0x[0-9a-f]{8}/i,
  ]),
  unread('whoami', 'output of whoami', /^\s*whoami(?:\.exe)?\b/i, [
    /^\s*\S.* S-1-5-21-[\d-]+\s*$/,
    /^\s*Mandatory Label\\/,
  ]),
  unread('systeminfo', 'output of systeminfo', /^\s*systeminfo(?:\.exe)?\b/i, [
    /^(?:Host Name|Hostname|Nom de l.h.te|Nombre de host):\s+[\w-]+\s*$/i,
  ]),
  unread(
    'name-resolution',
    'a name resolution (nslookup, Resolve-DnsName)',
    /^\s*(?:nslookup|Resolve-DnsName)\b/i,
    [/^\s*Name\s+Type\s+TTL\s+Section\s+/],
  ),
  unread('test-netconnection', 'output of Test-NetConnection', /^\s*(?:Test-NetConnection|tnc)\b/i, [
    /^\s*TcpTestSucceeded\s*: (?:True|False)/,
    /^\s*RemotePort\s*: \d+/,
  ]),
  unread('secure-channel', 'output of Test-ComputerSecureChannel', /^\s*Test-ComputerSecureChannel\b/i, []),
  unread('gpresult-text', 'output of gpresult', /^\s*gpresult(?:\.exe)?\b/i, [
    /^\s*RSOP .*\\.* on [\w-]+ ?: /i,
    /^\s*(?:OS Configuration|OS Version|Site Name|Roaming Profile|Local Profile):\s+\S/,
  ]),
  unread('reg-query', 'output of reg query', /^\s*reg(?:\.exe)?\s+query\b/i, [
    /^\s*HKEY_(?:LOCAL_MACHINE|CURRENT_USER|USERS|CLASSES_ROOT)\\\S/,
    /^\s+\S.*\s{2,}REG_(?:DWORD|SZ|MULTI_SZ|EXPAND_SZ|BINARY|QWORD)\s/,
  ]),
  unread('reg-file', 'a registry file (.reg)', null, [
    /^\s*Windows Registry Editor Version 5\.00\s*$/,
    /^\s*REGEDIT4\s*$/,
    /^\s*\[-?HKEY_[A-Z_]+\\/,
  ]),
  unread('auditpol', 'output of auditpol', /^\s*auditpol(?:\.exe)?\b/i, [
    /^\s*Machine Name,Policy Target,Subcategory,Subcategory GUID/,
  ]),
  unread('cmdkey', 'output of cmdkey /list', /^\s*cmdkey(?:\.exe)?\b/i, [
    /^\s*\S+: (?:Domain|LegacyGeneric|MicrosoftAccount):target=/,
  ]),
  unread('net-other', 'output of net', /^\s*net(?:\.exe)?\s+(?!use\b|view\b)[a-z]+\b/i, [], {
    advice: 'It says nothing about opening a share.',
  }),
  unread(
    'event-text',
    'events as text (wevtutil or Format-List)',
    /^\s*(?:wevtutil(?:\.exe)?|Get-WinEvent|Get-EventLog)\b/i,
    [
      /^Event\[\d+\]:?\s*$/,
      /^\s*ProviderName\s*: \S/,
      /^\s*(?:Log Name|Protokollname|Nom du journal|Nombre de registro)\s?:\s+\S/,
    ],
    {
      advice: 'Save the log from Event Viewer as CSV, or with: Get-WinEvent … | Export-Csv -Encoding UTF8.',
      holds: true,
    },
  ),
  unread(
    'sessions',
    'SMB sessions of the server (Get-SmbSession, net session)',
    /^\s*Get-Smb(?!Connection\b|Mapping\b|Share\b|ClientConfiguration\b|ServerConfiguration\b)\w+\b(?!\s*:)/i,
    [/^\s*SessionId\s+ClientComputerName\s+ClientUserName\b/],
  ),
];

/** All signs in one pattern: a line without any of them is passed over at once. */
const ANY = new RegExp(unreadOutputs.flatMap(({ signs }) => signs.map((sign) => sign.source)).join('|'), 'i');

/** The output that begins with this line, or whose command it is; null for every other line. */
export function unreadOutputAt(line: string): UnreadOutput | null {
  if (line.length > 2000 || !ANY.test(line)) return null;
  return unreadOutputs.find(({ signs }) => signs.some((sign) => sign.test(line))) ?? null;
}
