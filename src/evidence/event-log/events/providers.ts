/**
 * Who writes the events, in all spellings met: the full provider name in files, the short one that the Event Viewer
 * window and its "copy as text" show, and the names of classic sources.
 */
type Spellings = readonly [string, ...string[]];

export const NTLM: Spellings = ['Microsoft-Windows-NTLM', 'NTLM'];
export const SECURITY_NETLOGON: Spellings = ['Microsoft-Windows-Security-Netlogon', 'Security-Netlogon'];
export const SECURITY_AUDITING: Spellings = [
  'Microsoft-Windows-Security-Auditing',
  'Microsoft Windows security auditing.',
  'Microsoft Windows security auditing',
  'Security-Auditing',
];
export const SMB_CLIENT: Spellings = ['Microsoft-Windows-SMBClient', 'SMBClient'];
export const SMB_SERVER: Spellings = ['Microsoft-Windows-SMBServer', 'SMBServer'];
export const LSA_SRV: Spellings = ['LsaSrv', 'LSA (LsaSrv)', 'Microsoft-Windows-LsaSrv'];
export const SECURITY_KERBEROS: Spellings = [
  'Microsoft-Windows-Security-Kerberos',
  'Security-Kerberos',
  'Kerberos',
];
export const KDC: Spellings = [
  'Microsoft-Windows-Kerberos-Key-Distribution-Center',
  'Kerberos-Key-Distribution-Center',
  'KDC',
  'Kdcsvc',
];
export const NETLOGON: Spellings = ['NETLOGON'];
export const GROUP_POLICY: Spellings = [
  'Microsoft-Windows-GroupPolicy',
  'GroupPolicy',
  'GroupPolicy (Microsoft-Windows-GroupPolicy)',
];
/** The publisher's own name has a blank: "Microsoft-Windows-DNS Client Events". */
export const DNS_CLIENT: Spellings = [
  'Microsoft-Windows-DNS-Client',
  'DNS-Client',
  'Microsoft-Windows-DNS Client Events',
  'DNS Client Events',
];
export const TIME_SERVICE: Spellings = ['Microsoft-Windows-Time-Service', 'Time-Service', 'W32Time'];
export const WINDOWS_UPDATE: Spellings = ['Microsoft-Windows-WindowsUpdateClient', 'WindowsUpdateClient'];
export const SCE_CLI: Spellings = ['SceCli'];
/** The default instance; named ones are `MSSQL$INSTANCE` and looked up under this name. */
export const SQL_SERVER: Spellings = ['MSSQLSERVER'];

export const NTLM_OPERATIONAL = 'Microsoft-Windows-NTLM/Operational';
export const PROTECTED_USER_FAILURES =
  'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController';
export const PROTECTED_USER_SUCCESSES =
  'Microsoft-Windows-Authentication/ProtectedUserSuccesses-DomainController';
export const AUTHENTICATION_POLICY_FAILURES =
  'Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController';
export const LSA_OPERATIONAL = 'Microsoft-Windows-LSA/Operational';
export const KERBEROS_OPERATIONAL = 'Microsoft-Windows-Kerberos/Operational';
export const SECURITY = 'Security';
export const SYSTEM = 'System';
/** New builds log the KDC's errors here too. */
export const KDC_OPERATIONAL = 'Microsoft-Windows-Kerberos-Key-Distribution-Center/Operational';
export const APPLICATION = 'Application';
export const SMB_CLIENT_SECURITY = 'Microsoft-Windows-SmbClient/Security';
export const SMB_CLIENT_CONNECTIVITY = 'Microsoft-Windows-SmbClient/Connectivity';
export const SMB_CLIENT_AUDIT = 'Microsoft-Windows-SmbClient/Audit';
export const SMB_CLIENT_OPERATIONAL = 'Microsoft-Windows-SMBClient/Operational';
export const SMB_SERVER_SECURITY = 'Microsoft-Windows-SMBServer/Security';
export const SMB_SERVER_AUDIT = 'Microsoft-Windows-SMBServer/Audit';
export const SMB_SERVER_OPERATIONAL = 'Microsoft-Windows-SMBServer/Operational';
export const GROUP_POLICY_OPERATIONAL = 'Microsoft-Windows-GroupPolicy/Operational';
export const SECURITY_NETLOGON_OPERATIONAL = 'Microsoft-Windows-Security-Netlogon/Operational';
