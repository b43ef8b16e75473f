/**
 * Events about accounts that Protected Users or an authentication policy bars, of their own channels and of the Security log, as
 * every export has them.
 */
import type { Example } from './example.testing.ts';

const CHANNELS = 'Microsoft-Windows-Authentication/';
const FAILURES = `${CHANNELS}ProtectedUserFailures-DomainController`;
const SUCCESSES = `${CHANNELS}ProtectedUserSuccesses-DomainController`;
const POLICIES = `${CHANNELS}AuthenticationPolicyFailures-DomainController`;

const KDC = 'Microsoft-Windows-Kerberos-Key-Distribution-Center';
const AUDITING = 'Microsoft-Windows-Security-Auditing';

const NTLM_LINES = `Account Name:	{AccountName}
Device Name:	{DeviceName}
Error Code:	{Status}`;

const POLICY_LINES = `

Authentication Policy Information:
	Silo Name:	{SiloName}
	PolicyName:	{PolicyName}`;

const NTLM_VALUES = { AccountName: 'mara', DeviceName: 'WS07', Status: '0xC000006E' };
const POLICY_VALUES = { SiloName: 'Tier0', PolicyName: 'Tier0-Users' };

const barred = (
  event: number,
  protectedUser: boolean | null,
  user = 'mara',
  told: { readonly target?: string; readonly service?: string } = {},
) => ({
  kind: 'account-barred' as const,
  says: {
    event,
    side: 'domain-controller',
    user,
    target: null,
    service: null,
    ...(NTLM_EVENTS.has(event) ? BY_NTLM : event === 104 || event === 4824 ? BY_ADDRESS : BY_KDC),
    protectedUser,
    ...told,
  },
});

/** NTLM prints the device and no address, the KDC both, but for weak pre-authentication no device. */
const NTLM_EVENTS: ReadonlySet<number> = new Set([100, 101, 301, 4822, 4823]);
const BY_NTLM = { device: 'WS07', address: null };
const BY_ADDRESS = { device: null, address: '::ffff:10.2.0.9' };
const BY_KDC = { device: 'WS07$', address: '::ffff:10.2.0.9' };

// ---- by the KDC, in both logs with one text

const kdc = (id: number, channel: string) => ({ title: `KDC ${id}`, provider: KDC, id, channel });
const security = (id: number) => ({
  title: `${id}`,
  provider: AUDITING,
  id,
  channel: 'Security',
  outcome: 'failure' as const,
});

const SERVICE = `Service Information:
	Service Name:		{ServiceName}`;

const NETWORK = `Network Information:
	Client Address:		{IpAddress}
	Client Port:		{IpPort}`;

const CERTIFICATE = `Certificate Information:
	Certificate Issuer Name:		{CertIssuerName}
	Certificate Serial Number:		{CertSerialNumber}
	Certificate Thumbprint:		{CertThumbprint}

Certificate information is only provided if a certificate was used for pre-authentication.`;

const POLICY = `Authentication Policy Information:
	Silo Name:		{SiloName}
	Policy Name:		{PolicyName}`;

const NETWORK_VALUES = { IpAddress: '::ffff:10.2.0.9', IpPort: '50012' };
const NO_CERTIFICATE = { CertIssuerName: '', CertSerialNumber: '', CertThumbprint: '' };

const weak = {
  message: `Kerberos preauthentication by using DES or RC4 failed because the account was a member of the Protected User group.

Account Information:
	Security ID:		{TargetSid}
	Account Name:		{TargetUserName}

${SERVICE}

${NETWORK}

Additional Information:
	Ticket Options:		{TicketOptions}
	Failure Code:		{Status}
	Pre-Authentication Type:	{PreAuthType}

${CERTIFICATE}`,
  values: {
    ...NETWORK_VALUES,
    ...NO_CERTIFICATE,
    TargetSid: 'S-1-5-21-1-2-3-1104',
    TargetUserName: 'mara',
    ServiceName: 'krbtgt/CONTOSO',
    TicketOptions: '0x40810010',
    Status: '0xE',
    PreAuthType: '2',
  },
};

