/**
 * The causes, in the order of the report: what refused NTLM, why Kerberos was not possible or failed, whose credentials
 * came, the SMB layer, permissions. A cause that asks for another's ruling stands after it.
 */
import type { Cause } from './cause.ts';
import ntlmRefusedGateUndecided from './ntlm-refused-gate-undecided/ntlm-refused-gate-undecided.ts';
import outgoingNtlmDenyAll from './outgoing-ntlm-deny-all/outgoing-ntlm-deny-all.ts';
import clientExceptionNameMismatch from './client-exception-name-mismatch/client-exception-name-mismatch.ts';
import smbClientBlockNtlm from './smb-client-block-ntlm/smb-client-block-ntlm.ts';
import incomingNtlmDeny from './incoming-ntlm-deny/incoming-ntlm-deny.ts';
import domainNtlmDeny from './domain-ntlm-deny/domain-ntlm-deny.ts';
import domainExceptionMissingOrMismatched from './domain-exception-missing-or-mismatched/domain-exception-missing-or-mismatched.ts';
import ntlmAuditOnlyNotACause from './ntlm-audit-only-not-a-cause/ntlm-audit-only-not-a-cause.ts';
import ntlmv1Refused from './ntlmv1-refused/ntlmv1-refused.ts';
import ntlmMinSessionSecurity from './ntlm-min-session-security/ntlm-min-session-security.ts';
import netlogonRpcSealing from './netlogon-rpc-sealing/netlogon-rpc-sealing.ts';
import clientNotDomainJoined from './client-not-domain-joined/client-not-domain-joined.ts';
import serverNotKerberosCapable from './server-not-kerberos-capable/server-not-kerberos-capable.ts';
import localAccountUsed from './local-account-used/local-account-used.ts';
import ipAddressAccess from './ip-address-access/ip-address-access.ts';
import aliasCnameNoSpn from './alias-cname-no-spn/alias-cname-no-spn.ts';
import entraJoinedCloudOnly from './entra-joined-cloud-only/entra-joined-cloud-only.ts';
import azureFilesOrEntraKerberos from './azure-files-or-entra-kerberos/azure-files-or-entra-kerberos.ts';
import loopbackOwnAlias from './loopback-own-alias/loopback-own-alias.ts';
import missingSpn from './missing-spn/missing-spn.ts';
import duplicateSpn from './duplicate-spn/duplicate-spn.ts';
import machinePasswordOutOfSync from './machine-password-out-of-sync/machine-password-out-of-sync.ts';
import etypeRc4AesMismatch from './etype-rc4-aes-mismatch/etype-rc4-aes-mismatch.ts';
import clockSkew from './clock-skew/clock-skew.ts';
import kdcCertificateUntrusted from './kdc-certificate-untrusted/kdc-certificate-untrusted.ts';
import noKdcLineOfSight from './no-kdc-line-of-sight/no-kdc-line-of-sight.ts';
import dnsWrongOrStale from './dns-wrong-or-stale/dns-wrong-or-stale.ts';
import kerberosTokenOrTransport from './kerberos-token-or-transport/kerberos-token-or-transport.ts';
import trustCrossDomain from './trust-cross-domain/trust-cross-domain.ts';
import selectiveAuthentication from './selective-authentication/selective-authentication.ts';
import doubleHopDelegation from './double-hop-delegation/double-hop-delegation.ts';
import spnOnWrongAccount from './spn-on-wrong-account/spn-on-wrong-account.ts';
import staleTicketOrSession from './stale-ticket-or-session/stale-ticket-or-session.ts';
import accountState from './account-state/account-state.ts';
import wrongSavedCredential from './wrong-saved-credential/wrong-saved-credential.ts';
import multipleCredentials1219 from './multiple-credentials-1219/multiple-credentials-1219.ts';
import protectedUsers from './protected-users/protected-users.ts';
import authenticationPolicySilo from './authentication-policy-silo/authentication-policy-silo.ts';
import credentialGuardSideEffects from './credential-guard-side-effects/credential-guard-side-effects.ts';
import networkLogonRightDenied from './network-logon-right-denied/network-logon-right-denied.ts';
import localAdminTokenOrForceguest from './local-admin-token-or-forceguest/local-admin-token-or-forceguest.ts';
import smbSigningMismatch from './smb-signing-mismatch/smb-signing-mismatch.ts';
import smbEncryptionRequired from './smb-encryption-required/smb-encryption-required.ts';
import smb1OnlyDevice from './smb1-only-device/smb1-only-device.ts';
import guestAccessBlocked from './guest-access-blocked/guest-access-blocked.ts';
import spnTargetNameHardening from './spn-target-name-hardening/spn-target-name-hardening.ts';
import uncHardeningMutualAuth from './unc-hardening-mutual-auth/unc-hardening-mutual-auth.ts';
import smbPortBlocked from './smb-port-blocked/smb-port-blocked.ts';
import gpoProcessingWithoutKerberos from './gpo-processing-without-kerberos/gpo-processing-without-kerberos.ts';
import strictNameChecking from './strict-name-checking/strict-name-checking.ts';
import sharePermissionDenied from './share-permission-denied/share-permission-denied.ts';
import ntfsPermissionDenied from './ntfs-permission-denied/ntfs-permission-denied.ts';
import serviceAccountIdentity from './service-account-identity/service-account-identity.ts';

