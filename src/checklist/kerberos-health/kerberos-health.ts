/**
 * Kerberos works well where it is used: clocks within five minutes, secure channels, AES, and no warning of the KDC or
 * NETLOGON that tells of weak keys or refused channels.
 *
 * KDC 201 to 209: https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc
 * NETLOGON 5838 to 5841: https://support.microsoft.com/en-us/topic/kb5021130-how-to-manage-the-netlogon-protocol-changes-related-to-cve-2022-38023-46ea3067-3989-4d40-963c-680fd9e8ee25
 */
import type { Host } from '../../correlation/hosts.ts';
import { listed } from '../../facts/counted.ts';
import { evidence, item, namedHosts, seenOf, type Evidence, type Finding, type ItemView } from '../item.ts';
import { logsOf, reachesBack, WINDOW_DAYS, type Log } from '../logs.ts';

const NEEDS = [
  'kdc-error',
  'secure-channel-error',
  'secure-channel-checked',
  'clock-offset',
  'kerberos-error',
  'ticket-request',
  'ticket-held',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const SHOWN = 5;
/** What Windows and Kerberos allow unless a policy says otherwise: five minutes. */
const MOST_SKEW_SECONDS = 300;
const CLOCK_SKEW = 0x25;
/** RC4-HMAC and its export form. */
const RC4: readonly (number | null)[] = [0x17, 0x18];
const KDC_EVENTS = new Set([11, 14, 16, 26, 27, 201, 202, 203, 204, 205, 206, 207, 208, 209]);
const NETLOGON_EVENTS = new Set([5827, 5828, 5838, 5839, 5840, 5841]);
/** Their records alone may be a filtered export. */
const JUDGED_PROVIDERS = /^(?:microsoft-windows-kerberos-key-distribution-center|kdcsvc|kdc|netlogon)\//;

export default item({
  id: 'kerberos-health',
  number: 'P8',
  title: 'Kerberos is well: clocks, secure channels, AES keys, no warnings of the KDC',
  correction:
    'A System log without 201 to 209 says nothing of RC4 where the domain controller has no update of January 2026 or later: older ones never write these events.',
  references: [
    'https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc',
    'https://support.microsoft.com/en-us/topic/kb5021130-how-to-manage-the-netlogon-protocol-changes-related-to-cve-2022-38023-46ea3067-3989-4d40-963c-680fd9e8ee25',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view) {
    const logs = logsOf(view, 'System').filter(holdsMore);
    const long = logs.filter((log) => reachesBack(log) && log.host.roles.has('domain-controller'));
    const checkedHosts = membersChecked(view);
    const concerned = namedHosts(view);
    const seen = seenOf([...long.map(({ host }) => host), ...checkedHosts], concerned);
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'On every domain controller: wevtutil epl System system.evtx. On every other computer: w32tm /stripchart /computer:<domain controller> /samples:3 /dataonly; nltest /sc_verify:<domain>. An account with RC4 only gets its AES keys by a new password; then look at msDS-SupportedEncryptionTypes.',
    });
    const faults = faultsOf(view);
    if (faults.length > 0)
      return found('not-done', `Not well: ${listed([...new Set(faults.map(({ says }) => says))])}.`, faults);
    const because = [
      ...long.map(({ placed }) => evidence('the System log holds no such warning', placed)),
      ...view.all('clock-offset').map((one) => evidence('the clock is right', one)),
      ...view.all('secure-channel-checked').map((one) => evidence('the secure channel is well', one)),
    ];
    const controllers = concerned.filter((host) => host.roles.has('domain-controller'));
    if (seen.all && controllers.length > 0)
      return found(
        'done',
        `No warning in ${WINDOW_DAYS} days of the System log of every domain controller, and clocks and secure channels of the others are well.`,
        because,
      );
    const silent = controllers.filter((host) => !long.some((log) => log.host.id === host.id));
    return found('unknown', missingWords(because.length > 0, controllers, silent), because);
  },
});

function faultsOf(view: ItemView<Needs>): readonly Evidence[] {
  return [
    ...view
      .all('kdc-error')
      .filter(({ fact }) => KDC_EVENTS.has(fact.event))
      .map((one) => evidence(`event ${one.fact.event} of the KDC`, one)),
    ...view
      .all('secure-channel-error')
      .filter(({ fact }) => NETLOGON_EVENTS.has(fact.event))
      .map((one) => evidence(`event ${one.fact.event} of NETLOGON`, one)),
    ...view
      .all('secure-channel-checked')
      .filter(({ fact }) => !fact.ok)
      .map((one) => evidence(`the secure channel of ${one.host?.shown ?? 'a computer'} is broken`, one)),
    ...view
      .all('clock-offset')
      .filter(({ fact }) => Math.abs(fact.seconds) >= MOST_SKEW_SECONDS)
      .map((one) =>
        evidence(`the clock of ${one.host?.shown ?? 'a computer'} is five minutes off or more`, one),
      ),
    ...[
      ...view.all('kerberos-error').filter(({ fact }) => fact.code === CLOCK_SKEW),
      ...view.all('ticket-request').filter(({ fact }) => fact.status === CLOCK_SKEW),
    ].map((one) => evidence('Kerberos failed for a clock', one)),
    ...view
      .all('ticket-held')
      .filter(({ fact }) => /rc4/i.test(fact.encryption) && !fact.server.startsWith('krbtgt/'))
      .map((one) => evidence(`the ticket for ${one.fact.server} is encrypted with RC4`, one)),
    ...view
      .all('ticket-request')
      .filter(({ fact }) => fact.event === 4769 && fact.status === 0 && RC4.includes(fact.encryption))
      .map((one) => evidence(`the ticket for ${one.fact.service ?? 'a service'} is encrypted with RC4`, one)),
  ];
}

/** Other computers than domain controllers: the clock was measured, and the secure channel verified. */
function membersChecked(view: ItemView<Needs>): readonly Host[] {
  const measured = new Set(view.all('clock-offset').flatMap(({ host }) => host?.id ?? []));
  return view
    .all('secure-channel-checked')
    .flatMap(({ host, fact }) =>
      host !== null && fact.ok && measured.has(host.id) && !host.roles.has('domain-controller') ? [host] : [],
    );
}

function holdsMore({ placed }: Log): boolean {
  return Object.keys(placed.fact.events).some((key) => !JUDGED_PROVIDERS.test(key));
}

function missingWords(sawSomething: boolean, controllers: readonly Host[], silent: readonly Host[]): string {
  const start = sawSomething ? 'Nothing is wrong in what was seen, but ' : '';
  const says =
    controllers.length === 0
      ? 'no System log of a domain controller is there'
      : silent.length > 0
        ? `no whole System log of ${WINDOW_DAYS} days is there of ${listed(silent.map((host) => host.shown ?? 'a domain controller'))}`
        : 'of some computers neither clock nor secure channel was checked';
  return `${start}${start === '' ? says.charAt(0).toUpperCase() + says.slice(1) : says}.`;
}
