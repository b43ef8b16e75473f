import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { coverageOf } from '../readiness/coverage.ts';
import { meterReports } from './meter.ts';

const NTLM = 'Microsoft-Windows-NTLM/Operational';

describe('the coverage meter', () => {
  it('says what is known of a computer, with the lines', () => {
    const [report, ...others] = meterReports(
      coverageOf(
        caseIn(`
          2026-10-01..2026-10-15  WS07  log ntlm 8001
          2026-10-02              WS07  ntlm-audited 8001 to cifs/fs01
          -                       WS07  policy P-OUT = 1
          -                       WS07  log-settings ${NTLM} circular maximumSize=1052672 size=1118208 oldestRecord=4711`),
      ),
    );
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      host: 'WS07',
      roles: ['client'],
      logs: [
        {
          log: 'NTLM/Operational',
          from: '2026-10-01T00:00:00.000Z',
          to: '2026-10-15T00:00:00.000Z',
          days: 14,
          wrapped: true,
          filtered: null,
        },
      ],
      monthEnd: 'not-seen',
      weekend: 'seen',
    });
    expect(report).not.toHaveProperty('estate');
    expect(report?.logs[0]).not.toHaveProperty('zone');
    expect(report?.logs[0]?.because.map(({ says, file }) => [says, file])).toEqual([
      ['NTLM/Operational: 1 record', 'WS07/events.csv'],
      ['the oldest record is number 4711, and the log is full', 'WS07/transcript.txt'],
    ]);
    expect(report?.audits.map(({ policy, value }) => [policy, value])).toEqual([
      ['P-OUT', 1],
      ['P-INA', null],
      ['logon-audit', null],
    ]);
    expect(report?.gaps.every(({ says }) => says.endsWith('.'))).toBe(true);
  });

  it('gives no times where nothing is dated', () => {
    const [report] = meterReports(coverageOf(caseIn('- WS07 log ntlm\n- WS07 ticket-list 0')));
    expect(report?.logs).toMatchObject([{ from: null, to: null, days: 0, wrapped: null }]);
  });
});
