/** For tests: what Windows prints in each language, names invented, with the code pages that it writes it in. */
import type { Encoding } from './encodings.ts';

export interface Outputs {
  readonly language: string;
  /** Code page of `Export-Csv -Encoding Default` and of Event Viewer's older versions, and the one of cmd.exe. */
  readonly ansi: Encoding;
  readonly oem: Encoding;
  readonly klist: string;
  readonly netUse: string;
  readonly setspn: string;
  /** Event Viewer's text (tab delimited): header and one record of the Security log. */
  readonly events: string;
}

const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n`;

/** Labels of klist in the order of its lines: client, server, type, flags, start, end, renew, session key, cache, KDC; then the zone mark. */
function klist(head: string, count: string, labels: readonly string[], zone: string): string {
  const [client, server, type, flags, start, end, renew, session, cache, kdc] = labels;
  return lines(
    'C:\\>klist',
    '',
    `${head} 0:0x4a3b21`,
    '',
    `${count} (1)`,
    '',
    `#0>\t${client}: mara @ CONTOSO.EXAMPLE`,
    `\t${server}: cifs/file01.contoso.example @ CONTOSO.EXAMPLE`,
    `\t${type}: AES-256-CTS-HMAC-SHA1-96`,
    `\t${flags} 0x40a10000 -> forwardable renewable pre_authent name_canonicalize`,
    `\t${start}: 11/20/2026 8:01:12 (${zone})`,
    `\t${end}:   11/20/2026 18:01:12 (${zone})`,
    `\t${renew}: 11/27/2026 8:01:12 (${zone})`,
    `\t${session}: AES-256-CTS-HMAC-SHA1-96`,
    `\t${cache}: 0`,
    `\t${kdc}: DC01.contoso.example`,
  );
}

const netUse = (error: string, text: string): string =>
  lines('C:\\>net use Z: \\\\files\\finance', error, '', text, '');

const setspn = (scope: string, closing: string): string =>
  lines('C:\\>setspn -Q cifs/files', scope, '', closing);

const events = (header: readonly string[], row: readonly string[]): string =>
  lines(header.join('\t'), row.join('\t'));

