/**
 * What the files of a computer cover of each of its logs, and whether anything shows that more was there.
 *
 * How a log file grows and is kept: https://learn.microsoft.com/en-us/windows/win32/wes/eventmanifestschema-channelloggingtype-complextype
 */
import { evidence, type Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import {
  NTLM_LOG,
  SECURITY_LOG,
  settingsOf,
  wrappedBy,
  type LogSettings,
  type RegistrySettings,
} from '../correlation/log-keeping.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { counted } from '../facts/counted.ts';
import { DAY_MS } from '../windows/dates.ts';
import { daysIn, joined, type Span } from './spans.ts';

export { NTLM_LOG, SECURITY_LOG };
export type { LogSettings };

/** The logs that tell of NTLM, and the two that tell when settings arrived. */
const CHANNELS: readonly string[] = [
  NTLM_LOG,
  SECURITY_LOG,
  'Microsoft-Windows-SmbClient/Security',
  'Microsoft-Windows-SMBServer/Security',
  'Microsoft-Windows-SMBServer/Audit',
  'System',
  'Microsoft-Windows-GroupPolicy/Operational',
];

export interface LogCoverage {
  readonly channel: string;
  /** `NTLM/Operational`, `Security`. */
  readonly log: string;
  /** Exports of it in the case; none where only its settings are known. */
  readonly exports: number;
  /** Joined and in order; empty where the files hold no dated record. */
  readonly spans: readonly Span[];
  readonly zoneKnown: boolean;
  readonly days: number;
  /** Older records are gone: overwritten, or cleared. False only where the first record is still there; null: no file tells. */
  readonly wrapped: boolean | null;
  /** Only some events were exported. False where the export holds as many records as the log; null: it cannot be told. */
  readonly filtered: boolean | null;
  readonly settings: LogSettings | null;
  /** Files of which some records could not be used. */
  readonly damaged: readonly string[];
  readonly because: readonly Evidence[];
}

export interface HostLogs {
  readonly logs: readonly LogCoverage[];
  /** Files that hold records of several logs and do not say which record is of which. */
  readonly mixed: readonly string[];
}

/** The logs of a computer of which the case has files or settings. `formats`: of each file, by name. */
export function logsOf(view: CaseView, host: Host, formats: ReadonlyMap<string, string | null>): HostLogs {
  const byChannel = new Map<string, Placed<'log-coverage'>[]>();
  const mixed = new Set<string>();
  for (const placed of view.on('log-coverage', host)) {
    if (placed.holding !== 'named') continue;
    const [channel, ...others] = placed.fact.channels;
    if (channel === undefined) continue;
    if (others.length > 0) mixed.add(placed.fact.from[0].file);
    else push(byChannel, channel.toLowerCase(), placed);
  }
  const settings = new Map<string, Placed<'log-settings'>[]>();
  for (const placed of view.on('log-settings', host)) {
    if (placed.holding === 'named') push(settings, placed.fact.channel.toLowerCase(), placed);
  }
  const logs = CHANNELS.flatMap((channel) => {
    const files = byChannel.get(channel.toLowerCase()) ?? [];
    const told = settings.get(channel.toLowerCase()) ?? [];
    if (files.length + told.length === 0) return [];
    return [coverageOf(view, channel, files, told, registryOf(view, host, channel), formats)];
  });
  return { logs, mixed: [...mixed] };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function coverageOf(
  view: CaseView,
  channel: string,
  files: readonly Placed<'log-coverage'>[],
  told: readonly Placed<'log-settings'>[],
  registry: RegistrySettings,
  formats: ReadonlyMap<string, string | null>,
): LogCoverage {
  const log = channel.replace(/^Microsoft-Windows-/, '');
  const judged = files.map((placed) => ({ placed, filtered: isFiltered(placed, channel, told, formats) }));
  // What a filtered export leaves out, another file may hold: then only that one says how far the log is covered.
  const whole = judged.filter(({ filtered }) => filtered !== true);
  const used = whole.length > 0 ? whole : judged;
  const { spans, zoneKnown } = spansOf(used.map(({ placed }) => placed));
  const settings = told.length === 0 ? null : settingsOf(told, registry);
  const wrapped = wrappedBy(told, settings);
  const damaged = used.flatMap(({ placed }) =>
    placed.fact.from.map(({ file }) => file).filter((file) => view.isDamaged(file)),
  );
  return {
    channel,
    log,
    exports: files.length,
    spans,
    zoneKnown,
    days: daysIn(spans),
    wrapped: wrapped.is,
    filtered:
      used.every(({ filtered }) => filtered === true) && used.length > 0
        ? true
        : used.length > 0 && used.every(({ filtered }) => filtered === false)
          ? false
          : null,
    settings,
    damaged: [...new Set(damaged)],
    because: [
      ...used.map(({ placed }) => evidence(`${log}: ${counted(placed.fact.records, 'record')}`, placed)),
      ...wrapped.because,
    ],
  };
}

/** Times of an unknown zone are of another clock: where both are there, the one that covers more stands alone. */
function spansOf(files: readonly Placed<'log-coverage'>[]): { spans: readonly Span[]; zoneKnown: boolean } {
  const inZone = (wanted: boolean): readonly Span[] =>
    joined(
      files.flatMap(({ fact, zoneKnown }) =>
        zoneKnown === wanted && fact.oldest !== null && fact.newest !== null
          ? [{ from: fact.oldest, to: fact.newest }]
          : [],
      ),
    );
  const [known, unknown] = [inZone(true), inZone(false)];
  return lengthOf(unknown) > lengthOf(known)
    ? { spans: unknown, zoneKnown: false }
    : { spans: known, zoneKnown: true };
}

/** Below nothing where there is no span at all: one record is more. */
function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, spans.length === 0 ? -1 : 0);
}

