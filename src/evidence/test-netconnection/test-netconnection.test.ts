import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { testCommand } from './test-command.ts';

describe('a port test', () => {
  it.each([
    ['Test-NetConnection files -Port 445', 'files', 445],
    ['tnc -Port 88 -ComputerName "dc01"', 'dc01', 88],
    ['Test-NetConnection -cn files -CommonTCPPort SMB', 'files', 445],
    ['Test-NetConnection files RDP -InformationLevel Quiet', 'files', 3389],
    ['(Test-NetConnection files -RemotePort 445).TcpTestSucceeded', 'files', 445],
    ['Test-NetConnection files -TraceRoute', 'files', null],
    ['Test-NetConnection $_ -Port 445 | ft', null, 445],
    ['Test-Connection fs01 -TcpPort 445 -Quiet', 'fs01', 445],
  ])('%s', (line, target, port) => {
    expect(testCommand(line)).toEqual({ target, port });
  });

  it.each([
    'Test-Connection fs01',
    'Test-NetConnection : The term is not recognized',
    'Test-Path \\\\files\\x',
  ])('is not: %s', (line) => {
    expect(testCommand(line)).toBeNull();
  });

  it('is none where the name has no address: no port was tried', () => {
    const { facts } = readText(
      'x',
      'ComputerName            : nosuch\nRemoteAddress           :\nRemotePort              : 445\nTcpTestSucceeded        : False\n',
    );
    expect(facts.map((fact) => fact.kind)).toEqual(['name-resolved']);
  });

  it.each([
    ['WARNUNG: Ping to 10.0.0.5 failed with status: DestinationHostUnreachable', 'False', true],
    ['WARNUNG: Ping to 10.0.0.5 failed with status: DestinationHostUnreachable', 'True', false],
    ['WARNING: Ping to 10.0.0.6 failed with status: DestinationHostUnreachable', 'False', false],
    ['WARNING: Ping to 10.0.0.5 failed with status: TimedOut', 'False', false],
  ])('below "%s" that says %s', (warning, succeeded, unreachable) => {
    const { facts } = readText(
      'x',
      `PS C:\\> Test-NetConnection files -Port 445\n${warning}\n\nComputerName     : files\nRemoteAddress    : 10.0.0.5\nRemotePort       : 445\nTcpTestSucceeded : ${succeeded}\n`,
    );
    expect(facts).toMatchObject([{ kind: 'port-tested', unreachable }]);
  });

  it('of a row that the console cut is none', () => {
    const { facts, notes } = readText(
      'x',
      'ComputerName RemotePort TcpTestSucceeded\n------------ ---------- ----------------\nfs01.conto…  445        False\n',
    );
    expect([facts, notes.map(({ code }) => code)]).toEqual([[], ['value-cut']]);
  });
});
