import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const read = (text: string): unknown[] =>
  readText('x', text).facts.map((fact) =>
    fact.kind === 'service-identity' ? [fact.computer, fact.service, fact.account] : fact.kind,
  );

describe('accounts of services', () => {
  it('are read as PowerShell 7 prints them', () => {
    expect(
      read(
        'PS C:\\> Get-Service backup | select Name,UserName\n\nName   UserName\n----   --------\nbackup CONTOSO\\backup\n',
      ),
    ).toEqual([[null, 'backup', 'CONTOSO\\backup']]);
  });

  it('are read from wmic through PowerShell, which doubles the line ends', () => {
    expect(read('Name    StartName\n\nbackup  CONTOSO\\backup\n\nspool   LocalSystem\n\n')).toEqual([
      [null, 'backup', 'CONTOSO\\backup'],
      [null, 'spool', 'LocalSystem'],
    ]);
  });

  it('are no words below the table', () => {
    expect(read('Name    StartName\nbackup  CONTOSO\\backup\nThese   are the services of APP01\n')).toEqual([
      [null, 'backup', 'CONTOSO\\backup'],
    ]);
  });
});
