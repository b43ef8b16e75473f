/**
 * Pieces that many remedies share: how to verify, how to roll back. The order of remedies is the safety ladder: make
 * Kerberos work, move the workload, narrow exception, scope the policy, revert to audit with an end date.
 *
 * A line holds one command, so that it runs in cmd and in PowerShell; names from files stand in it as `command-name.ts`
 * lets them.
 */
import { formsOf, type Look } from '../correlation/look.ts';
import { inCommand } from '../windows/command-name.ts';
import type { RemedyText } from './cause.ts';
import { targetInCommand } from './command-name.ts';
import { targetName } from './target-name.ts';

export const SECURITY_OPTIONS =
  'Computer Configuration › Policies › Windows Settings › Security Settings › Local Policies › Security Options';

/** The path of this attempt as a command takes it. */
export function share(look: Look): string {
  return pathInCommand(targetInCommand(look), look);
}

/**
 * `\\fs01\data`, or `"\\fs01\my data"`. Share names may hold what ends a command or starts another (`&`, `$(`, quotes):
 * such a share is left for the reader to write.
 */
export function pathInCommand(server: string, look: Look): string {
  const name = look.attempt.share ?? '';
  const isSafe = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]*\$?$/u.test(name);
  const path = `\\\\${server}\\${isSafe ? name : '<share>'}`;
  return path.includes(' ') ? `"${path}"` : path;
}

export function clientName(look: Look): string {
  return look.client?.shown ?? 'the client';
}

export function serverName(look: Look): string {
  return look.server?.shown ?? look.attempt.target ?? 'the file server';
}

export function onClient(look: Look): string {
  return `on ${clientName(look)}, as the affected user`;
}

export function onClientAsAdministrator(look: Look): string {
  return `on ${clientName(look)}, as administrator`;
}

export function onServer(look: Look): string {
  return `on ${serverName(look)}`;
}

/** Kerberos works: a fresh session, the ticket, the server's 4624. `name`: the one to open, where it is not the one typed. */
export function verifyKerberos(look: Look, name = targetName(look)): readonly string[] {
  const server = inCommand(name, '<server>');
  return [
    `${onClient(look)}: net use * /delete`,
    'klist purge',
    `net use ${pathInCommand(server, look)}`,
    `klist get cifs/${server}`,
    `The ticket cifs/${name} has an AES encryption type; event 4624 at the server says Kerberos for this account.`,
  ];
}

export function verifyException(look: Look): readonly string[] {
  return [
    `Event 4001 stops for ${targetName(look)} only; for any other target it still comes.`,
    `The server logs 4624 with NTLM V2 for this account.`,
  ];
}

export const ROLLBACK_GPO: readonly string[] = [
  'Before the change, in PowerShell: Backup-GPO -Name <gpo> -Path <folder>',
  'To go back, in PowerShell: Restore-GPO -Name <gpo> -Path <folder>',
  'Then on the computers concerned: gpupdate /force',
  'and, for sessions that still stand: net use * /delete',
];

/** `name` with its service class: `cifs/files`. */
export function rollbackSpn(name: string, account: string): readonly string[] {
  const [service = '', host = ''] = name.split('/');
  const spn = `${inCommand(service, '<service>')}/${inCommand(host, '<name>')}`;
  return [
    `setspn -D ${spn} ${inCommand(account, '<account>')}`,
    'Tickets that were issued meanwhile stay valid until they expire (10 hours by default).',
  ];
}

/** The name of the path is not one for which the server has an SPN: use its real name. */
export function useFqdn(look: Look, fqdn: string): RemedyText {
  return {
    level: 1,
    title: 'Open the share by the name that has an SPN',
    explanation: `Kerberos works for ${fqdn}; nothing in the NTLM policy has to change.`,
    steps: [
      {
        where: onClient(look),
        command: `net use ${pathInCommand(inCommand(fqdn, '<server>'), look)}`,
        says: null,
      },
      {
        where: 'wherever the old path is written',
        command: null,
        says: 'Change mapped drives, Group Policy Preferences, DFS targets, scripts and services to the FQDN.',
      },
    ],
    verify: verifyKerberos(look, fqdn),
    rollback: ['Map the old path again; nothing else was changed.'],
  };
}

/** One name in the client's exception list, both forms, with owner and end date. */
export function clientException(look: Look): RemedyText {
  const { target, server } = look.attempt;
  const forms: readonly string[] = target === null ? [targetName(look)] : formsOf(target, server);
  return {
    level: 3,
    title: 'A narrow exception for this one server, with owner and end date',
    explanation:
      'Windows compares the list with the name that the application uses: NetBIOS name and FQDN are two entries, and a share or a backslash does not belong there.',
    steps: [
      ...forms.map((name) => ({
        where: 'in the Group Policy of this client',
        command: name,
        says: 'Network security: Restrict NTLM: Add remote server exceptions for NTLM authentication',
      })),
      { where: onClient(look), command: 'gpupdate /force', says: null },
    ],
    policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Add remote server exceptions for NTLM authentication`,
    verify: verifyException(look),
    rollback: ['Take the entry out again.', ...ROLLBACK_GPO],
    impact: `This one name may receive NTLM responses from this client: whoever can spoof it can relay or crack them.`,
  };
}

/** The last rung: audit instead of deny, for a limited time. */
export function revertOutgoing(look: Look): RemedyText {
  return {
    level: 5,
    title: 'Temporarily back to “Audit all”, with an end date and a named owner',
    explanation: 'Only while the repair above is prepared. The whole client may send NTLM again.',
    steps: [
      {
        where: 'in the Group Policy of this client',
        command: null,
        says: 'Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers → Audit all',
      },
      {
        where: `${onClientAsAdministrator(look)}, only for a test without Group Policy`,
        command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictSendingNTLMTraffic /t REG_DWORD /d 1 /f`,
        says: null,
      },
    ],
    policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers`,
    verify: ['Event 8001 (audit) comes instead of 4001.'],
    rollback: ['Set it to Deny all again.', ...ROLLBACK_GPO],
    impact: 'Every NTLM server can be reached from this client again.',
  };
}
