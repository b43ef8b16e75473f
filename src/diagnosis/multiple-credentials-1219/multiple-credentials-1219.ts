/**
 * The client already holds a connection to this server under other credentials, and the SMB client allows one set of
 * credentials for each server name. It refuses the second by itself: nothing is sent.
 *
 * https://support.microsoft.com/en-us/help/183366/info-wnetaddconnection2-and-multiple-user-credentials
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { account, hostName, isAddress, type HostName } from '../../windows/names.ts';
import { targetName } from '../asks.ts';
import { cause, type RemedyText } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import { isPresent, proof, proofs, unobserved, type Ask, type Item, type Proof } from '../item.ts';
import { clientName, onClient, share } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [...VISIBLE_KINDS, 'smb-connection', 'ntlm-audited'] as const;
type Needs = (typeof NEEDS)[number];

const CREDENTIAL_CONFLICT = 1219;

export default cause({
  id: 'multiple-credentials-1219',
  title: 'Other credentials are in use for this server',
  role: 'both',
  stage: 'logon',
  // The logon that the server's log shows is the connection that stands in the way.
  survives: 'logon',
  references: [
    'https://support.microsoft.com/en-us/help/183366/info-wnetaddconnection2-and-multiple-user-credentials',
    'https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1000-1299-',
    'https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbconnection',
  ],
  about: {
    statement:
      'The client already has a connection to this server, made with another account. Windows allows one account for each server name and refuses the second connection before anything is sent.',
    provedBy: ['A program on the client shows error 1219 (0x800704C3). The number has no second meaning.'],
    ruledOutBy: [
      'Nothing, once the number is seen: a list without the other connection only means that another logon session holds it.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'ip-address-access',
      says: 'Opening the server by its IP address gets around error 1219 and needs NTLM: it fails on the day NTLM is denied.',
    },
    {
      id: 'alias-cname-no-spn',
      says: 'So does an alias without an SPN.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'Error 86 or 1326: the other account was sent, and the server refused it.',
    },
  ],
  needs: NEEDS,
  judge: (look) => ({
    // The number itself shows the other session. A list without it only means that another logon session holds it.
    necessary: [],
    sufficient: [[conflict(look)]],
    specific: [],
    against: [],
    supports: [toldCode(look, [CREDENTIAL_CONFLICT])],
  }),
  clause: (look) =>
    `${clientName(look)} already has a connection to ${targetName(look)} under another account`,
  stageWords: () => 'Refused by the client: another account is in use for this server',
  remedies: (look) => [closeFirst(look), oneIdentity(look)],
});

/** 1219, with what shows the connection that stands, and the detour that people take. */
function conflict(look: Look<Needs>): Item {
  const code = visibleCode(look, [CREDENTIAL_CONFLICT], unobserved(askErrorNumber(look)));
  if (!isPresent(code)) return code;
  const [first, ...more] = code.proofs;
  return { ...code, proofs: [first, ...more, ...standing(look), ...detour(look)] };
}

/** Get-SmbConnection shows the connection under the same name, with another account than the one refused. */
function standing(look: Look<Needs>): readonly Proof[] {
  const { target, user } = look.attempt;
  const others = look.on(
    look.client,
    'smb-connection',
    (fact) =>
      target !== null &&
      hostName(fact.server) === target &&
      fact.credential !== null &&
      !accountsAgree(account(fact.credential), user),
  );
  return others
    .slice(0, 1)
    .map((placed) => proof(`the connection that stands uses ${placed.fact.credential ?? ''}`, placed));
}

/**
 * 8001 shows that this client opens the server by its address as well as by its name: the usual way around error 1219,
 * and one that works by NTLM only.
 */
function detour(look: Look<Needs>): readonly Proof[] {
  const { byAddress, byName } = formsInUse(look);
  return byName.length === 0
    ? []
    : proofs(`${clientName(look)} also opens this server by its address, which needs NTLM`, byAddress, 1);
}

function formsInUse(look: Look<Needs>) {
  const used = look.on(
    look.client,
    'ntlm-audited',
    (fact) => fact.event === 8001 && isThisServer(look, hostName(fact.target)),
  );
  const isByAddress = ({ fact }: Placed<'ntlm-audited'>): boolean => {
    const name = hostName(fact.target);
    return name !== null && isAddress(name);
  };
  return {
    byAddress: used.filter(isByAddress),
    byName: used.filter((placed) => !isByAddress(placed)),
  };
}

/** The target as typed, or a computer that the case knows to be the same. */
function isThisServer(look: Look<Needs>, name: HostName | null): boolean {
  const { target, server } = look.attempt;
  if (name === null) return false;
  return name === target || (server !== null && look.host(name)?.id === server.id);
}

function askErrorNumber(look: Look<Needs>): Ask {
  return {
    what: 'the number of the error, and the connections that stand',
    command: `net use ${share(look)}`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function closeFirst(look: Look<Needs>): RemedyText {
  const server = targetInCommand(look);
  return {
    level: 1,
    title: 'Close the connection that stands, then open the share again',
    explanation:
      'Explorer, a mapped drive or a saved credential opened it. It may belong to another logon session of the same computer (an elevated prompt, another person), where “net use” does not show it.',
    steps: [
      { where: onClient(look), command: 'net use', says: `Every line that names ${targetName(look)}.` },
      { where: onClient(look), command: `net use ${share(look)} /delete`, says: null },
      {
        where: onClient(look),
        command: `net use \\\\${server}\\IPC$ /delete`,
        says: 'The connection without a share; error 2250 means that there is none.',
      },
      {
        where: `${onClient(look)}, in an elevated PowerShell`,
        command: `Get-SmbConnection -ServerName ${server} | Format-List *`,
        says: 'What is left, and with which credential. Signing out closes it as well.',
      },
    ],
    verify: [`net use ${share(look)}`, 'It no longer prints error 1219.'],
    rollback: ['Map the drives again that were closed.'],
  };
}

function oneIdentity(look: Look<Needs>): RemedyText {
  const around = detour(look).length > 0;
  return {
    level: 2,
    title: 'Use one account for this server',
    explanation: `Give the person’s own account the rights that the second one was for; for administration use a computer or a session of its own. Opening the server by its IP address or an alias avoids the number and nothing else: an address is never opened by Kerberos, so that path stops when NTLM is denied.${
      around ? ` Event 8001 shows that ${clientName(look)} goes this way already.` : ''
    }`,
    steps: [
      {
        where: onClient(look),
        command: 'cmdkey /list',
        says: `A saved credential for ${targetName(look)} brings the second account back.`,
      },
      {
        where: 'wherever paths are written',
        command: null,
        says: 'Scripts, drives and tasks that use the address or an alias: write the FQDN.',
      },
    ],
    verify: ['Event 8001 no longer names the address of this server for this client.'],
    rollback: ['None needed.'],
  };
}
