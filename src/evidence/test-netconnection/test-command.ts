/** The command line of a port test. */

export interface TestCommand {
  /** As typed; null where it is a variable or not there. */
  readonly target: string | null;
  readonly port: number | null;
}

/** What `-CommonTCPPort` stands for: https://learn.microsoft.com/en-us/powershell/module/nettcpip/test-netconnection. */
const COMMON_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['rdp', 3389],
  ['smb', 445],
  ['winrm', 5985],
]);

const COMMAND = /^\s*\(?(?:Test-NetConnection|tnc)\b(?!\s*[:(])(.{0,1000})$/i;
/** Only with a port; without one it pings. */
const PING_COMMAND = /^\s*\(?Test-Connection\b(?!\s*[:(])(?=.{0,500}-TcpPort\b)(.{0,1000})$/i;

/** Reads a command line; null where it is no port test. */
export function testCommand(line: string): TestCommand | null {
  const rest = (COMMAND.exec(line) ?? PING_COMMAND.exec(line))?.[1];
  if (rest === undefined) return null;
  const words = Array.from(rest.split(/[|)]/, 1)[0]?.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g) ?? [], (match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').trim(),
  );
  let target: string | null = null;
  let port: number | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? '').toLowerCase();
    const value = words[at + 1] ?? '';
    if (/^-(?:c\w*name|cn|remotea\w*|target\w*)$/.test(word)) target = value;
    else if (/^-(?:port|remotep\w*|tcpport)$/.test(word)) port = portOf(value);
    else if (/^-commont\w*$/.test(word)) port = COMMON_PORTS.get(value.toLowerCase()) ?? null;
    else if (/^-(?:traceroute|diagnoser\w*|quiet|detailed|ipv4|ipv6|repeat)$/.test(word)) continue;
    else if (!word.startsWith('-')) {
      if (target === null) target = words[at] ?? null;
      else port ??= COMMON_PORTS.get(word) ?? null;
      continue;
    }
    at += 1;
  }
  return { target: target === null || target.startsWith('$') || target === '' ? null : target, port };
}

function portOf(written: string): number | null {
  return /^\d{1,5}$/.test(written) ? Number(written) : null;
}
