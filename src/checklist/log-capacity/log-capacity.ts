/**
 * The logs hold the whole time of the audit: an NTLM or Security log that overwrites its records after three days shows three
 * days of NTLM, however long the audit runs.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
import type { Host } from '../../correlation/hosts.ts';
import {
  counted,
  days,
  evidence,
  item,
  listed,
  namedHosts,
  seenOf,
  type Evidence,
  type Finding,
} from '../item.ts';
import { logsOf, reachesBack, soundNtlmLogs, WINDOW_DAYS, type Log } from '../logs.ts';

const SHOWN = 5;

export default item({
  id: 'log-capacity',
  number: 'P10',
  title: 'The NTLM and Security logs hold the time of the audit',
  correction:
    '8001 to 8006 stand in Microsoft-Windows-NTLM/Operational, which has a size of its own: a large Security log does not keep them.',
  references: ['https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil'],
  onlyPeopleKnow: false,
  needs: ['log-coverage'],
  check(view) {
    const hosts = namedHosts(view);
    const ntlm = longest(soundNtlmLogs(view));
    const security = longest(logsOf(view, 'Security'));
    const wanted = hosts.flatMap((host) => [
      { host, name: 'NTLM', log: ntlm.get(host.id) },
      ...(host.roles.has('server') || host.roles.has('domain-controller')
        ? [{ host, name: 'Security', log: security.get(host.id) }]
        : []),
    ]);
    const long = wanted.filter(({ log }) => log !== undefined && reachesBack(log));
    const enough = hosts.filter((host) => wanted.every((one) => one.host !== host || long.includes(one)));
    const seen = seenOf(enough, hosts);
    const found = (state: Finding['state'], says: string, because: readonly Evidence[]): Finding => ({
      state,
      says,
      because: because.slice(0, SHOWN),
      seen: seen.words,
      todo: 'wevtutil gl Microsoft-Windows-NTLM/Operational & wevtutil gl Security tell the sizes. Larger: wevtutil sl Microsoft-Windows-NTLM/Operational /ms:104857600; for Security: Computer Configuration\\Policies\\Administrative Templates\\Windows Components\\Event Log Service\\Security, “Specify the maximum log file size (KB)”. Then look whether the oldest record stays older than the audit.',
    });
    const all = [...ntlm.values(), ...security.values()];
    const brief = all.filter((log) => !reachesBack(log));
    if (brief.length > 0) {
      return found(
        'ask',
        `${listed(brief.map(reachWords))}; ${WINDOW_DAYS} days are the least. Whether older records were overwritten, or the export or the log is that young, stands in no file.`,
        brief.map((log) => evidence('the oldest record of this log is too young', log.placed)),
      );
    }
    const because = all.map((log) =>
      evidence(`reaches back ${days(log.newest - log.oldest)} days`, log.placed),
    );
    if (all.length === 0) return found('unknown', 'No NTLM log and no Security log is there.', []);
    if (seen.all)
      return found('done', `Every NTLM and Security log reaches back ${WINDOW_DAYS} days or more.`, because);
    const missing = wanted.filter((one) => one.log === undefined);
    return found(
      'unknown',
      `Every log seen reaches back ${WINDOW_DAYS} days or more; not there: ${listed(missing.map(({ host, name }) => `${name} of ${shown(host)}`))}.`,
      because,
    );
  },
});

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
