/**
 * The words of Event Viewer's CSV in the display languages of Windows: data, the only translated words that this format
 * knows. A language that is missing is read by structure; only its outcome of Security records is then unknown.
 *
 * `verified`: the header was seen in a real export or in a public importer's test data: en (many), de (the data set at
 * https://github.com/fkie-cad/COMIDDS), ja (https://github.com/Intellectual-Chasen/Oraculum). The others are the window's
 * own column titles.
 */
export interface EventViewerWords {
  readonly language: string;
  /** The language's English name, for the title. */
  readonly name: string;
  readonly verified: boolean;
  /** First column of the Security log, and of all others. */
  readonly keywords: string;
  readonly level: string;
  /** Second to fifth column. */
  readonly columns: readonly [string, string, string, string];
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** Words for levels that only this language has. */
  readonly levels: readonly string[];
}

export const eventViewerWords: readonly EventViewerWords[] = [
  {
    language: 'en',
    name: 'English',
    verified: true,
    keywords: 'Keywords',
    level: 'Level',
    columns: ['Date and Time', 'Source', 'Event ID', 'Task Category'],
    success: ['Audit Success'],
    failure: ['Audit Failure'],
    levels: ['Warning', 'Critical', 'Verbose'],
  },
  {
    language: 'de',
    name: 'German',
    verified: true,
    keywords: 'Schlüsselwörter',
    level: 'Ebene',
    columns: ['Datum und Uhrzeit', 'Quelle', 'Ereignis-ID', 'Aufgabenkategorie'],
    success: ['Überwachung erfolgreich'],
    failure: ['Überwachung gescheitert'],
    levels: ['Informationen', 'Fehler', 'Warnung', 'Kritisch', 'Ausführlich'],
  },
  {
    language: 'fr',
    name: 'French',
    verified: false,
    keywords: 'Mots clés',
    level: 'Niveau',
    columns: ['Date et heure', 'Source', "ID de l'événement", 'Catégorie de la tâche'],
    success: ["Succès de l'audit"],
    failure: ["Échec de l'audit"],
    levels: ['Erreur', 'Avertissement', 'Critique'],
  },
  {
    language: 'es',
    name: 'Spanish',
    verified: false,
    keywords: 'Palabras clave',
    level: 'Nivel',
    columns: ['Fecha y hora', 'Origen', 'Id. del evento', 'Categoría de la tarea'],
    success: ['Auditoría correcta'],
    failure: ['Error de auditoría'],
    levels: ['Información', 'Advertencia', 'Crítico'],
  },
  {
    language: 'ja',
    name: 'Japanese',
    verified: true,
    keywords: 'キーワード',
    level: 'レベル',
    columns: ['日付と時刻', 'ソース', 'イベント ID', 'タスクのカテゴリ'],
    success: ['成功の監査'],
    failure: ['失敗の監査'],
    levels: ['情報', 'エラー', '警告', '重大'],
  },
  {
    language: 'it',
    name: 'Italian',
    verified: false,
    keywords: 'Parole chiave',
    level: 'Livello',
    columns: ['Data e ora', 'Origine', 'ID evento', 'Categoria attività'],
    success: ['Controllo riuscito'],
    failure: ['Controllo non riuscito'],
    levels: ['Informazioni', 'Avviso', 'Errore', 'Critico'],
  },
  {
    language: 'pt-BR',
    name: 'Portuguese (Brazil)',
    verified: false,
    keywords: 'Palavras-chave',
    level: 'Nível',
    columns: ['Data e Hora', 'Fonte', 'Identificação do Evento', 'Categoria da Tarefa'],
    success: ['Sucesso da Auditoria'],
    failure: ['Falha da Auditoria'],
    levels: ['Informações', 'Aviso', 'Erro'],
  },
  {
    language: 'nl',
    name: 'Dutch',
    verified: false,
    keywords: 'Trefwoorden',
    level: 'Niveau',
    columns: ['Datum en tijd', 'Bron', 'Gebeurtenis-id', 'Taakcategorie'],
    success: ['Controle geslaagd'],
    failure: ['Controle mislukt'],
    levels: ['Informatie', 'Waarschuwing', 'Fout', 'Kritiek'],
  },
  {
    language: 'pl',
    name: 'Polish',
    verified: false,
    keywords: 'Słowa kluczowe',
    level: 'Poziom',
    columns: ['Data i godzina', 'Źródło', 'Identyfikator zdarzenia', 'Kategoria zadania'],
    success: ['Sukcesy inspekcji'],
    failure: ['Niepowodzenia inspekcji'],
    levels: ['Informacje', 'Ostrzeżenie', 'Błąd', 'Krytyczny'],
  },
  {
    language: 'ru',
    name: 'Russian',
    verified: false,
    keywords: 'Ключевые слова',
    level: 'Уровень',
    columns: ['Дата и время', 'Источник', 'Код события', 'Категория задачи'],
    success: ['Аудит успеха'],
    failure: ['Аудит отказа'],
    levels: ['Сведения', 'Предупреждение', 'Ошибка', 'Критический'],
  },
  {
    language: 'zh-CN',
    name: 'Chinese (simplified)',
    verified: false,
    keywords: '关键字',
    level: '级别',
    columns: ['日期和时间', '来源', '事件 ID', '任务类别'],
    success: ['审核成功'],
    failure: ['审核失败'],
    levels: ['信息', '错误', '警告', '严重'],
  },
];

/** The language of an Event Viewer header; null for every other header. Some people add a sixth name by hand, for the message. */
export function wordsOfHeader(header: readonly string[]): EventViewerWords | null {
  if (header.length !== 5 && header.length !== 6) return null;
  const [first = '', ...others] = header.map(plain);
  const words = eventViewerWords.find(
    (candidate) =>
      (first === plain(candidate.keywords) || first === plain(candidate.level)) &&
      candidate.columns.every((name, index) => others[index] === plain(name)),
  );
  return words ?? null;
}

/** Success or failure by the word of the Keywords column, in whatever language; unknown for every other word. */
export function outcomeOfWord(word: string): 'success' | 'failure' | 'unknown' {
  return OUTCOMES.get(plain(word)) ?? 'unknown';
}

/** The language of a level's word, where only one of the languages has it (`Information` is English and French). */
export function languageOfLevel(word: string): string | null {
  return LEVELS.get(plain(word)) ?? null;
}

/** Words are compared without case, with the straight apostrophe, and with blanks that are blanks. */
export function plain(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

const OUTCOMES = new Map<string, 'success' | 'failure'>();
const LEVELS = new Map<string, string | null>();
for (const words of eventViewerWords) {
  for (const word of words.success) OUTCOMES.set(plain(word), 'success');
  for (const word of words.failure) OUTCOMES.set(plain(word), 'failure');
  for (const word of words.levels) LEVELS.set(plain(word), LEVELS.has(plain(word)) ? null : words.language);
}
