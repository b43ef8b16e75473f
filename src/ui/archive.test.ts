import { expect, it } from 'vitest';
import { archiveAround } from './archive.ts';

const zip = (name: string) => ({ name, format: 'zip' });
const log = (name: string) => ({ name, format: 'event-csv' });

it('knows the one archive that all files came in, also beside what people told', () => {
  const told = { name: 'told', format: 'told' };
  expect(archiveAround([zip('all.zip'), log('all.zip/WS07/ntlm.csv'), told])).toBe('all.zip/');
  expect(archiveAround([zip('all.zip'), zip('all.zip/dc.zip'), log('all.zip/dc.zip/a.csv')])).toBe(
    'all.zip/',
  );
});

it.each([
  [[log('WS07/ntlm.csv')]],
  [[zip('a.zip'), log('a.zip/ntlm.csv'), zip('b.zip'), log('b.zip/ntlm.csv')]],
  [[zip('a.zip'), log('a.zip/ntlm.csv'), log('ntlm.csv')]],
])('keeps the names where an archive tells files apart', (files) => {
  expect(archiveAround(files)).toBe('');
});
