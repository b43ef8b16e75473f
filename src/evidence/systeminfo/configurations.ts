/**
 * The words of systeminfo for a computer's place in a domain, by display language of Windows. They are those of the property
 * DomainRole, whose page is the source where one is given. A word that is not here decides nothing.
 */
type State = 'domain' | 'workgroup';

interface Words {
  readonly language: string;
  /** Where the words are published; null: seen in outputs, the server's words by analogy. */
  readonly verified: string | null;
  readonly workgroup: readonly string[];
  readonly domain: readonly string[];
}

const WORDS: readonly Words[] = [
  {
    language: 'en',
    verified: 'https://learn.microsoft.com/en-us/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Standalone Workstation', 'Standalone Server'],
    domain: [
      'Member Workstation',
      'Member Server',
      'Primary Domain Controller',
      'Additional/Backup Domain Controller',
      'Backup Domain Controller',
    ],
  },
  {
    language: 'de',
    verified: 'https://learn.microsoft.com/de-de/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Eigenständige Arbeitsstation', 'Eigenständiger Server'],
    domain: ['Mitgliedsarbeitsstation', 'Mitgliedsserver'],
  },
  {
    language: 'fr',
    verified: 'https://learn.microsoft.com/fr-fr/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Station de travail autonome', 'Serveur autonome'],
    domain: ['Station de travail membre', 'Serveur membre'],
  },
  {
    language: 'es',
    verified: 'https://learn.microsoft.com/es-es/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Estación de trabajo independiente', 'Servidor independiente'],
    domain: ['Estación de trabajo miembro', 'Servidor miembro'],
  },
  {
    language: 'it',
    verified: 'https://learn.microsoft.com/it-it/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Workstation autonoma', 'Server autonomo'],
    domain: ['Workstation membro', 'Server membro'],
  },
  {
    language: 'pt-BR',
    verified: 'https://learn.microsoft.com/pt-br/windows/win32/cimwin32prov/win32-computersystem',
    workgroup: ['Estação de trabalho autônoma', 'Servidor autônomo'],
    domain: ['Estação de trabalho membro', 'Servidor membro'],
  },
  {
    language: 'ru',
    verified: null,
    workgroup: ['Изолированная рабочая станция'],
    domain: [],
  },
  {
    language: 'ja',
    verified: null,
    workgroup: ['スタンドアロン ワークステーション', 'スタンドアロン サーバー'],
    domain: ['メンバー ワークステーション', 'メンバー サーバー'],
  },
  {
    language: 'zh',
    verified: null,
    workgroup: ['独立工作站', '独立服务器'],
    domain: ['成员工作站', '成员服务器'],
  },
];

/** The word in lower case → what it says. */
export const CONFIGURATIONS: ReadonlyMap<string, State> = new Map(
  WORDS.flatMap(({ workgroup, domain }) => [
    ...workgroup.map((word): [string, State] => [word.toLowerCase(), 'workgroup']),
    ...domain.map((word): [string, State] => [word.toLowerCase(), 'domain']),
  ]),
);
