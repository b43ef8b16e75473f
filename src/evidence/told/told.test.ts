import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { toldFile, type ToldForm } from './told.ts';

const form: ToldForm = { error: '', share: '', client: '', account: '', worksWhenDomainJoined: null };
const read = (answers: Partial<ToldForm>): unknown[] =>
  readText('told', toldFile({ ...form, ...answers })).facts.map(
    ({ from: _, count: _c, times: _t, logonIds: _l, ...says }) => says,
  );

describe('told', () => {
  it('makes the form into the facts a file would give', () => {
    expect(
      read({
        error: '5',
        share: '\\\\files\\finance',
        client: 'WS07',
        account: 'CONTOSO\\mara',
        worksWhenDomainJoined: false,
      }),
    ).toEqual([
      {
        kind: 'access-tried',
        computer: 'WS07',
        target: '\\\\files\\finance',
        user: 'CONTOSO\\mara',
        outcome: 'failed',
        code: 5,
        command: 'told',
      },
      { kind: 'told-contrast', computer: 'WS07', works: 'when-domain-joined', value: false },
    ]);
  });

  it.each<[string, number | null]>([
    ['0x80070035', 53],
    ['Systemfehler 1326', 1326],
    ['3227320323', 3227320323],
    ['access denied', null],
    ['', null],
  ])('takes the number out of "%s"', (error, code) => {
    expect(read({ error, share: '\\\\files\\finance' })).toMatchObject([
      { code, computer: null, user: null },
    ]);
  });

  it('says nothing that was not told', () => {
    expect(read({ client: 'WS07' })).toEqual([]);
    expect(read({ worksWhenDomainJoined: true })).toMatchObject([{ kind: 'told-contrast', value: true }]);
  });

  it('is recognised on one line or many, and is no other JSON', () => {
    expect(readText('x', JSON.stringify({ ...form, error: 5, share: '\\\\a\\b' })).facts).toMatchObject([
      { code: 5, target: '\\\\a\\b' },
    ]);
    expect(() => readText('x', '{"error":"5","stack":"at x"}')).toThrow(/Not recognised/);
    expect(() => readText('x', '{"name":"x"}')).toThrow(/Not recognised/);
  });
});
