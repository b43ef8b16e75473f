/**
 * How auditpol says success and failure. Its CSV of `/get … /r` and its table have words only, in the language of Windows;
 * what is not listed here is not guessed. `source` null: from Windows, no public page found.
 */
export interface AuditWords {
  readonly language: string;
  readonly success: readonly string[];
  readonly failure: readonly string[];
  readonly both: readonly string[];
  readonly none: readonly string[];
  /** Titles above the table. */
  readonly title: readonly string[];
  readonly source: string | null;
}

const AUDIT_WORDS: readonly AuditWords[] = [
  {
    language: 'en',
    success: ['Success'],
    failure: ['Failure'],
    both: ['Success and Failure'],
    none: ['No Auditing'],
    title: ['System audit policy'],
    source: 'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/auditpol-get',
  },
  {
    language: 'de',
    success: ['Erfolg', 'Erfolgreich'],
    failure: ['Fehler'],
    both: ['Erfolg und Fehler'],
    none: ['Keine Überwachung'],
    title: ['Systemüberwachungsrichtlinie'],
    source: 'https://github.com/sdovnic/advfirewall',
  },
  {
    language: 'es',
    success: ['Aciertos', 'Correcto'],
    failure: ['Errores', 'Error'],
    both: ['Aciertos y errores'],
    none: ['Sin auditoría'],
    title: [],
    source: 'https://file-info.xyz/ee739d7b3ddacc7c2abea2998be5f1d7/auditpolmsg.dll.mui.html',
  },
  {
    language: 'nb',
    success: ['Vellykket'],
    failure: ['Mislykket'],
    both: ['Vellykket og mislykket'],
    none: ['Ingen overvåking'],
    title: [],
    source: 'https://file-info.xyz/8548998e3d6672eda75b3b5acb0f36da/auditpolmsg.dll.mui.html',
  },
  {
    language: 'el',
    success: ['Επιτυχία'],
    failure: ['Αποτυχία'],
    both: ['Επιτυχία και αποτυχία'],
    none: ['Κανένας έλεγχος'],
    title: [],
    source: 'https://file-info.xyz/673b00119284e143baaaf2be571e52d5/auditpolmsg.dll.mui.html',
  },
  {
    language: 'zh-TW',
    success: ['成功'],
    failure: ['失敗'],
    both: ['成功與失敗'],
    none: ['沒有稽核'],
    title: [],
    source: 'https://file-info.xyz/a8dce3c7392ec1ccf355fb6e7b89372d/auditpolmsg.dll.mui.html',
  },
  {
    language: 'fr',
    success: ['Succès', 'Réussite'],
    failure: ['Échec'],
    both: ['Succès et échec', 'Réussite et échec'],
    none: ['Pas d’audit', 'Aucun audit'],
    title: [],
    source: null,
  },
];

export interface Audited {
  readonly success: boolean;
  readonly failure: boolean;
}

/** What the words of a setting say; null where they are not known. */
export function auditedBy(words: string): Audited | null {
  const wanted = plain(words);
  const has = (list: readonly string[]): boolean => list.some((one) => plain(one) === wanted);
  for (const { success, failure, both, none } of AUDIT_WORDS) {
    if (has(both)) return { success: true, failure: true };
    if (has(success)) return { success: true, failure: false };
    if (has(failure)) return { success: false, failure: true };
    if (has(none)) return { success: false, failure: false };
  }
  return null;
}

export function isTableTitle(line: string): boolean {
  const wanted = plain(line);
  return AUDIT_WORDS.some(({ title }) => title.some((one) => plain(one) === wanted));
}

function plain(words: string): string {
  return words.normalize('NFC').replaceAll('’', "'").trim().toLowerCase();
}
