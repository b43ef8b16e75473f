/**
 * The language of an output, for display and for the habit of its dates: words that stand in one language's texts of Windows and
 * in no other's. No fact is read from them.
 *
 * Sources: outputs quoted in public (klist, setspn and net of each language), and the message texts of the Security log at
 * https://uitranslation.com. Letters beyond ASCII may be lost or damaged (`erfolgreich ausgef?hrt`): in Latin script any sign
 * stands for one.
 */
interface Signs {
  readonly language: string;
  readonly words: readonly string[];
}

const SIGNS: readonly Signs[] = [
  {
    language: 'en',
    words: [
      'Current LogonId is',
      'Windows IP Configuration',
      'Could not find account',
      'RSOP data for',
      'Applied Group Policy Objects',
      'Cached Tickets:',
      ' has occurred.',
      'The command completed successfully',
      'SPN found',
      'Registered ServicePrincipalNames for',
      'Access is denied',
      'duplicate SPNs',
      'Checking domain DC=',
      'Checking forest DC=',
      'Account Name:',
      'Account Domain:',
      'Target server:',
      'New connections will',
    ],
  },
  {
    language: 'de',
    words: [
      'Aktuelle Anmelde-ID ist',
      'Zwischengespeicherte Tickets',
      'Systemfehler ',
      'aufgetreten.',
      'erfolgreich ausgeführt',
      'Zugriff verweigert',
      'Ticketkennzeichen',
      'wird überprüft',
      'Dienstprinzipalname',
      'Kontoname:',
      'Kontodomäne:',
      'Zielserver:',
      'Neue Verbindungen werden',
      'Der Netzwerkpfad',
    ],
  },
  {
    language: 'fr',
    words: [
      'LogonId est',
      'Configuration IP de Windows',
      "Nom de l'hôte",
      'Contrôleur de domaine',
      'correctement exécutée',
      "'est produite.",
      'Tickets mis en cache',
      'Accès refusé',
      'ServicePrincipalName inscrits pour',
      'Vérification du domaine',
      "La commande s'est terminée",
      'Type de chiffrement',
      'Nom du compte',
      'Domaine du compte',
      'Les nouvelles connexions',
      'Serveur cible',
    ],
  },
  {
    language: 'es',
    words: [
      'inicio de sesión actual',
      'Error de sistema ',
      'Acceso denegado',
      'Vales almacenados',
      'Comprobando el dominio',
      'Comprobando el bosque',
      'Se ha completado el comando',
      'Nombre de cuenta',
      'Dominio de cuenta',
      'Tipo de cifrado de vale',
      'las nuevas conexiones',
      'No se ha encontrado',
      'Servidor de destino',
    ],
  },
  {
    language: 'it',
    words: [
      'Errore di sistema ',
      'errore di sistema ',
      'Accesso negato',
      'Esecuzione comando riuscita',
      'Impossibile trovare il',
      'Nome account:',
      'Dominio account:',
      'di accesso corrente',
      'memorizzati nella cache',
      'Verifica del dominio',
      'Tipo di crittografia',
    ],
  },
  {
    language: 'pt-BR',
    words: [
      'Erro de sistema ',
      'erro de sistema ',
      'Acesso negado',
      'Comando concluído com êxito',
      'não foi encontrado',
      'Nome da Conta',
      'Domínio da Conta',
      'Novas conexões serão lembradas',
      'Tíquetes em',
      'Verificando o domínio',
      'de tíquete',
    ],
  },
  {
    language: 'nl',
    words: [
      'Systeemfout ',
      'systeemfout ',
      'Toegang geweigerd',
      'De opdracht is voltooid',
      'Het netwerkpad',
      'Accountnaam:',
      'Accountdomein:',
      'aanmeldings-id',
      'wordt gecontroleerd',
      'opgeslagen tickets',
      'Nieuwe verbindingen worden',
    ],
  },
  {
    language: 'pl',
    words: [
      'Wystąpił błąd systemu',
      'Odmowa dostępu',
      'Polecenie zostało wykonane',
      'Nie można odnaleźć',
      'Nazwa konta:',
      'Domena konta:',
      'Sprawdzanie domeny',
      'identyfikator logowania',
      'pamięci podręcznej',
      'Nowe połączenia',
      'Nie znaleziono',
    ],
  },
  {
    language: 'ru',
    words: [
      'Системная ошибка',
      'Отказано в доступе',
      'Команда выполнена успешно',
      'Не найден сетевой путь',
      'идентификатором входа является',
      'Кэшированные билеты',
      'Проверка домена',
      'Такое SPN не найдено',
      'Имя учетной записи',
      'Домен учетной записи',
      'Тип шифрования KerbTicket',
      'Новые подключения будут',
    ],
  },
  {
    language: 'ja',
    words: [
      'システム エラー',
      'アクセスが拒否されました',
      'コマンドは正常に終了しました',
      'を確認しています',
      'アカウント名',
      'アカウント ドメイン',
      'チケット',
      'ネットワーク パスが見つかりません',
      '新しい接続は記憶されます',
      '見つかりませんでした',
      'ログオン ID',
    ],
  },
  {
    language: 'zh-CN',
    words: [
      '发生系统错误',
      '拒绝访问',
      '命令成功完成',
      '当前登录 ID 是',
      '缓存的票证',
      '正在检查域',
      '发现存在 SPN',
      '帐户名:',
      '帐户域:',
      '会记录新的网络连接',
      '找不到网络路径',
      '会话密钥类型',
    ],
  },
];

const LINE_LENGTH = 400;
/** Enough to tell a language, whatever the size of the text. */
const LINES = 4000;
/** A language of fewer signs than a third of another's is a quotation. */
const CLEARLY = 3;

/** `de` where German sentences stand in the text, and no other language's or far fewer; null where none or several do. */
export function languageOf(lines: readonly string[]): string | null {
  const text = lines
    .slice(0, LINES)
    .filter((line) => line.length < LINE_LENGTH)
    .join('\n');
  const counts = SEARCHES.map(({ language, signs }) => ({
    language,
    count: signs.filter((isIn) => isIn(text)).length,
  })).sort((one, other) => other.count - one.count);
  const [best, second] = counts;
  if (best === undefined || best.count === 0) return isJapanese(text) ? 'ja' : null;
  return best.count >= CLEARLY * (second?.count ?? 0) ? best.language : null;
}

/** Kana are of one language alone; a few may be a name. */
const KANA = /[\u3041-\u30ff]/g;
const KANA_OF_A_SENTENCE = 10;

function isJapanese(text: string): boolean {
  return (text.match(KANA)?.length ?? 0) >= KANA_OF_A_SENTENCE;
}

const SEARCHES = SIGNS.map(({ language, words }) => ({ language, signs: words.map(searchFor) }));

/** Most words are sought as they are, which is quick; a pattern is needed only where letters may be damaged. */
function searchFor(words: string): (text: string) => boolean {
  const letters = Array.from(words);
  const mayBeDamaged = (letter: string): boolean =>
    letter === "'" || (letter > '\u007f' && /\p{Script=Latin}/u.test(letter));
  if (!letters.some(mayBeDamaged)) return (text) => text.includes(words);
  const body = letters.map((letter) => {
    if (letter === "'") return "['’?]";
    return mayBeDamaged(letter) ? '.' : letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  const pattern = new RegExp(body.join(''));
  return (text) => pattern.test(text);
}
