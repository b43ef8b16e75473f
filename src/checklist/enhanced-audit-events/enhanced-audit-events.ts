/**
 * Windows 11 24H2 and Windows Server 2025 write down more of each use of NTLM: why it was not Kerberos, the address, the
 * version. Older Windows does not, and nothing is missing there.
 *
 * https://support.microsoft.com/en-us/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { listed } from '../../facts/counted.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding, type ItemView } from '../item.ts';
import { eventsIn, soundNtlmLogs } from '../logs.ts';

const NEEDS = ['system-described', 'ntlm-reason', 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;
/** Windows 11 24H2 and Windows Server 2025. */
const FIRST_BUILD = 26_100;
const PLAIN = [8004, 8005, 8006];
const ENHANCED = [4030, 4031, 4032, 4033];

export default item({
  id: 'enhanced-audit-events',
  number: 'P14',
  title: 'Computers with 24H2 or Server 2025 give their enhanced NTLM events (4020 to 4023, 4030 to 4033)',
  correction:
    'The number of the reason in 4020 and 4021 is not reliable, its text is: read why Kerberos was not used from the words.',
  references: [
    'https://support.microsoft.com/en-us/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const hosts = namedHosts(view);
    const builds = buildsOf(view);
    const enhanced = view.all('ntlm-reason');
    const giving = new Set(enhanced.flatMap(({ host }) => host?.id ?? []));
    const isOld = (host: Host): boolean =>
      !giving.has(host.id) && (builds.get(host.id)?.build ?? Infinity) < FIRST_BUILD;
    const concerned = hosts.filter((host) => !isOld(host));
    const seen = seenOf(
      enhanced.flatMap(({ host }) => host ?? []),
      concerned,
    );
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'On each computer: systeminfo, and wevtutil epl Microsoft-Windows-NTLM/Operational ntlm.evtx. Where the log holds none, enable the policies “NTLM Enhanced Logging” (all computers) and “Log Enhanced Domain-wide NTLM Logs” (domain controllers: Administrative Templates, System, Netlogon), which come with the updates of 2025.',
    });
    const old = hosts.filter(isOld).flatMap((host) => builds.get(host.id)?.because ?? []);
    const without = controllersWithout(view, concerned, builds, giving);
    if (without.length > 0) return found('not-done', `${listed(without.map(({ says }) => says))}.`, without);
    const shown = enhanced.map((one) => evidence(`event ${one.fact.event} of the enhanced audit`, one));
    if (hosts.length > 0 && concerned.length === 0)
      return found(
        'done',
        'Not applicable: every computer seen runs an older Windows, which does not write these events.',
        old,
      );
    if (seen.all && concerned.length > 0)
      return found('done', 'Every computer that can write the enhanced events gave some.', [
        ...shown,
        ...old,
      ]);
    const open = concerned.filter((host) => !giving.has(host.id));
    const unclear = open.filter((host) => !builds.has(host.id));
    return found('unknown', openWords(open, unclear), [...shown, ...old]);
  },
});

function buildsOf(
  view: ItemView<Needs>,
): ReadonlyMap<string, { readonly build: number; readonly because: Evidence }> {
  return new Map(
    view.all('system-described').flatMap((placed: Placed<'system-described'>) => {
      const { build } = placed.fact;
      return build === null || placed.host === null
        ? []
        : [[placed.host.id, { build, because: evidence(`Windows build ${build}`, placed) }] as const];
    }),
  );
}

/** A domain controller of Server 2025 whose log holds the plain audit of logons and none of the enhanced ones. */
function controllersWithout(
  view: ItemView<Needs>,
  concerned: readonly Host[],
  builds: ReadonlyMap<string, { readonly build: number }>,
  giving: ReadonlySet<string>,
): readonly Evidence[] {
  return concerned.flatMap((host) => {
    if (!host.roles.has('domain-controller') || giving.has(host.id) || !builds.has(host.id)) return [];
    const logs = soundNtlmLogs(view).filter((log) => log.host.id === host.id);
    const held = new Set(logs.flatMap((log) => [...eventsIn(log)]));
    const [first] = logs;
    return first !== undefined &&
      PLAIN.some((event) => held.has(event)) &&
      !ENHANCED.some((event) => held.has(event))
      ? [evidence(`${host.shown ?? 'a domain controller'} gave 8004 and none of 4030 to 4033`, first.placed)]
      : [];
  });
}

function openWords(open: readonly Host[], unclear: readonly Host[]): string {
  const names = (hosts: readonly Host[]): string => listed(hosts.map((host) => host.shown ?? 'a computer'));
  if (open.length === 0) return 'No computer of a known Windows version is in the case.';
  if (unclear.length > 0) return `Which Windows ${names(unclear)} runs stands in no file.`;
  return `No enhanced event of ${names(open)} is there.`;
}
