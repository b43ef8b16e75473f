/**
 * What 4624 and 4625 share: who logged on, how, from where.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields } from '../event-record.ts';
import { numberOf, said, shownUser } from './values.ts';

/** The lines of every `Subject:` section, its heading first. */
export const SUBJECT = [
  null,
  'SubjectUserSid',
  'SubjectUserName',
  'SubjectDomainName',
  'SubjectLogonId',
] as const;

export function logonOf(fields: EventFields) {
  return {
    user: meant(fields.TargetUserName) ?? '',
    domain: meant(fields.TargetDomainName),
    sid: sidIn(fields.TargetUserSid),
    logonType: numberOf(fields.LogonType),
    package: packageOf(fields),
    lmPackage: meant(fields.LmPackageName),
    workstation: meant(fields.WorkstationName),
    address: meant(fields.IpAddress),
  };
}

/** A SID where the export prints one; rendered messages print the account's name in its place. */
export function sidIn(written: string | undefined): string | null {
  const text = meant(written);
  return text !== null && /^S-1-[\d-]+$/i.test(text) ? text.toUpperCase() : null;
}

export function logonText(logon: ReturnType<typeof logonOf>): readonly (string | null)[] {
  return [
    `user ${shownUser(logon.user, logon.domain)}`,
    said('type', logon.logonType),
    `package ${logon.lmPackage ?? logon.package}`,
    said('workstation', logon.workstation),
    said('address', logon.address),
  ];
}

/**
 * Windows logs the package it was asked for. `Negotiate` alone tells nothing; the LM package beside it is filled by NTLM
 * only (`NTLM V2`, `NTLM V1`, `LM`):
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624
 */
function packageOf(fields: EventFields): 'kerberos' | 'ntlm' | 'negotiate' | 'other' {
  const lm = meant(fields.LmPackageName);
  const usedNtlm = lm !== null && /^(?:ntlm|lm)\b/i.test(lm);
  switch (meant(fields.AuthenticationPackageName)?.toLowerCase()) {
    case 'kerberos':
      return 'kerberos';
    case 'ntlm':
      return 'ntlm';
    case 'negotiate':
      return usedNtlm ? 'ntlm' : 'negotiate';
    default:
      return 'other';
  }
}
