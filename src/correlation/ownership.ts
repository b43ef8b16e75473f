/**
 * Whose file is it? secpol.cfg, klist and an Event Viewer CSV carry no computer name. It is taken, in this order, from
 * what the person said, the folder, the file name, the other files of the same folder, the records themselves.
 */
import type { HostRole } from '../facts/facts.ts';
import type { FileReading, FileSaid } from '../facts/reading.ts';
import { firstLabel, hostName } from '../windows/names.ts';

export interface Owner {
  /** As written where we took it from; null: nobody names it. */
  readonly host: string | null;
  /** `said by you`, `from folder`, `from file name`, `from its folder's other files`, `from records`. */
  readonly how: string | null;
  /** Said, or shown by a word in the name such as `client-secpol.cfg`. */
  readonly role: HostRole | null;
}

/** Words that file names consist of beside the computer's name. */
const FILE_WORDS = new Set(
  (
    'secpol security policy secedit export gpo gptTmpl local merged system application setup ntlm operational ops log logs ' +
    'event events eventlog eventviewer viewer winevent get evt evtx csv txt tsv cfg inf reg klist tickets ticket get purge ' +
    'setspn spn spns query q l x f netuse net use view error errors out output result results console transcript cmd ps ' +
    'powershell pwsh smb smbclient smbserver client server connectivity audit connection connections mapping mappings ' +
    'smbconnection smbmapping smbshare smbclientconfiguration smbserverconfiguration configuration config share shares ' +
    'all copy new old before after fail failed failing ok success ip alias fqdn name host on of the from for and with ' +
    'microsoft windows kerberos kdc netlogon lsa filtered full utf8 utf16 unicode ansi oem win10 win11 en de fr es ja ' +
    'german french english dc told domain controller sql errorlog backup mssql applog sec sys app ' +
    'hosts dns dnsname nslookup resolve names tnc test netconnection port ports portqry port88 port445 tcp445 smb445 ping ' +
    'cmdkey vaultcmd credential credentials creds sc qc service services win32 wmic netshare netsession session sessions ' +
    'smbsession shareaccess smbshareaccess access permission permissions ' +
    'nltest dsregcmd w32tm stripchart ipconfig whoami systeminfo computerinfo computersystem win32 netconfig securechannel ' +
    'time clock gpresult gpreport rsop gpttmpl registry regquery hklm software lsa msv1 parameters lanmanworkstation lanmanserver ' +
    'itemproperty auditpol audit bkupinfo manifest machine user sysvol policies'
  )
    .toLowerCase()
    .split(' '),
);

const ROLE_WORDS: Readonly<Record<string, HostRole>> = {
  client: 'client',
  workstation: 'client',
  pc: 'client',
  laptop: 'client',
  server: 'server',
  fileserver: 'server',
  'file-server': 'server',
  nas: 'server',
  dc: 'domain-controller',
  domaincontroller: 'domain-controller',
  'domain-controller': 'domain-controller',
};

/** Folder names that are no computer. */
const FOLDER_WORDS = new Set(
  'desktop downloads documents temp tmp logs log export exports evidence case cases data files input drop collected customer support ticket ntlm-lens out home public share'.split(
    ' ',
  ),
);

/**
 * The owner of each file by everything but the records. `knownNames` are first labels of computers that records of the
 * case name: a folder or file name without a digit counts only if it is one of them.
 */
export function ownersByName(
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
  knownNames: ReadonlySet<string>,
): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const reading of readings) {
    owners.set(reading.name, ownerOf(reading.name, said[reading.name], knownNames));
  }
  for (const reading of readings) {
    const owner = owners.get(reading.name);
    const folder = folderOf(reading.name);
    if (owner === undefined || owner.host !== null || folder === '') continue;
    const siblings = new Set<string>();
    for (const other of readings) {
      const host = folderOf(other.name) === folder ? owners.get(other.name)?.host : null;
      if (host) siblings.add(hostName(host) ?? host);
    }
    const [only] = siblings;
    if (siblings.size === 1 && only !== undefined) {
      owners.set(reading.name, { host: only, how: "from its folder's other files", role: owner.role });
    }
  }
  return owners;
}

