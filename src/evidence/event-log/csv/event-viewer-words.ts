/**
 * The words of Event Viewer's CSV in the display languages of Windows: data, the only translated words that this format
 * knows. A language that is missing is read by structure; only its outcome of Security records is then unknown.
 *
 * Each has its public source or null. A title without source may name the language. A word for success or failure without
 * source counts only where the file itself agrees (see `outcomes.ts`).
 */
export interface EventViewerWords {
  readonly language: string;
  /** The language's English name, for the title. */
  readonly name: string;
  /** Where the titles of the columns are shown: exports, test data of importers, "Copy Details as Text". */
  readonly header: string | null;
  /** Where the words for success and failure are shown. */
  readonly outcomes: string | null;
  /** First column of the Security log, and of all others. */
  readonly keywords: string;
  readonly level: string;
  /** Second to fifth column. */
  readonly columns: readonly [string, string, string, string];
  /** The column of the computer, which people add in the window ("Add/Remove Columns…"). */
  readonly computer: string;
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** Words for levels that only this language has. */
  readonly levels: readonly string[];
}

/** `Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie`. */
const COMIDDS = 'https://github.com/fkie-cad/COMIDDS';
/** Test data of an importer, with `レベル` and `キーワード`. */
const ORACULUM = 'https://github.com/Intellectual-Chasen/Oraculum';
/** 4625 as text, `失敗の監査`. */
const JAPAN_AZURE_ID_SUPPORT = 'https://github.com/jpazureid/blog';
/** 4688 as text, `关键字: 审核成功`. */
const THREAT_HUNTING = 'https://github.com/12306Bro/Threathunting-book';
/** "WMI traces the following types of events in the Security Event Log", in each language of the page. */
const WMI_NAMESPACES = 'https://learn.microsoft.com/en-us/windows/win32/wmisdk/access-to-wmi-namespaces';

export const eventViewerWords: readonly EventViewerWords[] = [
  {
    language: 'en',
    name: 'English',
    header:
      'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    outcomes: WMI_NAMESPACES,
    keywords: 'Keywords',
    level: 'Level',
    columns: ['Date and Time', 'Source', 'Event ID', 'Task Category'],
    computer: 'Computer',
    success: ['Audit Success'],
    failure: ['Audit Failure'],
    levels: ['Warning', 'Critical', 'Verbose'],
  },
  {
    language: 'de',
    name: 'German',
    header: COMIDDS,
    outcomes: 'public log collectors, for EVENTLOG_AUDIT_SUCCESS and EVENTLOG_AUDIT_FAILURE',
    keywords: 'Schlüsselwörter',
    level: 'Ebene',
    columns: ['Datum und Uhrzeit', 'Quelle', 'Ereignis-ID', 'Aufgabenkategorie'],
    computer: 'Computer',
    success: ['Überwachung erfolgreich'],
    failure: ['Überwachung gescheitert'],
    levels: ['Informationen', 'Fehler', 'Warnung', 'Kritisch', 'Ausführlich'],
  },
  {
    language: 'fr',
    name: 'French',
    header: null,
    outcomes: WMI_NAMESPACES,
    keywords: 'Mots clés',
    level: 'Niveau',
    columns: ['Date et heure', 'Source', "ID de l'événement", 'Catégorie de la tâche'],
    computer: 'Ordinateur',
    success: ["Succès de l'audit"],
    failure: ["Échec de l'audit"],
    levels: ['Erreur', 'Avertissement', 'Critique'],
  },
  {
    language: 'es',
    name: 'Spanish',
    header: null,
    outcomes: null,
    keywords: 'Palabras clave',
    level: 'Nivel',
    columns: ['Fecha y hora', 'Origen', 'Id. del evento', 'Categoría de la tarea'],
    computer: 'Equipo',
    success: ['Auditoría correcta'],
    failure: ['Error de auditoría', 'Auditoría errónea'],
    levels: ['Información', 'Advertencia', 'Crítico'],
  },
  {
    language: 'ja',
    name: 'Japanese',
    header: ORACULUM,
    outcomes: JAPAN_AZURE_ID_SUPPORT,
    keywords: 'キーワード',
    level: 'レベル',
    columns: ['日付と時刻', 'ソース', 'イベント ID', 'タスクのカテゴリ'],
    computer: 'コンピューター',
    success: ['成功の監査'],
    failure: ['失敗の監査'],
    levels: ['情報', 'エラー', '警告', '重大'],
  },
  {
    language: 'it',
    name: 'Italian',
    header: null,
    outcomes: null,
    keywords: 'Parole chiave',
    level: 'Livello',
    columns: ['Data e ora', 'Origine', 'ID evento', 'Categoria attività'],
    computer: 'Computer',
    success: ['Controllo riuscito'],
    failure: ['Controllo non riuscito'],
    levels: ['Informazioni', 'Avviso', 'Errore', 'Critico'],
  },
  {
    language: 'pt-BR',
    name: 'Portuguese (Brazil)',
    header: 'public importers, with columns added in the window',
    outcomes: null,
    keywords: 'Palavras-chave',
    level: 'Nível',
    columns: ['Data e Hora', 'Fonte', 'Identificação do Evento', 'Categoria da Tarefa'],
    computer: 'Computador',
    success: ['Sucesso da Auditoria'],
    failure: ['Falha de Auditoria', 'Falha da Auditoria'],
    levels: ['Informações', 'Aviso', 'Erro'],
  },
  {
    language: 'nl',
    name: 'Dutch',
    header: null,
    outcomes: null,
    keywords: 'Trefwoorden',
    level: 'Niveau',
    columns: ['Datum en tijd', 'Bron', 'Gebeurtenis-id', 'Taakcategorie'],
    computer: 'Computer',
    success: ['Controle geslaagd'],
    failure: ['Controle mislukt'],
    levels: ['Informatie', 'Waarschuwing', 'Fout', 'Kritiek'],
  },
  {
    language: 'pl',
    name: 'Polish',
    header: null,
    outcomes: null,
    keywords: 'Słowa kluczowe',
    level: 'Poziom',
    columns: ['Data i godzina', 'Źródło', 'Identyfikator zdarzenia', 'Kategoria zadania'],
    computer: 'Komputer',
    success: ['Sukcesy inspekcji', 'Sukces inspekcji'],
    failure: ['Niepowodzenia inspekcji', 'Niepowodzenie inspekcji'],
    levels: ['Informacje', 'Ostrzeżenie', 'Błąd', 'Krytyczny'],
  },
  {
    language: 'ru',
    name: 'Russian',
    header: 'public posts of "Copy Details as Text"',
    outcomes: 'public readers of saved logs, for SuccessAudit and FailureAudit',
    keywords: 'Ключевые слова',
    level: 'Уровень',
    columns: ['Дата и время', 'Источник', 'Код события', 'Категория задачи'],
    computer: 'Компьютер',
    success: ['Аудит успеха'],
    failure: ['Аудит отказа'],
    levels: ['Сведения', 'Предупреждение', 'Ошибка', 'Критический'],
  },
  {
    language: 'zh-CN',
    name: 'Chinese (simplified)',
    header: THREAT_HUNTING,
    outcomes: THREAT_HUNTING,
    keywords: '关键字',
    level: '级别',
    columns: ['日期和时间', '来源', '事件 ID', '任务类别'],
    computer: '计算机',
    success: ['审核成功'],
    failure: ['审核失败'],
    levels: ['信息', '错误', '警告', '严重'],
  },
];

