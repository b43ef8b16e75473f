import { expect, it } from 'vitest';
import { caseIn } from './story.ts';

it.each([
  ['cifs/files', 1],
  ['files', 1],
  ['host/files', 1],
  ['HTTP/intranet', 0],
  ['MSSQLSvc/db01.corp.example:1433', 0],
])('6037 for %s opens %i attempts: only a share is one', (target, count) => {
  const { attempts } = caseIn(`09:00:00  FS01  lsa-error 6037 to ${target}`);
  expect(attempts).toHaveLength(count);
});

it('6037 is of a computer that reached itself', () => {
  const [attempt] = caseIn('09:00:00  FS01  lsa-error 6037 to cifs/files').attempts;
  expect([attempt?.client?.shown, attempt?.server?.shown]).toEqual(['FS01', 'FS01']);
});

it.each([
  ['cifs/fs01', 1],
  ['FS01$', 1],
  ['HTTP/intranet', 0],
  ['svc-sql', 0],
  ['krbtgt', 0],
])(
  'a refused 4769 for %s opens %i attempts: of accounts only those of computers share files',
  (service, count) => {
    const { attempts } = caseIn(`09:00:00  DC01  ticket-request 4769 anna for ${service} 0x1B from 10.0.0.7`);
    expect(attempts).toHaveLength(count);
  },
);
