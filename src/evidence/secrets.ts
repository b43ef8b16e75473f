/**
 * What must never be kept, wherever it stands in a text: passwords on command lines and in registry values, and the bytes
 * of tickets and session keys that `klist tgt` prints. Lines keep their number.
 */

const PASSWORD = '[password-removed]';
const BYTES = '[bytes removed]';

/** What every line with a secret has; the costly patterns below look at those alone. */
const SUSPECT =
  /\bnet1?(?:\.exe)?\s+use|pass|authenticator|pwd|secret|SecureString|REG_BINARY|[0-9a-f]{2}[ :-][0-9a-f]{2}[ :-][0-9a-f]{2}[ :-]/i;

/** A line without secrets. Everything else stays as it is. */
export function withoutSecrets(line: string): string {
  if (line.length > 20_000 || !SUSPECT.test(line)) return line;
  return withoutBytes(withoutRegistrySecrets(withoutPasswordOptions(withoutNetPassword(line))));
}

/**
 * Values named after a password: Winlogon's `DefaultPassword` as `reg query`, `.reg`, `reg add` and PowerShell write it, and
 * the `cpassword` of Group Policy Preferences. Numbers are settings about passwords and stay, as do True and False.
 */
function withoutRegistrySecrets(line: string): string {
  return line
    .replace(
      /((?:pass(?:word|wd|phrase)|pwd|secret)\S{0,40}\s{1,8}REG_(?:SZ|EXPAND_SZ|MULTI_SZ|BINARY)\s{1,8})\S.*$/i,
      `$1${PASSWORD}`,
    )
    .replace(/(REG_BINARY\s{1,8})[0-9a-f]{33,}/i, `$1${BYTES}`)
    .replace(
      /^(\s*"[^"]{0,80}(?:pass(?:word|wd|phrase)|pwd|secret)[^"]{0,80}"=)(?!dword:|-\s*$|""\s*$).+$/i,
      `$1${PASSWORD}`,
    )
    .replace(
      /^(\s*"?(?:MACHINE|USERS)\\[^=]{0,300}(?:pass(?:word|wd|phrase)|pwd|secret)[^=\\]{0,80}=\s?[1237],).+$/i,
      `$1${PASSWORD}`,
    )
    .replace(
      /(\/v\s+"?[^\s"]{0,80}(?:pass(?:word|wd|phrase)|pwd|secret)[^\s"]{0,80}"?\s(?:.{0,200}\s)?\/d\s+)("[^"]*"|\S+)/i,
      `$1${PASSWORD}`,
    )
    .replace(
      /^(\s*[\w. ]{0,80}(?:pass(?:word|wd|phrase)|pwd)\s*:\s+)(?!(?:True|False|\d|\[password)(?:\s*$|-))\S.*$/i,
      `$1${PASSWORD}`,
    )
    .replace(/(\bcpassword\s*=\s*)("[^"]*"|'[^']*')/gi, `$1"${PASSWORD}"`);
}

/** Sixteen-byte rows of a dump (`0000  61 82 04 26 …`) and keys (`KeyLength 32 - 35 1D E3 …`), eight pairs or more. */
function withoutBytes(line: string): string {
  if (!/(?:\b[0-9a-f]{2}[ :-]){8}/i.test(line)) return line;
  return line
    .split(SOCKET_ADDRESS)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/(?:\b[0-9a-f]{2}[ :-]){8,}.*$/i, BYTES)))
    .join('');
}

/** Events of the SMB server in XML name the client so: it is no key, and the only place of its address. */
const SOCKET_ADDRESS = /(Address["']?>(?:02|17)-00(?:-[0-9a-f]{2}){6,}(?=<\/))/i;

/**
 * `/pass:secret`, `-Password secret`, `sc config x password= secret`, `vaultcmd /authenticator:secret`,
 * `ConvertTo-SecureString 'secret'`, `net user mara secret`.
 */
function withoutPasswordOptions(line: string): string {
  return line
    .replace(/([/-]pass(?:word)?[a-z]?[:=])("[^"]*"|[^\s"]+)/gi, `$1${PASSWORD}`)
    .replace(/(\bpassword=\s*|\/authenticator:)("[^"]*"|[^\s"]+)/gi, `$1${PASSWORD}`)
    .replace(/(-pass(?:word)?\s+)("[^"]*"|'[^']*'|[^\s"'(-]\S*)/gi, `$1${PASSWORD}`)
    .replace(
      /(ConvertTo-SecureString\s+(?:-(?:AsPlainText|Force)\s+)*(?:-String\s+)?)("[^"]*"|'[^']*'|[^\s"'-]\S*)/gi,
      `$1${PASSWORD}`,
    )
    .replace(/(\bnet1?(?:\.exe)?\s+user\s+\S+\s+)(?![/*])(\S+)/i, `$1${PASSWORD}`);
}

/**
 * `net use [device] [\\server\share] [password] [options]`: what stands there and is neither device, path nor option is
 * the password (https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/net-use).
 */
function withoutNetPassword(line: string): string {
  const use = /\bnet1?(?:\.exe)?\s+use\b/i.exec(line);
  if (use === null) return line;
  const from = use.index + use[0].length;
  const words = Array.from(line.slice(from).matchAll(/"[^"]*"|[^\s"]+(?:"[^"]*"[^\s"]*)*/g));
  const end = words.findIndex(([word]) => /^(?:\d?>|\||&)/.test(word));
  const own = end < 0 ? words : words.slice(0, end);
  const first = own[0]?.[0] ?? '';
  if (!/^(?:\*|[A-Za-z]:|LPT\d:?|"?\\\\|\/|%)/i.test(first)) return line;
  const loose = own.filter(([word], index) => !isPlaceholder(word) && !(index === 0 && isDevice(word)));
  // In a sentence ("net use \\files\hr gives System error 5") the words after the path are many and no option follows.
  const sentence = loose.length > 2 && !own.some(([word]) => word.startsWith('/'));
  const typed = /^\s*$/.test(line.slice(0, use.index)) || /[>&|]\s*$/.test(line.slice(0, use.index));
  if (sentence && !typed) return line;
  let out = line.slice(0, from);
  let at = 0;
  for (const match of loose) {
    out += line.slice(from + at, from + match.index) + PASSWORD;
    at = match.index + match[0].length;
  }
  return out + line.slice(from + at);
}

/** Device, path, option, `*` (ask for it) or an earlier removal. */
function isPlaceholder(word: string): boolean {
  return /^(?:"?\\\\|\/|\*$|%\w+%\\)/.test(word) || word === PASSWORD;
}

function isDevice(word: string): boolean {
  return /^(?:[A-Za-z]:|LPT\d:?|%\w+%)$/i.test(word);
}
