/**
 * The policies that can be replayed, each a switch with its values, and the five gates at which they stop NTLM.
 *
 * Values: the "Restrict NTLM" pages under
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/ ;
 * SMB: https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
import type { PolicyId } from '../windows/policies.ts';

/** Where NTLM is stopped, in the order in which a logon meets them. */
export type Gate = 'smb-client' | 'outgoing' | 'incoming' | 'ntlmv1' | 'domain';

/** What is switched on. Zero everywhere: nothing is denied. */
export interface Policy {
  /** RestrictSendingNTLMTraffic: 0 allow, 1 audit, 2 deny all. Acts on clients. */
  readonly outgoing: 0 | 1 | 2;
  /** BlockNTLM of the SMB client: Windows 11 24H2, Windows Server 2025 and newer. Acts on clients. */
  readonly smbClient: 0 | 1;
  /** RestrictReceivingNTLMTraffic: 0 allow, 1 deny domain accounts, 2 deny all accounts. Acts on servers. */
  readonly incoming: 0 | 1 | 2;
  /** RestrictNTLMInDomain: 0, 1 domain accounts to domain servers, 3 domain accounts, 5 domain servers, 7 all. Acts on domain controllers. */
  readonly domain: 0 | 1 | 3 | 5 | 7;
  /** LmCompatibilityLevel 5 where the account lives: NTLMv1 is refused. */
  readonly ntlmv1: 0 | 1;
}

export const NOTHING_DENIED: Policy = { outgoing: 0, smbClient: 0, incoming: 0, domain: 0, ntlmv1: 0 };

/** The lists of exceptions. There is none for incoming traffic and none for NTLMv1. */
export type ListId = 'P-OUTX' | 'P-DOMX' | 'P-SMBBLKX';

export type Lists = Readonly<Record<ListId, readonly string[]>>;

export const LIST_OF: Readonly<Record<Gate, ListId | null>> = {
  'smb-client': 'P-SMBBLKX',
  outgoing: 'P-OUTX',
  incoming: null,
  ntlmv1: null,
  domain: 'P-DOMX',
};

export const POLICY_OF: Readonly<Record<Gate, PolicyId>> = {
  'smb-client': 'P-SMBBLK',
  outgoing: 'P-OUT',
  incoming: 'P-IN',
  ntlmv1: 'P-LM',
  domain: 'P-DOM',
};
