import { expect, it } from 'vitest';
import type { ReportDocument } from '../report/document.ts';
import { writeJson } from './save.ts';

it('writes the report as JSON that says the same, element by element', async () => {
  const report: ReportDocument = {
    reportVersion: 1,
    answer: { state: 'likely', headline: 'A "quoted"\nheadline with </script>', lede: '' },
    diagnoses: [],
    causes: [],
    missingEvidence: [
      { what: 'a', command: 'klist', host: null, role: 'any', decides: [], as: 'any user', but: null },
      {
        what: 'b',
        command: 'net use',
        host: 'WS07',
        role: 'client',
        decides: ['clock-skew'],
        as: 'any user',
        but: null,
      },
    ],
    readiness: [],
    ntlmUse: [],
    meter: [],
    plan: [],
    checklist: [],
    files: [],
    hosts: [{ name: 'WS07', names: ['ws07'], roles: ['client'], because: [] }],
    coverage: [],
  };
  const text = await (await writeJson(report)).text();
  expect(JSON.parse(text)).toEqual(report);
  expect(text).toBe(JSON.stringify(report, null, 2) + '\n');
});
