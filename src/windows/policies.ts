/**
 * The settings that decide whether NTLM, Kerberos and SMB work: where each lives in the registry, what the policy editor
 * calls it, and what its values mean.
 *
 * Paths and value words: the pages of each policy under
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/
 * and the registry values in dsccommunity/SecurityPolicyDsc (SecurityOptionData.psd1); SMB NTLM blocking:
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking.
 */
export type PolicyId =
  | 'P-OUT'
  | 'P-OUTX'
  | 'P-IN'
  | 'P-INA'
  | 'P-DOM'
  | 'P-DOMA'
  | 'P-DOMX'
  | 'P-LM'
  | 'P-MINC'
  | 'P-MINS'
  | 'P-SIGNC'
  | 'P-SIGNS'
  | 'P-SPNH'
  | 'P-ETYPE'
  | 'P-SMBBLK'
  | 'P-SMBBLKX'
  | 'P-GUEST'
  | 'P-UNC'
  | 'P-V1SSO';

export interface Policy {
  readonly id: PolicyId;
  /** The registry value, lower case, without hive: `system\…\msv1_0\restrictsendingntlmtraffic`. */
  readonly path: string;
  /** Further values that Windows reads for the same setting. */
  readonly alsoAt: readonly string[];
  /** The value's name as Windows spells it. */
  readonly name: string;
  /** What the English policy editor calls it. */
  readonly title: string;
  /** Where it stands in the policy editor. */
  readonly gpo: string;
  /** Words of its choices; null where the value is a list or a set of bits. */
  readonly words: Readonly<Record<number, string>> | null;
  /** On which computer it acts, whichever computers the policy reaches. */
  readonly actsOn: 'client' | 'server' | 'domain-controller' | 'any';
}

const OPTIONS =
  'Computer Configuration\\Policies\\Windows Settings\\Security Settings\\Local Policies\\Security Options';
const TEMPLATES = 'Computer Configuration\\Policies\\Administrative Templates';
const LSA = 'system\\currentcontrolset\\control\\lsa';
const MSV = `${LSA}\\msv1_0`;
const NETLOGON = 'system\\currentcontrolset\\services\\netlogon\\parameters';
const REDIRECTOR = 'system\\currentcontrolset\\services\\lanmanworkstation\\parameters';
const SERVER = 'system\\currentcontrolset\\services\\lanmanserver\\parameters';
const REDIRECTOR_POLICY = 'software\\policies\\microsoft\\windows\\lanmanworkstation';
const OFF_ON = { 0: 'disabled', 1: 'enabled' };

