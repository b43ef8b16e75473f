/** Whoever writes a log can write `fs01&calc`: a name from a file must not end a command or begin another. */
import { describe, expect, it } from 'vitest';
import * as asks from './asks.ts';
import { causes } from './index.ts';
import { rollbackSpn, share, useFqdn, verifyKerberos } from './steps.ts';
import { judgedOf, story } from './story.ts';

function lookAt(path: string) {
  const [judged] = judgedOf(story(path, {}, `- WS07 access-tried ${path} code 5`), causes);
  if (judged === undefined) throw new Error('no attempt');
  return judged.look;
}

/** What a shell would still read: PowerShell takes single-quoted text as it stands. */
function unquoted(command: string): string {
  return command.replace(/'(?:[^']|'')*'/g, "''");
}

const HOSTILE = lookAt(String.raw`\\fs01&calc\data;calc`);

describe('a hostile name', () => {
  it.each(Object.entries(asks).filter(([name]) => name.startsWith('ask')))('%s', (_, ask) => {
    const { command } = (ask as typeof asks.askTicket | typeof asks.askSystemLog)(HOSTILE, 'client');
    expect(unquoted(command)).not.toContain('calc');
  });

  it('a share stays a literal', () => {
    expect(asks.askShareRights(HOSTILE).command).toBe("Get-SmbShareAccess -Name 'data;calc'");
  });

  it('steps and their way back', () => {
    const lines = [
      share(HOSTILE),
      ...verifyKerberos(HOSTILE).slice(0, 4),
      ...useFqdn(HOSTILE, 'fs02&calc').steps.flatMap((step) => step.command ?? []),
      ...rollbackSpn('cifs/files&calc', 'FS01&calc'),
    ];
    expect(lines.join('\n')).not.toContain('calc');
    expect(share(HOSTILE)).toBe(String.raw`\\<server>\<share>`);
  });
});

describe('a common name', () => {
  const look = lookAt(String.raw`\\files\finance`);

  it.each([
    [String.raw`\\files\finance`, String.raw`\\files\finance`],
    [String.raw`\\fs01.corp.example\C$`, String.raw`\\fs01.corp.example\C$`],
    [String.raw`\\10.2.0.9\plans-2026`, String.raw`\\10.2.0.9\plans-2026`],
  ])('%s is written as typed', (path, command) => {
    expect(share(lookAt(path))).toBe(command);
  });

  it('one command per line, but where the question must be printed before its answer', () => {
    expect(asks.askSpn(look).command).toBe(
      'cmd /c "echo setspn -Q cifs/files & setspn -Q cifs/files & echo setspn -Q host/files & setspn -Q host/files"',
    );
    expect(asks.askTicket(look).command).toBe('klist get cifs/files');
    expect(verifyKerberos(look).filter((line) => /[&;].*\bnet use\b/.test(line))).toEqual([]);
  });
});
