/**
 * Error numbers: NTSTATUS in event logs, Win32 codes that people see, Kerberos result codes from a KDC.
 *
 * Numbers: ntstatus.h and winerror.h of the Windows SDK; pairs by RtlNtStatusToDosError's documentation
 * (https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-rtlntstatustodoserror).
 * Kerberos: RFC 4120 section 7.5.9 and
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4769.
 */

/**
 * Reads a status in any of the ways that exports write it: `0xC0000418`, `0xc0000418`, `C0000418`, signed or unsigned
 * decimal (SMBClient events print `3221225581`, klist prints `-1073741429`), HRESULTs `0x80070005`.
 * Returns an unsigned 32-bit number, or null.
 */
export function statusCode(written: string | null | undefined): number | null {
  const text = (written ?? '').trim();
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number.parseInt(text.slice(2), 16) >>> 0;
  if (/^[c8][0-9a-f]{7}$/i.test(text)) return Number.parseInt(text, 16) >>> 0;
  if (/^-?\d{1,10}$/.test(text)) {
    const value = Number(text);
    return value >= -0x80000000 && value <= 0xffffffff ? value >>> 0 : null;
  }
  return null;
}

/** `0xC0000418`, upper case digits, eight of them; small codes as `0x7`. */
export function showStatus(code: number): string {
  const digits = code.toString(16).toUpperCase();
  return `0x${code > 0xffff ? digits.padStart(8, '0') : digits}`;
}

interface StatusRow {
  readonly status: number;
  readonly name: string;
  readonly win32: number | null;
  readonly says: string;
}

