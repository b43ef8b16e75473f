/**
 * Every exception is known and wanted: somebody owns it, it ends, the name stands in the forms that are used, and all domain
 * controllers hold the same list. The lists come from policy exports, owners and end dates from people.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-add-remote-server-exceptions-for-ntlm-authentication
 */
import type { Host } from '../../correlation/hosts.ts';
import type { AccessPath } from '../../correlation/paths/path.ts';
import type { Placed } from '../../correlation/placed.ts';
import { listed } from '../../facts/counted.ts';
import type { Decisions } from '../../facts/reading.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { policies } from '../../windows/policies.ts';
import {
  evidence,
  item,
  namedHosts,
  nameOf,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
} from '../item.ts';
import { entriesOf, EXCEPTION_KINDS, listsOf, listFacts, otherForm, type Entry } from './lists.ts';
import { isUnused, lastUse, newestTime } from './uses.ts';

const NEEDS = EXCEPTION_KINDS;
type Needs = (typeof NEEDS)[number];

const SHOWN = 6;

export default item({
  id: 'exceptions-reviewed',
  number: 'P11',
  title: 'Every exception has an owner, an end date and the right names, the same on all domain controllers',
  correction:
    'There are three lists of exceptions, for clients, for SMB clients and for domain controllers, each with rules of its own for names; for incoming NTLM there is none.',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-add-remote-server-exceptions-for-ntlm-authentication',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-add-server-exceptions-in-this-domain',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view, decisions, inventory) {
    const facts = listFacts(view);
    const entries = entriesOf(view);
    const seen = seenOf(
      facts.flatMap(({ host }) => host ?? []),
      namedHosts(view),
    );
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: `On clients and domain controllers: secedit /export /mergedpolicy /cfg secpol.cfg. The lists: “${policies['P-OUTX'].title}”, “${policies['P-DOMX'].title}” (${policies['P-DOMX'].gpo}) and “${policies['P-SMBBLKX'].title}” (${policies['P-SMBBLKX'].gpo}). Name one server in one line, in both forms for clients, with owner and end date; take out what nobody uses.`,
    });
    if (facts.length === 0) return found('unknown', 'No list of exceptions is there.', []);
    if (entries.length === 0) {
      const empty = facts.map((one) => evidence('no exception is listed', one));
      return emptyEverywhere(view)
        ? found('done', 'No exception is listed: the list of every computer seen is empty or not set.', empty)
        : found('unknown', 'No exception is listed where a list was seen; other lists are not there.', empty);
    }
    const faults = faultsOf(view, decisions, inventory, entries);
    if (faults.length > 0)
      return found('not-done', `To mend: ${listed(faults.map(({ says }) => says))}.`, faults);
    return reviewed(view, decisions, inventory, entries, seen.all, found);
  },
});

/** Each computer showed the client list, and each domain controller that of the domain as well. */
function emptyEverywhere(view: ItemView<Needs>): boolean {
  const seen = new Set(
    listsOf(view).flatMap(({ list, host }) => (host === null ? [] : [`${list} ${host.id}`])),
  );
  return namedHosts(view).every(
    (host) =>
      seen.has(`P-OUTX ${host.id}`) &&
      (!host.roles.has('domain-controller') || seen.has(`P-DOMX ${host.id}`)),
  );
}

type Found = (state: Finding['state'], says: string, because: readonly Evidence[]) => Finding;

function reviewed(
  view: ItemView<Needs>,
  decisions: Decisions,
  inventory: readonly AccessPath[] | null,
  entries: readonly Entry[],
  allSeen: boolean,
  found: Found,
): Finding {
  const all = entries.map((entry) =>
    shownBy(entry, `${entry.entry} is an exception of ${policies[entry.list].name}`),
  );
  if (entries.some((entry) => decided(decisions, entry) === null))
    return found('ask', `${shownNames(entries)}: owner and end date stand in no file.`, all);
  const oneForm = entries.filter((entry) => !otherForm(entries, entry));
  if (oneForm.length > 0)
    return found(
      'ask',
      `${shownNames(oneForm)}: the name stands in one form, short or FQDN, and the other one is not covered. Say whether nobody uses it.`,
      oneForm.map((entry) => shownBy(entry, `${entry.entry} stands in one form of its name`)),
    );
  const idle = entries.filter((entry) => lastUse(view, inventory, entry) === null);
  if (idle.length > 0)
    return found('unknown', `${shownNames(idle)}: no record of the last 30 days shows a use.`, all);
  return allSeen
    ? found('done', 'Every exception has an owner and an end date, and is in use.', all)
    : found(
        'unknown',
        'Every exception seen has an owner and an end date; other computers gave no list.',
        all,
      );
}

/** What is wrong by the files, or by what people filled in themselves. */
function faultsOf(
  view: ItemView<Needs>,
  decisions: Decisions,
  inventory: readonly AccessPath[] | null,
  entries: readonly Entry[],
): readonly Evidence[] {
  const now = newestTime(view);
  const someDecided = entries.some((entry) => decided(decisions, entry) !== null);
  return [
    ...differingControllers(view),
    ...entries.flatMap((entry) => {
      const own = decided(decisions, entry);
      const end = own === null ? NaN : Date.parse(own.until);
      if (entry.entry.includes('*')) return [shownBy(entry, `${entry.entry} names no single server`)];
      if (someDecided && own === null) return [shownBy(entry, `${entry.entry} has no owner or no end date`)];
      // The day itself still counts.
      if (now !== null && end + DAY_MS < now) return [shownBy(entry, `${entry.entry} has ended`)];
      return isUnused(view, inventory, entry)
        ? [shownBy(entry, `nobody used ${entry.entry} in 30 days`)]
        : [];
    }),
  ];
}

/** Owner and end date of an entry, as a person filled them in; null where one of them is missing. */
function decided(
  decisions: Decisions,
  entry: Entry,
): { readonly owner: string; readonly until: string } | null {
  const key = `${entry.list} ${entry.entry}`.toLowerCase();
  const [, own] = Object.entries(decisions.exceptions).find(([name]) => name.toLowerCase() === key) ?? [];
  return own === undefined || own.owner.trim() === '' || Number.isNaN(Date.parse(own.until)) ? null : own;
}

/** Which list a domain controller holds decides, and clients ask any of them. */
function differingControllers(view: ItemView<Needs>): readonly Evidence[] {
  const lists = new Map<
    string,
    { readonly host: Host; readonly key: string; readonly placed: Placed<Needs> }
  >();
  for (const { host, placed, list, entries } of listsOf(view)) {
    if (list !== 'P-DOMX' || host === null) continue;
    const key = [...new Set(entries.map((entry) => entry.toLowerCase()))].sort().join('\n');
    if (!lists.has(host.id)) lists.set(host.id, { host, key, placed });
  }
  const [first, ...others] = [...lists.values()];
  const other = others.find(({ key }) => key !== first?.key);
  return first === undefined || other === undefined
    ? []
    : [
        evidence(`${nameOf(first.host)} and ${nameOf(other.host)} hold different lists`, first.placed),
        evidence(`the list of ${nameOf(other.host)} is another`, other.placed),
      ];
}

function shownBy(entry: Entry, says: string): Evidence {
  return evidence(says, entry.placed);
}

function shownNames(entries: readonly Entry[]): string {
  return listed([...new Set(entries.map(({ entry }) => entry))]);
}
