/**
 * Names of a case inside a command that people copy. A share or an account may hold blanks, quotes, `$` or `;`: single
 * quotes keep PowerShell from reading any of them.
 *
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */

/** `'it''s'`: one literal argument. Line breaks and other control characters cannot stand in a name and are dropped. */
export function quoted(name: string): string {
  const line = [...name].filter((letter) => letter >= ' ' && letter !== '\u007f').join('');
  // PowerShell closes a literal by the typographic single quotes as well.
  return `'${line.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
