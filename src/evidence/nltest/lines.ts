/** The lines of nltest that no translation changes. */

export interface Outcome {
  readonly code: number;
}

/** `… = 1787 0x6fb ERROR_NO_TRUST_SAM_ACCOUNT`: one number twice, so that no other line passes for it. */
export function outcomeOf(line: string): Outcome | null {
  if (line.length > 300) return null;
  const [, decimal, hex] = /=\s*(\d{1,10}) 0x([0-9a-f]{1,8})(?:\s+\w+)?\s*$/i.exec(line) ?? [];
  if (decimal === undefined || hex === undefined) return null;
  const code = Number(decimal);
  return code === Number.parseInt(hex, 16) ? { code } : null;
}

/** `Flags: b0 HAS_IP  HAS_TIMESERV` */
export function isFlags(line: string): boolean {
  return line.length < 300 && /[:：]\s*[0-9a-f]{1,8}(?:\s+HAS_\w+)*\s*$/i.test(line);
}

/**
 * True where the answer for a secure channel begins: flags, the name of a domain controller (empty where there is none),
 * a status. The name's line tells it from `nltest /query`.
 */
export function startsChannel(lines: readonly string[], at: number): boolean {
  const name = lines[at + 1] ?? '';
  return (
    isFlags(lines[at] ?? '') &&
    name.trim() !== '' &&
    outcomeOf(name) === null &&
    outcomeOf(lines[at + 2] ?? '') !== null
  );
}
