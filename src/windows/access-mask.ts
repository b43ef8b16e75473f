/**
 * Access masks as the Security log prints them: which of the rights asked for somebody needs.
 *
 * https://learn.microsoft.com/en-us/windows/win32/secauthz/access-mask-format
 */

/** WRITE_DAC, WRITE_OWNER, SYNCHRONIZE, ACCESS_SYSTEM_SECURITY: programs probe for them and go on without. */
const PROBED = 0x40000 | 0x80000 | 0x100000 | 0x1000000;

/** Whether a refused mask (`0x2`) holds a right that somebody needs; 5140 of some builds prints none, and that counts as needed. */
export function isNeededRight(mask: string | null): boolean {
  const bits = mask === null ? Number.NaN : Number(mask);
  return Number.isNaN(bits) || (bits & ~PROBED) !== 0;
}
