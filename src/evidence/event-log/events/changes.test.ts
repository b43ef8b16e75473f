import { describe, expect, it } from 'vitest';
import { changeExamples } from './changes.examples.ts';
import { checkExamples, found, recordOf } from './example.testing.ts';

checkExamples(changeExamples);

describe('versions of other lengths', () => {
  const of = (id: number) => {
    const example = changeExamples.find((one) => one.id === id);
    if (example === undefined) throw new Error(`no example of ${id}`);
    return recordOf(example);
  };

  it('4616 of Server 2008 has date and time apart, and is not used', () => {
    const who = ['S-1-5-18', 'SYSTEM', 'NT AUTHORITY', '0x3e7'];
    const inserts = [...who, '11/20/2026', '9:04:30 AM', '11/20/2026', '8:04:30 AM', '0x1074', 'svchost.exe'];
    expect(found({ ...of(4616), inserts })).toEqual([]);
    expect(found({ ...of(4616), inserts: inserts.slice(0, 9) })).toBeNull();
  });

  it('4719 of new builds goes on behind the changes', () => {
    const inserts = [
      ...['S-1-5-18', 'FS01$', 'CONTOSO', '0x3e7', '%%8273', '%%12544'],
      ...['{0CCE9215-69AE-11D9-BED3-505054503030}', '%%8451', '1234', '5678'],
    ];
    expect(found({ ...of(4719), inserts })?.map((find) => find.says)).toEqual([
      { subcategory: '0cce9215-69ae-11d9-bed3-505054503030', success: null, failure: true },
    ]);
  });
});
