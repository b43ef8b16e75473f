/**
 * The words that Hayabusa puts in the place of names and values. English in every language; the lists are those of the rules'
 * configuration, as of August 2026: https://github.com/Yamato-Security/hayabusa-rules (config/channel_abbreviations.txt,
 * config/generic_abbreviations.txt, config/provider_abbreviations.txt, config/data_mapping/Security_4625_FailedLogon.yaml).
 */
import { eventKinds } from '../events/index.ts';

const CHANNELS: Readonly<Record<string, string>> = {
  Application: 'App',
  'Microsoft-Windows-NTLM/Operational': 'NTLM',
  'Microsoft-Windows-SmbClient/Security': 'SmbCliSec',
  Security: 'Sec',
  System: 'Sys',
};

const PROVIDERS: Readonly<Record<string, string>> = { 'Microsoft-Windows-Security-Auditing': 'Sec' };

/** Replaced wherever they occur in a name, without case, the longest first. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['application', 'App'],
  ['authentication', 'Auth'],
  ['client', 'Cli'],
  ['configuration', 'Config'],
  ['connection', 'Conn'],
  ['connectivity', 'Conn'],
  ['deployment', 'Deploy'],
  ['diagnostics', 'Diag'],
  ['directory', 'Dir'],
  ['experience', 'Exp'],
  ['group', 'Grp'],
  ['infrastructure', 'Infra'],
  ['kernel', 'Kern'],
  ['language', 'Lang'],
  ['management', 'Mgmt'],
  ['manager', 'Mgr'],
  ['microsoft', 'MS'],
  ['network', 'Net'],
  ['notification', 'Notif'],
  ['operational', 'Op'],
  ['package', 'Pkg'],
  ['power', 'Pwr'],
  ['profile', 'Prof'],
  ['program', 'Prog'],
  ['provider', 'Prov'],
  ['provisioning', 'Provision'],
  ['registration', 'Reg'],
  ['security', 'Sec'],
  ['server', 'Svr'],
  ['service', 'Svc'],
  ['terminal', 'Term'],
  ['universal', 'Univ'],
  ['windows', 'Win'],
]);

const ANY_WORD = new RegExp([...WORDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'gi');

function shortened(name: string, list: Readonly<Record<string, string>>): string {
  const word = list[name] ?? name;
  return word.replace(ANY_WORD, (found) => WORDS.get(found.toLowerCase()) ?? found);
}

/** Full names by their short ones, lower case; of the channels and providers that our events have. */
function byShortName(
  names: Iterable<string>,
  list: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map(Array.from(names, (name) => [shortened(name, list).toLowerCase(), name]));
}

const channels = byShortName(new Set(eventKinds.flatMap((kind) => kind.channels)), CHANNELS);
const providers = byShortName(new Set(eventKinds.map((kind) => kind.providers[0])), PROVIDERS);

/** The channel in Windows' spelling where it is one of ours, else as it stands (`-b` leaves names whole). */
export function fullChannel(written: string): string {
  return channels.get(written.toLowerCase()) ?? written;
}

export function fullProvider(written: string): string {
  return providers.get(written.toLowerCase()) ?? written;
}

const STATUS: Readonly<Record<string, string>> = {
  SUCCESS: '0x0',
  'NO LOGON SERVER': '0xc000005e',
  'BAD USER OR PW': '0xc000006d',
  'ACCOUNT RESTRICTION POLICY PREVENTED LOGON': '0xc000006e',
  'OUTSIDE AUTHORIZED HOURS': '0xc000006f',
  'UNAUTHORIZED COMPUTER': '0xc0000070',
  'PW EXPIRED': '0xc0000071',
  'ACCOUNT DISABLED': '0xc0000072',
  'SERVER IN WRONG STATE': '0xc00000dc',
  'CLOCK OUT OF SYNC WITH DC': '0xc0000133',
  'NO LOGON RIGHT': '0xc000015b',
  'TRUSTED DOMAIN FAILURE': '0xc000018c',
  'NETLOGON SERVICE NOT STARTED': '0xc0000192',
  'ACCOUNT EXPIRED': '0xc0000193',
  'USER REQUIRED TO CHANGE PASSWORD': '0xc0000224',
  'WINDOWS BUG': '0xc0000225',
  'ACCOUNT LOCKED': '0xc0000234',
  'UNFINISHED CONTEXT DELETED': '0xc00002ee',
  'BLOCKED BY AUTHENTICATION FIREWALL': '0xc0000413',
};

const SUB_STATUS: Readonly<Record<string, string>> = {
  SUCCESS: '0x0',
  'UNKNOWN USER': '0xc0000064',
  'WRONG PW': '0xc000006a',
  'NO TRANSLATIONS': '0xc0000073',
};

/** The code that a word of 4625 stands for; null for every other text, also for a code itself. */
export function statusOfWord(field: 'Status' | 'SubStatus', word: string): string | null {
  const words = field === 'Status' ? STATUS : SUB_STATUS;
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
