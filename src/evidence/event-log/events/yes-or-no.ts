/**
 * `%%1842` and `%%1843` of the parameter message table: structured exports print the token, rendered messages the word in the
 * language of Windows.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624
 */
import { meant } from '../../../windows/names.ts';

const WORDS: readonly (readonly [languages: string, yes: string, no: string])[] = [
  ['the token', '%%1842', '%%1843'],
  ['en', 'Yes', 'No'],
  ['de', 'Ja', 'Nein'],
  ['fr', 'Oui', 'Non'],
  ['es', 'Sí', 'No'],
  ['it', 'Sì', 'No'],
  ['pt-BR', 'Sim', 'Não'],
  ['nl', 'Ja', 'Nee'],
  ['pl', 'Tak', 'Nie'],
  ['ru', 'Да', 'Нет'],
  ['ja', 'はい', 'いいえ'],
  ['zh-CN', '是', '否'],
];

/** Null for any other word: of a language not listed, or with lost letters. */
export function yesOrNo(written: string | undefined): boolean | null {
  const word = meant(written)?.normalize('NFC').toLowerCase();
  if (word === undefined) return null;
  return ANSWERS.get(word) ?? null;
}

const ANSWERS = new Map(
  WORDS.flatMap(([, yes, no]) => [[yes.toLowerCase(), true] as const, [no.toLowerCase(), false] as const]),
);