export const policies: Readonly<Record<PolicyId, Policy>> = {
  'P-OUT': option('P-OUT', MSV, 'RestrictSendingNTLMTraffic', 'client', {
    title: 'Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers',
    words: { 0: 'Allow all', 1: 'Audit all', 2: 'Deny all' },
  }),
  'P-OUTX': option('P-OUTX', MSV, 'ClientAllowedNTLMServers', 'client', {
    title: 'Network security: Restrict NTLM: Add remote server exceptions for NTLM authentication',
  }),
  'P-IN': option('P-IN', MSV, 'RestrictReceivingNTLMTraffic', 'server', {
    title: 'Network security: Restrict NTLM: Incoming NTLM traffic',
    words: { 0: 'Allow all', 1: 'Deny all domain accounts', 2: 'Deny all accounts' },
  }),
  'P-INA': option('P-INA', MSV, 'AuditReceivingNTLMTraffic', 'server', {
    title: 'Network security: Restrict NTLM: Audit Incoming NTLM Traffic',
    words: { 0: 'Disable', 1: 'Enable auditing for domain accounts', 2: 'Enable auditing for all accounts' },
  }),
  'P-DOM': option('P-DOM', NETLOGON, 'RestrictNTLMInDomain', 'domain-controller', {
    title: 'Network security: Restrict NTLM: NTLM authentication in this domain',
    words: {
      0: 'Disable',
      1: 'Deny for domain accounts to domain servers',
      3: 'Deny for domain accounts',
      5: 'Deny for domain servers',
      7: 'Deny all',
    },
  }),
  'P-DOMA': option('P-DOMA', NETLOGON, 'AuditNTLMInDomain', 'domain-controller', {
    title: 'Network security: Restrict NTLM: Audit NTLM authentication in this domain',
    words: {
      0: 'Disable',
      1: 'Enable for domain accounts to domain servers',
      3: 'Enable for domain accounts',
      5: 'Enable for domain servers',
      7: 'Enable all',
    },
  }),
  'P-DOMX': option('P-DOMX', NETLOGON, 'DCAllowedNTLMServers', 'domain-controller', {
    title: 'Network security: Restrict NTLM: Add server exceptions in this domain',
  }),
  'P-LM': option('P-LM', LSA, 'LmCompatibilityLevel', 'any', {
    title: 'Network security: LAN Manager authentication level',
    words: {
      0: 'Send LM & NTLM responses',
      1: 'Send LM & NTLM - use NTLMv2 session security if negotiated',
      2: 'Send NTLM response only',
      3: 'Send NTLMv2 response only',
      4: 'Send NTLMv2 response only. Refuse LM',
      5: 'Send NTLMv2 response only. Refuse LM & NTLM',
    },
  }),
  'P-MINC': option('P-MINC', MSV, 'NTLMMinClientSec', 'client', {
    title: 'Network security: Minimum session security for NTLM SSP based (including secure RPC) clients',
  }),
  'P-MINS': option('P-MINS', MSV, 'NTLMMinServerSec', 'server', {
    title: 'Network security: Minimum session security for NTLM SSP based (including secure RPC) servers',
  }),
  'P-SIGNC': option('P-SIGNC', REDIRECTOR, 'RequireSecuritySignature', 'client', {
    title: 'Microsoft network client: Digitally sign communications (always)',
    words: OFF_ON,
  }),
  'P-SIGNS': option('P-SIGNS', SERVER, 'RequireSecuritySignature', 'server', {
    title: 'Microsoft network server: Digitally sign communications (always)',
    words: OFF_ON,
  }),
  'P-SPNH': option('P-SPNH', SERVER, 'SmbServerNameHardeningLevel', 'server', {
    title: 'Microsoft network server: Server SPN target name validation level',
    words: { 0: 'Off', 1: 'Accept if provided by client', 2: 'Required from client' },
  }),
  'P-ETYPE': option(
    'P-ETYPE',
    'software\\microsoft\\windows\\currentversion\\policies\\system\\kerberos\\parameters',
    'SupportedEncryptionTypes',
    'any',
    { title: 'Network security: Configure encryption types allowed for Kerberos' },
  ),
  'P-SMBBLK': option('P-SMBBLK', REDIRECTOR_POLICY, 'BlockNTLM', 'client', {
    title: 'Block NTLM (LM, NTLM, NTLMv2)',
    gpo: `${TEMPLATES}\\Network\\Lanman Workstation`,
    words: OFF_ON,
    // `Set-SmbClientConfiguration -BlockNTLM` writes this one, the policy the other: Windows 11 24H2 reads both.
    alsoAt: [`${REDIRECTOR}\\blockntlm`],
  }),
  'P-SMBBLKX': option('P-SMBBLKX', REDIRECTOR_POLICY, 'BlockNTLMServerExceptionList', 'client', {
    title: 'Block NTLM Server Exception List',
    gpo: `${TEMPLATES}\\Network\\Lanman Workstation`,
    alsoAt: [`${REDIRECTOR}\\blockntlmserverexceptionlist`],
  }),
  'P-GUEST': option('P-GUEST', REDIRECTOR_POLICY, 'AllowInsecureGuestAuth', 'client', {
    title: 'Enable insecure guest logons',
    gpo: `${TEMPLATES}\\Network\\Lanman Workstation`,
    words: OFF_ON,
    alsoAt: [`${REDIRECTOR}\\allowinsecureguestauth`],
  }),
  'P-UNC': option(
    'P-UNC',
    'software\\policies\\microsoft\\windows\\networkprovider',
    'HardenedPaths',
    'client',
    { title: 'Hardened UNC Paths', gpo: `${TEMPLATES}\\Network\\Network Provider` },
  ),
  'P-V1SSO': option('P-V1SSO', MSV, 'BlockNtlmv1SSO', 'client', {
    title: 'BlockNtlmv1SSO (registry only)',
    gpo: '',
    words: { 0: 'Audit', 1: 'Enforce' },
  }),
};

/** The setting of a registry value given as `policy-setting` facts give it: lower case, without hive. */
export function policyAt(path: string): PolicyId | null {
  return (
    Object.values(policies).find((policy) => policy.path === path || policy.alsoAt.includes(path))?.id ?? null
  );
}

/**
 * The setting whose value name stands under a key where Windows does not look for it: such a line has no effect and must
 * never be read as the policy. Null for every other path, also for the right one.
 */
export function misplaced(path: string): PolicyId | null {
  if (policyAt(path) !== null) return null;
  const name = path.slice(path.lastIndexOf('\\') + 1);
  // Several services have values of this name of their own.
  if (name === 'requiresecuritysignature') return null;
  return Object.values(policies).find((policy) => policy.name.toLowerCase() === name)?.id ?? null;
}

/** A value in the words of the policy editor: `Deny all (2)`; numbers without words and lists as they are. */
export function valueWords(id: PolicyId, value: number | string | readonly string[]): string {
  if (typeof value === 'number') {
    const words = policies[id].words?.[value];
    return words === undefined ? String(value) : `${words} (${value})`;
  }
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'empty list' : value.join(', ');
}

interface Words {
  readonly title: string;
  readonly gpo?: string;
  readonly words?: Readonly<Record<number, string>>;
  readonly alsoAt?: readonly string[];
}

function option(
  id: PolicyId,
  key: string,
  name: string,
  actsOn: Policy['actsOn'],
  { title, gpo = OPTIONS, words, alsoAt = [] }: Words,
): Policy {
  return {
    id,
    path: `${key}\\${name.toLowerCase()}`,
    alsoAt,
    name,
    title,
    gpo,
    words: words ?? null,
    actsOn,
  };
}
