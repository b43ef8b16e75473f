/**
 * Outputs that belong into such a folder and say nothing that is judged: known by their own tokens, so that the report can name
 * them and say what to collect instead.
 */

export interface UnreadOutput {
  readonly code: string;
  /** What it is: `output of nltest`. */
  readonly what: string;
  /** What to do now. */
  readonly advice: string;
  /** What such an output, or its command, begins with. */
  readonly signs: readonly RegExp[];
}

function unread(
  code: string,
  what: string,
  command: RegExp | null,
  signs: readonly RegExp[],
  { advice }: { readonly advice: string },
): UnreadOutput {
  return {
    code,
    what,
    advice,
    signs: command === null ? signs : [command, ...signs],
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
  unread(
    'reg-file',
    'a registry file (.reg) inside another text',
    null,
    [/^\s*Windows Registry Editor Version 5\.00\s*$/, /^\s*REGEDIT4\s*$/, /^\s*\[-?HKEY_[A-Z_]+\\/],
    { advice: 'Save it as a file of its own and drop that.' },
  ),
  unread(
    'net-other',
    'output of net',
    /^\s*net1?(?:\.exe)?\s+(?!use\b|view\b|share\b|sess|config\b)[a-z]+\b/i,
    [],
    {
      advice: 'It says nothing about opening a share: net use, net share and net session do.',
    },
  ),
  unread('netsh', 'output of netsh', /^\s*netsh(?:\.exe)?\b/i, [], {
    advice:
      'No cause is judged by it. Whether a firewall is in the way shows Test-NetConnection <server> -Port 445 on the client.',
  }),
  unread(
    'ping',
    'a ping or a trace of the route',
    /^\s*(?:(?:ping|tracert|pathping)(?:\.exe)?(?:\s+-\w{1,4}(?:\s+\d{1,5})?){0,6}\s+[\w.:-]{1,255}\s*$|Test-Connection\b(?!\s*:)(?!.{0,500}-TcpPort\b))/i,
    [],
    {
      advice:
        'A computer that answers a ping may still refuse SMB, and the reverse: use Test-NetConnection <server> -Port 445.',
    },
  ),
  unread(
    'smb-network',
    'an output of SMB about something else (interfaces, certificates, witnesses)',
    /^\s*Get-Smb(?!Connection\b|(?:Global)?Mapping\b|Share(?:Access)?\b|Session\b|OpenFile\b|(?:Client|Server)Configuration\b)\w+\b(?!\s*:)/i,
    [
      /^\s*(?:Interface Index|ScopeName\s+Interface Index)\s+(?:RSS Capable|RDMA Capable)\b/,
      /^\s*Server Name\s+Selected\s+Client IP\b/,
    ],
    { advice: 'It does not bear on whether a share opens, and is not needed.' },
  ),
  unread(
    'sc-other',
    'output of sc',
    /^\s*sc(?:\.exe)?\s+(?:\\\\\S+\s+)?(?:query\w*|config|create|start|stop|failure|sdshow|description)\b/i,
    [/^\s*\[SC\] (?!QueryServiceConfig\b|OpenService\b)\w+ /],
    {
      advice: 'It does not show under which account a service runs: use sc.exe qc <service>.',
    },
  ),
  unread(
    'get-service',
    'output of Get-Service',
    /^\s*Get-Service\b(?!\s*:)(?!.{0,300}\bUserName\b)/i,
    [/^\s*Status\s+Name\s+DisplayName\s*$/],
    {
      advice: 'It does not show under which account a service runs: use sc.exe qc <service>.',
    },
  ),
  unread(
    'event-log-settings',
    'a list of event logs or providers (wevtutil el, gp, Get-WinEvent -ListProvider)',
    /^\s*(?:wevtutil(?:\.exe)?\s+(?!(?:qe|query-events|gl|get-log|gli|get-loginfo)\b)[a-z]|Get-WinEvent\b.{0,400}-ListProvider\b)/i,
    [],
    { advice: 'It shows which logs there are, not what they hold: export the log itself with wevtutil epl.' },
  ),
];

/** All signs in one pattern: a line without any of them is passed over at once. */
const ANY = new RegExp(unreadOutputs.flatMap(({ signs }) => signs.map((sign) => sign.source)).join('|'), 'i');

/** The output that begins with this line, or whose command it is; null for every other line. */
export function unreadOutputAt(line: string): UnreadOutput | null {
  if (line.length > 2000 || !ANY.test(line)) return null;
  return unreadOutputs.find(({ signs }) => signs.some((sign) => sign.test(line))) ?? null;
}
