/** For each path: could Kerberos serve it instead, and what has to be done for that. */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import { inCommand } from '../windows/command-name.ts';
import { isAddress, isDeviceName } from '../windows/names.ts';
import { address } from './ways/address.ts';
import { openAlias, unownedAlias } from './ways/alias.ts';
import { asComputer } from './ways/computer-account.ts';
import {
  cell,
  groundOf,
  isClientReady,
  serverShown,
  witnessLines,
  type Ground,
  type Rule,
} from './ways/ground.ts';
import { behindNtlmv1 } from './ways/ntlmv1.ts';
import { ownName } from './ways/own-name.ts';
import { asksForNtlm, worksBeside } from './ways/program.ts';
import { ownService } from './ways/services.ts';
import { ownersOfTarget, twoOwners, wrongOwner, ownerLines } from './ways/spn-trouble.ts';
import { acrossTrust, isForeign } from './ways/trust.ts';
import {
  anonymous,
  localAccount,
  loopback,
  standaloneServer,
  workgroupClient,
} from './ways/without-kerberos.ts';

/** What a path needs, so that it goes without NTLM. */
export type WayOutKind =
  | 'use-name'
  | 'give-alias'
  | 'register-spn'
  | 'join-device'
  | 'other-identity'
  | 'repair-kerberos'
  | 'change-program'
  | 'after-trust'
  | 'none'
  | 'unknown';

export interface WayOut {
  readonly kind: WayOutKind;
  /** `yes`: Kerberos can serve it as soon as this is done; `after-project`: more than a change of names; `no`: nothing today. */
  readonly possible: 'yes' | 'likely' | 'after-project' | 'no' | 'unknown';
  /** One short line for a table: `Use fs01.corp.example instead of the address`. */
  readonly says: string;
  /** Why, in one sentence. */
  readonly why: string;
  /** The command that does it, or that tells what is missing; null where there is none. */
  readonly command: string | null;
  readonly because: readonly Evidence[];
}

/**
 * The first that speaks of a path decides: what leaves no room for Kerberos, then who can not be given a ticket, then the name
 * and its SPN, then what hinders Kerberos although all of this is in order.
 */
const RULES: readonly Rule[] = [
  loopback,
  anonymous,
  localAccount,
  asksForNtlm,
  workgroupClient,
  standaloneServer,
  acrossTrust,
  address,
  twoOwners,
  wrongOwner,
  unownedAlias,
  worksBeside,
  openAlias,
  ownService,
  ownName,
];

/** The way out of each path, in their order. */
export function wayOuts(view: CaseView, paths: readonly AccessPath[]): readonly WayOut[] {
  return paths.map((path) => wayOut(groundOf(view, path)));
}

function wayOut(ground: Ground): WayOut {
  const way = acrossBoundary(ground, firstOf(ground) ?? open(ground));
  return behindNtlmv1(ground, asComputer(ground, toController(ground, way)));
}

function firstOf(ground: Ground): WayOut | null {
  for (const rule of RULES) {
    const way = rule(ground);
    if (way !== null) return way;
  }
  return null;
}

/** NTLM to a domain controller is what an attacker wants most: such a path is repaired, never excepted. */
function toController({ path }: Ground, way: WayOut): WayOut {
  if (!path.toDomainController || way.kind === 'none' || way.possible === 'yes') return way;
  const why = `${way.why.replace(/\.$/, '')}; the target is a domain controller, so never except it.`;
  return { ...way, why };
}

function acrossBoundary(ground: Ground, way: WayOut): WayOut {
  return isForeign(ground) && way.possible === 'yes' ? { ...way, possible: 'likely' } : way;
}

/** No rule speaks: the name, or the computer behind it, is not known. */
function open(ground: Ground): WayOut {
  return ground.path.target === null ? nameMissing(ground) : serverMissing(ground);
}

function nameMissing(ground: Ground): WayOut {
  const { path } = ground;
  const isLikely =
    isClientReady(ground) && ground.serverJoined.state === 'yes' && path.accountKind === 'domain';
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: 'Collect 8001 of the client: the name that it used',
    why: `${isLikely ? 'Client, account and server can do Kerberos, but' : 'It is open why Kerberos was not used:'} no record tells under which name ${serverShown(ground)} was called; only the client’s own NTLM log does (8001, 4020).`,
    command: 'wevtutil epl Microsoft-Windows-NTLM/Operational ntlm.evtx',
    because: witnessLines(ground, 'the record names no target'),
  };
}

/**
 * A computer of the domain always owns `HOST/<its name>`. Where the whole forest was asked and nobody does, the name is an alias
 * or a device outside the domain; a name that people give to devices is most likely the latter.
 */
function unjoinedDevice(ground: Ground): WayOut | null {
  const { view, path } = ground;
  if (path.target === null || isAddress(path.target) || !isDeviceName(path.target)) return null;
  if (path.server?.host?.hasFiles === true) return null;
  const asked = ['cifs', 'host'].map((service) =>
    view
      .all('spn-query')
      .find(
        ({ fact }) =>
          fact.forest && fact.owners.length === 0 && fact.spn === `${service}/${path.target ?? ''}`,
      ),
  );
  const lines = asked.flatMap((placed) =>
    placed === undefined ? [] : [evidence(`no account of the forest holds ${placed.fact.spn}`, placed)],
  );
  if (lines.length < asked.length) return null;
  return {
    kind: 'join-device',
    possible: 'after-project',
    says: cell(`Join ${path.target} to the domain`, 'Join this device to the domain'),
    why: `No account of the forest stands for ${path.target}, and the name is that of a device: joined to the domain it can do Kerberos. If it is an alias after all, its server needs the SPN.`,
    command: `Resolve-DnsName ${inCommand(path.target, '<name>')}`,
    because: lines,
  };
}

function serverMissing(ground: Ground): WayOut {
  const device = unjoinedDevice(ground);
  if (device !== null) return device;
  const { path } = ground;
  const target = path.target ?? '';
  const owners = ownersOfTarget(ground);
  const isUnowned = owners?.state === 'nobody';
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: cell(`Find out which computer is ${target}`, 'Find out which computer answers under this name'),
    why: isUnowned
      ? `No account holds an SPN for ${target}, so it is an alias, or a device that is in no domain; no record says which.`
      : `No record says which computer answers under ${target}, and whether it is joined.`,
    command: isUnowned
      ? `Resolve-DnsName ${inCommand(target, '<name>')}`
      : `setspn -Q ${ground.service}/${inCommand(target, '<name>')}`,
    because: isUnowned ? ownerLines(owners) : witnessLines(ground, `NTLM was used for ${target}`),
  };
}
