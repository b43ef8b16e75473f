/**
 * The account is the computer's own: a service under Local System or Network Service uses it on the network. Which service, the
 * program tells where it is one of Windows' own.
 *
 * https://learn.microsoft.com/en-us/windows/win32/services/networkservice-account ,
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/printing/printing-troubleshooting-guidance ,
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wbadmin
 */
import type { WayOut } from '../way-out.ts';
import type { Ground } from './ground.ts';

const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['spoolsv.exe', 'printing (the print spooler)'],
  ['wbengine.exe', 'Windows Server Backup'],
  ['sqlservr.exe', 'SQL Server'],
  ['w3wp.exe', 'a web site of IIS'],
]);

export function asComputer({ path }: Ground, way: WayOut): WayOut {
  if (path.class !== 'computer-account' || way.kind === 'none') return way;
  const program = path.process?.split('\\').pop()?.toLowerCase() ?? null;
  const known = program === null ? undefined : PROGRAMS.get(program);
  const who =
    known ??
    (path.toDomainController && path.isSmb !== 'no'
      ? 'a service of the computer, at a domain controller often Group Policy (SYSVOL)'
      : program === null || program === 'system'
        ? 'a service of the computer (the record does not tell which one)'
        : `a service of the computer (${path.process ?? ''})`);
  return { ...way, why: `It is ${who}. ${way.why}` };
}
