import { describe, expect, it } from 'vitest';
import type { CaseView } from '../correlation/look.ts';
import { caseIn, instant } from '../correlation/story.ts';
import { auditOf, coverageOf, domainCoverageOf, type HostCoverage, type LogCoverage } from './coverage.ts';
import { recordedFor } from './audits.ts';

const NTLM = 'Microsoft-Windows-NTLM/Operational';
const LOGON = 'audit-policy Logon subcategory=0cce9215-69ae-11d9-bed3-505054503030';

const of = (view: CaseView, name: string): HostCoverage => {
  const found = coverageOf(view).find(({ host }) => host.shown?.toLowerCase().startsWith(name.toLowerCase()));
  if (found === undefined) throw new Error(`${name} is not covered`);
  return found;
};
const hostOf = (story: string, name: string): HostCoverage => of(caseIn(story), name);
const log = (story: string, channel = NTLM): LogCoverage => {
  const found = hostOf(story, 'WS07').logs.find((one) => one.channel === channel);
  if (found === undefined) throw new Error('no log');
  return found;
};
const gaps = (story: string, name: string): readonly string[] =>
  hostOf(story, name).gaps.map(({ says }) => says);
const commands = (story: string, name: string): readonly (string | null)[] =>
  hostOf(story, name).gaps.map(({ command }) => command);

describe('a log', () => {
  it.each([
    ['2026-10-01T00:00..2026-10-15T00:00', 14],
    ['2026-10-01T00:00..2026-10-14T23:00', 13],
    ['2026-10-01T00:00..2026-10-01T00:00', 0],
  ])('over %s counts whole days', (span, days) => {
    expect(log(`${span} WS07 log ntlm 8001`).days).toBe(days);
  });

  it('of several files is covered by all of them, and what lies between is a gap', () => {
    const story = `
      2026-10-01T00:00..2026-10-05T00:00  WS07:one    log ntlm 8001
      2026-10-04T00:00..2026-10-08T00:00  WS07:two    log ntlm 8001
      2026-10-10T00:00..2026-10-12T00:00  WS07:three  log ntlm 8001`;
    expect(log(story).spans).toEqual([
      { from: instant('2026-10-01'), to: instant('2026-10-08') },
      { from: instant('2026-10-10'), to: instant('2026-10-12') },
    ]);
    expect(log(story).days).toBe(9);
    expect(gaps(story, 'WS07')).toContain(
      'No file covers the NTLM log of WS07 from 2026-10-08 00:00 to 2026-10-10 00:00.',
    );
  });

  it('whose files meet within an hour has no gap', () => {
    const story = `
      2026-10-01T00:00..2026-10-05T00:00  WS07:one  log ntlm 8001
      2026-10-05T00:59..2026-10-08T00:00  WS07:two  log ntlm 8001`;
    expect(log(story).spans).toHaveLength(1);
    expect(gaps(story, 'WS07').join()).not.toContain('No file covers');
  });

  it('that is empty covers nothing', () => {
    const story = `
      -  WS07  log ntlm
      -  WS07  ticket-list 0`;
    expect(log(story)).toMatchObject({ spans: [], days: 0 });
    expect(gaps(story, 'WS07')).toContain(
      'No file holds a dated record of the NTLM log of WS07: that is no silence.',
    );
  });

  it('that is not there is asked for, by a command that names the computer', () => {
    const story = '- WS07 ticket-list 0';
    expect(hostOf(story, 'WS07')).toMatchObject({
      logs: [],
      monthEnd: 'unknown',
      weekend: 'unknown',
      nights: null,
    });
    expect(commands(story, 'WS07')).toContain(
      `wevtutil epl ${NTLM} C:\\Windows\\Temp\\WS07-ntlm.evtx /ow:true`,
    );
  });

  it('of which only the settings are known is asked for, too', () => {
    const story = `
      -  WS07  ticket-list 0
      -  WS07  log-settings ${NTLM} circular oldestRecord=1`;
    expect(gaps(story, 'WS07')).toContain('No NTLM log of WS07 is here.');
  });
});

