/**
 * True for what a service may run as: `LocalSystem`, `NT AUTHORITY\NetworkService`, `.\backup`, `backup@contoso.example`. A
 * table that was cut or wrapped gives other words there.
 */
export function isAccountName(written: string): boolean {
  return /^(?:LocalSystem|[^\\"/:]{1,64}\\[^\\"/:]{1,256}|[^\s\\"/:@]{1,64}@[^\s\\"/:@]{1,255})$/i.test(
    written,
  );
}
