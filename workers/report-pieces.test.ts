import { expect, it } from 'vitest';
import type { FileReport, HostReport, ReportDocument } from '../src/report/document.ts';
import { putTogether, takeApart } from './report-pieces.ts';

it('a report comes out of its pieces as it was', () => {
  const report = reportOf(50, 1000);
  const { head, pieces } = takeApart(report);
  expect(putTogether(head, [...pieces])).toEqual(report);
});

it('no piece is large, unless one item is', () => {
  const { pieces } = takeApart(reportOf(50, 100_000));
  const sizes = [...pieces].map(
    ({ list, items }) => [list, items.length, JSON.stringify(items).length] as const,
  );
  expect(sizes.filter(([list]) => list === 'files')).toHaveLength(25);
  expect(Math.max(...sizes.map(([, , size]) => size))).toBeLessThan(310_000);
  const large = [...takeApart(reportOf(2, 900_000)).pieces].filter(({ list }) => list === 'files');
  expect(large.map(({ items }) => items.length)).toEqual([1, 1]);
});

it('an empty report has no pieces', () => {
  const { head, pieces } = takeApart({ ...reportOf(0, 0), hosts: [], missingEvidence: [] });
  const taken = [...pieces];
  expect(taken).toEqual([]);
  expect(putTogether(head, taken).files).toEqual([]);
});

function reportOf(files: number, noteLength: number): ReportDocument {
  const file = (index: number): FileReport => ({
    name: `file${index}`,
    format: null,
    title: '',
    encoding: null,
    language: null,
    host: null,
    hostFrom: null,
    role: null,
    zone: 'unknown',
    read: 0,
    kept: 0,
    notes: ['x'.repeat(noteLength)],
  });
  const host: HostReport = { name: 'WS07', names: [], roles: [], because: [] };
  return {
    reportVersion: 1,
    answer: { state: 'undecided', headline: 'h', lede: 'l' },
    diagnoses: [],
    causes: [],
    missingEvidence: [
      { what: 'w', command: 'c', host: null, role: 'any', decides: ['x'], as: 'any user', but: null },
    ],
    readiness: [],
    ntlmUse: [],
    meter: [],
    plan: [],
    checklist: [],
    files: Array.from({ length: files }, (_, index) => file(index)),
    hosts: [host],
    coverage: [],
  };
}
