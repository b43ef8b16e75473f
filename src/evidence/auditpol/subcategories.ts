/**
 * Subcategories of the advanced audit policy by their English names; the GUID is the same in every language
 * (https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpac/77878370-0712-47cd-997d-b07053429f6d). All GUIDs are
 * `0cce92XX-69ae-11d9-bed3-505054503030`.
 */
const NAMES: Readonly<Record<string, string>> = {
  '10': 'Security State Change',
  '11': 'Security System Extension',
  '12': 'System Integrity',
  '13': 'IPsec Driver',
  '14': 'Other System Events',
  '15': 'Logon',
  '16': 'Logoff',
  '17': 'Account Lockout',
  '18': 'IPsec Main Mode',
  '19': 'IPsec Quick Mode',
  '1a': 'IPsec Extended Mode',
  '1b': 'Special Logon',
  '1c': 'Other Logon/Logoff Events',
  '1d': 'File System',
  '1e': 'Registry',
  '1f': 'Kernel Object',
  '20': 'SAM',
  '21': 'Certification Services',
  '22': 'Application Generated',
  '23': 'Handle Manipulation',
  '24': 'File Share',
  '25': 'Filtering Platform Packet Drop',
  '26': 'Filtering Platform Connection',
  '27': 'Other Object Access Events',
  '28': 'Sensitive Privilege Use',
  '29': 'Non Sensitive Privilege Use',
  '2a': 'Other Privilege Use Events',
  '2b': 'Process Creation',
  '2c': 'Process Termination',
  '2d': 'DPAPI Activity',
  '2e': 'RPC Events',
  '2f': 'Audit Policy Change',
  '30': 'Authentication Policy Change',
  '31': 'Authorization Policy Change',
  '32': 'MPSSVC Rule-Level Policy Change',
  '33': 'Filtering Platform Policy Change',
  '34': 'Other Policy Change Events',
  '35': 'User Account Management',
  '36': 'Computer Account Management',
  '37': 'Security Group Management',
  '38': 'Distribution Group Management',
  '39': 'Application Group Management',
  '3a': 'Other Account Management Events',
  '3b': 'Directory Service Access',
  '3c': 'Directory Service Changes',
  '3d': 'Directory Service Replication',
  '3e': 'Detailed Directory Service Replication',
  '3f': 'Credential Validation',
  '40': 'Kerberos Service Ticket Operations',
  '41': 'Other Account Logon Events',
  '42': 'Kerberos Authentication Service',
  '43': 'Network Policy Server',
  '44': 'Detailed File Share',
  '45': 'Removable Storage',
  '46': 'Central Policy Staging',
  '47': 'User / Device Claims',
  '48': 'Plug and Play Events',
  '49': 'Group Membership',
  '4a': 'Token Right Adjusted Events',
  '4b': 'Access Rights',
};

interface LocalNames {
  readonly language: string;
  readonly names: Readonly<Record<string, string>>;
  /** Output of `auditpol /list /subcategory:* /v` in that language. */
  readonly source: string;
}

/** Names of the subcategories that log a logon or access to a share, as the table prints them elsewhere. */
const LOCAL_NAMES: readonly LocalNames[] = [
  {
    language: 'de',
    names: {
      '15': 'Anmelden',
      '17': 'Kontosperrung',
      '1b': 'Spezielle Anmeldung',
      '1c': 'Andere Anmelde-/Abmeldeereignisse',
      '1d': 'Dateisystem',
      '23': 'Handleänderung',
      '24': 'Dateifreigabe',
      '27': 'Andere Objektzugriffsereignisse',
      '3f': 'Überprüfung der Anmeldeinformationen',
      '40': 'Ticketvorgänge des Kerberos-Diensts',
      '41': 'Andere Kontoanmeldungsereignisse',
      '42': 'Kerberos-Authentifizierungsdienst',
      '44': 'Detaillierte Dateifreigabe',
    },
    source: 'https://github.com/onlinecrash24/SAMADCON',
  },
  {
    language: 'fr',
    names: {
      '15': 'Ouvrir la session',
      '17': 'Verrouillage du compte',
      '1b': 'Ouverture de session spéciale',
      '1c': 'Autres événements d’ouverture/fermeture de session',
      '1d': 'Système de fichiers',
      '23': 'Manipulation de handle',
      '24': 'Partage de fichiers',
      '27': 'Autres événements d’accès à l’objet',
      '3f': 'Validation des informations d’identification',
      '40': 'Opérations de ticket du service Kerberos',
      '41': 'Autres événements d’ouverture de session',
      '42': 'Service d’authentification Kerberos',
      '44': 'Partage de fichiers détaillé',
    },
    source: 'https://github.com/croko-fr/Evtx2Sigma',
  },
];

const GUIDS: ReadonlyMap<string, string> = new Map(
  [NAMES, ...LOCAL_NAMES.map(({ names }) => names)].flatMap((names) =>
    Object.entries(names).map(
      ([id, name]) => [plain(name), `0cce92${id}-69ae-11d9-bed3-505054503030`] as const,
    ),
  ),
);

/** The GUID of a name in a language listed here, lower case without braces. */
export function guidOfName(name: string): string | null {
  return GUIDS.get(plain(name)) ?? null;
}

/** A console writes the typographic apostrophe as a straight one where its code page has none. */
function plain(name: string): string {
  return name.normalize('NFC').replaceAll('’', "'").trim().toLowerCase();
}

/** The English name of a GUID. */
export function nameOfGuid(guid: string): string | null {
  const id = /^0cce92([0-9a-f]{2})-69ae-11d9-bed3-505054503030$/.exec(guid)?.[1];
  return id === undefined ? null : (NAMES[id] ?? null);
}