describe('older records', () => {
  const settings = (...lines: string[]): boolean | null =>
    log(['2026-10-01..2026-10-15 WS07 log ntlm 8001', ...lines.map((line) => `- WS07 ${line}`)].join('\n'))
      .wrapped;

  it.each([
    [
      'are gone from a full circular log',
      'circular maximumSize=1052672 size=1118208 oldestRecord=4711',
      true,
    ],
    [
      'are not known to be gone where it is not full',
      'circular maximumSize=104857600 size=1118208 oldestRecord=4711',
      null,
    ],
    ['are not shown to be gone by the size alone', 'circular maximumSize=1052672 size=1118208', null],
    ['are all there from the first on', 'circular maximumSize=1052672 size=1118208 oldestRecord=1', false],
    ['may be in an archive', 'auto-backup maximumSize=1052672 size=1118208 oldestRecord=4711', null],
    [
      'were not overwritten in a log that stops',
      'retain maximumSize=1052672 size=1118208 oldestRecord=4711',
      null,
    ],
    ['are unknown without a maximum', 'circular size=1118208 oldestRecord=4711', null],
  ])('%s', (_, written, wrapped) => {
    expect(settings(`log-settings ${NTLM} ${written}`)).toBe(wrapped);
  });

  it('are told by two outputs together', () => {
    expect(
      settings(
        `log-settings ${NTLM} circular maximumSize=1052672`,
        `log-settings ${NTLM} size=1118208 oldestRecord=4711`,
      ),
    ).toBe(true);
  });

  it('are not told where the outputs disagree', () => {
    expect(
      settings(
        `log-settings ${NTLM} circular maximumSize=1052672 size=1118208 oldestRecord=4711`,
        `log-settings ${NTLM} retain`,
      ),
    ).toBeNull();
    expect(
      settings(
        `log-settings ${NTLM} circular maximumSize=1052672 size=1118208 oldestRecord=4711`,
        `log-settings ${NTLM} oldestRecord=1`,
      ),
    ).toBeNull();
  });

  it('are told with what the registry says of a classic log', () => {
    const SERVICE = String.raw`system\currentcontrolset\services\eventlog\security`;
    const POLICY = String.raw`software\policies\microsoft\windows\eventlog\security`;
    const wrapped = (...lines: string[]): boolean | null =>
      log(
        [
          '2026-10-01..2026-10-15 WS07 log security 4624 4672',
          '- WS07 log-settings Security size=20975616 oldestRecord=4711',
          ...lines.map((line) => `- WS07 ${line}`),
        ].join('\n'),
        'Security',
      ).wrapped;
    const service = [`policy ${SERVICE}\\maxsize = 20971520`, `policy ${SERVICE}\\retention = 0`];
    expect(wrapped()).toBeNull();
    expect(wrapped(...service)).toBe(true);
    expect(wrapped(...service.slice(0, 1))).toBeNull();
    // The policy counts in kilobytes and outranks the other.
    expect(wrapped(...service, `policy ${POLICY}\\maxsize = 1048576`)).toBeNull();
    expect(wrapped(...service, `policy ${POLICY}\\maxsize = 20480`)).toBe(true);
    expect(wrapped(...service, 'log-settings Security retain')).toBeNull();
  });

  it('are not told by the settings of another log or computer', () => {
    expect(settings('log-settings Security circular oldestRecord=1')).toBeNull();
    const story = `
      2026-10-01..2026-10-15  WS07  log ntlm 8001
      -                       WS08  log-settings ${NTLM} circular oldestRecord=1`;
    expect(log(story).wrapped).toBeNull();
    expect(commands(story, 'WS07')).toContain(
      `powershell -Command "Get-WinEvent -ListLog ${NTLM} | Format-List *"`,
    );
  });
});

