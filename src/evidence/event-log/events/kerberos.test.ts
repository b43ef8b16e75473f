import { describe, expect, it } from 'vitest';
import { checkExamples, englishOf, found, recordOf, type Example } from './example.testing.ts';
import { kerberosExamples } from './kerberos.examples.ts';

checkExamples(kerberosExamples);

const kerberos = (id: number): Example => ({
  title: '',
  provider: 'Microsoft-Windows-Security-Kerberos',
  id,
  channel: 'System',
  message: null,
  values: {},
  kind: 'kerberos-error',
  says: null,
});

const kdc = (id: number): Example => ({
  ...kerberos(id),
  provider: 'Microsoft-Windows-Kerberos-Key-Distribution-Center',
  kind: 'kdc-error',
});

const says = (example: Example, record: Partial<ReturnType<typeof recordOf>>) =>
  found({ ...recordOf(example), ...record })?.map((find) => find.says);

/** Those that share their number with an event about smart cards. */
const TWINS = [5, 6, 7, 9, 10, 11, 14, 17];

describe('sentences in other languages', () => {
  it('Security-Kerberos 4 keeps the name of the error, the account and the SPN', () => {
    const message =
      'Der Kerberos-Client hat einen KRB_AP_ERR_MODIFIED-Fehler von Server "fs01$" empfangen. Der verwendete Zielname war cifs/files. Dies deutet darauf hin, dass der Zielserver das Ticket nicht entschlüsseln konnte.';
    expect(says(kerberos(4), { message })).toEqual([
      { event: 4, code: 41, server: 'fs01$', target: 'cifs/files', user: null },
    ]);
  });

  it('Security-Kerberos 10 keeps UDP', () => {
    const message =
      'Das Kerberos-Subsystem kann derzeit keine Tickets vom Domänencontroller über das UDP-Netzwerkprotokoll abrufen.';
    expect(says(kerberos(10), { message })).toEqual([
      { event: 10, code: null, server: null, target: null, user: null },
    ]);
  });

  it('another event of the KDC with the number of an RC4 event is refused', () => {
    expect(says(kdc(201), { message: 'Some certificate was chosen.' })).toBeUndefined();
  });
});

describe('the events about smart cards with the same numbers', () => {
  const data = { Error: 'Element not found.' };
  const message =
    'An error occurred while retrieving a digital certificate from the inserted smart card. Element not found.';

  it.each(TWINS)('%i: its qualifiers tell it, whatever the export', (id) => {
    for (const part of [{ data }, { message }, { inserts: ['Element not found.'] }]) {
      expect(says(kerberos(id), { qualifiers: 1, ...part })).toEqual([]);
    }
  });

  it.each(TWINS)('%i: without qualifiers its data and its message tell it', (id) => {
    expect(says(kerberos(id), { data })).toEqual([]);
    expect(says(kerberos(id), { message })).toBeUndefined();
  });

  it.each([0xc000, 0x8000, 0x4000])('qualifiers %i are the events’ own', (qualifiers) => {
    for (const example of kerberosExamples.filter(
      ({ id, channel, kind, message }) =>
        TWINS.includes(id) && channel === 'System' && kind === 'kerberos-error' && message !== null,
    )) {
      expect(says(example, { qualifiers, message: englishOf(example) })).toEqual([example.says]);
    }
  });
});

describe('data of the KDC under other names than ours', () => {
  it('is read by its order', () => {
    const data = { param1: 'CONTOSO', param2: 'mara', param3: 'cifs/nas01', __binLength: '4', binary: '00' };
    expect(says(kdc(36), { data })).toEqual([{ event: 36, name: 'cifs/nas01', account: 'CONTOSO\\mara' }]);
  });

  it('is read by its names where one is known', () => {
    expect(says(kdc(11), { data: { Type: 'DS_SERVICE_PRINCIPAL_NAME', Name: 'cifs/files' } })).toEqual([
      { event: 11, name: 'cifs/files', account: null },
    ]);
  });

  it('may be shorter than the newest version', () => {
    expect(says(kdc(16), { data: { a: 'cifs/nas01', b: 'mara' } })).toEqual([
      { event: 16, name: 'cifs/nas01', account: 'mara' },
    ]);
  });
});