// ---- the registry -------------------------------------------------------------------------------------------------

/** Where the classic logs are set up: sizes of a policy are kilobytes, those of the service bytes. */
const POLICY = String.raw`software\policies\microsoft\windows\eventlog`;
const SERVICE = String.raw`system\currentcontrolset\services\eventlog`;

/**
 * What captures of the registry say of Security or System. The policy's value is the one in force.
 * https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-eventlogservice,
 * https://learn.microsoft.com/en-us/windows/win32/eventlog/eventlog-key
 */
function registryOf(view: CaseView, host: Host, channel: string): RegistrySettings {
  const name = channel.toLowerCase();
  if (name.includes('/')) return { mode: null, maximumSize: null };
  const values = new Map<string, Set<number>>();
  for (const { fact, holding } of view.on('policy-setting', host)) {
    if (holding !== 'named' || !fact.path.includes('\\eventlog\\') || Array.isArray(fact.value)) continue;
    const number = fact.value === '' ? NaN : Number(fact.value);
    values.set(fact.path, (values.get(fact.path) ?? new Set()).add(number));
  }
  const only = (path: string): number | null => {
    const [value = NaN, ...others] = values.get(path) ?? [];
    return others.length > 0 || Number.isNaN(value) ? null : value;
  };
  const kilobytes = only(`${POLICY}\\${name}\\maxsize`);
  const retention = only(`${POLICY}\\${name}\\retention`) ?? only(`${SERVICE}\\${name}\\retention`);
  return {
    mode: retention === 0 ? 'circular' : null,
    maximumSize: kilobytes === null ? only(`${SERVICE}\\${name}\\maxsize`) : kilobytes * 1024,
  };
}

// ---- events left out ----------------------------------------------------------------------------------------------

/** Tools that write down what their rules matched, and nothing else. */
const BY_RULES: ReadonlySet<string> = new Set(['hayabusa-csv', 'chainsaw-csv', 'ntlm-logon-events-csv']);

/** A Security log of a day and a thousand records holds more than one kind of event, whatever is audited. */
const MANY = 1000;
/** Fewer records may be as many as the log has by chance. */
const COMPARED = 10;

function isFiltered(
  { fact }: Placed<'log-coverage'>,
  channel: string,
  told: readonly Placed<'log-settings'>[],
  formats: ReadonlyMap<string, string | null>,
): boolean | null {
  const formatsHere = fact.from.map(({ file }) => formats.get(file) ?? '');
  if (formatsHere.every((format) => BY_RULES.has(format))) return true;
  const lasts = fact.oldest !== null && fact.newest !== null && fact.newest - fact.oldest >= DAY_MS;
  const kinds = Object.keys(fact.events).length;
  if (channel === SECURITY_LOG && lasts && fact.records >= MANY && kinds === 1) return true;
  const counts = told.flatMap((placed) => placed.fact.records ?? []);
  const isAll = counts.some(
    (count) => count >= COMPARED && fact.records >= count && fact.records <= count * 1.05,
  );
  return isAll ? false : null;
}