describe('an export', () => {
  const SECURITY = '2026-10-01..2026-10-15 WS07 log security';
  it.each([
    ['of thousands of one event is filtered', `${SECURITY} 4624 records=5000`, true],
    ['of two events may be whole', `${SECURITY} 4624 4672 records=5000`, null],
    ['of few records may be whole', `${SECURITY} 4624 records=999`, null],
    [
      'of one flood may be whole',
      '2026-10-01T00:00..2026-10-01T23:00 WS07 log security 4624 records=5000',
      null,
    ],
    [
      'as large as the log is whole',
      `${SECURITY} 4624 4672 records=5000\n- WS07 log-settings Security records=4990`,
      false,
    ],
    [
      'smaller than the log may be filtered',
      `${SECURITY} 4624 4672 records=5000\n- WS07 log-settings Security records=9000`,
      null,
    ],
    [
      'far larger than the log was may be filtered',
      `${SECURITY} 4624 4672 records=5000\n- WS07 log-settings Security records=20`,
      null,
    ],
  ])('%s', (_, story, filtered) => {
    expect(log(story, 'Security').filtered).toBe(filtered);
  });

  it('of one event of the NTLM log may be whole', () => {
    expect(log('2026-10-01..2026-10-15 WS07 log ntlm 8001 records=5000').filtered).toBeNull();
  });

  it('that is filtered does not stretch what a whole one covers', () => {
    const story = `
      2026-09-01..2026-10-15  WS07:some  log security 4624 records=5000
      2026-10-01..2026-10-15  WS07:all   log security 4624 4672 records=5000`;
    expect(log(story, 'Security')).toMatchObject({ days: 14, filtered: null });
  });
});

describe('an audit value', () => {
  const value = (story: string, policy: string, name = 'WS07') =>
    hostOf(story, name).audits.find((one) => one.policy === policy);

  it('is that of the captures', () => {
    expect(value('- WS07 policy P-OUT = 1', 'P-OUT')).toMatchObject({
      value: 1,
      says: 'RestrictSendingNTLMTraffic is 1 (Audit all)',
    });
    expect(value('- WS07 setting-undefined P-OUT', 'P-OUT')).toMatchObject({
      value: 0,
      says: 'RestrictSendingNTLMTraffic is not set',
    });
    expect(value('- WS07 policy P-IN = 1', 'P-OUT')).toMatchObject({ value: null, conflict: false });
  });

  it('is none where two captures disagree', () => {
    const story = `
      -  WS07:one  policy P-OUT = 1
      -  WS07:two  policy P-OUT = 2`;
    expect(value(story, 'P-OUT')).toMatchObject({ value: null, conflict: true });
    expect(value('- WS07:one policy P-OUT = 0\n- WS07:two setting-undefined P-OUT', 'P-OUT')).toMatchObject({
      value: 0,
      conflict: false,
    });
  });

  it('of the domain has no effect on a member', () => {
    expect(value('- WS07 policy P-DOMA = 7', 'P-DOMA')).toBeUndefined();
    const story = `
      -  DC01  domain-controller-sign
      -  DC01  policy P-DOMA = 7`;
    expect(value(story, 'P-DOMA', 'DC01')).toMatchObject({ value: 7 });
  });

  it('is shown by events no further than they go', () => {
    expect(value('09:00 WS07 ntlm-audited 8001 to cifs/fs01', 'P-OUT')).toMatchObject({
      value: null,
      widest: 1,
    });
    expect(value('09:00 WS07 ntlm-blocked 4001 to cifs/fs01', 'P-OUT')).toMatchObject({
      value: null,
      widest: 2,
    });
    expect(value('09:00 WS07 ntlm-audited 8003 as CORP\\anna', 'P-INA')).toMatchObject({
      value: null,
      widest: 1,
    });
    expect(value('09:00 WS07 ntlm-blocked 4003 as CORP\\anna', 'P-INA')).toMatchObject({ widest: null });
    expect(value('09:00 WS07 ntlm-reason 4020 to cifs/fs01', 'P-OUT')).toMatchObject({ widest: null });
  });

  const TWO_DOMAINS = `
    -  DC01.corp.example:d  domain-listed CORP corp.example forest
    -  DC01.corp.example:d  domain-listed FABRIKAM fabrikam.example`;
  it.each([
    ['a domain account at a member', 'as CORP\\anna via FS01 channelType=2', 1],
    ['a foreign account at a member', 'as FABRIKAM\\bo via FS01 channelType=2', 5],
    ['an account nobody knows', 'as FS01\\local via FS01 channelType=2', 1],
    ['a domain account over a trust', 'as CORP\\anna via FABRIKAM channelType=3', 3],
    ['a foreign account over an unknown channel', 'as FABRIKAM\\bo via FS01', 1],
  ])('of the domain is shown by %s', (_, details, widest) => {
    const story = `${TWO_DOMAINS}\n09:00 DC01.corp.example ntlm-audited 8004 ${details}`;
    expect(value(story, 'P-DOMA', 'DC01')).toMatchObject({ value: null, widest });
  });

  it('of the domain adds up from several records', () => {
    const story = `${TWO_DOMAINS}
      09:00 DC01.corp.example ntlm-audited 8004 as FABRIKAM\\bo via FS01 channelType=2
      09:01 DC01.corp.example ntlm-audited 8004 as CORP\\anna via FABRIKAM channelType=3`;
    expect(value(story, 'P-DOMA', 'DC01')).toMatchObject({ widest: 7 });
  });

  it('of logons is that of the subcategory', () => {
    expect(value(`- WS07 ${LOGON} success=true`, 'logon-audit')).toMatchObject({ value: 1 });
    expect(value(`- WS07 ${LOGON} success=true failure=true`, 'logon-audit')).toMatchObject({ value: 3 });
    expect(value(`- WS07 ${LOGON}`, 'logon-audit')).toMatchObject({ value: 0 });
    expect(value('- WS07 audit-policy Logoff success=true', 'logon-audit')).toMatchObject({ value: null });
    expect(value('09:00 WS07 logon CORP\\anna ntlm', 'logon-audit')).toMatchObject({
      value: null,
      widest: 1,
    });
  });
});

