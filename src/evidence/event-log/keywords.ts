/**
 * Success or failure of a record of the Security log, from the bits of its keywords.
 * https://learn.microsoft.com/en-us/dotnet/api/system.diagnostics.eventing.reader.standardeventkeywords
 */
import { outcomeWord } from './csv/event-viewer-words.ts';

const AUDIT_FAILURE = 0x0010_0000_0000_0000n;
const AUDIT_SUCCESS = 0x0020_0000_0000_0000n;
/** A floating number of this size has 53 bits, and is written with 16 digits: what may be wrong is below 2^12. */
const LOST_DIGITS = 0xfffn;
const HALF_A_STEP = 0x800n;

/**
 * @param written the keywords as one number: `0x8010000000000000` (XML), `-9218868437227405312` (PowerShell prints them signed)
 * @returns null where it is no number, or has neither bit
 */
export function outcomeOfBits(written: string): 'success' | 'failure' | null {
  const text = written.trim();
  if (!/^-?\d{1,20}$|^0x[0-9a-f]{1,16}$/i.test(text)) return null;
  // Whoever passed them through a floating number rounded the last digits: -9214364837600035000 for -9214364837600034816.
  const bits = BigInt.asUintN(64, BigInt(text) + HALF_A_STEP) & ~LOST_DIGITS;
  if ((bits & AUDIT_FAILURE) !== 0n) return 'failure';
  return (bits & AUDIT_SUCCESS) === 0n ? null : 'success';
}

/**
 * The first of these texts that tells: bits (`0x8010000000000000`), or a word that is known from a public source (`Audit
 * Failure`, `Überwachung gescheitert`); null where none does.
 */
export function outcomeOf(...written: readonly string[]): 'success' | 'failure' | null {
  for (const text of written) {
    const word = outcomeWord(text);
    const outcome = outcomeOfBits(text) ?? (word?.hasSource === true ? word.outcome : null);
    if (outcome !== null) return outcome;
  }
  return null;
}