const STATUS_ROWS: readonly StatusRow[] = [
  { status: 0xc0000022, name: 'STATUS_ACCESS_DENIED', win32: 5, says: 'access is denied' },
  { status: 0xc00000bb, name: 'STATUS_NOT_SUPPORTED', win32: 50, says: 'the request is not supported' },
  { status: 0xc00000bd, name: 'STATUS_DUPLICATE_NAME', win32: 52, says: 'duplicate name on the network' },
  { status: 0xc00000be, name: 'STATUS_BAD_NETWORK_PATH', win32: 53, says: 'the network path was not found' },
  {
    status: 0xc00000c9,
    name: 'STATUS_NETWORK_NAME_DELETED',
    win32: 64,
    says: 'the network name is no longer available',
  },
  { status: 0xc00000ca, name: 'STATUS_NETWORK_ACCESS_DENIED', win32: 65, says: 'network access is denied' },
  {
    status: 0xc00000cc,
    name: 'STATUS_BAD_NETWORK_NAME',
    win32: 67,
    says: 'the network name cannot be found',
  },
  { status: 0xc000006a, name: 'STATUS_WRONG_PASSWORD', win32: 86, says: 'the password is wrong' },
  { status: 0xc0000064, name: 'STATUS_NO_SUCH_USER', win32: 1317, says: 'the account is not known there' },
  {
    status: 0xc0000195,
    name: 'STATUS_NETWORK_CREDENTIAL_CONFLICT',
    win32: 1219,
    says: 'other credentials are in use for this server',
  },
  {
    status: 0xc05d0002,
    name: 'STATUS_SMB_GUEST_LOGON_BLOCKED',
    win32: 1272,
    says: 'insecure guest access is blocked',
  },
  {
    status: 0xc05d0003,
    name: 'STATUS_SMB_GUEST_LOGON_SIGNING',
    win32: null,
    says: 'a guest session cannot sign, and signing is required',
  },
  {
    status: 0xc000005e,
    name: 'STATUS_NO_LOGON_SERVERS',
    win32: 1311,
    says: 'no logon servers are available',
  },
  {
    status: 0xc000005f,
    name: 'STATUS_NO_SUCH_LOGON_SESSION',
    win32: 1312,
    says: 'the logon session does not exist',
  },
  {
    status: 0xc000006d,
    name: 'STATUS_LOGON_FAILURE',
    win32: 1326,
    says: 'the user name or password is incorrect',
  },
  {
    status: 0xc000006e,
    name: 'STATUS_ACCOUNT_RESTRICTION',
    win32: 1327,
    says: 'an account restriction prevents the logon',
  },
  {
    status: 0xc000006f,
    name: 'STATUS_INVALID_LOGON_HOURS',
    win32: 1328,
    says: 'the account may not log on at this time',
  },
  {
    status: 0xc0000070,
    name: 'STATUS_INVALID_WORKSTATION',
    win32: 1329,
    says: 'the account may not log on from this workstation',
  },
  { status: 0xc0000071, name: 'STATUS_PASSWORD_EXPIRED', win32: 1330, says: 'the password has expired' },
  { status: 0xc0000072, name: 'STATUS_ACCOUNT_DISABLED', win32: 1331, says: 'the account is disabled' },
  { status: 0xc0000193, name: 'STATUS_ACCOUNT_EXPIRED', win32: 1793, says: 'the account has expired' },
  {
    status: 0xc0000224,
    name: 'STATUS_PASSWORD_MUST_CHANGE',
    win32: 1907,
    says: 'the password must be changed',
  },
  { status: 0xc0000234, name: 'STATUS_ACCOUNT_LOCKED_OUT', win32: 1909, says: 'the account is locked out' },
  {
    status: 0xc000015b,
    name: 'STATUS_LOGON_TYPE_NOT_GRANTED',
    win32: 1385,
    says: 'the account may not log on over the network here',
  },
  {
    status: 0xc0000133,
    name: 'STATUS_TIME_DIFFERENCE_AT_DC',
    win32: 1398,
    says: 'the clocks are too far apart',
  },
  {
    status: 0xc000018a,
    name: 'STATUS_NO_TRUST_LSA_SECRET',
    win32: 1786,
    says: 'the computer has no trust secret',
  },
  {
    status: 0xc000018b,
    name: 'STATUS_NO_TRUST_SAM_ACCOUNT',
    win32: 1787,
    says: 'the domain has no account for this computer',
  },
  {
    status: 0xc000018c,
    name: 'STATUS_TRUSTED_DOMAIN_FAILURE',
    win32: 1788,
    says: 'the trust between the domains failed',
  },
  {
    status: 0xc000018d,
    name: 'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
    win32: 1789,
    says: 'the trust between computer and domain failed',
  },
  {
    status: 0xc0000192,
    name: 'STATUS_NETLOGON_NOT_STARTED',
    win32: 1792,
    says: 'the Netlogon service is not running',
  },
  {
    status: 0xc0000413,
    name: 'STATUS_AUTHENTICATION_FIREWALL_FAILED',
    win32: 1935,
    says: 'not allowed to authenticate to this computer',
  },
  { status: 0xc0000418, name: 'STATUS_NTLM_BLOCKED', win32: 1937, says: 'NTLM is disabled by policy' },
  {
    status: 0xc0000388,
    name: 'STATUS_DOWNGRADE_DETECTED',
    win32: 1265,
    says: 'a downgrade from Kerberos was refused',
  },
  {
    status: 0xc0000466,
    name: 'STATUS_SERVER_UNAVAILABLE',
    win32: null,
    says: 'the server cannot serve this now',
  },
  {
    status: 0xc000040c,
    name: 'STATUS_REVOCATION_OFFLINE_KDC',
    win32: null,
    says: 'revocation of the KDC certificate cannot be checked',
  },
  {
    status: 0xc000040d,
    name: 'STATUS_ISSUING_CA_UNTRUSTED_KDC',
    win32: null,
    says: 'the issuer of the KDC certificate is not trusted',
  },
  {
    status: 0xc000040e,
    name: 'STATUS_KDC_CERT_EXPIRED',
    win32: null,
    says: 'the KDC certificate has expired',
  },
  {
    status: 0xc000040f,
    name: 'STATUS_KDC_CERT_REVOKED',
    win32: null,
    says: 'the KDC certificate is revoked',
  },
  {
    status: 0xc000a000,
    name: 'STATUS_INVALID_SIGNATURE',
    win32: null,
    says: 'the cryptographic signature is invalid',
  },
  {
    status: 0xc00002fd,
    name: 'STATUS_KDC_UNKNOWN_ETYPE',
    win32: null,
    says: 'the KDC does not support the encryption type',
  },
  {
    status: 0x80090302,
    name: 'SEC_E_UNSUPPORTED_FUNCTION',
    win32: 50,
    says: 'the function is not supported',
  },
  { status: 0x80090303, name: 'SEC_E_TARGET_UNKNOWN', win32: 53, says: 'the target is unknown' },
  { status: 0x8009030c, name: 'SEC_E_LOGON_DENIED', win32: 1326, says: 'the logon was denied' },
  { status: 0x8009030e, name: 'SEC_E_NO_CREDENTIALS', win32: 1312, says: 'no credentials are available' },
  {
    status: 0x80090311,
    name: 'SEC_E_NO_AUTHENTICATING_AUTHORITY',
    win32: 1311,
    says: 'no authority could be contacted',
  },
  {
    status: 0x80090322,
    name: 'SEC_E_WRONG_PRINCIPAL',
    win32: 1396,
    says: 'the target principal name is incorrect',
  },
  { status: 0x80090324, name: 'SEC_E_TIME_SKEW', win32: 1398, says: 'the clocks are too far apart' },
  {
    status: 0x80090342,
    name: 'SEC_E_KDC_UNKNOWN_ETYPE',
    win32: null,
    says: 'the KDC does not support the encryption type',
  },
];

