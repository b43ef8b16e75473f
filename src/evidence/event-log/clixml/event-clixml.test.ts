import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../read.ts';
import { blocked, coverageOf, readWith, targetsOf, type TestReading } from '../csv/test-exports.ts';
import { clixmlOf } from '../every-export.testing.ts';
import { eventClixml } from './event-clixml.ts';

const client = (target: string, id = 4001) => ({
  provider: 'Microsoft-Windows-NTLM',
  id,
  channel: 'Microsoft-Windows-NTLM/Operational',
  computer: 'WS07.contoso.example',
  outcome: null,
  data: {},
  message: blocked(target).message,
});
const read = (text: string, size?: number): Promise<TestReading> =>
  readWith(eventClixml, text, size === undefined ? {} : { size });
const recognises = (text: string): boolean =>
  eventClixml.recognises({ bytes: new TextEncoder().encode(text), text });
/** The object alone, as one of several. */
const objectOf = (target: string, types?: string): string => {
  const object = clixmlOf(client(target))
    .replace(/^<Objs[^>]*>/, '')
    .replace('</Objs>', '');
  return types === undefined ? object : object.replace(/<TN RefId="0">.*?<\/TN>/s, types);
};
const ROOT = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">';

it('is known by its root and the type of its objects', () => {
  expect(recognises(clixmlOf(client('cifs/a')))).toBe(true);
  expect(recognises(`#< CLIXML\r\n${clixmlOf(client('cifs/a'))}`)).toBe(true);
  expect(
    recognises(
      `${ROOT}<Obj RefId="0"><TN RefId="0"><T>Selected.System.Diagnostics.Eventing.Reader.EventLogRecord</T>`,
    ),
  ).toBe(true);
  expect(recognises(`${ROOT}<Obj RefId="0"><TN RefId="0"><T>System.Diagnostics.Process</T>`)).toBe(false);
  expect(recognises('<Events><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></Events>')).toBe(false);
});

it('objects of other kinds are refused in one sentence', async () => {
  const reading = await readFile(
    'x.xml',
    new Blob([`${ROOT}<Obj RefId="0"><TN RefId="0"><T>System.Diagnostics.Process</T></TN></Obj></Objs>`]),
  );
  expect(reading).toMatchObject({ format: null, notes: [{ code: 'clixml' }] });
});

describe('objects', () => {
  it('name their types or refer to them', async () => {
    const text = `${ROOT}${objectOf('cifs/a')}${objectOf('cifs/b', '<TNRef RefId="0" />')}${objectOf('cifs/c', '<TN RefId="9"><T>Deserialized.System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN>')}${objectOf('cifs/d', '<TNRef RefId="9" />')}</Objs>`;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), async (size) => {
        const reading = await read(text, size);
        expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b', 'cifs/c', 'cifs/d']);
        expect(reading.notes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('may stand in one array', async () => {
    const array = `${ROOT}<Obj RefId="90"><TN RefId="5"><T>System.Object[]</T></TN><LST>${objectOf('cifs/a')}${objectOf('cifs/b', '<TNRef RefId="0" />')}</LST></Obj></Objs>`;
    expect(targetsOf(await read(array))).toEqual(['cifs/a', 'cifs/b']);
  });

  it('have exact times, in UTC, and their log', async () => {
    const reading = await read(clixmlOf(client('cifs/a')));
    expect(reading.sightings[0]?.time).toBe(Date.UTC(2026, 10, 20, 7, 1, 12, 123));
    expect(reading.summary).toMatchObject({ zone: 'utc', read: 1, kept: 1 });
    expect(coverageOf(reading)).toMatchObject([
      { channels: ['Microsoft-Windows-NTLM/Operational'], records: 1 },
    ]);
  });

  it('write the ends of lines and literal escapes in their own way', async () => {
    const reading = await read(
      clixmlOf({ ...client('cifs/a_x000D_b'), message: blocked('cifs/a_x000D_b').message }),
    );
    expect(targetsOf(reading)).toEqual(['cifs/a_x000D_b']);
  });
});

describe('values that no message prints', () => {
  const policy = (values: string): string =>
    clixmlOf({
      provider: 'Microsoft-Windows-GroupPolicy',
      id: 1058,
      channel: 'System',
      computer: 'WS07.contoso.example',
      outcome: null,
      data: {},
      message: 'The processing of Group Policy failed.',
    }).replace('<Props>', `<Props><Obj N="Properties" RefId="2"><LST>${values}</LST></Obj>`);
  const property = (value: string): string =>
    `<Obj RefId="3"><ToString>System.Diagnostics.Eventing.Reader.EventProperty</ToString><Props>${value}</Props></Obj>`;
  const dcOf = async (...values: string[]): Promise<unknown> =>
    (await read(policy(values.map(property).join('')))).sightings[0]?.says;
  const text = (value: string): string => `<S N="Value">${value}</S>`;
  const before = ['<U32 N="Value">1</U32>', text(''), text(''), text(''), text('50'), '<Nil N="Value" />'];

  it('are taken by their places', async () => {
    const says = await dcOf(...before, text('\\\\DC01'), text('cn={31B2F340}'), text('gpt.ini'));
    expect(says).toEqual({ event: 1058, ok: false, dc: '\\\\DC01' });
  });

  it.each([
    ['there are none', []],
    ['they are too few', [text('\\\\DC01')]],
    ['they are too many', [...before, ...Array<string>(4).fill(text('x'))]],
    ['the place is empty', [...before, text('')]],
  ])('are none where %s', async (_, values) => {
    expect(await dcOf(...values)).toEqual({ event: 1058, ok: false, dc: null });
  });
});

describe('a damaged file', () => {
  it('loses only what is damaged', async () => {
    const text = `${ROOT}${objectOf('cifs/a')}${objectOf('cifs/b').replace('N="Id"', 'N="id"')}${objectOf('cifs/c', '<TNRef RefId="0" />')}</Objs>`;
    const reading = await read(text);
    expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/c']);
    expect(reading.notes).toMatchObject([{ code: 'records-unreadable', record: 2 }]);
  });

  it('that is cut does not use its last event, and says so', async () => {
    const text = `${ROOT}${objectOf('cifs/a')}${objectOf('cifs/b', '<TNRef RefId="0" />')}`;
    const reading = await read(text);
    expect(targetsOf(reading)).toEqual(['cifs/a']);
    expect(reading.notes).toMatchObject([{ code: 'truncated-end' }]);
  });

  it.each([
    ['a value of 5 MB', objectOf('cifs/x').replace('cifs/x', 'y'.repeat(5_000_000))],
    ['types that never end', '<TN RefId="0"><T>'.repeat(200_000)],
    ['objects nested deep', '<Obj RefId="1">'.repeat(200_000)],
  ])('ends: %s', async (_, text) => {
    const reading = await read(
      `${ROOT}${objectOf('cifs/a')}${text}${objectOf('cifs/b', '<TNRef RefId="0" />')}</Objs>`,
    );
    expect(targetsOf(reading)).toContain('cifs/b');
  });

  it('never throws', async () => {
    const bytes = new TextEncoder().encode(
      `${ROOT}${objectOf('cifs/a')}${objectOf('cifs/b', '<TNRef RefId="0" />')}</Objs>`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 30 }),
        async (length, changes) => {
          const damaged = bytes.slice(0, length);
          for (const [at, byte] of changes) if (at < length) damaged[at] = byte;
          const reading = await readFile('x', new Blob([damaged]));
          expect(reading.format === null ? reading.facts : []).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
