/**
 * What the policy editor calls the settings in other languages, and the words of their choices. Only reports that name no
 * registry path need it (gpresult /h, administrative templates); nothing else depends on it. English is in
 * `src/windows/policies.ts`.
 *
 * German, verified on the pages of each policy: https://technet.microsoft.com/de-de/library/mt629089(v=vs.85).aspx (outgoing),
 * https://docs.microsoft.com/de-de/previous-versions/mt629087(v=vs.85) (incoming),
 * https://docs.microsoft.com/de-de/previous-versions/mt629084(v=vs.85) (exceptions of the domain),
 * http://gerhaeuser.info/index.php/lokale-richtlinien/sicherheitsoptionen/139-restrictntlmindomain (domain), for the audit
 * settings https://learn.microsoft.com/de-de/defender-for-identity/deploy/configure-windows-event-collection, for the level
 * https://learn.microsoft.com/de-de/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity and for the rights
 * https://learn.microsoft.com/de-de/windows-server/identity/ad-ds/plan/security-best-practices/appendix-h--securing-local-administrator-accounts-and-groups.
 */
import { policies, type PolicyId } from '../windows/policies.ts';

interface Titles {
  readonly language: string;
  readonly titles: Readonly<Partial<Record<PolicyId, readonly string[]>>>;
  /** Words of choices with the number that they stand for; only those that were seen. */
  readonly words: Readonly<Partial<Record<PolicyId, Readonly<Record<string, number>>>>>;
  readonly enabled: string;
  readonly disabled: string;
  readonly rights: Readonly<Record<string, string>>;
}

const RESTRICT = 'Netzwerksicherheit: Beschränken von NTLM:';

const OTHER_LANGUAGES: readonly Titles[] = [
  {
    language: 'de',
    titles: {
      'P-OUT': [`${RESTRICT} Ausgehender NTLM-Datenverkehr zu Remoteservern`],
      'P-OUTX': [`${RESTRICT} Remoteserverausnahmen für die NTLM-Authentifizierung hinzufügen`],
      'P-IN': [`${RESTRICT} Eingehender NTLM-Datenverkehr`],
      'P-INA': [
        `${RESTRICT} Eingehenden NTLM-Datenverkehr überwachen`,
        `${RESTRICT} Eingehender NTLM-Datenverkehr überwachen`,
      ],
      'P-DOM': [`${RESTRICT} NTLM-Authentifizierung in dieser Domäne`],
      'P-DOMA': [`${RESTRICT} NTLM-Authentifizierung in dieser Domäne überwachen`],
      'P-DOMX': [`${RESTRICT} Serverausnahmen in dieser Domäne hinzufügen`],
      'P-LM': ['Netzwerksicherheit: LAN Manager-Authentifizierungsebene'],
      'P-SIGNC': ['Microsoft-Netzwerk (Client): Kommunikation digital signieren (immer)'],
      'P-SIGNS': ['Microsoft-Netzwerk (Server): Kommunikation digital signieren (immer)'],
    },
    words: {
      'P-OUT': { 'Alle zulassen': 0, 'Alle überwachen': 1, 'Alle verweigern': 2 },
      'P-IN': { 'Alle zulassen': 0, 'Alle Domänenkonten verweigern': 1, 'Alle Konten verweigern': 2 },
      'P-INA': { 'Überwachung für alle Konten aktivieren': 2 },
      'P-DOM': {
        'Für Domänenkonten an Domänenserver verweigern': 1,
        'Für Domänenkonto verweigern': 3,
        'Für Domänenkonten verweigern': 3,
        'Für Domänenserver verweigern': 5,
        'Alle verweigern': 7,
      },
      'P-DOMA': { 'Alle aktivieren': 7 },
      'P-LM': { 'Nur NTLMv2-Antworten senden': 3 },
    },
    enabled: 'Aktiviert',
    disabled: 'Deaktiviert',
    rights: {
      'Auf diesen Computer vom Netzwerk aus zugreifen': 'SeNetworkLogonRight',
      'Zugriff vom Netzwerk auf diesen Computer verweigern': 'SeDenyNetworkLogonRight',
    },
  },
];

const ENGLISH_RIGHTS: Readonly<Record<string, string>> = {
  'Access this computer from the network': 'SeNetworkLogonRight',
  'Deny access to this computer from the network': 'SeDenyNetworkLogonRight',
};

/** A setting by what the policy editor calls it; the language it was said in. */
export function policyOfTitle(title: string): { readonly id: PolicyId; readonly language: string } | null {
  const wanted = plain(title);
  const english = Object.values(policies).find((policy) => plain(policy.title) === wanted);
  if (english !== undefined) return { id: english.id, language: 'en' };
  for (const { language, titles } of OTHER_LANGUAGES) {
    for (const [id, names] of Object.entries(titles)) {
      if (isPolicy(id) && names.some((name) => plain(name) === wanted)) return { id, language };
    }
  }
  return null;
}

/** A user right by what the policy editor calls it: `SeNetworkLogonRight`. */
export function rightOfTitle(title: string): string | null {
  const rights = [ENGLISH_RIGHTS, ...OTHER_LANGUAGES.map((one) => one.rights)];
  const wanted = plain(title);
  for (const one of rights) {
    const found = Object.entries(one).find(([name]) => plain(name) === wanted);
    if (found !== undefined) return found[1];
  }
  return null;
}

/** The number that a choice of a setting stands for: 2 for `Deny all`. Null for words that are not known. */
export function valueOfWords(id: PolicyId, words: string): number | null {
  const wanted = plain(words);
  const numbers = Object.entries(policies[id].words ?? {});
  const english = numbers.find(([, word]) => plain(word) === wanted);
  if (english !== undefined) return Number(english[0]);
  for (const { words: choices, enabled, disabled } of OTHER_LANGUAGES) {
    const choice = Object.entries(choices[id] ?? {}).find(([word]) => plain(word) === wanted);
    if (choice !== undefined) return choice[1];
    if (isSwitch(id) && wanted === plain(enabled)) return 1;
    if (isSwitch(id) && wanted === plain(disabled)) return 0;
  }
  return null;
}

/** `Enabled` and `Disabled` as reports in XML write them in every language, for a policy that is only on or off. */
export function stateValue(id: PolicyId, state: string): number | null {
  if (!isSwitch(id)) return null;
  return state === 'Enabled' ? 1 : state === 'Disabled' ? 0 : null;
}

function isSwitch(id: PolicyId): boolean {
  const { words } = policies[id];
  return words?.[0] === 'disabled' && words[1] === 'enabled';
}

function isPolicy(id: string): id is PolicyId {
  return id in policies;
}

/** Letters and digits alone: reports differ in blanks, dots and dashes. */
function plain(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