const WIN32_WORDS: Readonly<Record<number, string>> = {
  121: 'the semaphore timeout period has expired',
  384: 'the device speaks SMB1 only',
  1231: 'the network location cannot be reached',
  1240: 'the account is not authorized from this station',
  1355: 'no domain controller could be contacted',
  1396: 'the target account name is incorrect',
  1397: 'mutual authentication failed',
};

/** The row of an NTSTATUS or SSPI code, or null. */
export function ntStatus(code: number): StatusRow | null {
  return STATUS_ROWS.find((row) => row.status === code) ?? null;
}

/**
 * The Win32 code that a program shows for a status: its documented twin, the low word of an HRESULT 0x8007xxxx, the
 * code itself where it is a Win32 code already; null where Windows has no twin.
 */
export function win32Of(code: number): number | null {
  if (code >>> 16 === 0x8007) return code & 0xffff;
  if (code <= 0xffff) return code;
  return ntStatus(code)?.win32 ?? null;
}

/** A short English reading of a status or Win32 code: `0xC0000418 (NTLM is disabled by policy)`. */
export function explainStatus(code: number): string {
  const words = statusWords(code);
  const shown = code <= 0xffff ? String(code) : showStatus(code);
  return words === null ? shown : `${shown} (${words})`;
}

/** The reading alone: `NTLM is disabled by policy`; null for a code that is not in the tables. */
export function statusWords(code: number): string | null {
  const row = ntStatus(code);
  if (row !== null) return row.says;
  const win32 = win32Of(code);
  const twin = win32 === null ? undefined : STATUS_ROWS.find((candidate) => candidate.win32 === win32);
  return win32 === null ? null : (WIN32_WORDS[win32] ?? twin?.says ?? null);
}

const KERBEROS_CODES: Readonly<Record<number, readonly [name: string, says: string]>> = {
  0x6: ['KDC_ERR_C_PRINCIPAL_UNKNOWN', 'the KDC does not know the client'],
  0x7: ['KDC_ERR_S_PRINCIPAL_UNKNOWN', 'no account holds this SPN'],
  0x8: ['KDC_ERR_PRINCIPAL_NOT_UNIQUE', 'more than one account holds this SPN'],
  0x9: ['KDC_ERR_NULL_KEY', 'the account has no key'],
  0xc: ['KDC_ERR_POLICY', 'a policy refuses the request'],
  0xd: ['KDC_ERR_BADOPTION', 'the KDC cannot grant the option'],
  0xe: ['KDC_ERR_ETYPE_NOTSUPP', 'no common encryption type'],
  0x12: ['KDC_ERR_CLIENT_REVOKED', 'the account is disabled, expired or locked'],
  0x17: ['KDC_ERR_KEY_EXPIRED', 'the password has expired'],
  0x18: ['KDC_ERR_PREAUTH_FAILED', 'the password is wrong'],
  0x19: ['KDC_ERR_PREAUTH_REQUIRED', 'pre-authentication is required (normal)'],
  0x1b: ['KDC_ERR_MUST_USE_USER2USER', 'the SPN is on a user account'],
  0x1d: ['KDC_ERR_SVC_UNAVAILABLE', 'the KDC is not available'],
  0x20: ['KRB_AP_ERR_TKT_EXPIRED', 'the ticket has expired'],
  0x21: ['KRB_AP_ERR_TKT_NYV', 'the ticket is not yet valid'],
  0x25: ['KRB_AP_ERR_SKEW', 'the clocks are too far apart'],
  0x29: ['KRB_AP_ERR_MODIFIED', 'the server could not decrypt the ticket'],
  0x34: ['KRB_ERR_RESPONSE_TOO_BIG', 'the answer needs TCP (normal)'],
  0x3c: ['KRB_ERR_GENERIC', 'a generic error'],
  0x44: ['KDC_ERR_WRONG_REALM', 'the wrong realm was asked'],
};

/** `0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN (no account holds this SPN)`; unknown codes as their number. */
export function explainKerberos(code: number): string {
  const row = KERBEROS_CODES[code];
  return row === undefined ? showStatus(code) : `${showStatus(code)} ${row[0]} (${row[1]})`;
}

/** Codes that a healthy KDC writes all day: success, pre-authentication required, retry by TCP. */
export function isNormalKerberosCode(code: number): boolean {
  return code === 0 || code === 0x19 || code === 0x34;
}
