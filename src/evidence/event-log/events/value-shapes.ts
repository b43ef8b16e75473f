/**
 * What the values of a data name look like, in every language. A layout is believed only where its values have these
 * shapes, so that a message of an unknown event version is refused and never read one line off.
 *
 * Types: the templates of the providers' manifests (`win:HexInt64`, `win:UInt32`, …),
 * https://github.com/nasbench/EVTX-ETW-Resources, and
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624.
 */

const HEX = /^0x[0-9a-f]{1,16}$/i;
const NUMBER = /^\d{1,10}$/;
const HEX_OR_NUMBER = /^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i;
const NUMBER_OR_NOTHING = /^\d{0,10}$|^-$/;
const WORD = /^\S{0,32}$/;
/** `10.2.0.9`, `::ffff:10.2.0.9`, `fe80::1%12`, `-`, nothing; `LOCAL` stands in 4624 of console sessions. */
const ADDRESS = /^(?:[0-9a-f.:]*(?:%\w+)?|-|LOCAL)$/i;
/** SMBServer: `10.2.0.9:50012`, `[fe80::1]:445`, in structured exports the bytes of the socket address. */
const SOCKET = /^[[\]0-9a-f.:%-]*$/i;
const YES_OR_NO = /^(?:true|false|[01])$/i;
const GUID = /^(?:\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|-?)$/i;
const SOMETHING = /\S/;
const HEX_OR_NOTHING = /^(?:0x[0-9a-f]{1,16}|-|N\/A)?$/i;
/** An LDAP name of a class or attribute. */
const LDAP_NAME = /^[a-z][\w-]{0,127}$/i;
const HEX_OR_DASH = /^(?:0x[0-9a-f]{1,16}|-)$/i;

const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['Status', HEX_OR_NUMBER],
  ['SubStatus', HEX_OR_NUMBER],
  ['ErrorCode', HEX_OR_NUMBER],
  ['SubjectLogonId', HEX],
  ['TargetLogonId', HEX],
  ['ClientLUID', HEX],
  ['LogonId', HEX_OR_NUMBER],
  ['SessionId', HEX_OR_NUMBER],
  ['SessionID', HEX_OR_NUMBER],
  ['TreeId', HEX_OR_NUMBER],
  ['MessageId', HEX_OR_NUMBER],
  ['Smb2Command', HEX_OR_NUMBER],
  ['CallerPID', HEX_OR_NUMBER],
  ['ProcessPID', HEX_OR_NUMBER],
  ['ProcessId', HEX_OR_DASH],
  ['LogonType', NUMBER],
  ['KeyLength', NUMBER],
  ['SChannelType', NUMBER],
  // A few words or a number; a sentence of the explanation that slipped into its place is longer.
  ['SPNValidationPolicy', /^.{0,60}$/],
  ['ProtectedUser', WORD],
  ['NtlmUsageId', NUMBER],
  ['NtlmVersion', /^NTLMv\d$/i],
  ['NegotiatedSecurity', HEX_OR_NUMBER],
  ['RequiredSecurity', HEX_OR_NUMBER],
  ['InProc', WORD],
  ['MechanismOID', WORD],
  ['IpAddress', ADDRESS],
  ['TargetIP', /^(?:[0-9a-f.:]*(?:%\w+)?|-|null|\(null\))$/i],
  ['ClientIP', /^(?:[0-9a-f.:]*(?:%\w+)?|-|null|\(null\))$/i],
  ['ClientAddress', SOCKET],
  ['Address', SOCKET],
  ['RemoteAddress', SOCKET],
  ['InterfaceId', NUMBER],
  ['SigningUsed', YES_OR_NO],
  ['EncryptionUsed', YES_OR_NO],
  ['RegValue', NUMBER],
  ['ConfiguredLmCompatibilityLevel', NUMBER],
  ['DefaultLmCompatibilityLevel', NUMBER],
  ['MinSmb2Dialect', HEX_OR_NUMBER],
  ['MaxSmb2Dialect', HEX_OR_NUMBER],
  ['IpPort', NUMBER_OR_NOTHING],
  ['LogonGuid', GUID],
  ['TargetLogonGuid', GUID],
  ['TicketOptions', HEX],
  ['TicketEncryptionType', HEX_OR_DASH],
  ['AccessMask', HEX],
  ['SubjectUserSid', SOMETHING],
  ['TargetUserSid', SOMETHING],
  ['PackageName', SOMETHING],
  ['ErrorCodeAndName', /^0x[0-9a-f]{1,8}\s+K(?:DC|RB)_\w+/i],
  ['AccountEncryptionTypes', /^(?:0x[0-9a-f]+|N\/A|-)/i],
  ['ServiceEncryptionTypes', /^(?:0x[0-9a-f]+|N\/A|-)/i],
  ['SamAccountName', /^\S.*\$$/],
  ['PreviousTime', /\d/],
  ['NewTime', /\d/],
  ['SubcategoryGuid', GUID],
  ['ObjectGUID', GUID],
  ['TransactionId', GUID],
  ['ObjectDN', /^[a-z][\w.-]{0,63}=/i],
  ['ObjectClass', LDAP_NAME],
  ['AttributeLDAPDisplayName', LDAP_NAME],
  ['OldUacValue', HEX_OR_NOTHING],
  ['NewUacValue', HEX_OR_NOTHING],
  ['HandleId', HEX_OR_NOTHING],
  ['OldShareFlags', HEX_OR_NOTHING],
  ['NewShareFlags', HEX_OR_NOTHING],
  // `CONTOSO\\mara`, as messages of the KDC print domain and name.
  ['ClientAccount', /\\/],
]);

/** True where `value` can stand under the data name `name`; names without a known shape take anything. */
export function fitsShape(name: string, value: string): boolean {
  return SHAPES.get(name)?.test(value) ?? true;
}

/**
 * Values that Windows prints over several lines: texts of NTSTATUS codes (`{Access Denied}` and a sentence below it),
 * lists of rights, of account flags and of SPNs, and the access reasons below their label.
 */
export function runsOverLines(name: string): boolean {
  return name.endsWith('Text') || LISTS.has(name);
}

const LISTS = new Set([
  'AccessReason',
  'AccessList',
  'AllowedToDelegateTo',
  'UserAccountControl',
  'SidHistory',
  'ServicePrincipalNames',
]);
