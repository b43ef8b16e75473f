/** Where a name leads: an alias (CNAME) to the server's own name, an address to the computer that calls it its own. */
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { hostName, isAddress, type HostName } from '../windows/names.ts';

/** Aliases of aliases end somewhere, unless a zone is broken. */
const MOST_ALIASES = 5;

export interface Leads {
  /** All names of the one computer, as far as the case knows it. */
  readonly names: readonly HostName[];
  readonly placed: Placed<'name-resolved'>;
}

/** The one computer to which a name leads; null where no file says it, or several answer. */
export function leadsTo(look: Look<'name-resolved'>, name: HostName): Leads | null {
  const local = answersFor(look, name).filter(
    ({ fact, host }) => fact.source === 'hosts-file' && host !== null && host.id === look.client?.id,
  );
  // The resolver asks the hosts file first.
  const answers =
    local.length > 0 ? local : answersFor(look, name).filter(({ fact }) => fact.source === 'dns');
  const aliases = answers.filter(({ fact }) => fact.type === 'CNAME');
  const [placed] = aliases.length > 0 ? aliases : answers;
  if (placed === undefined) return null;
  const ends = aliases.length > 0 ? endsOf(look, aliases) : ownersOf(look, answers);
  const [only, ...others] = ends;
  if (only === undefined || others.length > 0) return null;
  const names = new Set([only, ...(look.host(only)?.names ?? [])]);
  return names.has(name) ? null : { names: [...names], placed };
}

function answersFor(look: Look<'name-resolved'>, name: HostName): readonly Placed<'name-resolved'>[] {
  return look
    .all('name-resolved')
    .filter(({ fact }) => fact.outcome === 'answered' && hostName(fact.name) === name && fact.type !== 'PTR');
}

/** The names behind the last alias, each computer once. */
function endsOf(
  look: Look<'name-resolved'>,
  aliases: readonly Placed<'name-resolved'>[],
): readonly HostName[] {
  let names = targetsOf(aliases);
  for (let hop = 0; hop < MOST_ALIASES; hop++) {
    const further = names.map((name) => {
      const next = targetsOf(answersFor(look, name).filter(({ fact }) => fact.type === 'CNAME'));
      return next.length > 0 ? next : [name];
    });
    names = [...new Set(further.flat())];
  }
  return [...new Map(names.map((name) => [look.host(name)?.id ?? name, name] as const)).values()];
}

function targetsOf(answers: readonly Placed<'name-resolved'>[]): readonly HostName[] {
  return answers
    .flatMap(({ fact }) => fact.answers.map((answer) => hostName(answer)))
    .filter((name) => name !== null)
    .filter((name) => !isAddress(name));
}

/** The computers whose own addresses were answered; an address of nobody may be of another one. */
function ownersOf(
  look: Look<'name-resolved'>,
  answers: readonly Placed<'name-resolved'>[],
): readonly HostName[] {
  const hosts = answers.flatMap(({ fact }) => fact.answers.map((answer) => look.host(answer)));
  if (hosts.some((host) => host === null || host.names.size === 0)) return [];
  return [...new Map(hosts.map((host) => [host?.id, [...(host?.names ?? [])][0]] as const)).values()].filter(
    (name) => name !== undefined,
  );
}
