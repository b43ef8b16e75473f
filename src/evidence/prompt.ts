/** Command lines in a transcript: behind a prompt, or alone on a line where somebody copied only the command. */

export interface Prompt {
  /** What was typed; empty where the prompt stands alone. */
  readonly command: string;
  /** The computer of a remoting prompt, `[WS07]: PS C:\>`. */
  readonly computer: string | null;
}

const POWERSHELL = /^\s*(?:\[([\w.-]+)\]:\s*)?(?:\*[\w-]+\*\s+)?PS(?:\s[^>|<]{0,260})?>(?!>)\s?(.*)$/;
const CMD = /^\s*[A-Za-z]:\\[^<>|"?*]{0,260}>(.*)$/;

/** Programs whose name at the beginning of a line is a command and no sentence, with what may follow them. */
const COPIED: readonly RegExp[] = [
  /^klist(?:\.exe)?(?:\s+(?:get\s+\S+|tickets|tgt|purge|sessions|kcd_cache|cloud_debug|-l[hi]\s.*))?$/i,
  /^setspn(?:\.exe)?\s+[-/][a-z]\b.*$/i,
  /^net(?:\.exe)?\s+use(?:\s+(?:\*|[a-z]:|"?\\\\|\/).*)?$/i,
  /^net(?:\.exe)?\s+view\s+(?:\\\\|\/).*$/i,
  /^net(?:\.exe)?\s+(?:share|sessions?)(?:\s+"?[\w$.-]+"?)?$/i,
  /^nslookup(?:\.exe)?(?:\s+-\S+)*(?:\s+[\w.:-]+){0,2}$/i,
  /^cmdkey(?:\.exe)?\s+\/\S+.*$/i,
  /^sc(?:\.exe)?\s+(?:\\\\\S+\s+)?(?:qc|query|queryex)\s+\S+$/i,
  /^portqry(?:\.exe)?\s+-.*$/i,
  /^(?:wmic(?:\.exe)?\s.*\sget\s.*|Get-(?:CimInstance|WmiObject)\s+[-\w(].*)$/i,
  /^(?:dir|pushd)\s+"?\\\\[^\s"]+"?(?:\s+\/\S+)*$/i,
  /^(?:nltest|dsregcmd|ipconfig|w32tm|gpresult|whoami|systeminfo|hostname)(?:\.exe)?(?:\s+[/-].*)?$/i,
  /^net1?(?:\.exe)?\s+config\s+(?:workstation|server)$/i,
  /^Get-ComputerInfo(?:\s+-.*|\s*\|.*)?$/i,
  /^reg(?:\.exe)?\s+query\s+.+$/i,
  /^auditpol(?:\.exe)?\s+\/(?:get|list|backup)\b.*$/i,
  /^wevtutil(?:\.exe)?\s+[a-z-]{2,20}\s+\S.*$/i,
  /^(?:Get-Smb\w+|Get-WinEvent|Get-EventLog|Get-ItemProperty(?:Value)?|Test-Path|New-SmbMapping|New-PSDrive|Test-NetConnection|Resolve-DnsName|Test-ComputerSecureChannel)\b(?!\s*[:(]).*$/i,
];

/** What each of them begins with, so that other lines are passed over at once. */
const COPIED_WORD =
  /^\s*(?:&|cmd|powershell|pwsh|klist|setspn|net|nslookup|cmdkey|sc|portqry|wmic|Get-CimInstance|Get-WmiObject|dir|pushd|nltest|dsregcmd|ipconfig|w32tm|gpresult|whoami|systeminfo|hostname|reg|auditpol|wevtutil|Get-Smb|Get-WinEvent|Get-EventLog|Get-ItemProperty|Get-ComputerInfo|New-Smb|New-PSDrive|Test-|Resolve-)/i;

/** The command line on a line, or null. */
export function promptOf(line: string): Prompt | null {
  if (line.length > 2000) return null;
  const powershell = POWERSHELL.exec(line);
  if (powershell !== null)
    return { command: unwrapped(powershell[2] ?? ''), computer: powershell[1] ?? null };
  const cmd = CMD.exec(line);
  if (cmd !== null) return { command: unwrapped(cmd[1] ?? ''), computer: null };
  if (!COPIED_WORD.test(line)) return null;
  const text = unwrapped(line);
  return COPIED.some((form) => form.test(text)) ? { command: text, computer: null } : null;
}

/** The command inside `cmd /c "…"`, `powershell -Command "…"`, `& …`. */
function unwrapped(typed: string): string {
  const inner =
    /^\s*(?:&\s+|cmd(?:\.exe)?\s+\/[cs]\s+|(?:powershell|pwsh)(?:\.exe)?\s+(?:-(?:NoProfile|NoLogo|NonInteractive|ExecutionPolicy\s+\w+)\s+)*(?:-c(?:ommand)?\s+)?)(.+)$/i.exec(
      typed,
    )?.[1];
  return (inner === undefined ? typed : (/^"(.*)"$/.exec(inner)?.[1] ?? inner)).trim();
}