describe('the audited time', () => {
  const span = (story: string, gate: 'outgoing' | 'incoming' | 'domain' = 'outgoing', name = 'WS07') =>
    hostOf(story, name).spans[gate];
  const LOG = '2026-10-01..2026-10-31 WS07 log ntlm 8001 8003';

  it('begins with the first event where no file tells the value', () => {
    const story = `${LOG}
      2026-10-03  WS07  ntlm-audited 8001 to cifs/fs01
      2026-10-29  WS07  ntlm-audited 8001 to cifs/fs01`;
    expect(span(story)).toMatchObject({
      basis: 'events',
      from: instant('2026-10-03'),
      to: instant('2026-10-31'),
      days: 28,
      value: null,
      widest: 1,
      valueSince: null,
    });
  });

  it('ends a week after the last event where no file tells the value, and with it where it is off', () => {
    const events = '2026-10-03 WS07 ntlm-audited 8001 to cifs/fs01';
    expect(span(`${LOG}\n${events}`)).toMatchObject({ to: instant('2026-10-10'), days: 7 });
    expect(span(`${LOG}\n${events}\n- WS07 policy P-OUT = 0`)).toMatchObject({
      to: instant('2026-10-03'),
      days: 0,
    });
    expect(span(`${LOG}\n${events}\n- WS07 policy P-OUT = 1`)).toMatchObject({ to: instant('2026-10-31') });
  });

  const SYSTEM = '2026-09-20..2026-10-31 WS07:system log group-policy 1500';

  it('begins with the log where the value is shown and nothing changed since', () => {
    const story = `${LOG}
      ${SYSTEM}
      2026-10-20  WS07  ntlm-audited 8003 as CORP\\anna
      -           WS07  policy P-INA = 2`;
    expect(span(story, 'incoming')).toMatchObject({
      basis: 'value',
      from: instant('2026-10-01'),
      days: 30,
      valueSince: instant('2026-10-01'),
      value: 2,
      widest: 1,
    });
    expect(span(story)).toMatchObject({ basis: null, from: null, days: 0 });
  });

  it.each([
    ['without a System log', ''],
    ['by a System log without records of Group Policy', SYSTEM.replace('group-policy 1500', 'netlogon 5719')],
    ['by a System log that ends too early', SYSTEM.replace('10-31', '10-30')],
    ['by the System log of another computer', SYSTEM.replace('WS07', 'WS08')],
    ['where settings arrived behind it', `${SYSTEM}\n2026-11-01 WS07:more policy-applied 1502`],
  ])('does not begin by a value %s', (_, system) => {
    const story = `${LOG}\n${system}\n- WS07 policy P-INA = 2`;
    expect(span(story, 'incoming')).toMatchObject({ value: 2, from: null, days: 0, valueSince: null });
    expect(recordedFor(span(story, 'incoming'), 2)).toBeNull();
  });

  it('begins where the System log does', () => {
    const story = `${LOG}\n${SYSTEM.replace('09-20', '10-11')}\n- WS07 policy P-INA = 2`;
    expect(span(story, 'incoming')).toMatchObject({ from: instant('2026-10-11'), days: 20 });
  });

  it('does not reach behind new settings by the value, but by events', () => {
    const story = `${LOG}
      ${SYSTEM}
      2026-10-20  WS07  policy-applied 1502
      -           WS07  policy P-INA = 2`;
    expect(span(story, 'incoming')).toMatchObject({ from: instant('2026-10-20'), days: 11 });
    const seen = span(`${story}\n2026-10-05 WS07 ntlm-audited 8003 as CORP\\anna`, 'incoming');
    expect(seen).toMatchObject({ from: instant('2026-10-05'), days: 26, valueSince: instant('2026-10-20') });
    // The event shows domain accounts; that the others were written down as well shows the value alone.
    expect(recordedFor(seen, 1)).toMatchObject({ days: 26 });
    expect(recordedFor(seen, 2)).toMatchObject({ from: instant('2026-10-20'), days: 11 });
  });

  it.each([
    ['that failed', '2026-10-20 WS07 policy-applied 1502 failed'],
    ['of users', '2026-10-20 WS07 policy-applied 1503'],
    ['that are repeated', '2026-10-20 WS07 policy-applied 1704'],
    ['of another computer', '2026-10-20 WS08 policy-applied 1502'],
  ])('is not cut by settings %s', (_, line) => {
    expect(span(`${LOG}\n${SYSTEM}\n${line}\n- WS07 policy P-INA = 2`, 'incoming').days).toBe(30);
  });

  it('is that of a value only where every class that it denies is shown', () => {
    const story = (...lines: string[]): string =>
      [
        '-  DC01.corp.example:d  domain-listed CORP corp.example forest',
        '-  DC01.corp.example:d  domain-listed FABRIKAM fabrikam.example',
        '2026-10-01..2026-10-31  DC01.corp.example  log ntlm-dc 8004',
        '2026-10-01  DC01.corp.example  ntlm-audited 8004 as CORP\\anna via FS01 channelType=2',
        '2026-10-29  DC01.corp.example  ntlm-audited 8004 as CORP\\anna via FS01 channelType=2',
        ...lines,
      ].join('\n');
    const days = (written: string, denied: number): number | null =>
      recordedFor(span(written, 'domain', 'DC01'), denied)?.days ?? null;
    expect([1, 3, 5, 7].map((denied) => days(story(), denied))).toEqual([30, null, null, null]);
    const foreign = '2026-10-21 DC01.corp.example ntlm-audited 8004 as FABRIKAM\\bo via FS01 channelType=2';
    expect([1, 3, 5, 7].map((denied) => days(story(foreign), denied))).toEqual([30, null, 10, null]);
    const shown = [
      '2026-09-20..2026-10-31  DC01.corp.example:s  log group-policy 1500',
      '-  DC01.corp.example:p  policy P-DOMA = 3',
    ];
    expect([1, 3, 5, 7].map((denied) => days(story(...shown), denied))).toEqual([30, 30, null, null]);
  });

  it('counts only what a log covers', () => {
    const story = `
      2026-10-01..2026-10-05  WS07:one  log ntlm 8001
      2026-10-21..2026-10-31  WS07:two  log ntlm 8001
      2026-10-01              WS07      ntlm-audited 8001 to cifs/fs01
      -                       WS07      policy P-OUT = 1`;
    expect(span(story).days).toBe(14);
    const noLog = `
      2026-10-01  WS07  ntlm-audited 8001 to cifs/fs01
      2026-10-31  WS07  ntlm-audited 8001 to cifs/fs01`;
    expect(span(noLog)).toMatchObject({ from: instant('2026-10-01'), to: instant('2026-10-31'), days: 0 });
  });

  it('is told of each computer by itself', () => {
    const story = `${LOG}
      2026-10-03  WS08  ntlm-audited 8001 to cifs/fs01
      -           WS08  policy P-OUT = 1`;
    expect(span(story)).toMatchObject({ from: null, days: 0, value: null });
  });

  it('takes the enhanced events for what they are', () => {
    const story = `${LOG}\n2026-10-03 WS07 ntlm-reason 4020 to cifs/fs01`;
    expect(span(story)).toMatchObject({ enhanced: true, widest: null, from: instant('2026-10-03') });
    expect(span(`${LOG}\n2026-10-03 WS07 ntlm-audited 8001 to cifs/fs01`).enhanced).toBe(false);
  });

  it('holds a month end only where all of it is covered', () => {
    const audited = (log: string): boolean =>
      span(`${log} WS07 log ntlm 8001\n${log} WS07:s log group-policy 1500\n- WS07 policy P-OUT = 1`)
        .monthEnd;
    expect(audited('2026-10-30T00:00..2026-11-02T00:00')).toBe(true);
    expect(audited('2026-10-30T00:01..2026-11-02T00:00')).toBe(false);
    expect(audited('2026-10-30T00:00..2026-11-01T23:59')).toBe(false);
  });

  it('is asked for by computer and gate', () => {
    const view = caseIn(`${LOG}\n2026-10-03 WS07 ntlm-audited 8001 to cifs/fs01`);
    expect(auditOf(view, of(view, 'WS07').host, 'outgoing')).toBe(of(view, 'WS07').spans.outgoing);
    const named = view.table.of('nobody');
    expect(named).toBeNull();
  });
});

