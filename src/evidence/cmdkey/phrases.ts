/**
 * What stands above the list of all credentials, lower case. Where only one target was asked for, it stands in that line:
 * then, and in other languages, only the command line tells what was asked.
 *
 * Verified in outputs in public repositories: English, German (two versions of Windows), Chinese.
 */
export const ALL_CREDENTIALS: ReadonlySet<string> = new Set([
  'currently stored credentials:',
  'momentan gespeicherte anmeldeinformationen:',
  'derzeit gespeicherte anmeldeinformationen:',
  '当前保存的凭据:',
]);
