/** The coverage meter as the report says it. */
import type { Evidence } from '../correlation/evidence.ts';
import type { HostCoverage } from '../readiness/coverage.ts';
import type { Because, MeterReport } from './document.ts';
import { iso } from './because.ts';

/** Lines shown of one statement: enough to believe it, few enough to read. */
const MOST = 8;

export function meterReports(coverage: readonly HostCoverage[]): MeterReport[] {
  return coverage.map(({ host, logs, audits, monthEnd, weekend, gaps }) => ({
    host: host.shown ?? '',
    ...(host.estate === null ? {} : { estate: host.estate }),
    roles: [...host.roles],
    logs: logs.map(({ log, spans, zoneKnown, days, wrapped, filtered, because }) => ({
      log,
      from: iso(spans[0]?.from),
      to: iso(spans.at(-1)?.to),
      ...(spans.length > 0 && !zoneKnown ? { zone: 'unknown' as const } : {}),
      days,
      wrapped,
      filtered,
      because: lines(because),
    })),
    audits: audits.map(({ policy, value, says, because }) => ({
      policy,
      value,
      says,
      because: lines(because),
    })),
    monthEnd,
    weekend,
    gaps,
  }));
}

function lines(found: readonly Evidence[]): Because[] {
  return found.slice(0, MOST).map(({ says, file, line, record, text, more }) => ({
    says,
    file,
    ...(line === undefined ? {} : { line }),
    ...(record === undefined ? {} : { record }),
    text,
    ...(more > 0 ? { more } : {}),
  }));
}
