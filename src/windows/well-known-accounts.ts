/**
 * The names under which Windows shows its well-known accounts, by SID and language: data. Where a SID is at hand it
 * decides; these names stand where an export prints none.
 *
 * SIDs: https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers.
 */
export interface WellKnownName {
  readonly sid: 'S-1-5-7' | 'S-1-5-18' | 'S-1-5-32-544';
  /** As Windows writes it, without the authority before it (`NT AUTHORITY\`, `NT-AUTORITÄT\`). */
  readonly name: string;
  readonly languages: readonly string[];
  /** A public page that shows it; null: not verified. */
  readonly source: string | null;
}

/** Table "Localized service names". */
const SQL_SERVER =
  'https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-windows-service-accounts-and-permissions#Localized_service_names';

export const wellKnownNames: readonly WellKnownName[] = [
  {
    sid: 'S-1-5-18',
    name: 'SYSTEM',
    languages: ['en', 'de', 'fr', 'es', 'it', 'ja', 'zh-CN'],
    source: SQL_SERVER,
  },
  { sid: 'S-1-5-18', name: 'СИСТЕМА', languages: ['ru'], source: SQL_SERVER },
  { sid: 'S-1-5-18', name: 'SISTEMA', languages: ['pt-BR'], source: null },
  // Windows 10 and later print it in lists of permissions.
  { sid: 'S-1-5-18', name: 'Système', languages: ['fr'], source: null },
  { sid: 'S-1-5-18', name: 'SYSTEM', languages: ['pl', 'nl'], source: null },
  {
    sid: 'S-1-5-7',
    name: 'ANONYMOUS LOGON',
    languages: ['en', 'fr', 'ja', 'zh-CN'],
    source:
      'https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers',
  },
  { sid: 'S-1-5-7', name: 'ANONYMOUS', languages: ['en'], source: null },
  {
    sid: 'S-1-5-7',
    name: 'ANONYMOUS-ANMELDUNG',
    languages: ['de'],
    source: 'https://github.com/TQsoft-GmbH/mod_authn_ntlm',
  },
  { sid: 'S-1-5-7', name: 'АНОНИМНЫЙ ВХОД', languages: ['ru'], source: null },
  { sid: 'S-1-5-7', name: 'ACCESSO ANONIMO', languages: ['it'], source: null },
  { sid: 'S-1-5-7', name: 'LOGON ANÔNIMO', languages: ['pt-BR'], source: null },
  { sid: 'S-1-5-7', name: 'INICIO DE SESIÓN ANÓNIMO', languages: ['es'], source: null },
  { sid: 'S-1-5-7', name: 'ANONIEME AANMELDING', languages: ['nl'], source: null },
  { sid: 'S-1-5-7', name: 'LOGOWANIE ANONIMOWE', languages: ['pl'], source: null },
  // In lists of permissions only with the authority before it: a domain has a group of the same name.
  {
    sid: 'S-1-5-32-544',
    name: 'Administrators',
    languages: ['en', 'it'],
    source:
      'https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers',
  },
  { sid: 'S-1-5-32-544', name: 'Administratoren', languages: ['de'], source: null },
  { sid: 'S-1-5-32-544', name: 'Administrateurs', languages: ['fr'], source: null },
  { sid: 'S-1-5-32-544', name: 'Administradores', languages: ['es', 'pt-BR'], source: null },
];

/** The SID of an account by its name in any of the languages, with or without its authority; null for all others. */
export function wellKnownSid(written: string | null): WellKnownName['sid'] | null {
  if (written === null) return null;
  return SIDS.get(plain(written.slice(written.lastIndexOf('\\') + 1))) ?? null;
}

function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

const SIDS = new Map(wellKnownNames.map(({ name, sid }) => [plain(name), sid]));
