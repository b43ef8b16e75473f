/**
 * What each kind of fact lets us know, in words for people: the help says by it what a file tells. A new kind without words does
 * not compile.
 */
import type { FactKind } from './facts.ts';

export type Topic =
  | 'Event logs'
  | 'Policies and rights'
  | 'Tickets and SPNs'
  | 'Shares and sessions'
  | 'What people saw'
  | 'Computer and domain'
  | 'Names and network';

export interface KindWords {
  /** Under which heading a format stands whose first kind this is. */
  readonly topic: Topic;
  /** What is known by it, to follow "tells": `which policy values are set`. */
  readonly says: string;
}

export const kinds: Readonly<Record<FactKind, KindWords>> = {
  'policy-setting': { topic: 'Policies and rights', says: 'the values of policies and registry settings' },
  'setting-undefined': { topic: 'Policies and rights', says: 'which settings are not defined at all' },
  'setting-origin': { topic: 'Policies and rights', says: 'which GPO gave a setting' },
  'gpo-setting': {
    topic: 'Policies and rights',
    says: 'what a GPO holds, whether or not it reaches a computer',
  },
  'gpo-listed': {
    topic: 'Policies and rights',
    says: 'which GPOs were applied, and which were filtered out',
  },
  'privilege-right': { topic: 'Policies and rights', says: 'who may log on over the network' },
  'audit-policy': { topic: 'Policies and rights', says: 'which events the Security log records' },
  'domain-controller-sign': { topic: 'Policies and rights', says: 'that it is of a domain controller' },
  'smb-configuration': {
    topic: 'Shares and sessions',
    says: 'what SMB requires: signing, encryption, NTLM blocked',
  },
  'smb-share': { topic: 'Shares and sessions', says: 'the shares there are, and whether they encrypt' },
  'smb-connection': {
    topic: 'Shares and sessions',
    says: 'the name, account and dialect of open connections',
  },
  'smb-mapping': { topic: 'Shares and sessions', says: 'mapped drives and their state' },
  'share-permission': { topic: 'Shares and sessions', says: 'who may open a share, and with which right' },
  'smb-session': { topic: 'Shares and sessions', says: 'who is connected to the server' },
  'saved-credential': {
    topic: 'Tickets and SPNs',
    says: 'for which servers a password is saved, and of whom',
  },
  'saved-credential-list': {
    topic: 'Tickets and SPNs',
    says: 'whether every saved password is listed',
  },
  'service-identity': { topic: 'Computer and domain', says: 'the account under which a service runs' },
  'ticket-list': { topic: 'Tickets and SPNs', says: 'how many Kerberos tickets a session holds' },
  'tickets-purged': { topic: 'Tickets and SPNs', says: 'that the tickets of a session were thrown away' },
  'ticket-held': {
    topic: 'Tickets and SPNs',
    says: 'for which names there is a ticket, and how it is encrypted',
  },
  'ticket-asked': { topic: 'Tickets and SPNs', says: 'why no ticket is given for a name' },
  'spn-query': { topic: 'Tickets and SPNs', says: 'which account owns an SPN, or that none does' },
  'spn-list': { topic: 'Tickets and SPNs', says: 'the SPNs of an account' },
  'spn-duplicate': { topic: 'Tickets and SPNs', says: 'SPNs that two accounts hold' },
  'spn-duplicate-search': { topic: 'Tickets and SPNs', says: 'whether SPNs were searched for duplicates' },
  'spn-account-unknown': { topic: 'Tickets and SPNs', says: 'that an account is not known' },
  'access-tried': { topic: 'What people saw', says: 'the error that people see, and for which path' },
  'told-contrast': { topic: 'What people saw', says: 'from where it works' },
  'service-failure': { topic: 'What people saw', says: 'the error of a service, and the path it tried' },
  'ntlm-blocked': { topic: 'Event logs', says: 'which NTLM attempts were blocked, and where' },
  'ntlm-audited': { topic: 'Event logs', says: 'which NTLM attempts would be blocked' },
  'ntlm-unusable': { topic: 'Event logs', says: 'why NTLM could not be used' },
  'ntlm-reason': { topic: 'Event logs', says: 'why NTLM was used instead of Kerberos' },
  logon: { topic: 'Event logs', says: 'who logged on over the network, with Kerberos or NTLM' },
  'logon-failed': { topic: 'Event logs', says: 'which logons failed, and with which status' },
  'credential-check': { topic: 'Event logs', says: 'which passwords were checked for NTLM' },
  'explicit-credential': { topic: 'Event logs', says: 'which other account was used for a server' },
  'account-locked': { topic: 'Event logs', says: 'which accounts were locked out, and from where' },
  'ticket-request': {
    topic: 'Event logs',
    says: 'which tickets the KDC was asked for, and what it answered',
  },
  'kerberos-error': { topic: 'Event logs', says: 'why Kerberos failed at the client' },
  'kdc-error': { topic: 'Event logs', says: 'why the KDC could not issue a ticket' },
  'share-access': { topic: 'Event logs', says: 'who opened which share, and who was denied' },
  'smb-session-refused': { topic: 'Event logs', says: 'which sessions the server refused' },
  'smb-share-denied': { topic: 'Event logs', says: 'whom a share denied' },
  'spn-check-failed': { topic: 'Event logs', says: 'which target names the server refused' },
  'smb-client-failure': { topic: 'Event logs', says: 'how the SMB client failed' },
  'guest-allowed': { topic: 'Event logs', says: 'that guest logons are allowed' },
  'peer-lacks': { topic: 'Event logs', says: 'which computers cannot sign or encrypt' },
  'guest-logon': { topic: 'Event logs', says: 'which clients came in as Guest' },
  'smb-server-failure': {
    topic: 'Event logs',
    says: 'whom the server refused for signing, encryption or dialect',
  },
  'smb-connection-event': { topic: 'Event logs', says: 'when connections were lost and came back' },
  'reported-setting': { topic: 'Event logs', says: 'which SMB settings differ from the default' },
  'smb1-seen': { topic: 'Event logs', says: 'who still speaks SMB 1' },
  'spn-audited': { topic: 'Event logs', says: 'which clients send no valid target name' },
  'policy-extension': {
    topic: 'Event logs',
    says: 'which parts of Group Policy ran, and whether they failed',
  },
  'netlogon-overload': { topic: 'Event logs', says: 'when logons waited too long for a domain controller' },
  'dns-timeout': { topic: 'Event logs', says: 'for which names no DNS server answered' },
  'update-installed': { topic: 'Event logs', says: 'when updates were installed' },
  'time-service': { topic: 'Event logs', says: 'whether the clock was kept right' },
  'secure-channel-error': { topic: 'Event logs', says: 'that the computer is at odds with its domain' },
  'lsa-error': { topic: 'Event logs', says: 'that no authentication protocol was left' },
  'policy-applied': { topic: 'Event logs', says: 'when settings arrived' },
  'account-barred': { topic: 'Event logs', says: 'which accounts may not use NTLM at all' },
  'ntlm-noticed': { topic: 'Event logs', says: 'that NTLM is in use at all' },
  logoff: { topic: 'Event logs', says: 'when network sessions ended' },
  'privileged-logon': { topic: 'Event logs', says: 'which sessions have administrator rights' },
  'account-changed': {
    topic: 'Event logs',
    says: 'which accounts, passwords and SPNs were changed, and when',
  },
  'cached-logon-failed': { topic: 'Event logs', says: 'that a cached password was wrong' },
  'file-denied': { topic: 'Event logs', says: 'which files NTFS denied, behind the share' },
  'share-changed': { topic: 'Event logs', says: 'when shares and their permissions changed' },
  'protected-user': { topic: 'Event logs', says: 'which accounts are Protected Users' },
  'credential-guard': { topic: 'Event logs', says: 'whether Credential Guard runs' },
  'clock-changed': { topic: 'Event logs', says: 'when the clock was set, and by how much' },
  'audit-policy-changed': { topic: 'Event logs', says: 'when auditing was switched on or off' },
  'log-coverage': { topic: 'Event logs', says: 'from when to when the log reaches' },
  'log-settings': {
    topic: 'Event logs',
    says: 'how large a log may grow, and whether it wrote over old records',
  },
  'join-state': { topic: 'Computer and domain', says: 'whether the computer is joined, and to what' },
  'secure-channel-checked': {
    topic: 'Computer and domain',
    says: 'whether the computer and its domain still agree',
  },
  'dc-located': { topic: 'Computer and domain', says: 'whether a domain controller is found' },
  'domain-listed': {
    topic: 'Computer and domain',
    says: 'the names of domains, and which are of one forest',
  },
  'domain-controllers': { topic: 'Computer and domain', says: 'all domain controllers of a domain' },
  'cloud-sign-in': {
    topic: 'Computer and domain',
    says: 'whether the session has cloud and on-premises tokens',
  },
  'clock-offset': { topic: 'Computer and domain', says: 'how far the clock is off' },
  'time-source': { topic: 'Computer and domain', says: 'where the clock takes its time from' },
  'system-described': { topic: 'Computer and domain', says: 'the version of Windows' },
  'session-identity': { topic: 'Computer and domain', says: 'whose session it is, and in which groups' },
  'network-config': { topic: 'Names and network', says: 'the names and addresses of the computer' },
  'port-tested': { topic: 'Names and network', says: 'whether a port can be reached' },
  'name-resolved': { topic: 'Names and network', says: 'what a name resolves to' },
};
