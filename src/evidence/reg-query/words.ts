/**
 * The word for "registry" in the one error of `reg query` that means "not there":
 *
 *     ERROR: The system was unable to find the specified registry key or value.
 *     ERREUR : Le système n'a pas trouvé la clé ou la valeur de Registre spécifiée.
 *
 * Its other errors (access denied, invalid key name) do without the word, so it tells them apart in every language listed.
 * `source` null: known from Windows, no public page found.
 */
export const REGISTRY_WORDS: readonly {
  readonly language: string;
  readonly word: RegExp;
  readonly source: string | null;
}[] = [
  {
    language: 'en, it, es, pt, nl, sv, no, fr',
    word: /regist(?:ry|er|ro|re)/i,
    source: 'https://learn.microsoft.com/fr-fr/defender-endpoint/respond-machine-alerts',
  },
  { language: 'de, da', word: /registr(?:ierung|ering)/i, source: null },
  {
    language: 'ja',
    word: /レジストリ/,
    source: 'https://learn.microsoft.com/ja-jp/windows-server/administration/windows-commands/reg-query',
  },
  {
    language: 'zh',
    word: /注册表|登錄/,
    source: 'https://learn.microsoft.com/zh-cn/windows-server/administration/windows-commands/reg-query',
  },
  { language: 'pl, cs, sk', word: /rejestr|registru|registra/i, source: null },
  { language: 'ru, uk', word: /реестр|реєстр/i, source: null },
  { language: 'ko', word: /레지스트리/, source: null },
  { language: 'hu, tr, fi', word: /beállításjegyz|kayıt defteri|rekister/i, source: null },
];
