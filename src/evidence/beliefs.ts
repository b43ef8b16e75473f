/**
 * Commands that much advice on the web repeats and that cannot do what is expected of them. Whoever ran one drew a conclusion
 * from it, so the file's row says what it really shows.
 */
import type { Note } from '../facts/reading.ts';

interface Belief {
  readonly code: string;
  /** All of these stand in the line. */
  readonly words: readonly RegExp[];
  readonly says: string;
}

const BELIEFS: readonly Belief[] = [
  {
    // https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic
    code: 'ntlm-events-in-security-log',
    words: [/\b(?:Get-WinEvent|Get-EventLog|wevtutil)\b/i, /(?<!\/)\bSecurity\b(?!\/)/i, /\b[48]00[1-6]\b/],
    says: 'The NTLM events 8001 to 8006 and 4001 to 4006 are not in the Security log but in Microsoft-Windows-NTLM/Operational: this search finds nothing, whatever happens.',
  },
  {
    code: 'restrict-ntlm-in-secpol',
    words: [/\b(?:Select-String|findstr|sls)\b/i, /\bRestrictNTLM(?![a-z])/i],
    says: 'RestrictNTLM is in the name of one value only, that of domain controllers (RestrictNTLMInDomain). Those of clients and servers are RestrictSendingNTLMTraffic, RestrictReceivingNTLMTraffic and ClientAllowedNTLMServers: drop the whole file, or search for NTLM.',
  },
  {
    // https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/setspn
    code: 'setspn-a',
    words: [/\bsetspn(?:\.exe)?\s+[-/]A\b/i],
    says: 'setspn -A gives an SPN without looking whether another account has it already; -S looks first.',
  },
  {
    // https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/accessing-server-locally-with-fqdn-cname-alias-denied
    code: 'loopback-check-off',
    words: [/\bDisableLoopbackCheck\b/i, /\b(?:reg(?:\.exe)?\s+add|New-ItemProperty|Set-ItemProperty)\b/i],
    says: 'DisableLoopbackCheck lets everybody reflect logons back to this computer. BackConnectionHostNames allows the one alias that is needed.',
  },
];

/** One note for each belief that a text shows, at its first line. */
export function beliefsIn(lines: readonly string[]): Note[] {
  const notes = new Map<string, Note>();
  lines.forEach((line, index) => {
    if (line.length > 4096) return;
    for (const { code, words, says } of BELIEFS) {
      if (!notes.has(code) && words.every((word) => word.test(line)))
        notes.set(code, { code, says, line: index + 1 });
    }
  });
  return [...notes.values()];
}
