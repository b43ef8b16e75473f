import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../correlation/attempts.ts';
import { CaseView } from '../correlation/look.ts';
import { place } from '../correlation/placed.ts';
import type { Facts } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { coverageOf, type HostCoverage } from './coverage.ts';

// What a story cannot tell: formats, damage, zones, and exports that name no log.

const NTLM = 'Microsoft-Windows-NTLM/Operational';

interface Export {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly format?: string;
  readonly zone?: FileReading['zone'];
  readonly channels?: readonly string[];
  readonly note?: string;
}

function reading({ name, from, to, format, zone, channels, note }: Export): FileReading {
  const fact: Facts['log-coverage'] = {
    kind: 'log-coverage',
    computer: null,
    from: [{ file: name, record: 1, text: 'records' }],
    count: 1,
    times: [],
    logonIds: [],
    channels: channels ?? [NTLM],
    events: { 'microsoft-windows-ntlm/8001': 7 },
    oldest: Date.parse(`${from}Z`),
    newest: Date.parse(`${to}Z`),
    records: 7,
  };
  return {
    name,
    size: 1,
    digest: name,
    format: format ?? 'evtx',
    title: 'a log',
    encoding: null,
    language: null,
    zone: zone ?? 'utc',
    read: 7,
    kept: 7,
    notes: note === undefined ? [] : [{ code: note, says: 'A record could not be read.' }],
    facts: [fact],
    computers: [],
  };
}

function ws07(...exports: readonly Export[]): HostCoverage {
  const placed = place(
    exports.map(reading),
    Object.fromEntries(exports.map(({ name }) => [name, { host: 'WS07' }])),
  );
  const [only] = coverageOf(new CaseView(placed, attemptsOf(placed.facts, placed.table)));
  if (only === undefined) throw new Error('WS07 expected');
  return only;
}

const OCTOBER = { name: 'WS07/a', from: '2026-10-01T00:00', to: '2026-10-31T00:00' };

describe('the log of a computer', () => {
  it.each(['hayabusa-csv', 'chainsaw-csv', 'ntlm-logon-events-csv'])(
    'as %s holds what rules matched',
    (format) => {
      const { logs, spans, gaps, weekend } = ws07({ ...OCTOBER, format });
      expect(logs).toMatchObject([{ filtered: true, days: 30 }]);
      expect(spans.outgoing.logSpans).toEqual([]);
      expect(weekend).toBe('unknown');
      expect(gaps.map(({ says }) => says).join()).toContain('was exported with some events only');
    },
  );

  it('is whole where an export of Windows stands beside one of rules', () => {
    const { logs, spans } = ws07(
      { ...OCTOBER, format: 'hayabusa-csv' },
      { name: 'WS07/b', from: '2026-10-20T00:00', to: '2026-10-31T00:00' },
    );
    expect(logs).toMatchObject([{ filtered: null, days: 11 }]);
    expect(spans.outgoing.logSpans).toHaveLength(1);
  });

  it('names its damaged files', () => {
    const { logs, gaps } = ws07({ ...OCTOBER, note: 'records-unreadable' });
    expect(logs).toMatchObject([{ damaged: ['WS07/a'] }]);
    expect(gaps.map(({ says }) => says)).toContain(
      'Some records of WS07/a could not be used: export the log again.',
    );
    expect(ws07({ ...OCTOBER, note: 'part-not-read' }).logs).toMatchObject([{ damaged: [] }]);
  });

  it('is not covered by an export that mixes it with others', () => {
    const { logs, gaps } = ws07({ ...OCTOBER, channels: [NTLM, 'Security'] });
    expect(logs).toEqual([]);
    expect(gaps.map(({ says }) => says).join()).toContain('WS07/a holds records of several logs');
  });

  it('does not add times of another clock', () => {
    const local = { ...OCTOBER, zone: 'unknown' } as const;
    expect(ws07(local).logs).toMatchObject([{ zoneKnown: false, days: 30 }]);
    const later = { name: 'WS07/b', from: '2026-10-30T00:00', to: '2026-11-04T00:00' };
    expect(ws07(local, later).logs).toMatchObject([{ zoneKnown: false, days: 30 }]);
    expect(ws07({ ...later, zone: 'unknown' }, OCTOBER).logs).toMatchObject([{ zoneKnown: true, days: 30 }]);
  });
});
