/**
 * What to collect, once for all causes: the command, and where it must run. A command holds no name from a file but those
 * that `command-name.ts` and `powershell.ts` let through, and runs in cmd and in PowerShell alike.
 */
import type { Look } from '../correlation/look.ts';
import { quoted } from '../windows/powershell.ts';
import { domainInCommand, serverInCommand, targetInCommand } from './command-name.ts';
import type { Ask } from './item.ts';
import { targetName } from './target-name.ts';

export { targetName } from './target-name.ts';

function hostOf(look: Look, side: 'client' | 'server'): string | null {
  const host = side === 'client' ? look.client : look.server;
  return host?.shown ?? null;
}

/**
 * The log file itself, in UTC and in no language. `wevtutil epl` refuses to write over a file, so `/ow:true`; a prompt that was
 * opened as administrator stands in System32, so the file has a folder.
 *
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil
 */
export function exportLog(channel: string, file: string, ids: readonly number[] = []): string {
  const only = ids.map((id) => `EventID=${String(id)}`).join(' or ');
  const query = ids.length === 0 ? '' : ` "/q:*[System[(${only})]]"`;
  return `wevtutil epl ${channel} C:\\temp\\${file}.evtx${query} /ow:true`;
}

export function askTicket(look: Look): Ask {
  return {
    what: 'whether the failing session can get a ticket for the name as typed',
    command: `klist get cifs/${targetInCommand(look)}`,
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askClientNtlmLog(look: Look): Ask {
  return {
    what: 'the NTLM log of the client around the failure (event 4001 or 4015)',
    command: exportLog('Microsoft-Windows-NTLM/Operational', 'client-ntlm'),
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askClientSmbLog(look: Look): Ask {
  return {
    what: 'the SMB client log around the failure (events 31023, 31017, 31013)',
    command: exportLog('Microsoft-Windows-SmbClient/Security', 'client-smb-security'),
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askServerNtlmLog(look: Look): Ask {
  return {
    what: 'the NTLM log of the file server around the failure (events 4002, 4003)',
    command: exportLog('Microsoft-Windows-NTLM/Operational', 'server-ntlm'),
    host: hostOf(look, 'server'),
    role: 'server',
  };
}

export function askServerSecurityLog(look: Look): Ask {
  return {
    what: 'the Security log of the file server around the failure (4624, 4625, 5140, 5145)',
    command: exportLog('Security', 'server-security', [4624, 4625, 4634, 4656, 4776, 5140, 5145, 5168]),
    host: hostOf(look, 'server'),
    role: 'server',
  };
}

export function askDcNtlmLog(): Ask {
  return {
    what: 'the NTLM log of every domain controller around the failure (events 4004–4006)',
    command: exportLog('Microsoft-Windows-NTLM/Operational', 'dc-ntlm'),
    host: null,
    role: 'domain-controller',
  };
}

export function askDcSecurityLog(look: Look): Ask {
  return {
    what: `ticket requests for cifs/${targetName(look)} at the domain controllers (4768, 4769, 4771)`,
    command: exportLog('Security', 'dc-security', [4740, 4768, 4769, 4771, 4776]),
    host: null,
    role: 'domain-controller',
  };
}

export function askSpn(look: Look): Ask {
  return {
    what: 'which account holds an SPN for the name as typed',
    command: shownWithOutput(
      `setspn -Q cifs/${targetInCommand(look)}`,
      `setspn -Q host/${targetInCommand(look)}`,
    ),
    host: null,
    role: 'any',
  };
}

export function askDuplicates(): Ask {
  return { what: 'SPNs that two accounts hold', command: 'setspn -X -F', host: null, role: 'any' };
}

export function askAccountSpns(look: Look): Ask {
  return {
    what: "the SPNs of the server's own account",
    command: `setspn -L ${serverInCommand(look)}`,
    host: null,
    role: 'any',
  };
}

export function askOutgoingPolicy(look: Look): Ask {
  return {
    what: 'the NTLM policy values in force on the client',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`,
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askIncomingPolicy(look: Look): Ask {
  return {
    what: 'the incoming NTLM policy in force on the file server',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictReceivingNTLMTraffic`,
    host: hostOf(look, 'server'),
    role: 'server',
  };
}

export function askDomainPolicy(): Ask {
  return {
    what: 'the NTLM policy of the domain, on every domain controller',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters`,
    host: null,
    role: 'domain-controller',
  };
}

/** What the client sends, or what the computer that checks the password takes. */
export function askNtlmLevel(look: Look, side: 'client' | 'server' | 'domain-controller'): Ask {
  return {
    what: 'which versions of NTLM are sent and taken (LmCompatibilityLevel)',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v LmCompatibilityLevel`,
    host: side === 'domain-controller' ? null : hostOf(look, side),
    role: side,
  };
}

export function askJoinState(look: Look): Ask {
  return {
    what: 'whether the client is joined to a domain',
    command: 'dsregcmd /status',
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askClientConfiguration(look: Look): Ask {
  return {
    what: 'the settings of the SMB client (BlockNTLM, signing, guest)',
    command: 'Get-SmbClientConfiguration | Format-List *',
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askSystemLog(look: Look, side: 'client' | 'server'): Ask {
  return {
    what: 'the System log around the failure (Security-Kerberos, LsaSrv, NETLOGON, Time-Service)',
    command: exportLog('System', `${side}-system`),
    host: hostOf(look, side),
    role: side,
  };
}

export function askSecureChannel(look: Look, side: 'client' | 'server'): Ask {
  return {
    what: 'whether the secure channel of the computer works',
    command: `nltest /sc_verify:${domainInCommand(look)}`,
    host: hostOf(look, side),
    role: side,
  };
}

export function askClock(look: Look): Ask {
  return {
    what: 'how far the clocks are apart',
    command: 'w32tm /stripchart /computer:<domain controller> /samples:3 /dataonly',
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askKdcReach(look: Look): Ask {
  return {
    what: 'whether the client reaches a domain controller for Kerberos',
    // The domain's own name leads to its domain controllers.
    command: `powershell -Command "nltest /dsgetdc:${domainInCommand(look)} /force /kdc; Test-NetConnection ${domainInCommand(look)} -Port 88"`,
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askNameResolution(look: Look): Ask {
  return {
    what: 'which computer the name leads to',
    command: `Resolve-DnsName ${targetInCommand(look)}`,
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askSavedCredentials(look: Look): Ask {
  return {
    what: 'whether a saved credential is used for this server',
    command: 'cmdkey /list',
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askShareRights(look: Look): Ask {
  return {
    what: 'who may open the share',
    command: `Get-SmbShareAccess -Name ${look.attempt.share === null ? '<share>' : quoted(look.attempt.share)}`,
    host: hostOf(look, 'server'),
    role: 'server',
  };
}

export function askServiceAccount(look: Look): Ask {
  return {
    what: 'under which account the service runs',
    command: 'sc.exe qc <service>',
    host: hostOf(look, 'client'),
    role: 'client',
  };
}

export function askTrust(): Ask {
  return {
    what: 'what kind of trust joins the two domains',
    command: 'nltest /domain_trusts /v',
    host: null,
    role: 'domain-controller',
  };
}

/**
 * Each command printed before its output, for setspn does not say what it was asked. PowerShell hands the quoted line to
 * cmd, so both shells run it.
 */
function shownWithOutput(...commands: readonly string[]): string {
  return `cmd /c "${commands.map((command) => `echo ${command} & ${command}`).join(' & ')}"`;
}