export const outputs: readonly Outputs[] = [
  {
    language: 'de',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      'Aktuelle Anmelde-ID ist',
      'Zwischengespeicherte Tickets:',
      [
        'Client',
        'Server',
        'KerbTicket (Verschlüsselungstyp)',
        'Ticketkennzeichen',
        'Startzeit',
        'Endzeit',
        'Erneuerungszeit',
        'Sitzungsschlüsseltyp',
        'Cacheflags',
        'Aufgerufenes KDC',
      ],
      'lokal',
    ),
    netUse: netUse(
      'Systemfehler 53 aufgetreten.',
      'Der Netzwerkpfad wurde nicht gefunden. Prüfen Sie ihn für Ihr Gerät.',
    ),
    setspn: setspn(
      'Die Domäne "DC=contoso,DC=example" wird überprüft.',
      'Es wurde kein solcher SPN gefunden.',
    ),
    events: events(
      ['Schlüsselwörter', 'Datum und Uhrzeit', 'Quelle', 'Ereignis-ID', 'Aufgabenkategorie'],
      [
        'Überwachung gescheitert',
        '20.11.2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Fehler beim Anmelden eines Kontos.',
      ],
    ),
  },
  {
    language: 'fr',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      'LogonId est',
      'Tickets mis en cache :',
      [
        'Client ',
        'Serveur ',
        'Type de chiffrement KerbTicket ',
        'Indicateurs de tickets',
        'Heure de démarrage ',
        'Heure de fin ',
        'Heure de renouvellement ',
        'Type de clé de session ',
        'Indicateurs de cache ',
        'KDC appelé ',
      ],
      'Local',
    ),
    netUse: netUse("L'erreur système 5 s'est produite.", 'Accès refusé.'),
    setspn: setspn('Vérification du domaine DC=contoso,DC=example', 'Aucun SPN de ce type trouvé.'),
    events: events(
      ['Mots clés', 'Date et heure', 'Source', 'ID de l’événement', 'Catégorie de la tâche'],
      [
        'Échec de l’audit',
        '20/11/2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Échec d’ouverture de session d’un compte.',
      ],
    ),
  },
  {
    language: 'es',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      'El id. de inicio de sesión actual es',
      'Vales almacenados en caché:',
      [
        'Cliente',
        'Servidor',
        'Tipo de cifrado de vale Kerberos',
        'Marcas de vale',
        'Hora de inicio',
        'Hora de finalización',
        'Hora de renovación',
        'Tipo de clave de sesión',
        'Marcas de caché',
        'KDC llamado',
      ],
      'local',
    ),
    netUse: netUse(
      'Error de sistema 53.',
      'No se ha encontrado la ruta de acceso de la red. Compruébela en la conexión.',
    ),
    setspn: setspn('Comprobando el dominio DC=contoso,DC=example', 'No se encontró ese SPN.'),
    events: events(
      ['Palabras clave', 'Fecha y hora', 'Origen', 'Id. del evento', 'Categoría de la tarea'],
      [
        'Error de auditoría',
        '20/11/2026 8:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Error de una cuenta al iniciar sesión.',
      ],
    ),
  },
  {
    language: 'it',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      "L'ID di accesso corrente è",
      'Ticket memorizzati nella cache:',
      [
        'Client',
        'Server',
        'Tipo di crittografia KerbTicket',
        'Flag del ticket',
        'Ora di inizio',
        'Ora di fine',
        'Ora di rinnovo',
        'Tipo di chiave di sessione (già negoziata)',
        'Flag della cache',
        'KDC chiamato',
      ],
      'locale',
    ),
    netUse: netUse(
      'Errore di sistema 53.',
      'Impossibile trovare il percorso di rete: non è più disponibile.',
    ),
    setspn: setspn('Verifica del dominio DC=contoso,DC=example', "L'SPN non è stato trovato."),
    events: events(
      ['Parole chiave', 'Data e ora', 'Origine', 'ID evento', 'Categoria attività'],
      [
        'Controllo non riuscito',
        '20/11/2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        "Accesso di un account non riuscito: l'attività è stata interrotta.",
      ],
    ),
  },
  {
    language: 'pt-BR',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      'O LogonId atual é',
      'Tíquetes em Cache:',
      [
        'Cliente',
        'Servidor',
        'Tipo de Criptografia KerbTicket',
        'Sinalizadores de tíquete',
        'Hora de início',
        'Hora de término',
        'Hora de renovação',
        'Tipo de chave de sessão',
        'Sinalizadores de cache',
        'KDC chamado',
      ],
      'local',
    ),
    netUse: netUse('Erro de sistema 53.', 'O caminho da rede não foi encontrado.'),
    setspn: setspn(
      'Verificando o domínio DC=contoso,DC=example',
      'Nenhum SPN desse tipo foi encontrado: a operação terminou sem êxito.',
    ),
    events: events(
      ['Palavras-chave', 'Data e Hora', 'Fonte', 'Identificação do Evento', 'Categoria da Tarefa'],
      [
        'Falha de Auditoria',
        '20/11/2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Falha no logon de uma conta: ela não existe.',
      ],
    ),
  },
  {
    language: 'nl',
    ansi: 'windows-1252',
    oem: 'cp850',
    klist: klist(
      'Huidige aanmeldings-id is',
      'In de cache opgeslagen tickets:',
      [
        'Client',
        'Server',
        'Versleutelingstype van KerbTicket',
        'Ticketvlaggen',
        'Begintijd',
        'Eindtijd',
        'Vernieuwingstijd',
        'Type sessiesleutel (geïmporteerd)',
        'Cachevlaggen',
        'Aangeroepen KDC',
      ],
      'lokaal',
    ),
    netUse: netUse(
      'Er is systeemfout 53 opgetreden.',
      'Het netwerkpad is niet gevonden; één verbinding is verbroken.',
    ),
    setspn: setspn('Domein DC=contoso,DC=example wordt gecontroleerd', 'Er is géén SPN gevonden.'),
    events: events(
      ['Trefwoorden', 'Datum en tijd', 'Bron', 'Gebeurtenis-id', 'Taakcategorie'],
      [
        'Controle mislukt',
        '20-11-2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Een account kan niet worden aangemeld: de cliënt is onbekend.',
      ],
    ),
  },
  {
    language: 'pl',
    ansi: 'windows-1250',
    oem: 'cp852',
    klist: klist(
      'Bieżący identyfikator logowania to',
      'Bilety w pamięci podręcznej:',
      [
        'Klient',
        'Serwer',
        'Typ szyfrowania biletu Kerberos',
        'Flagi biletów',
        'Godzina rozpoczęcia',
        'Godzina zakończenia',
        'Godzina odnowienia',
        'Typ klucza sesji',
        'Flagi pamięci podręcznej',
        'Wywołane centrum KDC',
      ],
      'lokalna',
    ),
    netUse: netUse('Wystąpił błąd systemu 53.', 'Nie można odnaleźć ścieżki sieciowej.'),
    setspn: setspn(
      'Sprawdzanie domeny DC=contoso,DC=example',
      'Nie znaleziono takiej głównej nazwy usługi (żaden SPN).',
    ),
    events: events(
      ['Słowa kluczowe', 'Data i godzina', 'Źródło', 'Identyfikator zdarzenia', 'Kategoria zadania'],
      [
        'Niepowodzenia inspekcji',
        '20.11.2026 08:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Nie można zalogować się na koncie: hasło wygasło.',
      ],
    ),
  },
  {
    language: 'ru',
    ansi: 'windows-1251',
    oem: 'ibm866',
    klist: klist(
      'Текущим идентификатором входа является',
      'Кэшированные билеты:',
      [
        'Клиент',
        'Сервер',
        'Тип шифрования KerbTicket',
        'флаги билета',
        'Время начала',
        'Время окончания',
        'Время продления',
        'Тип ключа сеанса',
        'Флаги кэша',
        'Вызванный центр распространения ключей',
      ],
      'локально',
    ),
    netUse: netUse('Системная ошибка 53.', 'Не найден сетевой путь.'),
    setspn: setspn('Проверка домена DC=contoso,DC=example', 'Такое SPN не найдено.'),
    events: events(
      ['Ключевые слова', 'Дата и время', 'Источник', 'Код события', 'Категория задачи'],
      [
        'Аудит отказа',
        '20.11.2026 8:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'Учетной записи не удалось выполнить вход в систему.',
      ],
    ),
  },
  {
    language: 'ja',
    ansi: 'shift_jis',
    oem: 'shift_jis',
    klist: klist(
      '現在のログオン ID は',
      'キャッシュされたチケット:',
      [
        'クライアント',
        'サーバー',
        'Kerberos チケットの暗号化の種類',
        'チケットのフラグ',
        '開始時刻',
        '終了時刻',
        '更新期限',
        'セッション キーの種類',
        'キャッシュ フラグ',
        '呼び出された KDC',
      ],
      'ローカル',
    ),
    netUse: netUse('システム エラー 53 が発生しました。', 'ネットワーク パスが見つかりません。'),
    setspn: setspn(
      'ドメイン DC=contoso,DC=example を確認しています',
      'そのような SPN は見つかりませんでした。',
    ),
    events: events(
      ['キーワード', '日付と時刻', 'ソース', 'イベント ID', 'タスクのカテゴリ'],
      [
        '失敗の監査',
        '2026/11/20 8:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        'アカウントがログオンに失敗しました。',
      ],
    ),
  },
  {
    language: 'zh-CN',
    ansi: 'gbk',
    oem: 'gbk',
    klist: klist(
      '当前登录 ID 是',
      '缓存的票证:',
      [
        '客户端',
        '服务器',
        'Kerberos 票证加密类型',
        '票证标志',
        '开始时间',
        '结束时间',
        '续订时间',
        '会话密钥类型',
        '缓存标志',
        '调用的 KDC',
      ],
      '本地',
    ),
    netUse: netUse('发生系统错误 53。', '找不到网络路径。'),
    setspn: setspn('正在检查域 DC=contoso,DC=example', '找不到这样的 SPN。'),
    events: events(
      ['关键字', '日期和时间', '来源', '事件 ID', '任务类别'],
      [
        '审核失败',
        '2026/11/20 8:01:12',
        'Microsoft-Windows-Security-Auditing',
        '4625',
        'Logon',
        '帐户登录失败。',
      ],
    ),
  },
];
