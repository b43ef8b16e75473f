/** Paths for which no KDC exists, whatever the name: the computer itself, nobody, a local account, a client in no domain. */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { WayOut } from '../way-out.ts';
import { cell, clientShown, serverShown, witnessLines, type Ground } from './ground.ts';
import { hasKerberos } from './kerberos-seen.ts';
import { joined } from './joined.ts';

/** A computer that speaks to itself by NTLM: none of the policies reaches it. */
export function loopback(ground: Ground): WayOut | null {
  if (ground.path.class !== 'loopback') return null;
  return {
    kind: 'none',
    possible: 'no',
    says: 'Nothing to do: the computer speaks to itself',
    why: 'Client and server are one computer, so nobody would miss this on the network.',
    command: null,
    because: witnessLines(ground, 'client and server are one computer'),
  };
}

/** Nobody's logon is no access of a person: a program asks without an account, or the server lets it in as Guest. */
export function anonymous(ground: Ground): WayOut | null {
  const { path } = ground;
  const isGuest = /(?:^|\\)guest$/i.test(path.account ?? '');
  if (path.class !== 'anonymous' && path.accountKind !== 'anonymous' && !isGuest) return null;
  return {
    kind: 'other-identity',
    possible: 'no',
    says: isGuest
      ? 'Give it an account of the domain instead of Guest'
      : 'Nobody logs on: find what asks without an account',
    why: `Kerberos needs an account, and here ${isGuest ? 'Guest' : 'nobody'} logs on${byProgram(ground)}.`,
    command: null,
    because: witnessLines(ground, isGuest ? 'the account is Guest' : 'no account is named'),
  };
}

/** A local account has no KDC. A device that knows nothing but a password needs another way to hand its files over. */
export function localAccount(ground: Ground): WayOut | null {
  const { path } = ground;
  if (path.accountKind !== 'local') return null;
  const isWindows = path.clientJoined === 'yes' || path.client?.host?.hasFiles === true;
  return {
    kind: 'other-identity',
    possible: 'no',
    says: isWindows
      ? 'Use a domain account instead of the local one'
      : 'Domain account if it can do Kerberos; else mail, SFTP or exception',
    why: isWindows
      ? `The account lives on ${serverShown(ground)} alone, and no domain controller issues a ticket for it.`
      : `The account lives on ${serverShown(ground)} alone; a scanner or another device that cannot do Kerberos gains nothing by a domain account and needs another way (mail, SFTP) or an exception.`,
    command: null,
    because: witnessLines(ground, `${path.account ?? 'the account'} is an account of the server itself`),
  };
}

/** A client in no domain has no ticket to offer, unless it is seen with one. */
export function workgroupClient(ground: Ground): WayOut | null {
  const { view, path } = ground;
  const known = joined(view, path.client?.host ?? null);
  const isOutside = path.clientJoined === 'no' || (path.clientJoined === 'unknown' && known.state === 'no');
  if (!isOutside || path.kerberos !== null || hasKerberos(view, path.client)) return null;
  const name = clientShown(ground);
  const domain = inCommand(ground.server?.domain, '<dns domain>');
  return {
    kind: 'join-device',
    possible: 'no',
    says: cell(`Join ${name} to the domain, or go through a joined computer`, `Join ${name} to the domain`),
    why: `${name} is in no domain, so its sessions have no ticket; a password typed as user@dns-domain may get one where it reaches a domain controller.`,
    command: `Add-Computer -DomainName ${domain} -Restart`,
    because: known.because.length > 0 ? known.because : witnessLines(ground, `${name} is in no domain`),
  };
}

/** The server is in no domain: a NAS, an appliance, a workgroup server. */
export function standaloneServer(ground: Ground): WayOut | null {
  const { serverJoined, server } = ground;
  if (server === null || serverJoined.state !== 'no') return null;
  const name = serverShown(ground);
  return {
    kind: 'join-device',
    possible: 'after-project',
    says: cell(`Join ${name} to the domain under its full name`, 'Join the server to the domain'),
    why: `${name} is in no domain, so no account stands for it and no ticket can be made; its local accounts need NTLM even then.`,
    command: null,
    because: serverJoined.because,
  };
}

function byProgram({ path }: Ground): string {
  return path.process === null ? '' : `, from ${path.process}`;
}

/** What Windows itself gives as the reason (4020, 4021), with its line; null where no record of the path has it. */
export function reasonLine(ground: Ground, says: string): readonly Evidence[] {
  const witness = ground.path.witnesses.find(
    ({ placed: { fact } }) => fact.kind === 'ntlm-reason' && fact.reason === ground.path.reason,
  );
  return witness === undefined ? [] : [evidence(says, witness.placed)];
}
