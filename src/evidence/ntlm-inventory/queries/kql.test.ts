import { describe, expect, it } from 'vitest';
import { COLUMNS, KEY_COLUMNS } from '../columns.ts';
import { kqlQueries } from './kql.ts';
import { checkKql } from './kusto.testing.ts';

// The library has megabytes and analyses in seconds on a slow machine.
const SLOW = 120_000;

/** The columns that the queries use, as the table reference has them; see `kql.ts`. */
const SECURITY_EVENT = `(TimeGenerated: datetime, Computer: string, EventID: int, LogonType: int,
  AuthenticationPackageName: string, LmPackageName: string, Workstation: string, WorkstationName: string, IpAddress: string,
  TargetUserName: string, TargetDomainName: string, TargetUserSid: string, Status: string, ElevatedToken: string)`;
const EVENT =
  '(TimeGenerated: datetime, Computer: string, EventLog: string, Source: string, EventID: int, EventData: string, ParameterXml: string, RenderedDescription: string)';
const WINDOWS_EVENT =
  '(TimeGenerated: datetime, Computer: string, Channel: string, Provider: string, EventID: int, EventData: dynamic)';

const TABLES = { SecurityEvent: SECURITY_EVENT, Event: EVENT, WindowsEvent: WINDOWS_EVENT };

describe('Microsoft’s parser', () => {
  it.each(kqlQueries.map(({ title, text }) => [title, text]))(
    'has nothing against: %s',
    (_, text) => {
      const { complaints, columns } = checkKql(text, TABLES);
      expect(complaints).toEqual([]);
      const types: Readonly<Record<string, string>> = { EventId: 'int', Count: 'long' };
      expect(columns).toEqual(COLUMNS.map((name) => `${name}: ${types[name] ?? 'string'}`));
    },
    SLOW,
  );

  it.each([
    ['a column that no table has', 'AuthenticationPackageName =~', 'AuthenticationPackage =~'],
    ['a function that there is not', 'tostring(First)', 'totext(First)'],
    ['a parenthesis too few', 'min(TimeGenerated)', 'min(TimeGenerated'],
    ['a column that is made nowhere', 'FirstSeen = tostring(First), ', ''],
  ])(
    'complains of %s',
    (_, right, wrong) => {
      const [query] = kqlQueries;
      expect(query?.text).toContain(right);
      const { complaints } = checkKql(query?.text.replace(right, wrong) ?? '', TABLES);
      expect(complaints.filter((complaint) => complaint.startsWith('Error'))).not.toEqual([]);
    },
    SLOW,
  );

  it(
    'finds the same columns in both parts of the union',
    () => {
      const [head = '', parts = ''] = (kqlQueries[0]?.text ?? '').split('union isfuzzy=true (');
      const [security = '', ntlm = ''] = (parts.split(')\n| summarize')[0] ?? '').split('), (Event\n');
      const { columns } = checkKql(head + security, TABLES);
      expect(columns.map((column) => column.split(':')[0])).toEqual(['TimeGenerated', ...KEY_COLUMNS]);
      expect(checkKql(`${head}Event\n${ntlm}`, TABLES)).toEqual({ complaints: [], columns });
    },
    SLOW,
  );

  it(
    'knows no table but those given',
    () => {
      const { complaints } = checkKql('Event | count', { SecurityEvent: SECURITY_EVENT });
      expect(complaints.join()).toContain('Event');
    },
    SLOW,
  );
});
