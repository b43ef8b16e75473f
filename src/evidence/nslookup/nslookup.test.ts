import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const read = (text: string): unknown[] => {
  const { facts, notes } = readText('x', text);
  return [
    ...facts.map((fact) =>
      fact.kind === 'name-resolved' ? [fact.name, fact.type, fact.outcome, ...fact.answers] : fact.kind,
    ),
    ...notes.map(({ code }) => code),
  ];
};
const SERVER = 'Server:  dc01.contoso.example\nAddress:  10.0.0.10\n\n';

describe('nslookup', () => {
  it('never takes the server for an answer', () => {
    expect(read(`C:\\>nslookup files\n${SERVER}`)).toEqual([]);
    expect(read(`C:\\>nslookup\nDefault ${SERVER}> files\n${SERVER}> exit`)).toEqual([]);
  });

  it('answers a question for the server itself', () => {
    expect(
      read(
        `C:\\>nslookup dc01.contoso.example\n${SERVER}Name:    dc01.contoso.example\nAddress:  10.0.0.10\n`,
      ),
    ).toEqual([['dc01.contoso.example', 'A', 'answered', '10.0.0.10']]);
  });

  it('reads errors that a file has before the lines of the server', () => {
    const error = "*** dc01.contoso.example can't find nosuch: Non-existent domain\n";
    expect(read(`C:\\>nslookup nosuch 2>&1\n${error}${SERVER}`)).toEqual([['nosuch', null, 'no-such-name']]);
  });

  it.each(['Server failed', 'Query refused', 'No response from server'])('that says %s failed', (reason) => {
    expect(
      read(`C:\\>nslookup files\n${SERVER}*** dc01.contoso.example can't find files: ${reason}\n`),
    ).toEqual([['files', null, 'failed']]);
  });

  it('says nothing of another name than the one asked for', () => {
    expect(
      read(
        `C:\\>nslookup files\n${SERVER}*** dc01.contoso.example kann drucker nicht finden: Non-existent domain\n`,
      ),
    ).toEqual(['name-not-shown']);
    expect(read(`${SERVER}*** Request to dc01.contoso.example timed-out\n`)).toEqual([]);
  });

  it('takes a time-out of the server’s own name for nothing where an answer follows', () => {
    expect(
      read(
        `C:\\>nslookup fs01.contoso.example\nDNS request timed out.\n    timeout was 2 seconds.\n${SERVER}Name:    fs01.contoso.example\nAddress:  10.0.0.5\n`,
      ),
    ).toEqual([['fs01.contoso.example', 'A', 'answered', '10.0.0.5']]);
  });

  it('is not begun by a name and an address in other outputs', () => {
    expect(() => read('   Hostname . . : WS07\n   Address:  10.0.0.7\n   Done: yes\nNo more\n')).toThrow(
      /Not recognised/,
    );
  });
});
