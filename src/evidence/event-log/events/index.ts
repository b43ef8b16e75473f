/**
 * All events that say something about access to a share: the list, and the way from a record to its kind.
 */
import type { EventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { authentication100ProtectedUser } from './authentication-100-protected-user.ts';
import { authentication101Policy } from './authentication-101-policy.ts';
import { authentication104WeakPreauthentication } from './authentication-104-weak-preauthentication.ts';
import { authentication105TgtPolicy } from './authentication-105-tgt-policy.ts';
import { authentication106TicketPolicy } from './authentication-106-ticket-policy.ts';
import { dnsClient1014Timeout } from './dns-client-1014-timeout.ts';
import { groupPolicy1006Failed } from './group-policy-1006-failed.ts';
import { groupPolicy1058Failed } from './group-policy-1058-failed.ts';
import { groupPolicy1502Applied } from './group-policy-1502-applied.ts';
import { groupPolicy4016Extension } from './group-policy-4016-extension.ts';
import { groupPolicy5312AppliedList } from './group-policy-5312-applied-list.ts';
import { kdc11DuplicateName } from './kdc-11-duplicate-name.ts';
import { kdc12TrustNotTransitive } from './kdc-12-trust-not-transitive.ts';
import { kdc13CorruptKeys } from './kdc-13-corrupt-keys.ts';
import { kdc16NoCommonKey } from './kdc-16-no-common-key.ts';
import { kdc18PacSignature } from './kdc-18-pac-signature.ts';
import { kdc201Rc4 } from './kdc-201-rc4.ts';
import { kdc29NoCertificate } from './kdc-29-no-certificate.ts';
import { kdc35PacAttributes } from './kdc-35-pac-attributes.ts';
import { kdc36PacMissing } from './kdc-36-pac-missing.ts';
import { kdc37PacRequestor } from './kdc-37-pac-requestor.ts';
import { kdc42StrongKeys } from './kdc-42-strong-keys.ts';
import { kdc43FullPacSignature } from './kdc-43-full-pac-signature.ts';
import { kdc7SamFailed } from './kdc-7-sam-failed.ts';
import { kerberos10NoUdp } from './kerberos-10-no-udp.ts';
import { kerberos100Spn } from './kerberos-100-spn.ts';
import { kerberos102KdcCertificate } from './kerberos-102-kdc-certificate.ts';
import { kerberos103ClientCertificate } from './kerberos-103-client-certificate.ts';
import { kerberos104NoCertificateLogon } from './kerberos-104-no-certificate-logon.ts';
import { kerberos11CardCertificate } from './kerberos-11-card-certificate.ts';
import { kerberos14SavedPassword } from './kerberos-14-saved-password.ts';
import { kerberos17ForestSearch } from './kerberos-17-forest-search.ts';
import { kerberos3Error } from './kerberos-3-error.ts';
import { kerberos4Modified } from './kerberos-4-modified.ts';
import { kerberos5NotYetValid } from './kerberos-5-not-yet-valid.ts';
import { kerberos6TokenTooLarge } from './kerberos-6-token-too-large.ts';
import { kerberos7PacNotValidated } from './kerberos-7-pac-not-validated.ts';
import { kerberos9KdcCertificate } from './kerberos-9-kdc-certificate.ts';
import { lsa100CredentialMissing } from './lsa-100-credential-missing.ts';
import { lsa104ProtectedUserClient } from './lsa-104-protected-user-client.ts';
import { lsa303CredentialNotKept } from './lsa-303-credential-not-kept.ts';
import { lsa40960AuthenticationError } from './lsa-40960-authentication-error.ts';
import { lsa40961NoProtocol } from './lsa-40961-no-protocol.ts';
import { lsa40962NotCompleted } from './lsa-40962-not-completed.ts';
import { lsa40964TokenNotRead } from './lsa-40964-token-not-read.ts';
import { lsa40970Downgrade } from './lsa-40970-downgrade.ts';
import { lsa45057CachedLogon } from './lsa-45057-cached-logon.ts';
import { lsa6033Anonymous } from './lsa-6033-anonymous.ts';
import { lsa6036NoTargetName } from './lsa-6036-no-target-name.ts';
import { lsa6037Loopback } from './lsa-6037-loopback.ts';
import { lsa6038NtlmUsed } from './lsa-6038-ntlm-used.ts';
import { lsa6040TargetMismatch } from './lsa-6040-target-mismatch.ts';
import { lsa6161CredentialGuardConfigured } from './lsa-6161-credential-guard-configured.ts';
import { lsa6163CredentialGuard } from './lsa-6163-credential-guard.ts';
import { netlogon3210DcRefused } from './netlogon-3210-dc-refused.ts';
import { netlogon5719NoDc } from './netlogon-5719-no-dc.ts';
import { netlogon5721NoAccount } from './netlogon-5721-no-account.ts';
import { netlogon5722MemberRefused } from './netlogon-5722-member-refused.ts';
import { netlogon5723TrustAccountMissing } from './netlogon-5723-trust-account-missing.ts';
import { netlogon5783NotResponsive } from './netlogon-5783-not-responsive.ts';
import { netlogon5805MemberFailed } from './netlogon-5805-member-failed.ts';
import { netlogon5816RequestFailed } from './netlogon-5816-request-failed.ts';
import { netlogon5817RequestsFailed } from './netlogon-5817-requests-failed.ts';
import { netlogon5818RequestSlow } from './netlogon-5818-request-slow.ts';
import { netlogon5819RequestsSlow } from './netlogon-5819-requests-slow.ts';
import { netlogon5827VulnerableDenied } from './netlogon-5827-vulnerable-denied.ts';
import { netlogon5828TrustDenied } from './netlogon-5828-trust-denied.ts';
import { netlogon5829VulnerableAllowed } from './netlogon-5829-vulnerable-allowed.ts';
import { netlogon5831TrustAllowed } from './netlogon-5831-trust-allowed.ts';
import { netlogon5838WeakChannel } from './netlogon-5838-weak-channel.ts';
import { ntlm4001ClientBlocked } from './ntlm-4001-client-blocked.ts';
import { ntlm4002ServerBlocked } from './ntlm-4002-server-blocked.ts';
import { ntlm4003PassThroughBlocked } from './ntlm-4003-pass-through-blocked.ts';
import { ntlm4004DcBlocked } from './ntlm-4004-dc-blocked.ts';
import { ntlm4010SessionSecurity } from './ntlm-4010-session-security.ts';
import { ntlm4012PasswordFallback } from './ntlm-4012-password-fallback.ts';
import { ntlm4013Ntlmv1Refused } from './ntlm-4013-ntlmv1-refused.ts';
import { ntlm4014CredentialGuard } from './ntlm-4014-credential-guard.ts';
import { ntlm4015ApplicationBlocked } from './ntlm-4015-application-blocked.ts';
import { ntlm4020ClientReason } from './ntlm-4020-client-reason.ts';
import { ntlm4022ServerReason } from './ntlm-4022-server-reason.ts';
import { ntlm4024Ntlmv1Sso } from './ntlm-4024-ntlmv1-sso.ts';
import { ntlm4026EnhancedBlock } from './ntlm-4026-enhanced-block.ts';
import { ntlm4030DcNetworkLogon } from './ntlm-4030-dc-network-logon.ts';
import { ntlm4032DcForwardedLogon } from './ntlm-4032-dc-forwarded-logon.ts';
import { ntlm8001ClientAudited } from './ntlm-8001-client-audited.ts';
import { ntlm8002ServerAudited } from './ntlm-8002-server-audited.ts';
import { ntlm8003PassThroughAudited } from './ntlm-8003-pass-through-audited.ts';
import { ntlm8004DcAudited } from './ntlm-8004-dc-audited.ts';
import { scecli1202SecurityWarning } from './scecli-1202-security-warning.ts';
import { scecli1704SecurityApplied } from './scecli-1704-security-applied.ts';
import { security4616ClockChanged } from './security-4616-clock-changed.ts';
import { security4624Logon } from './security-4624-logon.ts';
import { security4625LogonFailed } from './security-4625-logon-failed.ts';
import { security4634Logoff } from './security-4634-logoff.ts';
import { security4648ExplicitCredential } from './security-4648-explicit-credential.ts';
import { security4656HandleRequested } from './security-4656-handle-requested.ts';
import { security4663ObjectAccessed } from './security-4663-object-accessed.ts';
import { security4672PrivilegedLogon } from './security-4672-privileged-logon.ts';
import { security4719AuditPolicy } from './security-4719-audit-policy.ts';
import { security4723PasswordChanged } from './security-4723-password-changed.ts';
import { security4738AccountChanged } from './security-4738-account-changed.ts';
import { security4740AccountLocked } from './security-4740-account-locked.ts';
import { security4742ComputerChanged } from './security-4742-computer-changed.ts';
import { security4768TgtRequested } from './security-4768-tgt-requested.ts';
import { security4769TicketRequested } from './security-4769-ticket-requested.ts';
import { security4771PreauthenticationFailed } from './security-4771-preauthentication-failed.ts';
import { security4776CredentialCheck } from './security-4776-credential-check.ts';
import { security4777CredentialCheckFailed } from './security-4777-credential-check-failed.ts';
import { security4820TgtRestricted } from './security-4820-tgt-restricted.ts';
import { security4821TicketRestricted } from './security-4821-ticket-restricted.ts';
import { security4822NtlmRestricted } from './security-4822-ntlm-restricted.ts';
import { security4824WeakPreauthentication } from './security-4824-weak-preauthentication.ts';
import { security5136DirectoryChanged } from './security-5136-directory-changed.ts';
import { security5140ShareAccessed } from './security-5140-share-accessed.ts';
import { security5142ShareAdded } from './security-5142-share-added.ts';
import { security5143ShareModified } from './security-5143-share-modified.ts';
import { security5145ShareChecked } from './security-5145-share-checked.ts';
import { security5168SpnCheck } from './security-5168-spn-check.ts';
import { securityNetlogon9005ChannelFailed } from './security-netlogon-9005-channel-failed.ts';
import { smbClient30800NameNotResolved } from './smb-client-30800-name-not-resolved.ts';
import { smbClient30803NoConnection } from './smb-client-30803-no-connection.ts';
import { smbClient30804Disconnected } from './smb-client-30804-disconnected.ts';
import { smbClient30805SessionLost } from './smb-client-30805-session-lost.ts';
import { smbClient30806SessionBack } from './smb-client-30806-session-back.ts';
import { smbClient30807ShareLost } from './smb-client-30807-share-lost.ts';
import { smbClient30808ShareBack } from './smb-client-30808-share-back.ts';
import { smbClient30809TimedOut } from './smb-client-30809-timed-out.ts';
import { smbClient30816NegotiateRefused } from './smb-client-30816-negotiate-refused.ts';
import { smbClient30822ChannelFailed } from './smb-client-30822-channel-failed.ts';
import { smbClient30904Transport } from './smb-client-30904-transport.ts';
import { smbClient30906HandleLost } from './smb-client-30906-handle-lost.ts';
import { smbClient30907MultichannelOff } from './smb-client-30907-multichannel-off.ts';
import { smbClient30908Setting } from './smb-client-30908-setting.ts';
import { smbClient30913Isolated } from './smb-client-30913-isolated.ts';
import { smbClient30952NotChosen } from './smb-client-30952-not-chosen.ts';
import { smbClient30953DialectChanged } from './smb-client-30953-dialect-changed.ts';
import { smbClient31000Credential } from './smb-client-31000-credential.ts';
import { smbClient31002NetworkToken } from './smb-client-31002-network-token.ts';
import { smbClient31003CompatibilityLevel } from './smb-client-31003-compatibility-level.ts';
import { smbClient31010Share } from './smb-client-31010-share.ts';
import { smbClient31012NegotiateValidation } from './smb-client-31012-negotiate-validation.ts';
import { smbClient31013Signing } from './smb-client-31013-signing.ts';
import { smbClient31014Unencrypted } from './smb-client-31014-unencrypted.ts';
import { smbClient31015NotDecrypted } from './smb-client-31015-not-decrypted.ts';
import { smbClient31016SigningSetting } from './smb-client-31016-signing-setting.ts';
import { smbClient31017GuestRejected } from './smb-client-31017-guest-rejected.ts';
import { smbClient31018GuestAllowed } from './smb-client-31018-guest-allowed.ts';
import { smbClient31019AuthenticationLost } from './smb-client-31019-authentication-lost.ts';
import { smbClient31020SessionKey } from './smb-client-31020-session-key.ts';
import { smbClient31022GuestLogon } from './smb-client-31022-guest-logon.ts';
import { smbClient31023NtlmBlocked } from './smb-client-31023-ntlm-blocked.ts';
import { smbClient31997GuestLogon } from './smb-client-31997-guest-logon.ts';
import { smbClient31998ServerLacks } from './smb-client-31998-server-lacks.ts';
import { smbClient32000Smb1Answer } from './smb-client-32000-smb1-answer.ts';
import { smbClient32002Smb1AnswerTaken } from './smb-client-32002-smb1-answer-taken.ts';
import { smbClient32003Smb1Removed } from './smb-client-32003-smb1-removed.ts';
import { smbServer1003Unencrypted } from './smb-server-1003-unencrypted.ts';
import { smbServer1004WrongSignature } from './smb-server-1004-wrong-signature.ts';
import { smbServer1005NegotiateValidation } from './smb-server-1005-negotiate-validation.ts';
import { smbServer1006ShareDenied } from './smb-server-1006-share-denied.ts';
import { smbServer1007AnonymousDenied } from './smb-server-1007-anonymous-denied.ts';
import { smbServer1009AnonymousSession } from './smb-server-1009-anonymous-session.ts';
import { smbServer1015NotDecrypted } from './smb-server-1015-not-decrypted.ts';
import { smbServer1016ReopenFailed } from './smb-server-1016-reopen-failed.ts';
import { smbServer1020Slow } from './smb-server-1020-slow.ts';
import { smbServer1021CompatibilityLevel } from './smb-server-1021-compatibility-level.ts';
import { smbServer1024Setting } from './smb-server-1024-setting.ts';
import { smbServer1046NoCipher } from './smb-server-1046-no-cipher.ts';
import { smbServer1061Dialect } from './smb-server-1061-dialect.ts';
import { smbServer1062DialectChanged } from './smb-server-1062-dialect-changed.ts';
import { smbServer1906SessionKey } from './smb-server-1906-session-key.ts';
import { smbServer3000Smb1Client } from './smb-server-3000-smb1-client.ts';
import { smbServer3021ClientLacks } from './smb-server-3021-client-lacks.ts';
import { smbServer3023GuestLogon } from './smb-server-3023-guest-logon.ts';
import { smbServer3024NoSpnSupport } from './smb-server-3024-no-spn-support.ts';
import { smbServer3025UnknownSpn } from './smb-server-3025-unknown-spn.ts';
import { smbServer3026EmptySpn } from './smb-server-3026-empty-spn.ts';
import { smbServer551SessionRefused } from './smb-server-551-session-refused.ts';
import { sql17204FileNotOpened } from './sql-17204-file-not-opened.ts';
import { sql18204BackupDevice } from './sql-18204-backup-device.ts';
import { timeService129NoPeer } from './time-service-129-no-peer.ts';
import { timeService24NoResponse } from './time-service-24-no-response.ts';
import { timeService29NoSource } from './time-service-29-no-source.ts';
import { timeService35Synchronized } from './time-service-35-synchronized.ts';
import { timeService52TimeSet } from './time-service-52-time-set.ts';
import { windowsUpdate19Installed } from './windows-update-19-installed.ts';

/** One line per file of this folder that is an event; a test catches a forgotten one. */
export const eventKinds: readonly EventKind[] = [
  ntlm4001ClientBlocked,
  ntlm4015ApplicationBlocked,
  smbClient31023NtlmBlocked,
  ntlm4002ServerBlocked,
  ntlm4003PassThroughBlocked,
  ntlm4004DcBlocked,
  ntlm8001ClientAudited,
  ntlm8002ServerAudited,
  ntlm8003PassThroughAudited,
  ntlm8004DcAudited,
  ntlm4010SessionSecurity,
  ntlm4013Ntlmv1Refused,
  ntlm4014CredentialGuard,
  ntlm4012PasswordFallback,
  ntlm4024Ntlmv1Sso,
  ntlm4026EnhancedBlock,
  ntlm4020ClientReason,
  ntlm4022ServerReason,
  ntlm4030DcNetworkLogon,
  ntlm4032DcForwardedLogon,
  security4624Logon,
  security4625LogonFailed,
  security4634Logoff,
  security4648ExplicitCredential,
  security4672PrivilegedLogon,
  security4740AccountLocked,
  security4768TgtRequested,
  security4769TicketRequested,
  security4771PreauthenticationFailed,
  security4776CredentialCheck,
  security4777CredentialCheckFailed,
  security4820TgtRestricted,
  security4821TicketRestricted,
  security4822NtlmRestricted,
  security4824WeakPreauthentication,
  security5140ShareAccessed,
  security5145ShareChecked,
  security5142ShareAdded,
  security5143ShareModified,
  security4656HandleRequested,
  security4663ObjectAccessed,
  security5168SpnCheck,
  security4723PasswordChanged,
  security4738AccountChanged,
  security4742ComputerChanged,
  security5136DirectoryChanged,
  security4616ClockChanged,
  security4719AuditPolicy,
  smbClient31000Credential,
  smbClient31002NetworkToken,
  smbClient31010Share,
  smbClient31013Signing,
  smbClient31017GuestRejected,
  smbClient31018GuestAllowed,
  smbClient31019AuthenticationLost,
  smbClient31020SessionKey,
  smbClient31022GuestLogon,
  smbClient31998ServerLacks,
  smbClient30800NameNotResolved,
  smbClient30803NoConnection,
  smbClient30816NegotiateRefused,
  smbClient30804Disconnected,
  smbClient30805SessionLost,
  smbClient30806SessionBack,
  smbClient30807ShareLost,
  smbClient30808ShareBack,
  smbClient30809TimedOut,
  smbClient30822ChannelFailed,
  smbClient30904Transport,
  smbClient30906HandleLost,
  smbClient30907MultichannelOff,
  smbClient30908Setting,
  smbClient30913Isolated,
  smbClient30952NotChosen,
  smbClient30953DialectChanged,
  smbClient31003CompatibilityLevel,
  smbClient31012NegotiateValidation,
  smbClient31014Unencrypted,
  smbClient31015NotDecrypted,
  smbClient31016SigningSetting,
  smbClient31997GuestLogon,
  smbClient32000Smb1Answer,
  smbClient32002Smb1AnswerTaken,
  smbClient32003Smb1Removed,
  smbServer551SessionRefused,
  smbServer1006ShareDenied,
  smbServer1007AnonymousDenied,
  smbServer1009AnonymousSession,
  smbServer3021ClientLacks,
  smbServer1003Unencrypted,
  smbServer1004WrongSignature,
  smbServer1005NegotiateValidation,
  smbServer1015NotDecrypted,
  smbServer1016ReopenFailed,
  smbServer1020Slow,
  smbServer1021CompatibilityLevel,
  smbServer1024Setting,
  smbServer1046NoCipher,
  smbServer1061Dialect,
  smbServer1062DialectChanged,
  smbServer1906SessionKey,
  smbServer3000Smb1Client,
  smbServer3023GuestLogon,
  smbServer3024NoSpnSupport,
  smbServer3025UnknownSpn,
  smbServer3026EmptySpn,
  kerberos3Error,
  kerberos4Modified,
  kerberos5NotYetValid,
  kerberos6TokenTooLarge,
  kerberos7PacNotValidated,
  kerberos9KdcCertificate,
  kerberos10NoUdp,
  kerberos11CardCertificate,
  kerberos14SavedPassword,
  kerberos17ForestSearch,
  kerberos100Spn,
  kerberos102KdcCertificate,
  kerberos103ClientCertificate,
  kerberos104NoCertificateLogon,
  kdc7SamFailed,
  kdc11DuplicateName,
  kdc12TrustNotTransitive,
  kdc13CorruptKeys,
  kdc16NoCommonKey,
  kdc18PacSignature,
  kdc29NoCertificate,
  kdc35PacAttributes,
  kdc36PacMissing,
  kdc37PacRequestor,
  kdc42StrongKeys,
  kdc43FullPacSignature,
  kdc201Rc4,
  lsa40960AuthenticationError,
  lsa40961NoProtocol,
  lsa40962NotCompleted,
  lsa40964TokenNotRead,
  lsa40970Downgrade,
  lsa6037Loopback,
  lsa6033Anonymous,
  lsa6036NoTargetName,
  lsa6038NtlmUsed,
  lsa6040TargetMismatch,
  lsa6161CredentialGuardConfigured,
  lsa6163CredentialGuard,
  lsa45057CachedLogon,
  lsa100CredentialMissing,
  lsa303CredentialNotKept,
  lsa104ProtectedUserClient,
  authentication100ProtectedUser,
  authentication101Policy,
  authentication104WeakPreauthentication,
  authentication105TgtPolicy,
  authentication106TicketPolicy,
  netlogon3210DcRefused,
  netlogon5719NoDc,
  netlogon5721NoAccount,
  netlogon5722MemberRefused,
  netlogon5723TrustAccountMissing,
  netlogon5783NotResponsive,
  netlogon5805MemberFailed,
  netlogon5827VulnerableDenied,
  netlogon5828TrustDenied,
  netlogon5838WeakChannel,
  securityNetlogon9005ChannelFailed,
  netlogon5816RequestFailed,
  netlogon5817RequestsFailed,
  netlogon5818RequestSlow,
  netlogon5819RequestsSlow,
  netlogon5829VulnerableAllowed,
  netlogon5831TrustAllowed,
  groupPolicy1502Applied,
  groupPolicy1006Failed,
  groupPolicy1058Failed,
  groupPolicy4016Extension,
  groupPolicy5312AppliedList,
  scecli1704SecurityApplied,
  timeService129NoPeer,
  timeService24NoResponse,
  timeService29NoSource,
  timeService35Synchronized,
  timeService52TimeSet,
  windowsUpdate19Installed,
  dnsClient1014Timeout,
  scecli1202SecurityWarning,
  sql18204BackupDevice,
  sql17204FileNotOpened,
];

/** Every event ID of the list, so that a scanner of bytes can skip all other records. Says nothing about the provider. */
export const wantedIds: ReadonlySet<number> = new Set(eventKinds.flatMap((kind) => kind.ids));

/** Those of them whose records are decoded. */
export const decodedIds: ReadonlySet<number> = new Set(
  eventKinds.filter((kind) => kind.isBulk !== true).flatMap((kind) => kind.ids),
);

/**
 * The kind of a record, or null where it is none of ours. Provider and ID together make an event; the ID alone never
 * does: 4001 to 4006 and 8001 to 8006 are Group Policy's as well as NTLM's, 1006 is Group Policy's as well as the SMB
 * server's. `provider` in any spelling, without case; `channel` null where the export has none. A record from another
 * channel than the event's is not this event; a collector's `ForwardedEvents` stands for every channel.
 */
export function eventKindOf(provider: string, id: number, channel: string | null): EventKind | null {
  const kind = wantedIds.has(id) ? byProvider.get(providerKey(provider))?.get(id) : undefined;
  if (kind === undefined) return null;
  const place = channel?.trim().toLowerCase() ?? '';
  if (place === '' || place === 'forwardedevents') return kind;
  return kind.channels.some((own) => own.toLowerCase() === place) ? kind : null;
}

/**
 * The channel that a record came from, for exports that do not say (Event Viewer CSV): that of the event, where it is one
 * of ours, or the only channel that its provider writes to. Null where several are possible.
 */
export function channelOf(provider: string, id: number): string | null {
  const kind = byProvider.get(providerKey(provider))?.get(id);
  if (kind !== undefined) return kind.channels[0];
  return onlyChannel.get(providerKey(provider)) ?? null;
}

const byProvider = new Map<string, Map<number, EventKind>>();
for (const kind of eventKinds) {
  for (const spelling of kind.providers) {
    const key = providerKey(spelling);
    const ids = byProvider.get(key) ?? new Map<number, EventKind>();
    byProvider.set(key, ids);
    for (const id of kind.ids) ids.set(id, kind);
  }
}

/** Whether any event of the list is written by a provider of this name, in any spelling. */
export function isKnownProvider(provider: string): boolean {
  return byProvider.has(providerKey(provider));
}

const onlyChannel = new Map(SECURITY_AUDITING.map((spelling) => [providerKey(spelling), SECURITY]));

/** Named instances of SQL Server are `MSSQL$INSTANCE`: one source for all of them. */
function providerKey(provider: string): string {
  const key = provider.trim().toLowerCase();
  return key.startsWith('mssql$') ? 'mssqlserver' : key;
}

/** Channels that many providers write to: an ID alone means nothing there. */
const SHARED_CHANNELS = new Set(['system', 'application', 'setup', 'forwardedevents']);

/** The event of an ID where only the channel is known; null where it can be several. */
export function onlyKindIn(channel: string | null, id: number): EventKind | null {
  const place = channel?.trim().toLowerCase() ?? '';
  if (place === '' || SHARED_CHANNELS.has(place)) return null;
  const kinds = eventKinds.filter(
    (kind) => kind.ids.includes(id) && kind.channels.some((own) => own.toLowerCase() === place),
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}
