/**
 * The target is a name of the server itself, so Kerberos should work, and something hinders it: what domain controllers,
 * clients and setspn say of it is named; where they say nothing, the command that asks.
 */
import type { Evidence } from '../../correlation/evidence.ts';
import { isAddress } from '../../windows/names.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { WayOut } from '../way-out.ts';
import {
  accountInCommand,
  cell,
  clientShown,
  isClientReady,
  isKerberosWorld,
  isShortTarget,
  serverShown,
  witnessLines,
  type Ground,
} from './ground.ts';
import { kerberosFailure, type FailureKind, type KerberosFailure } from './kerberos-failed.ts';
import { isShareService, ownerLines, ownersOfTarget } from './spn-trouble.ts';
import { reasonLine } from './without-kerberos.ts';

export function ownName(ground: Ground): WayOut | null {
  const { path, server } = ground;
  if (path.target === null || isAddress(path.target)) return null;
  const isOwn = server?.names.has(path.target) === true;
  if (!isOwn && !isRegistered(ground)) return null;
  if (isOwn && ground.serverJoined.state !== 'yes') return openServer(ground);
  return spnMissing(ground) ?? failed(ground) ?? notShown(ground);
}

/** One account holds the SPN of the name: the directory knows it, whichever computer answers. */
function isRegistered(ground: Ground): boolean {
  return isShareService(ground) && ownersOfTarget(ground)?.state === 'one';
}

/** `FS01 is joined and is called by its own name`, or that an account holds the SPN of an alias. */
function inOrder(ground: Ground): string {
  const { path, server } = ground;
  const isOwn = path.target !== null && server?.names.has(path.target) === true;
  if (!isOwn) return `An account holds the SPN of ${path.target ?? ''}`;
  return `${serverShown(ground)} is joined and is called by ${isShortTarget(ground) ? 'its short' : 'its own'} name`;
}

/** Searched, and nobody holds the SPN of the server's own name: it registers it again, or an appliance gets it by hand. */
function spnMissing(ground: Ground): WayOut | null {
  const owners = ownersOfTarget(ground);
  if (owners?.state !== 'nobody' || !isShareService(ground)) return null;
  const { path, server } = ground;
  const account = accountInCommand(ground);
  const isWindows = server?.hasFiles === true;
  return {
    kind: 'register-spn',
    possible: isKerberosWorld(ground) ? 'yes' : 'likely',
    says: cell(`Register the SPN of ${path.target ?? ''}`, 'Register the SPN of the server’s own name'),
    why: `${serverShown(ground)} is joined, but no account holds an SPN for ${path.target ?? ''}, so no ticket is issued.`,
    command: isWindows
      ? `setspn -R ${account}`
      : `setspn -S ${ground.service}/${inCommand(path.target, '<server>')} ${account}`,
    because: [...ownerLines(owners), ...ground.serverJoined.because].slice(0, 3),
  };
}

interface Repair {
  readonly says: string;
  readonly what: string;
  readonly command: string | null;
}

function failed(ground: Ground): WayOut | null {
  const failure = kerberosFailure(ground.view, ground.path);
  if (failure === null) return null;
  const repair = repairOf(ground, failure);
  // setspn finds an owner: then the failure is of an earlier state, or of another domain's controller.
  const isDenied = failure.kind === 'no-spn' && ownersOfTarget(ground)?.state === 'one';
  const isNamed = failure.kind !== 'other' && failure.kind !== 'no-kdc';
  return {
    kind: failure.kind === 'no-spn' || failure.kind === 'two-spns' ? 'register-spn' : 'repair-kerberos',
    possible: isNamed && !isDenied && isKerberosWorld(ground) ? 'yes' : 'likely',
    says: cell(repair.says),
    why: `${inOrder(ground)}, but Kerberos failed: ${failure.words}${repair.what}.`,
    command: repair.command,
    because: [...failure.because, ...ground.serverJoined.because].slice(0, 4),
  };
}

function repairOf(ground: Ground, { kind }: KerberosFailure): Repair {
  const { path, server } = ground;
  const target = inCommand(path.target, '<server>');
  const account = accountInCommand(ground);
  const domain = inCommand(server?.domain, '<domain>');
  const repairs: Readonly<Record<FailureKind, Repair>> = {
    'no-spn': { says: 'Register the SPN of this name', what: '', command: `setspn -Q host/${target}` },
    'two-spns': { says: 'Leave the SPN on one account only', what: '', command: 'setspn -X' },
    key: {
      says: 'Repair the key of the server: wrong SPN owner or password',
      what: '; either the SPN is on another account, or the password of the server’s account is out of step',
      command: `setspn -Q host/${target}`,
    },
    etype: {
      says: 'Give the server’s account AES keys',
      what: '; the account and the domain controller share no encryption type',
      command: `Get-ADComputer ${account} -Properties msDS-SupportedEncryptionTypes,pwdLastSet`,
    },
    clock: {
      says: cell(`Set the clock of ${clientShown(ground)}`, 'Set the clock of the client'),
      what: '; the clocks are too far apart',
      command: 'w32tm /query /status',
    },
    'no-kdc': {
      says: 'Let the client reach a domain controller (port 88)',
      what: '; no domain controller answered',
      command: `nltest /dsgetdc:${domain} /force /kdc`,
    },
    other: {
      says: 'Find out why Kerberos fails for this name',
      what: '',
      command: `klist get ${ground.service}/${target}`,
    },
  };
  return repairs[kind];
}

/** Everything should be there, and no record says what hinders Kerberos. */
function notShown(ground: Ground): WayOut {
  const { path } = ground;
  const reason = path.reason === null ? '' : `; Windows gives as its reason “${path.reason.slice(0, 120)}”`;
  const isWorld = path.accountKind !== 'unknown' && isClientReady(ground);
  const owners = ownersOfTarget(ground);
  const because: readonly Evidence[] = [
    ...(path.reason === null ? [] : reasonLine(ground, 'Windows gives a reason')),
    ...(owners === null ? [] : ownerLines(owners, 1)),
    ...ground.serverJoined.because,
  ];
  return {
    kind: 'repair-kerberos',
    possible: isWorld ? 'likely' : 'unknown',
    says: 'Find out why Kerberos is not used for this name',
    why: `${inOrder(ground)}, and no record shows why Kerberos was not used${reason}.`,
    command: `klist get ${ground.service}/${inCommand(path.target, '<server>')}`,
    because:
      because.length > 0
        ? because.slice(0, 3)
        : witnessLines(ground, `NTLM was used for ${path.target ?? ''}`),
  };
}

function openServer(ground: Ground): WayOut {
  const { path } = ground;
  return {
    kind: 'unknown',
    possible: 'unknown',
    says: cell(`Find out whether ${serverShown(ground)} is joined`, 'Find out whether the server is joined'),
    why: `No record shows whether ${serverShown(ground)} is a member of a domain; a NAS that is not has no ticket to be asked for.`,
    command: `setspn -Q host/${inCommand(path.target, '<server>')}`,
    because: [
      ...ground.serverJoined.because,
      ...witnessLines(ground, `NTLM was used for ${path.target ?? ''}`),
    ],
  };
}
