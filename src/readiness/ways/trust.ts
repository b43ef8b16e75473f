/**
 * The account is of another domain than the server. Inside a forest Kerberos crosses by itself, over a forest trust where the
 * suffix of the server's name is routed, over an external trust as a rule not at all.
 *
 * https://learn.microsoft.com/en-us/entra/identity/domain-services/concepts-forest-trust
 */
import { evidence } from '../../correlation/evidence.ts';
import type { CaseView } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { account, dnsSuffix } from '../../windows/names.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { WayOut } from '../way-out.ts';
import { cell, serverShown, witnessLines, type Ground } from './ground.ts';

/** What a trust allows the path; null where no trust decides. */
export function acrossTrust(ground: Ground): WayOut | null {
  const { path } = ground;
  const away = serverDomain(ground);
  if (path.kerberos === null && away?.trust === 'external') return external(away);
  if (path.accountKind !== 'foreign' || path.kerberos !== null) return null;
  const written = account(path.account)?.domain ?? null;
  const listed = listedDomain(ground.view, written);
  if (listed === null) return unknownTrust(ground, written);
  if (listed.inForest) return null;
  if (listed.trust === 'external') return external(listed);
  return listed.trust === 'forest' ? forest(ground, listed) : unknownTrust(ground, written);
}

/** Kerberos is possible across the boundary, but nothing about it is certain: `yes` of another rule becomes `likely`. */
export function isForeign({ path }: Ground): boolean {
  return path.accountKind === 'foreign' && path.kerberos === null;
}

/** The server is of another domain, as the name that was used says and no record of its own contradicts. */
function serverDomain({ view, path, server }: Ground): Listed | null {
  const suffix = path.target === null ? null : dnsSuffix(path.target);
  if (server !== null && server.domain !== suffix) return null;
  const listed = listedDomain(view, suffix);
  return listed === null || listed.inForest || path.serverInDomain === 'yes' ? null : listed;
}

function external({ dns, placed }: Listed): WayOut {
  return {
    kind: 'after-trust',
    possible: 'after-project',
    says: cell(
      `Forest trust with ${dns}, or an account of this domain`,
      'Forest trust, or an account of this domain',
    ),
    why: `${dns} is connected by an external trust, over which Kerberos as a rule does not work; a forest trust carries it.`,
    command: 'nltest /domain_trusts /v',
    because: [evidence(`${dns} is connected by an external trust`, placed)],
  };
}

function forest(ground: Ground, { dns, placed }: Listed): WayOut {
  const home = inCommand(dns, '<account domain>');
  const away = inCommand(ground.server?.domain, '<server domain>');
  return {
    kind: 'after-trust',
    possible: 'likely',
    says: cell(
      `Use the full name; check name-suffix routing with ${dns}`,
      'Use the full name; check the name-suffix routing',
    ),
    why: `${dns} is connected by a forest trust, which carries Kerberos if the server is called by its full name and the suffix ${ground.server?.domain ?? 'of its name'} is routed.`,
    command: `netdom trust ${home} /namesuffixes:${away}`,
    because: [evidence(`${dns} is connected by a forest trust`, placed)],
  };
}

function unknownTrust(ground: Ground, written: string | null): WayOut {
  const domain = written ?? 'another domain';
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: cell(`Find out how ${domain} is trusted`, 'Find out how the account’s domain is trusted'),
    why: `The account is of ${domain}, not of the domain of ${serverShown(ground)}; over a forest trust Kerberos can work, over an external one as a rule not.`,
    command: 'nltest /domain_trusts /v',
    because: witnessLines(ground, `${ground.path.account ?? 'the account'} is of another domain`),
  };
}

interface Listed {
  readonly dns: string;
  readonly inForest: boolean;
  readonly trust: 'forest' | 'external' | null;
  readonly placed: Placed<'domain-listed'>;
}

/** As the lists of all files say it; null where none names the domain, or where they contradict each other. */
function listedDomain(view: CaseView, written: string | null): Listed | null {
  if (written === null) return null;
  const index = view.once('ways: listed domains', () => {
    const all = new Map<string, Placed<'domain-listed'>[]>();
    for (const placed of view.all('domain-listed')) {
      for (const name of new Set([placed.fact.netbios.toLowerCase(), placed.fact.dns.toLowerCase()]))
        all.set(name, [...(all.get(name) ?? []), placed]);
    }
    return all;
  });
  const rows = index.get(written.toLowerCase()) ?? [];
  // `inForest` is told from where the list was made: two lists may stand in two forests.
  const told = rows.filter(({ fact }) => fact.inForest || fact.trust !== undefined);
  const [first] = told;
  const kinds = new Set(
    told.map(({ fact }) => `${fact.dns.toLowerCase()} ${String(fact.inForest)} ${fact.trust ?? ''}`),
  );
  if (first === undefined || kinds.size > 1) return null;
  const { dns, inForest, trust } = first.fact;
  return { dns: dns.toLowerCase(), inForest, trust: trust ?? null, placed: first };
}
