/**
 * What the events share that tell of an account barred from NTLM or Kerberos by Protected Users or by an authentication
 * policy. A domain controller writes each into a channel of its own, which is off by default, and into the Security log:
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
import type { Payloads } from '../../../facts/facts.ts';
import { isComputerAccount, meant, serviceClass, spn } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, shownUser, words } from './values.ts';

/** Data and lines of NTLM 101 and 301 and of Security 4823; of 100 and 4822 as far as the code. */
export const NTLM_RESTRICTION = ['AccountName', 'DeviceName', 'Status', 'SiloName', 'PolicyName'] as const;

export const NTLM_RESTRICTION_LINES = [
  ['AccountName', 'DeviceName', 'Status'],
  ['AccountName', 'DeviceName', 'Status', null, 'SiloName', 'PolicyName'],
] as const;

/** Data of KDC 104 and Security 4824. */
export const WEAK_PREAUTHENTICATION = [
  'TargetUserName',
  'TargetSid',
  'ServiceName',
  'TicketOptions',
  'Status',
  'PreAuthType',
  'IpAddress',
  'IpPort',
  'CertIssuerName',
  'CertSerialNumber',
  'CertThumbprint',
] as const;

export const WEAK_PREAUTHENTICATION_LINES = [
  null,
  'TargetSid',
  'TargetUserName',
  null,
  'ServiceName',
  null,
  'IpAddress',
  'IpPort',
  null,
  'TicketOptions',
  'Status',
  'PreAuthType',
] as const;

/** Data of KDC 105, 303, 305 and Security 4820. */
export const TGT_RESTRICTION = [
  'TargetUserName',
  'TargetDomainName',
  'TargetSid',
  'DeviceName',
  'ServiceName',
  'ServiceSid',
  'TicketOptions',
  'Status',
  'TicketEncryptionType',
  'PreAuthType',
  'IpAddress',
  'IpPort',
  'CertIssuerName',
  'CertSerialNumber',
  'CertThumbprint',
  'SiloName',
  'PolicyName',
  'TGTLifetime',
] as const;

export const TGT_RESTRICTION_LINES = [
  null,
  'TargetUserName',
  'TargetDomainName',
  'TargetSid',
  null,
  'SiloName',
  'PolicyName',
  'TGTLifetime',
  null,
  'DeviceName',
  null,
  'ServiceName',
  'ServiceSid',
  null,
  'IpAddress',
  'IpPort',
  null,
  'TicketOptions',
  'Status',
  'TicketEncryptionType',
  'PreAuthType',
] as const;

/** Data of KDC 106, 304, 306 and Security 4821. */
export const TICKET_RESTRICTION = [
  'TargetUserName',
  'TargetDomainName',
  'DeviceName',
  'ServiceName',
  'ServiceSid',
  'TicketOptions',
  'TicketEncryptionType',
  'IpAddress',
  'IpPort',
  'Status',
  'LogonGuid',
  'TransitedServices',
  'SiloName',
  'PolicyName',
] as const;

export const TICKET_RESTRICTION_LINES = [
  null,
  'TargetUserName',
  'TargetDomainName',
  'LogonGuid',
  null,
  'SiloName',
  'PolicyName',
  null,
  'DeviceName',
  null,
  'ServiceName',
  'ServiceSid',
  null,
  'IpAddress',
  'IpPort',
  null,
  'TicketOptions',
  'TicketEncryptionType',
  'Status',
  'TransitedServices',
] as const;

/** `protectedUser` null: the event is about a policy. */
export function* accountBarred(
  event: number,
  protectedUser: Payloads['account-barred']['protectedUser'],
  fields: EventFields,
): Iterable<EventFind<'account-barred'>> {
  const user = userOf(fields);
  const service = meant(fields.ServiceName);
  const target = isNameOfService(service) ? service : null;
  const device = meant(fields.DeviceName);
  yield {
    kind: 'account-barred',
    says: {
      event,
      side: 'domain-controller',
      user,
      target,
      service: isComputerAccount(service) ? service : null,
      device,
      address: meant(fields.IpAddress),
      protectedUser,
    },
    text: words(
      event,
      said('user', user),
      said('device', device),
      said('service', service),
      said('silo', meant(fields.SiloName)),
      said('policy', meant(fields.PolicyName)),
      protectedUser === true ? 'Protected Users' : null,
    ),
  };
}

/** The KDC gave a ticket to a member of Protected Users. */
export function* protectedUser(event: 303 | 304, fields: EventFields): Iterable<EventFind<'protected-user'>> {
  const user = meant(fields.TargetUserName ?? fields.UserName);
  const domain = meant(fields.TargetDomainName ?? fields.DomainName);
  if (user === null) return;
  yield {
    kind: 'protected-user',
    says: { event, user, domain },
    text: words(event, `user ${withDomain(user, domain)}`, 'Protected Users'),
  };
}

/** A name that somebody asked for: neither the account behind it (`FS01$`) nor the KDC itself. */
function isNameOfService(service: string | null): boolean {
  const name = spn(service);
  return name !== null && serviceClass(name) !== 'krbtgt';
}

function userOf(fields: EventFields): string | null {
  const user = meant(fields.AccountName ?? fields.TargetUserName);
  return user === null ? null : withDomain(user, meant(fields.TargetDomainName));
}

/** Events about service tickets have the realm in the name already: `mara@CONTOSO.EXAMPLE`. */
function withDomain(user: string, domain: string | null): string {
  return user.includes('@') ? user : shownUser(user, domain);
}
