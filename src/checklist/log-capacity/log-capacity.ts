/**
 * The logs hold the whole time of the audit: an NTLM or Security log that overwrites its records after three days shows three
 * days of NTLM, however long the audit runs.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
import type { Host } from '../../correlation/hosts.ts';
import {
  days,
  evidence,
  item,
  namedHosts,
  seenOf,
  type Evidence,
  type Finding,
  type ItemView,
} from '../item.ts';
import { counted, listed } from '../../facts/counted.ts';
import type { Placed } from '../../correlation/placed.ts';
import { NTLM_LOG, SECURITY_LOG, settingsOf, wrappedBy } from '../../correlation/log-keeping.ts';
import { logsOf, reachesBack, soundNtlmLogs, WINDOW_DAYS, type Log } from '../logs.ts';

const SHOWN = 5;
/** Bytes. The size that is advised here: a hundred times the common one. */
const LARGE = 104_857_600;

export default item({
  id: 'log-capacity',
  number: 'P10',
  title: 'The NTLM and Security logs hold the time of the audit',
  correction:
    '8001 to 8006 stand in Microsoft-Windows-NTLM/Operational, which has a size of its own: a large Security log does not keep them.',
  references: ['https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil'],
  onlyPeopleKnow: false,
  needs: ['log-coverage', 'log-settings'],
  check(view) {
    const hosts = namedHosts(view);
    const ntlm = longest(soundNtlmLogs(view));
    const security = longest(logsOf(view, 'Security'));
    const wanted = hosts.flatMap((host) => [
      { host, name: 'NTLM', log: ntlm.get(host.id), ...keptBy(view, host, NTLM_LOG) },
      ...(host.roles.has('server') || host.roles.has('domain-controller')
        ? [{ host, name: 'Security', log: security.get(host.id), ...keptBy(view, host, SECURITY_LOG) }]
        : []),
    ]);
    const long = wanted.filter(({ log, isWhole }) => isWhole || (log !== undefined && reachesBack(log)));
    const enough = hosts.filter((host) => wanted.every((one) => one.host !== host || long.includes(one)));
    const seen = seenOf(enough, hosts);
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'Sizes: wevtutil gl Microsoft-Windows-NTLM/Operational, and wevtutil gl Security. Number of the oldest record: wevtutil gli Microsoft-Windows-NTLM/Operational, and wevtutil gli Security. Larger: wevtutil sl Microsoft-Windows-NTLM/Operational /ms:104857600; for Security: Computer Configuration\\Policies\\Administrative Templates\\Windows Components\\Event Log Service\\Security, “Specify the maximum log file size (KB)”. Then look whether the oldest record stays older than the audit.',
    });
    // A Security log overwrites itself sooner or later: that is no fault while it still holds the time of the audit.
    const lost = wanted.filter(
      ({ name, log, isWrapped }) =>
        isWrapped && (name === 'NTLM' || (log !== undefined && !reachesBack(log))),
    );
    if (lost.length > 0) {
      return found(
        'not-done',
        `${listed(lost.map(({ host, name, log }) => (log === undefined ? `${name} of ${shown(host)}` : reachWords(log))))}: full, and its first records are overwritten.`,
        lost.flatMap(({ because }) => because),
      );
    }
    const all = [...ntlm.values(), ...security.values()];
    const young = new Set(wanted.flatMap(({ log, isWhole }) => (isWhole && log !== undefined ? [log] : [])));
    const brief = all.filter((log) => !reachesBack(log) && !young.has(log));
    if (brief.length > 0) {
      return found(
        'ask',
        `${listed(brief.map(reachWords))}; ${WINDOW_DAYS} days are the least. Whether older records were overwritten, or the export or the log is that young, stands in no file.`,
        brief.map((log) => evidence('the oldest record of this log is too young', log.placed)),
      );
    }
    const whole = wanted.filter(({ isWhole }) => isWhole);
    const because = [
      ...whole.flatMap((one) => one.because),
      ...all
        .filter((log) => !young.has(log))
        .map((log) => evidence(`reaches back ${counted(days(log.newest - log.oldest), 'day')}`, log.placed)),
    ];
    if (because.length === 0) return found('unknown', 'No NTLM log and no Security log is there.', []);
    const enoughWords = `reaches back ${WINDOW_DAYS} days or more${whole.length === 0 ? '' : ', or is large and still holds its first record'}`;
    if (seen.all) return found('done', `Every NTLM and Security log ${enoughWords}.`, because);
    const missing = wanted.filter((one) => !long.includes(one));
    return found(
      'unknown',
      `Every log seen ${enoughWords}; not there: ${listed(missing.map(({ host, name }) => `${name} of ${shown(host)}`))}.`,
      because,
    );
  },
});

/**
 * What its settings tell of a log: that it wrote over its first records, or that it is large and still holds the first one, so
 * that it is young and not short.
 */
function keptBy(
  view: ItemView<'log-settings'>,
  host: Host,
  channel: string,
): { readonly isWrapped: boolean; readonly isWhole: boolean; readonly because: readonly Evidence[] } {
  const told: readonly Placed<'log-settings'>[] = view
    .all('log-settings')
    .filter(
      (one) =>
        one.host === host &&
        one.holding === 'named' &&
        one.fact.channel.toLowerCase() === channel.toLowerCase(),
    );
  const settings = settingsOf(told);
  const wrapped = wrappedBy(told, settings);
  return {
    isWrapped: wrapped.is === true,
    isWhole: wrapped.is === false && settings.enabled !== false && (settings.maximumSize ?? 0) >= LARGE,
    because: wrapped.because,
  };
}

/** Of several exports of one log the one that reaches back the furthest. */
function longest(logs: readonly Log[]): ReadonlyMap<string, Log> {
  const found = new Map<string, Log>();
  for (const log of logs) {
    const known = found.get(log.host.id);
    if (known === undefined || log.newest - log.oldest > known.newest - known.oldest)
      found.set(log.host.id, log);
  }
  return found;
}

function reachWords(log: Log): string {
  const [channel = 'a log'] = log.placed.fact.channels;
  const span = days(log.newest - log.oldest);
  return `${channel} of ${shown(log.host)} reaches back ${span === 0 ? 'less than a day' : counted(span, 'day')}`;
}

function shown(host: Host): string {
  return host.shown ?? 'a computer without a name';
}
