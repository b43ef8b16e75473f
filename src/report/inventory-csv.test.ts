import { expect, it } from 'vitest';
import type { PathReport } from './document.ts';
import { inventoryCsv } from './inventory-csv.ts';

const path: PathReport = {
  id: 'ws07|corp\\anna|cifs/fs01|fs01|explorer.exe',
  class: 'access',
  client: 'WS07',
  account: 'CORP\\anna',
  accountKind: 'domain',
  privileged: 'no',
  isService: false,
  target: 'fs01',
  server: 'FS01',
  process: 'explorer.exe',
  version: 'NTLMv2',
  isSmb: 'yes',
  count: 3,
  first: '2025-06-01T08:00:00.000Z',
  last: null,
  zone: 'unknown',
  refused: 0,
  witnesses: ['8001 on WS07', '8003 on FS01'],
  because: [],
  reason: null,
  kerberos: 0,
  owner: null,
  accepted: false,
  wayOut: { kind: 'unknown', possible: 'unknown', says: 'Not known', why: '', command: null, because: [] },
};

it('has a row per path, and as many cells in each as columns', () => {
  const [head = '', first = '', end] = inventoryCsv([path]).split('\r\n');
  expect(head.startsWith('\ufeffEstate,Class,Client,Account,')).toBe(true);
  expect(first).toBe(
    ',access,WS07,CORP\\anna,domain,no,no,fs01,FS01,explorer.exe,NTLMv2,yes,3,2025-06-01T08:00:00.000Z,,unknown,0,"8001 on WS07; 8003 on FS01",,0,"Not known",unknown,,,,no,ws07|corp\\anna|cifs/fs01|fs01|explorer.exe',
  );
  expect(first.split(',').length).toBe(head.split(',').length);
  expect(end).toBe('');
});

it('holds no formula', () => {
  const csv = inventoryCsv([{ ...path, account: '=HYPERLINK("x")', process: '@calc', server: '-1' }]);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain(`"'@calc"`);
  expect(csv).toContain(`"'-1"`);
});
