/** The contrast: the address fails, and the same client and account open the same share by a name of the server. */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstLabel, hostName, isAddress, spn, uncPath, type HostName } from '../../windows/names.ts';
import type { Ask } from '../item.ts';
import { atMost, oneOf, present, proofs, unobserved, type Item, type Tie } from '../item.ts';
import { clientName, pathInCommand } from '../steps.ts';
import { usedSameAccount } from '../same-account.ts';
import { failedCode } from './failed-code.ts';

export const BY_NAME_KINDS = ['access-tried', 'ticket-held', 'name-resolved', 'port-tested'] as const;
type ByNameKind = (typeof BY_NAME_KINDS)[number];

export interface ByName {
  /** The share opens by name. */
  readonly opened: Item;
  /** And the session holds a ticket for that name. */
  readonly withTicket: Item;
  /** The names by which it opens. */
  readonly names: readonly HostName[];
}

export function opensByName(look: Look<ByNameKind>, address: HostName | null): ByName {
  const none = { opened: unobserved(), withTicket: unobserved(askByName(look)), names: [] };
  if (address === null || look.client === null || !failedCode(look)) return none;
  const tries = comparable(look);
  const labels = new Set(tries.map(({ name }) => look.host(name)?.id ?? firstLabel(name)));
  const found = tries.flatMap(({ name, placed }) => {
    const tie = tieOf(look, address, name, placed, labels.size === 1);
    return tie === null ? [] : [{ name, placed, tie }];
  });
  const items = found.map(({ name, placed, tie }) => {
    const says = proofs(`the same client opens the same share as ${name}`, [placed], 1);
    const held = look.cifsTickets().filter((ticket) => ticket.fact.server === spn(`cifs/${name}`));
    const strong = held.filter((ticket) => ticket.strength === 'tied');
    const ticket = proofs('with a Kerberos ticket for that name', strong.length > 0 ? strong : held, 1);
    return {
      opened: present(tie, ...says),
      withTicket:
        ticket.length === 0 || placed.fact.command === 'told'
          ? unobserved(askByName(look))
          : atMost(strong.length > 0 ? tie : 'weak', present('tied', ...says, ...ticket)),
    };
  });
  if (items.length === 0) return none;
  return {
    opened: oneOf(...items.map((item) => item.opened)),
    withTicket: oneOf(...items.map((item) => item.withTicket)),
    names: found.map(({ name }) => name),
  };
}

interface Try {
  readonly name: HostName;
  readonly placed: Placed<'access-tried'>;
}

/** Accesses of the same client and account to the same share that succeeded by a name. */
function comparable(look: Look<ByNameKind>): readonly Try[] {
  const share = look.attempt.share?.toLowerCase() ?? null;
  return look.all('access-tried').flatMap((placed) => {
    const path = uncPath(placed.fact.target);
    if (placed.fact.outcome !== 'succeeded' || path === null || isAddress(path.server)) return [];
    const isSame = share === null || path.share?.toLowerCase() === share;
    const isClient = placed.host?.id === look.client?.id;
    return isSame && isClient && usedSameAccount(look, placed) ? [{ name: path.server, placed }] : [];
  });
}

/**
 * How surely the name is of the computer behind the address: one host by its own words, the answer of DNS, the address
 * that a port test printed; or the one name by which the person opened a share of that very name. `C$` stands everywhere.
 */
function tieOf(
  look: Look<ByNameKind>,
  address: HostName,
  name: HostName,
  placed: Placed<'access-tried'>,
  isOnly: boolean,
): Tie | null {
  const { share } = look.attempt;
  const told = placed.fact.command === 'told';
  const linked = isLinked(look, address, name);
  if (linked === false) return null;
  if (linked === true) return told || share === null ? 'assumed' : 'tied';
  if (share === null || share.endsWith('$') || !isOnly) return null;
  return told ? 'assumed' : 'tied';
}

/** Null: no file says which computer the name leads to. */
function isLinked(look: Look<ByNameKind>, address: HostName, name: HostName): boolean | null {
  const owner = look.host(address);
  const named = look.host(name);
  if (owner !== null && named !== null && owner.names.size > 0) return owner.id === named.id;
  const answers = [
    ...look
      .all('name-resolved')
      .filter(({ fact }) => hostName(fact.name) === name && fact.type !== 'CNAME')
      .flatMap(({ fact }) => fact.answers.map((answer) => hostName(answer))),
    ...look
      .all('port-tested')
      .filter(({ fact }) => hostName(fact.target) === name)
      .map(({ fact }) => hostName(fact.address)),
  ].filter((answer) => answer !== null && isAddress(answer));
  return answers.length === 0 ? null : answers.includes(address);
}

function askByName(look: Look): Ask {
  const fqdn = [...(look.server?.names ?? [])].find((name) => name.includes('.'));
  const path = pathInCommand(inCommand(fqdn, '<server FQDN>'), look).replaceAll('"', '');
  return {
    what: `whether the same share opens by the server’s name, and with a ticket, from ${clientName(look)}`,
    command: `powershell -Command "net use '${path}'; klist"`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