const tgt = (title: string) => ({
  message: `${title}

Account Information:
	Account Name:		{TargetUserName}
	Supplied Realm Name:	{TargetDomainName}
	User ID:			{TargetSid}

${POLICY}
	TGT Lifetime:		{TGTLifetime}

Device Information:
	Device Name:		{DeviceName}

${SERVICE}
	Service ID:		{ServiceSid}

${NETWORK}

Additional Information:
	Ticket Options:		{TicketOptions}
	Result Code:		{Status}
	Ticket Encryption Type:	{TicketEncryptionType}
	Pre-Authentication Type:	{PreAuthType}

${CERTIFICATE}`,
  values: {
    ...NETWORK_VALUES,
    ...NO_CERTIFICATE,
    ...POLICY_VALUES,
    TargetUserName: 'mara',
    TargetDomainName: 'CONTOSO',
    TargetSid: 'S-1-5-21-1-2-3-1104',
    TGTLifetime: '240',
    DeviceName: 'WS07$',
    ServiceName: 'krbtgt',
    ServiceSid: 'S-1-5-21-1-2-3-502',
    TicketOptions: '0x40810010',
    Status: '0xC',
    TicketEncryptionType: '0xFFFFFFFF',
    PreAuthType: '-',
  },
});

const ticket = (title: string, ServiceName = 'FS01$') => ({
  message: `${title}

Account Information:
	Account Name:		{TargetUserName}
	Account Domain:		{TargetDomainName}
	Logon GUID:		{LogonGuid}

${POLICY}

Device Information:
	Device Name:		{DeviceName}

${SERVICE}
	Service ID:		{ServiceSid}

${NETWORK}

Additional Information:
	Ticket Options:		{TicketOptions}
	Ticket Encryption Type:	{TicketEncryptionType}
	Failure Code:		{Status}
	Transited Services:	{TransitedServices}

This event is generated every time access is requested to a resource such as a computer or a Windows service.`,
  values: {
    ...NETWORK_VALUES,
    ...POLICY_VALUES,
    TargetUserName: 'mara@CONTOSO.EXAMPLE',
    TargetDomainName: 'CONTOSO.EXAMPLE',
    LogonGuid: '{00000000-0000-0000-0000-000000000000}',
    DeviceName: 'WS07$',
    ServiceName,
    ServiceSid: 'S-1-5-21-1-2-3-1001',
    TicketOptions: '0x40810000',
    TicketEncryptionType: '0xFFFFFFFF',
    Status: '0xC',
    TransitedServices: '-',
  },
});

const TGT_DENIED =
  'A Kerberos Ticket-granting-ticket (TGT) was denied because the device does not meet the access control restrictions.';
const TICKET_DENIED =
  'A Kerberos service ticket was denied because the user, device, or both does not meet the access control restrictions.';
const MARA = 'mara@CONTOSO.EXAMPLE';

