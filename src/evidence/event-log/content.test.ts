import { describe, expect, it } from 'vitest';
import { namedValues, NO_CONTENT, withContent, type Content, type RecordHead } from './content.ts';
import { eventKindOf } from './events/index.ts';

const head: RecordHead = {
  provider: 'NETLOGON',
  id: 5805,
  qualifiers: null,
  channel: 'System',
  computer: 'DC01',
  time: null,
  outcome: null,
};

function chosen(content: Partial<Content>): Partial<Content> {
  const kind = eventKindOf('NETLOGON', 5805, 'System');
  if (kind === null) throw new Error('5805 is in no list');
  const { data, inserts, message } = withContent(head, { ...NO_CONTENT, ...content }, kind);
  return { data, inserts, message };
}

const MESSAGE =
  'The session setup from the computer FS01 failed to authenticate. The following error occurred:\r\nAccess is denied.';

describe('of what an export has of a record, there is taken', () => {
  it('data by the event’s own names', () => {
    const data = { Computer: 'FS01', Error: '%%5' };
    expect(chosen({ data, message: MESSAGE })).toEqual({ data, inserts: null, message: null });
  });

  it('else values in order', () => {
    const inserts = ['FS01', '%%5'];
    expect(chosen({ data: { Unknown: 'x' }, inserts, message: MESSAGE })).toEqual({
      data: null,
      inserts,
      message: null,
    });
  });

  it('also where Winlogbeat numbers them, and leaves out empty ones', () => {
    expect(chosen({ data: { param2: '%%5', param1: 'FS01' } }).inserts).toEqual(['FS01', '%%5']);
    expect(chosen({ data: { param2: '%%5' } }).inserts).toEqual(['', '%%5']);
    expect(chosen({ data: { param0: 'x' }, message: MESSAGE }).message).toBe(MESSAGE);
  });

  it('else the message, as where the values are not as many as the event has', () => {
    expect(chosen({ inserts: ['FS01, %%5'], message: MESSAGE }).message).toBe(MESSAGE);
    expect(chosen({ message: MESSAGE }).message).toBe(MESSAGE);
  });

  it('and names of an unknown version only where nothing else is there', () => {
    const data = { Unknown: 'x' };
    expect(chosen({ data }).data).toEqual(data);
    expect(chosen({ data, message: MESSAGE }).message).toBe(MESSAGE);
    expect(chosen({})).toEqual({ data: null, inserts: null, message: '' });
  });
});

describe('names of values', () => {
  it('are data, whatever they are', () => {
    const data = namedValues([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
    expect(Object.entries(data)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  it('count once: a second of the same name is not believed', () => {
    expect({
      ...namedValues([
        ['Status', '0x0'],
        ['Status', '0x7'],
      ]),
    }).toEqual({ Status: '0x0' });
  });
});
