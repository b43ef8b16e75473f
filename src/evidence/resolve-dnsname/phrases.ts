/**
 * The sentence of DNS_ERROR_RCODE_NAME_ERROR (9003 of winerror.h), lower case, apostrophes alike, no full stop. Only
 * PowerShell 7 needs it, which prints no id; a sentence that is missing is never guessed.
 *
 * Verified: English, German and Russian
 * (https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--9000-11999- and its translations), Japanese and
 * Chinese (https://learn.microsoft.com/en-us/windows-server/get-started/activation-error-codes, translated), French and
 * Portuguese (outputs in public repositories). The others are not verified.
 */
export const NO_SUCH_NAME: ReadonlySet<string> = new Set([
  'dns name does not exist',
  'der dns-name ist nicht vorhanden',
  "le nom dns n'existe pas",
  'el nombre dns no existe',
  'dns 名がありません',
  'il nome dns non esiste',
  'o nome dns não existe',
  'de dns-naam bestaat niet',
  'nazwa dns nie istnieje',
  'dns-имя не существует',
  'dns 名称不存在',
]);