describe('the calendar', () => {
  const calendar = (span: string, more = ''): unknown[] => {
    const { monthEnd, weekend, nights } = hostOf(`${span} WS07 log ntlm 8001\n${more}`, 'WS07');
    return [monthEnd, weekend, nights];
  };

  it('needs whole days', () => {
    // The third of October 2026 is a Saturday.
    expect(calendar('2026-10-03T00:00..2026-10-05T00:00')).toEqual(['not-seen', 'seen', 2]);
    expect(calendar('2026-10-03T08:00..2026-10-05T00:00')).toEqual(['not-seen', 'not-seen', 1]);
    expect(calendar('2026-10-03T00:00..2026-10-04T23:00')).toEqual(['not-seen', 'not-seen', 2]);
    expect(calendar('2026-10-05T01:01..2026-10-05T23:00')).toEqual(['not-seen', 'not-seen', 0]);
  });

  it('is that of the computer where it tells its zone', () => {
    const zone = '- WS07 system-described 26100 utcOffset=120';
    expect(calendar('2026-10-02T22:00..2026-10-04T22:00')).toEqual(['not-seen', 'not-seen', 2]);
    expect(calendar('2026-10-02T22:00..2026-10-04T22:00', zone)).toEqual(['not-seen', 'seen', 2]);
  });

  it('does not add up two files with a gap', () => {
    const story = `
      2026-10-03T00:00..2026-10-04T00:00  WS07:one  log ntlm 8001
      2026-10-04T06:00..2026-10-05T00:00  WS07:two  log ntlm 8001`;
    expect(hostOf(story, 'WS07').weekend).toBe('not-seen');
  });
});

