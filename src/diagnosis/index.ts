/**
 * The causes, in the order of the report: what refused NTLM, why Kerberos was not possible, whose credentials came,
 * the SMB layer, permissions. A cause that asks for another's ruling stands after it.
 */
import type { Cause } from './cause.ts';
import outgoingNtlmDenyAll from './outgoing-ntlm-deny-all/outgoing-ntlm-deny-all.ts';
import clientExceptionNameMismatch from './client-exception-name-mismatch/client-exception-name-mismatch.ts';
import smbClientBlockNtlm from './smb-client-block-ntlm/smb-client-block-ntlm.ts';
import incomingNtlmDeny from './incoming-ntlm-deny/incoming-ntlm-deny.ts';
import domainNtlmDeny from './domain-ntlm-deny/domain-ntlm-deny.ts';
import ntlmRefusedGateUndecided from './ntlm-refused-gate-undecided/ntlm-refused-gate-undecided.ts';
import ntlmAuditOnly from './ntlm-audit-only-not-a-cause/ntlm-audit-only-not-a-cause.ts';
import clientNotDomainJoined from './client-not-domain-joined/client-not-domain-joined.ts';
import serverNotKerberosCapable from './server-not-kerberos-capable/server-not-kerberos-capable.ts';
import ipAddressAccess from './ip-address-access/ip-address-access.ts';
import aliasCnameNoSpn from './alias-cname-no-spn/alias-cname-no-spn.ts';

export const causes: readonly Cause[] = [
  outgoingNtlmDenyAll,
  clientExceptionNameMismatch,
  smbClientBlockNtlm,
  incomingNtlmDeny,
  domainNtlmDeny,
  ntlmRefusedGateUndecided,
  ntlmAuditOnly,
  clientNotDomainJoined,
  serverNotKerberosCapable,
  ipAddressAccess,
  aliasCnameNoSpn,
];
