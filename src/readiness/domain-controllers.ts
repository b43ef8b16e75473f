/**
 * Whether the case has every domain controller of a domain, and whether they are set alike: any of them may be asked for a
 * logon, and each writes down its own part only.
 */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { dnsSuffix, hostName } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { capturedOn, isDomainController } from './audits.ts';
import type { LogCoverage } from './log-coverage.ts';

/** Values that must be the same on all domain controllers of a domain. */
const SHARED = ['P-DOMA', 'P-DOM', 'P-DOMX'] as const;

export interface DomainCoverage {
  /** DNS name, lower case; null: the domain controllers of the case print none. */
  readonly domain: string | null;
  /** All domain controllers of the domain that the case knows of. */
  readonly controllers: readonly Host[];
  /** False where a list shows that one gave no NTLM log; null: no file lists them all. */
  readonly complete: boolean | null;
  /** Listed, as written there, and without an NTLM log in the case. */
  readonly missing: readonly string[];
  /** Policies on which two domain controllers differ. */
  readonly differing: readonly {
    readonly policy: (typeof SHARED)[number];
    readonly says: string;
    readonly because: readonly Evidence[];
  }[];
  readonly because: readonly Evidence[];
}

interface Draft {
  readonly hosts: Set<Host>;
  /** As written, by the same in lower case. */
  readonly listed: Map<string, string>;
  readonly lists: Set<Placed<'domain-controllers'>>;
}

/** One for each domain of which the case knows a domain controller. `ntlmLogs`: by id of the computer. */
export function domainsOf(
  view: CaseView,
  ntlmLogs: ReadonlyMap<string, LogCoverage>,
): readonly DomainCoverage[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (domain: string): Draft => {
    const draft = drafts.get(domain) ?? { hosts: new Set(), listed: new Map(), lists: new Set() };
    drafts.set(domain, draft);
    return draft;
  };
  const domainOf = new Map<string, string>();
  for (const placed of view.all('domain-controllers')) {
    for (const name of placed.fact.controllers) {
      const own = hostName(name);
      const domain = ((own === null ? null : dnsSuffix(own)) ?? placed.fact.domain).toLowerCase();
      const draft = draftOf(domain);
      draft.lists.add(placed);
      draft.listed.set(name.toLowerCase(), name);
      const host = view.table.named(name);
      if (host === null) continue;
      domainOf.set(host.id, domain);
      draft.hosts.add(host);
    }
  }
  for (const host of view.table.all().filter(isDomainController)) {
    draftOf(domainOf.get(host.id) ?? host.domain?.toLowerCase() ?? '').hosts.add(host);
  }
  return Array.from(drafts, ([domain, { hosts, listed, lists }]) => {
    const missing = [...listed.values()].filter((name) => {
      const host = view.table.named(name);
      return host === null || (ntlmLogs.get(host.id)?.spans.length ?? 0) === 0;
    });
    return {
      domain: domain === '' ? null : domain,
      controllers: [...hosts],
      complete: lists.size === 0 ? null : missing.length === 0,
      missing,
      differing: differingOn(view, [...hosts]),
      because: Array.from(lists, (placed) => evidence('the domain controllers of the domain', placed)),
    };
  });
}

function differingOn(view: CaseView, hosts: readonly Host[]): DomainCoverage['differing'] {
  return SHARED.flatMap((policy) => {
    const values = hosts
      .map((host) => ({ host, captured: capturedOn(view, host, policy) }))
      .filter(({ captured }) => captured.value !== null);
    if (new Set(values.map(({ captured }) => JSON.stringify(captured.value))).size < 2) return [];
    const said = ({ host, captured }: (typeof values)[number]): string => {
      const value = Array.isArray(captured.value) ? captured.value.join(', ') : String(captured.value);
      return `${host.shown ?? host.id}: ${value === '' ? 'none' : value}`;
    };
    return [
      {
        policy,
        says: `${policies[policy].name} differs between domain controllers (${values.slice(0, 4).map(said).join('; ')}).`,
        because: values.flatMap((one) => captured(one.captured.placed, said(one))),
      },
    ];
  });
}

function captured(placed: readonly Pick<Placed, 'fact'>[], says: string): readonly Evidence[] {
  return placed.map((one) => evidence(says, one));
}
