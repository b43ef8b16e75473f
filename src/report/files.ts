/** The files, computers and log coverage of the report. */
import type { Placed, PlacedCase, PlacedFile } from '../correlation/placed.ts';
import type { FileReading } from '../facts/reading.ts';
import { iso } from './because.ts';
import type { CoverageReport, FileReport, HostReport } from './document.ts';

export function fileReports(files: readonly PlacedFile[]): FileReport[] {
  return files.map(({ reading, host, how, role }) => {
    const events = eventsOf(reading);
    return {
      name: reading.name,
      format: reading.format,
      title: reading.title,
      encoding: reading.encoding,
      language: reading.language,
      host: host?.shown ?? null,
      hostFrom: host === null || host.shown === null ? null : how,
      role: role ?? [...(host?.roles ?? [])][0] ?? null,
      zone: zoneWord(reading),
      read: reading.read,
      kept: reading.kept,
      notes: reading.notes.map(({ says, line, record }) =>
        line !== undefined
          ? `line ${String(line)}: ${says}`
          : record !== undefined
            ? `record ${String(record)}: ${says}`
            : says,
      ),
      ...(events.length > 0 ? { events } : {}),
    };
  });
}

/** `utc`, `unknown`, or the offset as `UTC+01:00`. */
function zoneWord({ zone }: FileReading): string {
  if (typeof zone === 'string') return zone;
  const minutes = Math.abs(zone);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `UTC${zone < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

function eventsOf(reading: FileReading): { provider: string; id: number; count: number }[] {
  const counts = new Map<string, number>();
  for (const fact of reading.facts) {
    if (fact.kind !== 'log-coverage') continue;
    for (const [key, count] of Object.entries(fact.events)) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return [...counts]
    .map(([key, count]) => ({
      provider: key.slice(0, key.lastIndexOf('/')),
      id: Number(key.slice(key.lastIndexOf('/') + 1)),
      count,
    }))
    .sort((a, b) => b.count - a.count);
}

export function hostReports({ table, files }: PlacedCase): HostReport[] {
  return table
    .all()
    .filter((host) => host.hasFiles || host.roles.size > 0)
    .map((host) => ({
      name:
        host.shown ??
        (host.roles.has('client')
          ? 'the client'
          : host.roles.has('server')
            ? 'the file server'
            : 'the domain controller'),
      names: [...host.names, ...host.addresses].filter((name) => !name.startsWith('unnamed')),
      roles: [...host.roles],
      because: [
        ...host.because,
        ...files.filter((file) => file.host?.id === host.id).map((file) => file.reading.name),
      ].slice(0, 8),
    }));
}

export function coverageReports(facts: readonly Placed[]): CoverageReport[] {
  return facts.flatMap((placed) => {
    const { fact, host, zoneKnown } = placed;
    if (fact.kind !== 'log-coverage') return [];
    return [
      {
        host: host?.shown ?? null,
        file: fact.from[0].file,
        channels: fact.channels,
        from: fact.oldest === null ? null : iso(fact.oldest),
        to: fact.newest === null ? null : iso(fact.newest),
        ...(zoneKnown ? {} : { zone: 'unknown' as const }),
        records: fact.records,
      },
    ];
  });
}
