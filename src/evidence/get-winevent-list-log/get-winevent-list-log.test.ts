import { describe, expect, it } from 'vitest';
import { readFile } from '../read.ts';

const read = async (...lines: string[]) => readFile('logs.txt', new Blob([lines.join('\r\n')]));
const settings = async (...lines: string[]): Promise<unknown[]> =>
  (await read(...lines)).facts.map((fact) =>
    fact.kind === 'log-settings'
      ? [fact.channel, fact.maximumSize, fact.size, fact.records, fact.oldestRecord, fact.mode, fact.computer]
      : fact.kind,
  );

const LIST = [
  'FileSize           : 1118208',
  'IsLogFull          : False',
  'LastAccessTime     : 20.11.2026 10:30:01',
  'LastWriteTime      : 20.11.2026 10:30:01',
  'OldestRecordNumber : 20411',
  'RecordCount        : 1530',
  'LogName            : Security',
  'MaximumSizeInBytes : 1052672',
  'LogMode            : Circular',
];

describe('Get-WinEvent -ListLog', () => {
  it('is read without its command, and its dates make no event of it', async () => {
    const reading = await read('', ...LIST, '', '');
    expect(reading.format).toBe('get-winevent-list-log');
    expect(await settings('', ...LIST)).toEqual([
      ['Security', 1052672, 1118208, 1530, 20411, 'circular', null],
    ]);
  });

  it('reads several lists in a row', async () => {
    const other = LIST.map((line) => line.replace('Security', 'System').replace('Circular', 'Retain'));
    expect(await settings(...LIST, '', ...other)).toEqual([
      ['Security', 1052672, 1118208, 1530, 20411, 'circular', null],
      ['System', 1052672, 1118208, 1530, 20411, 'retain', null],
    ]);
  });

  it('says nothing of a log of which only the name is known', async () => {
    const reading = await read('PS C:\\> Get-WinEvent -ListLog *', '', 'LogName : Security', 'LogMode : ');
    expect(reading.facts).toEqual([]);
  });

  it('takes what was asked of another computer for nobody’s', async () => {
    const reading = await read(
      'PS C:\\> Get-WinEvent -ListLog Security -ComputerName dc01 | fl *',
      '',
      ...LIST,
    );
    expect(reading.facts).toEqual([]);
    expect(reading.notes.map(({ code }) => code)).toEqual(['asked-elsewhere']);
  });

  it('does not take the number of an overflow action for a mode', async () => {
    expect(
      await settings(
        '[',
        '    {',
        '        "MaximumKilobytes":  20480,',
        '        "OverflowAction":  0,',
        '        "Log":  "Security"',
        '    }',
        ']',
      ),
    ).toEqual([['Security', 20971520, null, null, null, null, null]]);
  });
});
