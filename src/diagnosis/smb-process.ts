/** Whose NTLM a record of the NTLM log is about, as far as the name of its process tells. */

/**
 * The SMB client and server run in the kernel, which is logged as System or without a name; their logons may be made by LSA.
 * Any other program speaks of its own.
 */
export function mayBeSmb(process: string | null): boolean {
  return (process ?? '') === '' || /(?:^|\\)(?:System|lsass\.exe)$/i.test(process ?? '');
}
