/**
 * The target is an address: Windows does not try Kerberos for one. The way out is the server's name.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/kerberos/configuring-kerberos-over-ip
 */
import { inCommand } from '../../windows/command-name.ts';
import { isAddress } from '../../windows/names.ts';
import type { WayOut } from '../way-out.ts';
import {
  cell,
  clientShown,
  isKerberosWorld,
  isOwnService,
  kerberosLines,
  serverName,
  serverShown,
  witnessLines,
  type Ground,
} from './ground.ts';
import { failsFor } from './kerberos-failed.ts';
import { shown } from './names.ts';

export function address(ground: Ground): WayOut | null {
  const { path, server, serverJoined } = ground;
  if (path.target === null || !isAddress(path.target)) return null;
  const best = serverName(ground);
  if (server === null || best === null) return nobodys(ground);
  const command = `klist get ${ground.service}/${inCommand(best.name, '<server>')}`;
  const says = cell(
    `Use ${best.name} instead of the address`,
    `Use ${best.name}`,
    'Use the name instead of the address',
  );
  const notes = notesOf(ground, best.why, best.isFull);
  if (serverJoined.state !== 'yes') {
    return {
      kind: 'use-name',
      possible: 'unknown',
      says,
      why: `Kerberos needs a name, and whether ${serverShown(ground)} is a member of a domain is shown by no record${notes}.`,
      command: `setspn -Q host/${inCommand(best.name, '<server>')}`,
      because: [...ground.answering.because, ...serverJoined.because],
    };
  }
  const proofs = kerberosOfService(ground);
  const isSure = proofs && isKerberosWorld(ground) && !failsFor(ground.view, path, best.name);
  return {
    kind: 'use-name',
    possible: isSure ? 'yes' : 'likely',
    says,
    why: proofs
      ? `Windows asks no domain controller for an address, and ${clientShown(ground)} does use Kerberos with this server by its name${notes}.`
      : `Windows asks no domain controller for an address; ${serverShown(ground)} is joined, but no record shows Kerberos from ${clientShown(ground)} to it${notes}.`,
    command,
    because: [...kerberosLines(ground), ...ground.answering.because, ...serverJoined.because].slice(0, 4),
  };
}

/** Kerberos to the server's shares says nothing of a web site or a database there, which may run under another account. */
function kerberosOfService({ kerberos, path, service }: Ground): boolean {
  if (isOwnService(service)) return kerberos.some((one) => one.service === service);
  return kerberos.length > 0 || path.kerberos !== null;
}

function notesOf(ground: Ground, why: string | null, isFull: boolean): string {
  const { rival } = ground.answering;
  return [
    why === null ? '' : `; ${why}`,
    isFull ? '' : '; its full name stands in no file',
    rival === null
      ? ''
      : `; other records give the address to ${shown(rival)}, what the server itself wrote counts more`,
  ].join('');
}

function nobodys(ground: Ground): WayOut {
  const { path } = ground;
  const target = path.target ?? '';
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: cell(`Find out whose address ${target} is`, 'Find out whose address it is'),
    why: 'Windows asks no domain controller for an address, and no record says which computer has this one.',
    command: `Resolve-DnsName ${inCommand(target, '<address>')}`,
    because: witnessLines(ground, `${target} is used as the name of the server`),
  };
}