describe('what is missing', () => {
  it('is asked of a computer by its part', () => {
    const server = `
      09:00..10:00  FS01  log ntlm 8003
      -             FS01  smb-share Data`;
    expect(gaps(server, 'FS01')).toContain('No file tells whether FS01 audits incoming NTLM.');
    expect(gaps(server, 'FS01').join()).not.toContain('outgoing');
    expect(commands(server, 'FS01')).toContain(
      'auditpol /get "/subcategory:{0CCE9215-69AE-11D9-BED3-505054503030}" /r',
    );
    const client = `
      09:00..10:00  WS07  log ntlm 8001
      -             WS07  ticket-list 0`;
    expect(gaps(client, 'WS07')).toContain('No file tells whether WS07 audits outgoing NTLM.');
    expect(gaps(client, 'WS07').join()).not.toContain('logons');
  });

  it('is nothing where all is shown', () => {
    const story = `
      2026-09-29..2026-11-03  WS07  log ntlm 8001
      2026-09-29              WS07  ntlm-audited 8001 to cifs/fs01
      -                       WS07  policy P-OUT = 1
      -                       WS07  log-settings ${NTLM} circular oldestRecord=1`;
    expect(gaps(story, 'WS07')).toEqual([]);
  });

  it('is the System log where nothing shows since when the value is set', () => {
    const story = `
      2026-10-01..2026-10-31  FS01    log ntlm 8003
      -                       FS01    smb-share Data
      -                       FS01    policy P-INA = 2`;
    expect(gaps(story, 'FS01').join()).toContain('No file shows since when AuditReceivingNTLMTraffic is 2');
    expect(commands(story, 'FS01').join()).toContain(
      'wevtutil epl System C:\\Windows\\Temp\\FS01-system.evtx',
    );
    const known = `${story}\n2026-09-01..2026-10-31 FS01:s log group-policy 1500`;
    expect(gaps(known, 'FS01').join()).not.toContain('since when');
    const changed = `${known}\n2026-10-20 FS01 policy-applied 1502`;
    expect(gaps(changed, 'FS01').join()).toContain('is shown from 2026-10-20 00:00 on only');
  });

  it('is what a narrow value leaves out', () => {
    const story = (value: number): string => `
      2026-09-29..2026-11-03  FS01  log ntlm 8003
      -                       FS01  smb-share Data
      -                       FS01  policy P-INA = ${String(value)}`;
    expect(gaps(story(1), 'FS01').join()).toContain('the NTLM of local accounts is not recorded');
    expect(gaps(story(2), 'FS01').join()).not.toContain('local accounts');
    expect(gaps(story(0), 'FS01').join()).toContain('FS01 does not audit incoming NTLM');
  });

  it('puts no name of a file into a command that could end it', () => {
    const found = commands('- a&calc ticket-list 0', 'a&calc');
    expect(found).toContain(`wevtutil epl ${NTLM} C:\\Windows\\Temp\\ntlm.evtx /ow:true`);
    expect(found.join()).not.toContain('calc');
  });
});

