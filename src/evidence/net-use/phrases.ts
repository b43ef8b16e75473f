/**
 * What Windows says in several languages. Only here do translated words decide anything, and each stands for one number
 * of winerror.h or for the success of one command. A phrase that is missing is never guessed.
 */

/**
 * The first line that net.exe prints for an error; `#` stands for its number (message 3502 of netmsg.dll). Below a command line
 * that is shown, an error of a language without a phrase is told by its shape (`outcomes.ts`).
 *
 * Each as https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity
 * quotes it in its translations, or as public posts do.
 */
export const SYSTEM_ERRORS: readonly string[] = [
  'System error # has occurred.',
  'Systemfehler # aufgetreten.',
  "L'erreur système # s'est produite.",
  'Error de sistema #.',
  'Se ha producido el error de sistema #.',
  'システム エラー # が発生しました。',
  'Errore di sistema #.',
  "Si è verificato l'errore di sistema #.",
  'Erro de sistema #.',
  'Ocorreu o erro de sistema #.',
  'Ocorreu um erro de sistema #.',
  'Systeemfout # opgetreden.',
  'Systeemfout # is opgetreden.',
  'Er is systeemfout # opgetreden.',
  'Systemfel # har uppstått.',
  'Systemfejl # er opstået.',
  'Wystąpił błąd systemu #.',
  'Wystąpił błąd systemowy #.',
  'Došlo k systémové chybě #.',
  'Sistem hatası # oluştu.',
  'Системная ошибка #.',
  'Произошла системная ошибка #.',
  '发生系统错误 #。',
  '发生系统错误 #.',
];

/**
 * What net.exe prints last when it did what was asked. en, de, fr, es, ja, it, pt-BR, zh-CN and pl: seen in public outputs of
 * `net use`, `net user` and `net view`. nl and ru are not verified; what is not the whole line, word for word, is no success.
 */
export const NET_SUCCEEDED: readonly string[] = [
  'The command completed successfully.',
  'Der Befehl wurde erfolgreich ausgeführt.',
  "La commande s'est terminée correctement.",
  'Se ha completado el comando correctamente.',
  'コマンドは正常に終了しました。',
  'Esecuzione comando riuscita.',
  'Comando concluído com êxito.',
  'O comando foi concluído com êxito.',
  'De opdracht is voltooid.',
  'Polecenie zostało wykonane pomyślnie.',
  'Команда выполнена успешно.',
  '命令成功完成。',
];

/**
 * Texts of Win32 errors where a program prints the text alone, as `dir` does. Verified in
 * https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--0-499-, its translations, and outputs in public
 * repositories: those of 5 and 53 in all languages here but Dutch.
 */
export const ERROR_TEXTS: ReadonlyMap<string, number> = new Map([
  ['Access is denied.', 5],
  ['Zugriff verweigert', 5],
  ['Accès refusé.', 5],
  ['Acceso denegado.', 5],
  ['アクセスが拒否されました。', 5],
  ['Accesso negato.', 5],
  ['Acesso negado.', 5],
  ['Toegang geweigerd.', 5],
  ['Odmowa dostępu.', 5],
  ['Отказано в доступе.', 5],
  ['拒绝访问。', 5],
  ['The request is not supported.', 50],
  ['Die Anforderung wird nicht unterstützt.', 50],
  ["Cette demande n'est pas prise en charge.", 50],
  ['Solicitud no compatible.', 50],
  ['The network path was not found.', 53],
  ['Der Netzwerkpfad wurde nicht gefunden.', 53],
  ["Le chemin réseau n'a pas été trouvé.", 53],
  ['No se ha encontrado la ruta de acceso de la red.', 53],
  ['ネットワーク パスが見つかりません。', 53],
  ['Impossibile trovare il percorso di rete.', 53],
  ['O caminho da rede não foi encontrado.', 53],
  ['O caminho de rede não foi encontrado.', 53],
  ['Het netwerkpad is niet gevonden.', 53],
  ['Nie można odnaleźć ścieżki sieciowej.', 53],
  ['Не найден сетевой путь.', 53],
  ['找不到网络路径。', 53],
  ['The specified network name is no longer available.', 64],
  ['Der angegebene Netzwerkname ist nicht mehr verfügbar.', 64],
  ['The network name cannot be found.', 67],
  ['Der Netzwerkname wurde nicht gefunden.', 67],
  ['Nom de réseau introuvable.', 67],
  ['Impossibile trovare il nome della rete.', 67],
  ['找不到网络名。', 67],
  ['The specified network password is not correct.', 86],
  [
    'Multiple connections to a server or shared resource by the same user, using more than one user name, are not allowed. Disconnect all previous connections to the server or shared resource and try again.',
    1219,
  ],
  [
    "You can't access this shared folder because your organization's security policies block unauthenticated guest access. These policies help protect your PC from unsafe or malicious devices on the network.",
    1272,
  ],
  ['There are currently no logon servers available to service the logon request.', 1311],
  ['A specified logon session does not exist. It may already have been terminated.', 1312],
  ['The user name or password is incorrect.', 1326],
  ['Logon failure: unknown user name or bad password.', 1326],
  ['Der Benutzername oder das Kennwort ist falsch.', 1326],
  ["Le nom d'utilisateur ou le mot de passe est incorrect.", 1326],
  ['El nombre de usuario o la contraseña no son correctos.', 1326],
  ['ユーザー名またはパスワードが正しくありません。', 1326],
  ['The target account name is incorrect.', 1396],
  ['Der Zielkontoname ist falsch.', 1396],
  ['Authentication failed because NTLM authentication has been disabled.', 1937],
]);

/** What .NET, and so PowerShell, says for a path it may not open; `~` stands for the path. */
export const PATH_DENIED: readonly string[] = [
  "Access to the path '~' is denied.",
  'Der Zugriff auf den Pfad "~" wurde verweigert.',
  "L'accès au chemin d'accès '~' est refusé.",
  "Acceso denegado a la ruta de acceso '~'.",
];

/**
 * How the status column of `net use` and Get-SmbMapping is written; other words say nothing. Only words that public outputs
 * show: `Conectado` (es), `利用不可` (ja), `已断开连接` and `不可用` (zh-CN) beside those of en, de and fr.
 */
export const MAPPING_STATUS: ReadonlyMap<string, boolean> = new Map([
  ['ok', true],
  ['disconnected', false],
  ['unavailable', false],
  ['reconnecting', false],
  ['getrennt', false],
  ['nicht verfügbar', false],
  ['déconnecté', false],
  ['non disponible', false],
  ['desconectado', false],
  ['no disponible', false],
  ['conectado', true],
  ['切断', false],
  ['利用不可', false],
  ['已断开连接', false],
  ['不可用', false],
]);

/** A phrase as it is compared: apostrophes alike, blanks single, lower case, no full stop. */
export function comparable(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.。]+$/, '');
}
