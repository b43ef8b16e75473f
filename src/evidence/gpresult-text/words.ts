/**
 * Headings of gpresult's two parts. They are asked only where one of them stands alone and its account does not tell whose
 * it is; with both, the order does. `source` null: from Windows, no public page found.
 */
export const SCOPE_WORDS: readonly {
  readonly language: string;
  readonly computer: string;
  readonly user: string;
  readonly source: string | null;
}[] = [
  {
    language: 'en',
    computer: 'COMPUTER SETTINGS',
    user: 'USER SETTINGS',
    source:
      'https://learn.microsoft.com/en-us/answers/questions/149890/unable-to-bind-or-log-into-ldap-using-specific-cre',
  },
  { language: 'de', computer: 'COMPUTEREINSTELLUNGEN', user: 'BENUTZEREINSTELLUNGEN', source: null },
  {
    language: 'fr',
    computer: 'PARAMÈTRES DE L’ORDINATEUR',
    user: 'PARAMÈTRES UTILISATEURS',
    source: null,
  },
];