describe('the domain controllers', () => {
  const domain = (story: string) => {
    const [only, ...others] = domainCoverageOf(caseIn(story));
    if (only === undefined || others.length > 0) throw new Error('one domain expected');
    return only;
  };
  const DC = (name: string): string => `
    09:00..10:00  ${name}.corp.example  log ntlm-dc 8004
    09:10         ${name}.corp.example  ntlm-audited 8004 as CORP\\anna via FS01`;
  const LIST = '- WS07 domain-controllers corp.example DC01.corp.example DC02.corp.example';

  it('are all here only where a list says so', () => {
    expect(domain(DC('DC01')).complete).toBeNull();
    expect(domain(`${DC('DC01')}\n${LIST}`)).toMatchObject({
      complete: false,
      missing: ['DC02.corp.example'],
    });
    expect(domain(`${DC('DC01')}\n${DC('DC02')}\n${LIST}`)).toMatchObject({ complete: true, missing: [] });
  });

  it('count by their NTLM log, not by any file', () => {
    const story = `${DC('DC01')}\n- DC02.corp.example policy P-DOMA = 7\n${LIST}`;
    expect(domain(story).missing).toEqual(['DC02.corp.example']);
  });

  it('of two domains are kept apart', () => {
    const story = `${DC('DC01')}
      09:00..10:00  DC9.fabrikam.example  log ntlm-dc 8004
      09:10         DC9.fabrikam.example  ntlm-audited 8004 as FABRIKAM\\bo
      ${LIST}`;
    expect(domainCoverageOf(caseIn(story)).map(({ domain, complete }) => [domain, complete])).toEqual([
      ['corp.example', false],
      ['fabrikam.example', null],
    ]);
  });

  it('differ where their values do', () => {
    const both = (one: string, other: string): readonly string[] =>
      domain(`${DC('DC01')}\n${DC('DC02')}
        -  DC01.corp.example:p  ${one}
        -  DC02.corp.example:p  ${other}`).differing.map(({ policy }) => policy);
    expect(both('policy P-DOMA = 7', 'policy P-DOMA = 1')).toEqual(['P-DOMA']);
    expect(both('policy P-DOMA = 7', 'setting-undefined P-DOMA')).toEqual(['P-DOMA']);
    expect(both('policy P-DOMA = 7', 'policy P-DOMA = 7')).toEqual([]);
    expect(both('policy P-DOMA = 7', 'policy P-OUT = 1')).toEqual([]);
    expect(both('policy P-DOMX = fs01, NAS01', 'policy P-DOMX = nas01, fs01')).toEqual([]);
    expect(both('policy P-DOMX = fs01, nas01', 'policy P-DOMX = fs01')).toEqual(['P-DOMX']);
  });

  it('are told once for the domain', () => {
    const view = caseIn(`${DC('DC01')}\n${DC('DC02')}`);
    const told = coverageOf(view).flatMap(({ gaps }) =>
      gaps.filter(({ says }) => says.includes('No file lists')),
    );
    expect(told.map(({ command }) => command)).toEqual(['nltest /dclist:corp.example']);
  });
});