export const authenticationExamples: readonly Example[] = [
  {
    title: 'Authentication 100',
    provider: 'Microsoft-Windows-NTLM',
    id: 100,
    channel: 'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController',
    message: `NTLM authentication failed because the account was a member of the Protected User group.

Account Name:\t{AccountName}
Device Name:\t{DeviceName}
Error Code:\t{Status}`,
    values: { AccountName: 'mara', DeviceName: 'WS07', Status: '0xC000006E' },
    ...barred(100, true),
  },
  {
    title: 'Authentication 101',
    provider: 'Microsoft-Windows-NTLM',
    id: 101,
    channel: 'Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController',
    message: `NTLM authentication failed because access control restrictions are required.

Account Name:\t{AccountName}
Device Name:\t{DeviceName}
Error Code:\t{Status}

Authentication Policy Information:
\tSilo Name:\t{SiloName}
\tPolicyName:\t{PolicyName}`,
    values: {
      AccountName: 'mara',
      DeviceName: 'WS07',
      Status: '0xC0000413',
      SiloName: 'Tier0',
      PolicyName: 'Tier0-Users',
    },
    ...barred(101, null),
  },
  {
    title: 'Authentication 301',
    provider: 'Microsoft-Windows-NTLM',
    id: 301,
    channel: POLICIES,
    message: `NTLM authentication succeded, but it will fail when Authentication Policy is enforced because access control restrictions are required.

${NTLM_LINES}${POLICY_LINES}`,
    values: { ...NTLM_VALUES, ...POLICY_VALUES },
    ...barred(301, null),
    text: '301 user mara, device WS07, silo Tier0, policy Tier0-Users',
  },
  {
    ...security(4822),
    message: `NTLM authentication failed because the account was a member of the Protected User group.

${NTLM_LINES}`,
    values: NTLM_VALUES,
    ...barred(4822, true),
    text: '4822 user mara, device WS07, Protected Users',
  },
  {
    ...security(4823),
    message: `NTLM authentication failed because access control restrictions are required.

${NTLM_LINES}${POLICY_LINES}`,
    values: { ...NTLM_VALUES, ...POLICY_VALUES },
    ...barred(4823, null),
    text: '4823 user mara, device WS07, silo Tier0, policy Tier0-Users',
  },
  {
    ...kdc(104, FAILURES),
    ...weak,
    ...barred(104, true),
    text: '104 user mara, service krbtgt/CONTOSO, Protected Users',
  },
  { ...security(4824), ...weak, ...barred(4824, true) },
  {
    ...kdc(105, POLICIES),
    ...tgt(TGT_DENIED),
    ...barred(105, null, 'CONTOSO\\mara'),
    text: '105 user CONTOSO\\mara, device WS07$, service krbtgt, silo Tier0, policy Tier0-Users',
  },
  {
    ...kdc(305, POLICIES),
    ...tgt('A Kerberos ticket-granting-ticket (TGT) was issued, but it will be denied when enforced.'),
    ...barred(305, null, 'CONTOSO\\mara'),
  },
  { ...security(4820), ...tgt(TGT_DENIED), ...barred(4820, null, 'CONTOSO\\mara') },
  {
    ...kdc(303, SUCCESSES),
    ...tgt('A Kerberos ticket-granting-ticket (TGT) was issued for a member of the Protected User group.'),
    kind: 'protected-user',
    says: { event: 303, user: 'mara', domain: 'CONTOSO' },
    text: '303 user CONTOSO\\mara, Protected Users',
  },
  {
    ...kdc(106, POLICIES),
    ...ticket(TICKET_DENIED),
    ...barred(106, null, MARA, { service: 'FS01$' }),
    text: '106 user mara@CONTOSO.EXAMPLE, device WS07$, service FS01$, silo Tier0, policy Tier0-Users',
  },
  {
    ...kdc(306, POLICIES),
    ...ticket('A Kerberos service ticket was issued, but it will be denied when enforced.'),
    ...barred(306, null, MARA, { service: 'FS01$' }),
  },
  {
    ...security(4821),
    ...ticket(TICKET_DENIED, 'cifs/files'),
    ...barred(4821, null, MARA, { target: 'cifs/files' }),
  },
  {
    ...kdc(304, SUCCESSES),
    ...ticket('A Kerberos service ticket was issued for a member of the Protected User group.'),
    kind: 'protected-user',
    says: { event: 304, user: MARA, domain: 'CONTOSO.EXAMPLE' },
  },
  ...[104, 304].map((id): Example => ({
    title: `ProtectedUser-Client ${id}`,
    provider: 'LsaSrv',
    id,
    channel: `${CHANNELS}ProtectedUser-Client`,
    message: null,
    values: { PackageName: 'NTLM', UserName: 'mara', DomainName: 'CONTOSO', ServerName: 'cifs/files' },
    ...(id === 104
      ? {
          kind: 'account-barred' as const,
          says: {
            event: 104,
            side: 'client',
            user: 'CONTOSO\\mara',
            target: 'cifs/files',
            service: null,
            device: null,
            address: null,
            protectedUser: true,
          },
        }
      : {
          kind: 'protected-user' as const,
          says: { event: 304, user: 'mara', domain: 'CONTOSO' },
        }),
  })),
];
