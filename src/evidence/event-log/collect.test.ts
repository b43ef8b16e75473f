import { describe, expect, it } from 'vitest';
import { collectFromEventViewer, collectWithGetWinEvent, collectWithWevtutil } from './collect.ts';

describe('what to collect', () => {
  it('asks for the log file of each channel, only with the events that count where a log is large', () => {
    const commands = collectWithWevtutil.map(({ command }) => command);
    expect(commands).toContain(
      String.raw`wevtutil epl Microsoft-Windows-NTLM/Operational C:\temp\client-ntlm.evtx /ow:true`,
    );
    expect(commands).toContain(
      String.raw`wevtutil epl Security C:\temp\client-security.evtx "/q:*[System[(EventID=4648)]]" /ow:true`,
    );
    expect(commands).toContain(
      String.raw`wevtutil epl Microsoft-Windows-SmbClient/Connectivity C:\temp\client-smb-connectivity.evtx /ow:true`,
    );
    for (const command of commands) {
      expect(command).toMatch(/^wevtutil epl [\w/-]+ C:\\temp\\[a-z-]+\.evtx( "\/q:[^"]+")? \/ow:true$/);
    }
  });

  it('writes no file twice, whatever the way', () => {
    for (const collect of [collectWithWevtutil, collectWithGetWinEvent]) {
      const files = collect.map(({ command }) => /[\w-]+\.(?:evtx|csv)/.exec(command)?.[0]);
      expect(new Set(files).size).toBe(collect.length);
    }
  });

  it('asks for the same logs in each way', () => {
    const places = (collect: typeof collectWithWevtutil): string[] =>
      collect.map(({ role, tells = [] }) => `${role} ${tells.join(' ')}`);
    expect(places(collectWithWevtutil)).toEqual(places(collectFromEventViewer));
    expect(new Set(places(collectWithWevtutil))).toEqual(new Set(places(collectWithGetWinEvent)));
  });
});
