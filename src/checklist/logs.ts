/** The logs of a case, as far as an item may count on them: of one known computer, of one channel, dated, undamaged. */
import type { Host } from '../correlation/hosts.ts';
import type { Placed } from '../correlation/placed.ts';
import { DAY_MS } from '../windows/dates.ts';
import { type ItemView } from './item.ts';

/** The least that an audit must span: it holds two weekends. */
export const WINDOW_DAYS = 14;

/** Lower case, in the spelling of files and in the short one of the Event Viewer window. */
const NTLM_PROVIDERS = [
  'microsoft-windows-ntlm',
  'ntlm',
  'microsoft-windows-security-netlogon',
  'security-netlogon',
];

/** Logs of the NTLM channel: client and server write it by one provider, domain controllers by another. */
export function ntlmLogs(view: ItemView<'log-coverage'>): readonly Placed<'log-coverage'>[] {
  return view
    .all('log-coverage')
    .filter((placed) =>
      Object.keys(placed.fact.events).some((key) => NTLM_PROVIDERS.includes(key.split('/')[0] ?? '')),
    );
}

export interface Log {
  readonly host: Host;
  readonly placed: Placed<'log-coverage'>;
  /** Milliseconds. */
  readonly oldest: number;
  readonly newest: number;
}

/**
 * Logs of a channel (`Security`, `System`). An export that mixes channels is none of them: it does not tell how far each of
 * them reaches. A damaged file is none: what is missing there may be the very record.
 */
export function logsOf(view: ItemView<'log-coverage'>, channel: string): readonly Log[] {
  return view.all('log-coverage').flatMap((placed) => {
    const [only, ...more] = placed.fact.channels;
    const isOne = more.length === 0 && only?.toLowerCase() === channel.toLowerCase();
    return isOne ? sound(view, placed) : [];
  });
}

/** The same for the NTLM channel, whose exports may not name it. */
export function soundNtlmLogs(view: ItemView<'log-coverage'>): readonly Log[] {
  return ntlmLogs(view).flatMap((placed) => (placed.fact.channels.length > 1 ? [] : sound(view, placed)));
}

/** Whether the first and last record of a log lie so many days apart. */
export function reachesBack(log: Log, days = WINDOW_DAYS): boolean {
  return log.newest - log.oldest >= days * DAY_MS;
}

/** The numbers of the events that it holds. */
export function eventsIn(log: Log): ReadonlySet<number> {
  return new Set(
    Object.keys(log.placed.fact.events).map((key) => Number(key.slice(key.lastIndexOf('/') + 1))),
  );
}

function sound(view: ItemView<'log-coverage'>, placed: Placed<'log-coverage'>): readonly Log[] {
  const { host, fact, holding } = placed;
  if (host === null || holding !== 'named' || view.isDamaged(fact.from[0].file)) return [];
  if (fact.oldest === null || fact.newest === null) return [];
  return [{ host, placed, oldest: fact.oldest, newest: fact.newest }];
}