/** Causes of one kind, under the heading of the help. */
export interface CauseGroup {
  readonly title: string;
  readonly members: readonly Cause[];
}

export const groups: readonly CauseGroup[] = [
  {
    title: 'NTLM is refused',
    members: [
      outgoingNtlmDenyAll,
      clientExceptionNameMismatch,
      smbClientBlockNtlm,
      incomingNtlmDeny,
      domainNtlmDeny,
      domainExceptionMissingOrMismatched,
      ntlmv1Refused,
      ntlmMinSessionSecurity,
      netlogonRpcSealing,
      ntlmRefusedGateUndecided,
      ntlmAuditOnlyNotACause,
    ],
  },
  {
    title: 'Kerberos cannot be used',
    members: [
      clientNotDomainJoined,
      serverNotKerberosCapable,
      localAccountUsed,
      ipAddressAccess,
      aliasCnameNoSpn,
      entraJoinedCloudOnly,
      azureFilesOrEntraKerberos,
      loopbackOwnAlias,
    ],
  },
  {
    title: 'Kerberos should work and fails',
    members: [
      missingSpn,
      duplicateSpn,
      machinePasswordOutOfSync,
      etypeRc4AesMismatch,
      clockSkew,
      kdcCertificateUntrusted,
      noKdcLineOfSight,
      dnsWrongOrStale,
      kerberosTokenOrTransport,
      trustCrossDomain,
      selectiveAuthentication,
      doubleHopDelegation,
      spnOnWrongAccount,
      staleTicketOrSession,
    ],
  },
  {
    title: 'The account and its rights',
    members: [
      accountState,
      wrongSavedCredential,
      multipleCredentials1219,
      protectedUsers,
      authenticationPolicySilo,
      credentialGuardSideEffects,
      networkLogonRightDenied,
      localAdminTokenOrForceguest,
    ],
  },
  {
    title: 'The SMB layer',
    members: [
      smbSigningMismatch,
      smbEncryptionRequired,
      smb1OnlyDevice,
      guestAccessBlocked,
      spnTargetNameHardening,
      uncHardeningMutualAuth,
      smbPortBlocked,
      gpoProcessingWithoutKerberos,
      strictNameChecking,
    ],
  },
  {
    title: 'Permissions',
    members: [sharePermissionDenied, ntfsPermissionDenied, serviceAccountIdentity],
  },
];

export const causes: readonly Cause[] = groups.flatMap(({ members }) => members);
