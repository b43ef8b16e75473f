/** The coverage meter as the report says it. */
import type { HostCoverage } from '../readiness/coverage.ts';
import type { MeterReport } from './document.ts';
import { becauseOf, iso } from './because.ts';

/** One for each computer; times in ISO 8601. */
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
      because: becauseOf(because),
    })),
    audits: audits.map(({ policy, value, says, because }) => ({
      policy,
      value,
      says,
      because: becauseOf(because),
    })),
    monthEnd,
    weekend,
    gaps,
  }));
}
