/**
 * Whether letters beyond ASCII became `?`. Export-Csv of Windows PowerShell 5.1 writes ASCII where nobody names an encoding:
 * `Kontoname f?r` (https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 */
export class LostLetters {
  areLost = false;
  #looked = 0;

  /**
   * Looks at a message: a `?` in its title or in a label, which Windows writes without any in all languages. A value may
   * hold one (`\??\D:\Finance`).
   */
  look(message: string): void {
    if (this.areLost || this.#looked >= ENOUGH) return;
    this.#looked += 1;
    const [title = '', ...lines] = message.split('\n');
    this.areLost = title.includes('?') || lines.some(hasLostLabel);
  }
}

/** Messages; an export that loses letters loses them in nearly each. */
const ENOUGH = 500;

function hasLostLabel(line: string): boolean {
  const question = line.indexOf('?');
  return question >= 0 && line.indexOf(':') > question;
}