/** The words of an Event Viewer header: five titles, and behind them those that people added. Null for every other header. */
export function wordsOfHeader(header: readonly string[]): EventViewerWords | null {
  if (header.length < 5) return null;
  const [first = '', ...others] = header.map(plain);
  const words = eventViewerWords.find(
    (candidate) =>
      (first === plain(candidate.keywords) || first === plain(candidate.level)) &&
      candidate.columns.every((name, index) => others[index] === plain(name)),
  );
  return words ?? null;
}

/**
 * The language of five titles that are a header by their shape: two of them stand in one language's and in no other's.
 * Titles change with the versions of Windows, rarely all at once.
 */
export function languageOfTitles(titles: readonly string[]): EventViewerWords | null {
  const own = titles.map(plain);
  const alike = eventViewerWords.map((words) => {
    const known = [words.keywords, words.level, ...words.columns].map(plain);
    return { words, count: own.filter((title) => known.includes(title)).length };
  });
  const [best, second] = alike.sort((one, other) => other.count - one.count);
  return best !== undefined && best.count >= 2 && best.count > (second?.count ?? 0) ? best.words : null;
}

export interface OutcomeWord {
  readonly outcome: 'success' | 'failure';
  /** All words of its language for the other outcome. */
  readonly opposites: readonly string[];
  readonly hasSource: boolean;
}

/** What a word of the Keywords column means, in whatever language; null for every other word. */
export function outcomeWord(word: string): OutcomeWord | null {
  return OUTCOMES.get(plain(word)) ?? null;
}

/** The language of a level's word, where only one of the languages has it (`Information` is English and French). */
export function languageOfLevel(word: string): string | null {
  return LEVELS.get(plain(word)) ?? null;
}

/** Words are compared without case, with the straight apostrophe, and with blanks that are blanks. */
export function plain(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

const OUTCOMES = new Map<string, OutcomeWord>();
const LEVELS = new Map<string, string | null>();
for (const { language, success, failure, levels, outcomes } of eventViewerWords) {
  const [good, bad] = [success.map(plain), failure.map(plain)];
  const hasSource = outcomes !== null;
  for (const word of good) OUTCOMES.set(word, { outcome: 'success', opposites: bad, hasSource });
  for (const word of bad) OUTCOMES.set(word, { outcome: 'failure', opposites: good, hasSource });
  for (const word of levels) LEVELS.set(plain(word), LEVELS.has(plain(word)) ? null : language);
}