function ownerOf(name: string, said: FileSaid | undefined, knownNames: ReadonlySet<string>): Owner {
  const role = said?.role ?? roleWord(name);
  if (said?.host) return { host: said.host, how: 'said by you', role };
  const parts = name.split('/');
  const file = parts.pop() ?? '';
  // An archive is a folder too: `WS07.zip/klist.txt`.
  const folders = parts
    .reverse()
    .map((folder) => folder.replace(/\.zip$/i, ''))
    .filter((folder) => looksLikeComputer(folder, knownNames));
  // A computer that the case knows otherwise goes before a folder that only looks like one.
  const folder = folders.find((one) => isKnown(one, knownNames)) ?? folders[0];
  if (folder !== undefined) return { host: folder, how: 'from folder', role };
  const fromFile = computerInFileName(file, knownNames);
  if (fromFile !== null) return { host: fromFile, how: 'from file name', role };
  return { host: null, how: null, role };
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function isKnown(text: string, knownNames: ReadonlySet<string>): boolean {
  const name = hostName(text);
  return name !== null && knownNames.has(firstLabel(name));
}

function looksLikeComputer(text: string, knownNames: ReadonlySet<string>): boolean {
  const name = hostName(text);
  if (name === null || !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9-]+)*$/i.test(text)) return false;
  const label = firstLabel(name);
  if (knownNames.has(label)) return true;
  if (label.length > 15 || label.length < 3 || FOLDER_WORDS.has(label) || FILE_WORDS.has(label)) return false;
  // Dates, ticket numbers and version folders are not computers.
  if (
    /^\d+([-.]\d+)*$/.test(text) ||
    /^(?:case|ticket|inc|part|v|kb|win|backup|export|old|new|logs?|day|week)[-_]?\d+$/i.test(text)
  )
    return false;
  return /\d/.test(label) || (text === text.toUpperCase() && /^[A-Z-]+$/.test(text));
}

/** `WS07-secpol.cfg`, `secpol_WS07.cfg`, `WS-0007 klist.txt`, `file01.corp.example-security.csv`. */
function computerInFileName(file: string, knownNames: ReadonlySet<string>): string | null {
  const stem = file.replace(/\.(?:csv|txt|cfg|inf|tsv|log|json|evtx|xml|clixml|out|reg|pol|html?)$/i, '');
  const words = stem.split(/[_\s()@+]+|-(?=[a-z0-9])/i).filter((word) => word !== '');
  const numbered = numberedComputer(stem, knownNames);
  if (numbered !== null) return numbered;
  const left = words.filter((word) => !isFileWord(word));
  if (left.length === 0) return null;
  const capital = capitalComputer(left, knownNames);
  if (capital !== null) return capital;
  // A computer's name may hold hyphens: try the words that stand together, longest first.
  for (let size = left.length; size >= 1; size--) {
    for (let start = 0; start + size <= left.length; start++) {
      const joined = left.slice(start, start + size).join('-');
      if (stem.toLowerCase().includes(joined.toLowerCase()) && looksLikeComputer(joined, knownNames))
        return joined;
    }
  }
  return null;
}

/** `PC-114_ntlm.csv`, `LAP-0042-klist.txt`: a word in capitals and a number, which alone would be the number of a copy. */
function numberedComputer(stem: string, knownNames: ReadonlySet<string>): string | null {
  for (const [whole, word = ''] of stem.matchAll(
    /(?<![A-Za-z0-9])([A-Za-z]{2,10})-\d{1,5}(?![A-Za-z0-9])/g,
  )) {
    const isName = word === word.toUpperCase() && !FILE_WORDS.has(word.toLowerCase());
    if ((isName || isKnown(whole, knownNames)) && looksLikeComputer(whole, knownNames)) return whole;
  }
  return null;
}

/**
 * `WS07-uhrzeit.txt`: a computer that the case knows, in capitals, and words in small letters beside it, in whatever language.
 * `FS01-DR` beside a known FS01 is another computer.
 */
function capitalComputer(words: readonly string[], knownNames: ReadonlySet<string>): string | null {
  const rest = words.filter((word) => !/^\p{Ll}+$/u.test(word));
  const [only] = rest;
  if (rest.length !== 1 || only === undefined || only !== only.toUpperCase()) return null;
  return isKnown(only, knownNames) ? only : null;
}

function isFileWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    FILE_WORDS.has(lower) ||
    /^\d{1,8}$/.test(lower) ||
    /^(?:19|20)\d{2}/.test(lower) ||
    /^0x[0-9a-f]+$/.test(lower)
  );
}

/**
 * Of a file and the folder it lies in any word counts; an archive and a folder around that are called after the case as
 * often as after a computer (`nas-denied.zip/WS07/secpol.cfg`), so they count only as a whole.
 */
function roleWord(name: string): HostRole | null {
  const parts = name.toLowerCase().split('/');
  const words = parts.flatMap((part, index) => {
    const isAround = index < parts.length - 2 || (index < parts.length - 1 && part.endsWith('.zip'));
    if (isAround) return [part.replace(/\.zip$/, '')];
    return part.split(/[_\s.]+/).flatMap((word) => [word, ...word.split('-')]);
  });
  const roles = new Set(words.map((word) => ROLE_WORDS[word]).filter((role) => role !== undefined));
  const [only] = roles;
  return roles.size === 1 && only !== undefined ? only : null;
}
