/** The files, computers and log coverage of the report. */
import type { Placed, PlacedCase } from '../correlation/placed.ts';
import type { FileReading, Note } from '../facts/reading.ts';
import { iso } from './because.ts';
import type { CoverageReport, FileReport, HostReport } from './document.ts';

export function fileReports({ files, facts }: PlacedCase): FileReport[] {
  const contradictions = contradictionsOf(facts);
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
      notes: [...reading.notes.map(noteText), ...(contradictions.get(reading.name) ?? [])],
      ...(events.length > 0 ? { events } : {}),
    };
  });
}

function noteText({ says, line, record }: Note): string {
  if (line !== undefined) return `line ${String(line)}: ${says}`;
  return record === undefined ? says : `record ${String(record)}: ${says}`;
}

/** Settings for which two files of one computer give different values: neither is used, and both rows say so. */
function contradictionsOf(facts: readonly Placed[]): Map<string, string[]> {
  const bySetting = new Map<string, Placed<'policy-setting'>[]>();
  for (const placed of facts) {
    const { fact, host } = placed;
    if (fact.kind !== 'policy-setting' || host === null) continue;
    const key = `${host.id}|${fact.path}`;
    bySetting.set(key, [...(bySetting.get(key) ?? []), { ...placed, fact }]);
  }
  const notes = new Map<string, string[]>();
  for (const settings of bySetting.values()) {
    if (new Set(settings.map(({ fact }) => JSON.stringify(fact.value))).size < 2) continue;
    for (const { fact } of settings) {
      const others = settings.filter((one) => one.fact !== fact).map((one) => one.fact.from[0].file);
      for (const file of new Set(fact.from.map((origin) => origin.file))) {
        const says = `${fact.name} is ${String(fact.value)} here and something else in ${others.join(', ')}: neither is used. Remove the older file.`;
        notes.set(file, [...(notes.get(file) ?? []), says]);
      }
    }
  }
  return notes;
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
      ...(host.estate === null ? {} : { estate: host.estate }),
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
