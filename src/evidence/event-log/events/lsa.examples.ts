/** Events of LSA, as every export has them. */
import type { Example } from './example.testing.ts';

const lsa = { provider: 'LsaSrv', channel: 'System', kind: 'lsa-error' } as const;

const GUARD = {
  6147: 'Credential Guard is configured to run, but is not licensed. Credential Guard was not started.',
  6163: 'Credential Guard was started and will protect LSA credentials.',
  6164: 'Credential Guard is configured but the secure kernel is not running; continuing without Credential Guard.',
} as const;

export const lsaExamples: readonly Example[] = [
  {
    ...lsa,
    title: '40960',
    id: 40960,
    message:
      'The Security System detected an authentication error for the server {Target}. The failure code from authentication protocol {Protocol} was {Error}.',
    values: {
      Target: 'cifs/fs01.contoso.example',
      Protocol: 'Kerberos',
      Error:
        '"There are currently no logon servers available to service the logon request.\r\n (0xc000005e)"',
    },
    says: { event: 40960, target: 'cifs/fs01.contoso.example', protocol: 'Kerberos', code: 0xc000005e },
    text: '40960 target cifs/fs01.contoso.example, protocol Kerberos, error 0xC000005E',
  },
  {
    ...lsa,
    title: '40961',
    provider: 'LSA (LsaSrv)',
    id: 40961,
    message:
      'The Security System could not establish a secured connection with the server {Target}. No authentication protocol was available.',
    values: { Target: 'cifs/nas01' },
    says: { event: 40961, target: 'cifs/nas01', protocol: null, code: null },
  },
  {
    ...lsa,
    title: '40970',
    id: 40970,
    message: `The Security System has detected a downgrade attempt when contacting the 3-part SPN

 {Target}

 with error code {Error}. Authentication was denied.`,
    values: {
      Target: 'ldap/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE',
      Error:
        '"The SAM database does not have a computer account for this workstation trust.\r\n (0xc000018b)"',
    },
    says: {
      event: 40970,
      target: 'ldap/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE',
      protocol: null,
      code: 0xc000018b,
    },
  },
  {
    ...lsa,
    title: '6037',
    id: 6037,
    message:
      'The program {Program}, with the assigned process ID {PID}, could not authenticate locally by using the target name {TargetName}. The target name used is not valid. A target name should refer to one of the local computer names, for example, the DNS host name.\n \n Try a different target name.',
    values: { PID: '1234', Program: 'svchost.exe', TargetName: 'cifs/files.contoso.example' },
    says: { event: 6037, target: 'cifs/files.contoso.example', protocol: null, code: null },
  },
  ...(['NTLM', 'TSSSP'] as const).map((PackageName): Example => ({
    ...lsa,
    title: `LSA/Operational 100 of ${PackageName}`,
    id: 100,
    channel: 'Microsoft-Windows-LSA/Operational',
    message: `The security package does not cache the credentials needed to authenticate to the server.

Package Name:\t{PackageName}
User Name:\t{UserName}
Domain Name:\t{DomainName}
Server Name:\t{ServerName}
Protected User:\t{ProtectedUser}
Error Code:\t{ErrorCode}
`,
    values: {
      PackageName,
      UserName: 'mara',
      DomainName: 'CONTOSO',
      ServerName: 'cifs/files',
      ProtectedUser: '1',
      ErrorCode: '0xC000006E',
    },
    kind: 'account-barred',
    says:
      PackageName === 'NTLM'
        ? {
            event: 100,
            side: 'client',
            user: 'CONTOSO\\mara',
            target: 'cifs/files',
            service: null,
            device: null,
            address: null,
            protectedUser: true,
          }
        : null,
  })),
  {
    ...lsa,
    title: '40962',
    id: 40962,
    message:
      'The Security System was unable to authenticate to the server {Target} because the server has completed the authentication, but the client authentication protocol {Protocol} has not.',
    values: { Target: 'cifs/nas01', Protocol: 'Kerberos' },
    says: { event: 40962, target: 'cifs/nas01', protocol: 'Kerberos', code: null },
    saysTranslated: { event: 40962, target: 'cifs/nas01', protocol: 'Kerberos', code: null },
    text: '40962 target cifs/nas01, protocol Kerberos',
  },
  ...[40964, 40968].map((id): Example => ({
    ...lsa,
    title: `${id}`,
    id,
    message:
      id === 40964
        ? 'The Security System received an authentication attempt with an unknown authentication protocol. The request has failed.'
        : 'The Security System has received an authentication request that could not be decoded. The request has failed.',
    values: {},
    says: { event: id, target: null, protocol: null, code: null },
    text: `${id}`,
  })),
  {
    ...lsa,
    title: '6033',
    id: 6033,
    message: `An anonymous session connected from {Client} has attempted to open an LSA policy handle on this machine. The attempt was rejected with STATUS_ACCESS_DENIED to prevent leaking security sensitive information to the anonymous caller.
 The application that made this attempt needs to be fixed. Please contact the application vendor.
 This message will be logged at most once a day.`,
    values: { Client: 'WS07' },
    says: { event: 6033, target: null, protocol: null, code: null },
    saysTranslated: { event: 6033, target: null, protocol: null, code: null },
    text: '6033 anonymous from WS07',
  },
  {
    ...lsa,
    title: '6036',
    id: 6036,
    message: `The program {Program}, with the assigned Process ID {PID}, supplied a NULL or empty target name for the pszTargetName parameter when calling the InitializeSecurityContext API to initiate an outbound NTLM security context. This is a security risk when mutual authentication is required.
 
 To help protect against a malicious attack, make your code more secure.`,
    values: { PID: '4711', Program: 'backup.exe' },
    kind: 'ntlm-noticed',
    says: { event: 6036, user: null, domain: null, target: null, process: 'backup.exe' },
    text: '6036 process backup.exe',
  },
  ...[6038, 6039].map((id): Example => ({
    ...lsa,
    title: `${id}`,
    id,
    message: `Microsoft Windows Server has detected that NTLM authentication is ${id === 6038 ? 'presently ' : ''}being used between clients and this server. This event occurs once per boot of the server on the first time a client uses NTLM with this server.
 
NTLM is a weaker authentication mechanism. Please check:
 
      Which applications are using NTLM authentication?
      Are there configuration issues preventing the use of stronger authentication such as Kerberos authentication?
      If NTLM must be supported, is Extended Protection configured?`,
    values: {},
    kind: 'ntlm-noticed',
    says: { event: id, user: null, domain: null, target: null, process: null },
    text: `${id}`,
  })),
  {
    ...lsa,
    title: '6040',
    id: 6040,
    message:
      'An authentication request for package {Package} was rejected because the target information was invalid.  The authentication request did not match the target name of {TargetName}.',
    values: { Package: 'NTLM', TargetName: 'cifs/files' },
    says: { event: 6040, target: 'cifs/files', protocol: 'NTLM', code: null },
    text: '6040 target cifs/files, protocol NTLM',
  },
  ...([6147, 6163, 6164] as const).map((id): Example => ({
    ...lsa,
    title: `${id}`,
    id,
    message: GUARD[id],
    values: {},
    kind: 'credential-guard',
    says: { event: id, configured: true, running: id === 6163 },
    text: `${id} Credential Guard ${id === 6163 ? 'runs' : 'is configured and does not run'}`,
  })),
  ...(['0x0', '0x1', '0x2', '0x7'] as const).map((Config): Example => ({
    ...lsa,
    title: `6161, ${Config}`,
    id: 6161,
    message: 'Credential Guard configuration: {Config}, {IsTestConfig}, {AutoEnabled}',
    values: { Config, IsTestConfig: '0', AutoEnabled: '1' },
    kind: 'credential-guard',
    says: {
      event: 6161,
      configured: { '0x0': false, '0x1': true, '0x2': true, '0x7': null }[Config],
      running: null,
    },
  })),
  {
    ...lsa,
    title: '45057',
    id: 45057,
    message:
      'A failed logon attempt has caused a logon cache entry for user {Username} to be deleted. The authentication package was {Package}, and the error message was {Error}.',
    values: {
      Username: 'mara@CONTOSO.EXAMPLE',
      Package: 'Kerberos',
      Error: '"The user name or password is incorrect.\r\n (0xc000006d)"',
    },
    kind: 'cached-logon-failed',
    says: { user: 'mara@CONTOSO.EXAMPLE', package: 'Kerberos', code: 0xc000006d },
    saysTranslated: 'not-understood',
    text: '45057 user mara@CONTOSO.EXAMPLE, package Kerberos, error 0xC000006D',
  },
  {
    ...lsa,
    title: 'LSA/Operational 303',
    id: 303,
    channel: 'Microsoft-Windows-LSA/Operational',
    message: `The security package does not cache the user's sign on credentials.

Package Name:\t{PackageName}
User Name:\t{UserName}
Domain Name:\t{DomainName}
Protected User:\t{ProtectedUser}
`,
    values: { PackageName: 'NTLM', UserName: 'mara', DomainName: 'CONTOSO', ProtectedUser: '1' },
    kind: 'protected-user',
    says: { event: 303, user: 'mara', domain: 'CONTOSO' },
    text: '303 user CONTOSO\\mara, Protected Users',
  },
];
