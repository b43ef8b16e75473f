/**
 * The device speaks SMB 1 only, and current Windows does not: since Windows 10 1709 and Server 1709 it is not installed by default.
 * The two find no common dialect, so nobody was asked for a password. What the NTLM policy says does not matter.
 *
 * Error 384 is ERROR_SMB1_NOT_AVAILABLE. 30816 alone only says that the negotiation failed: a client that was told to speak no SMB
 * older than 3.1.1 (24H2, Server 2025) logs it too.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/troubleshoot/smbv1-not-installed-by-default-in-windows
 */
import type { Look } from '../../correlation/look.ts';
import { closePair } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { hostName, isAddress } from '../../windows/names.ts';
import { exportLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, isPresent, oneOf, shown, tiedItem, unobserved, type Ask, type Item } from '../item.ts';
import { byDns, RESOLUTION_KINDS } from '../name-resolution.ts';
import { clientBlock, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { AT_SERVER_KINDS, reachedServer } from '../reached-server.ts';
import { onClient, share } from '../steps.ts';
import { targetName } from '../target-name.ts';
import { toldCode, visibleCode, VISIBLE_KINDS } from '../visible-code.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  ...VISIBLE_KINDS,
  ...AT_SERVER_KINDS,
  ...RESOLUTION_KINDS,
  'smb1-seen',
  'smb-connection',
  'smb-configuration',
] as const;
type Needs = (typeof NEEDS)[number];

const SMB1_NOT_AVAILABLE = 384;
const NAME_NO_LONGER_AVAILABLE = 64;
const NEGOTIATE_REFUSED = 30816;
const ANSWERED_IN_SMB1 = 32000;
const SERVED_IN_SMB1 = 3000;

export default cause({
  id: 'smb1-only-device',
  title: 'The device speaks SMB 1 only',
  role: 'both',
  stage: 'negotiate',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/troubleshoot/smbv1-not-installed-by-default-in-windows',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/manage-smb-dialects',
    'https://docs.rs/windows-sys/0.33.0/windows_sys/Win32/Foundation/constant.ERROR_SMB1_NOT_AVAILABLE.html',
  ],
  about: {
    statement:
      'The scanner, the NAS or the old server knows no version of SMB but the first, and current Windows has that version removed or switched off. They find no common language, so the access ends before anybody is authenticated, with or without NTLM.',
    provedBy: [
      'The access ends with error 384: the share needs the obsolete SMB1 protocol.',
      'The SMB client could not negotiate with the device (event 30816), and the device is known to speak SMB 1 only: it answered in SMB 1 (event 32000), or came to one of the servers in SMB 1 (event 3000).',
    ],
    ruledOutBy: [
      'The client has the device open with a dialect of SMB 2 or 3 (Get-SmbConnection).',
      'The server logged this access: then a dialect was agreed.',
    ],
    prevention: ['P9'],
  },
  lookalikes: [
    {
      id: 'smb-port-blocked',
      says: 'Nothing answers at all: event 30803, and the port test fails. Here port 445 (or 139 only, on very old devices) answers.',
    },
    {
      id: 'ntlmv1-refused',
      says: 'A device of the same age that speaks SMB 2, but only NTLMv1: the negotiation succeeds, and the logon is refused.',
    },
    {
      id: 'smb-signing-mismatch',
      says: 'A dialect was agreed, and the session ends at the signature.',
    },
    {
      id: null,
      says: 'The client was told to speak no older SMB than it must (Smb2DialectMin): the device speaks SMB 2, and that is too old for this client.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const code = visibleCode(look, [SMB1_NOT_AVAILABLE], unobserved(askDialect(look)));
    const failed = negotiateFailed(look);
    const known = knownAsSmb1(look);
    return {
      necessary: [noSmb2(look, oneOf(code, failed))],
      sufficient: [[code], [failed, known]],
      // Whoever was asked for a credential had agreed on a dialect.
      specific: [isPresent(clientBlock(look)) ? code : oneOf(code, failed)],
      against: [speaksSmb2(look)],
      supports: [toldCode(look, [SMB1_NOT_AVAILABLE]), known, visibleCode(look, [NAME_NO_LONGER_AVAILABLE])],
      cap:
        asksForMore(look) && !isPresent(code) && !isPresent(known)
          ? { at: 'possible', why: 'this client is set to speak no older SMB than it must (Smb2DialectMin)' }
          : null,
    };
  },
  clause: (look) => `${targetName(look)} speaks SMB 1 only`,
  stageWords: () => 'No common dialect: the device speaks SMB 1 only',
  remedies: (look) => [update(look), gateway(look)],
});

function askDialect(look: Look): Ask {
  return {
    what: 'what the negotiation with the device ended with (event 30816)',
    command: exportLog('Microsoft-Windows-SmbClient/Connectivity', 'client-smb-connectivity'),
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

/** 30816 for this device. */
function negotiateFailed(look: Look<Needs>): Item {
  return tiedItem(
    'the negotiation with the device failed (event 30816)',
    look.tied(
      'smb-client-failure',
      (fact) => fact.event === NEGOTIATE_REFUSED && isDevice(look, fact.server),
    ),
    unobserved(askDialect(look)),
  );
}

/**
 * What a device speaks does not change from day to day; whose an address is does. A record that names the device by its address is
 * tied only within a day.
 */
function knownAsSmb1(look: Look<Needs>): Item {
  const seen = (event: number) =>
    look
      .all('smb1-seen')
      .filter(({ fact }) => fact.event === event && isDevice(look, fact.peer))
      .map((placed) => {
        const { peer, times } = placed.fact;
        const name = hostName(peer);
        const isOfToday = name === null || !isAddress(name) || closePair(look.attempt.times, times, DAY_MS);
        return { placed, strength: isOfToday ? ('tied' as const) : ('weak' as const) };
      });
  return oneOf(
    tiedItem(
      'the device answered in SMB 1 to a client that does not speak it (event 32000)',
      seen(ANSWERED_IN_SMB1),
    ),
    tiedItem('the device opened a share in SMB 1 itself (event 3000)', seen(SERVED_IN_SMB1)),
    unobserved(askDialect(look)),
  );
}

/** No SMB 2 was negotiated: shown by the failure itself; what a server logged of the access shows the contrary. */
function noSmb2(look: Look<Needs>, failed: Item): Item {
  const reached = reachedServer(look);
  return isPresent(reached) && reached.tie === 'tied' ? absent(...reached.proofs) : failed;
}

/** Get-SmbConnection of this client shows the device with SMB 2 or 3. */
function speaksSmb2(look: Look<Needs>): Item {
  const connections = look
    .all('smb-connection')
    .filter(({ fact }) => isDevice(look, fact.server) && Number.parseInt(fact.dialect ?? '', 10) >= 2);
  const own = connections.filter(({ host }) => host !== null && host.id === look.client?.id);
  const says = 'the device is open with a dialect of SMB 2 or 3';
  // The name may lead to another computer elsewhere.
  return own.length > 0 ? shown(says, own) : shown(says, connections, 'weak');
}

/** Smb2DialectMin above the oldest, of 24H2 and Server 2025. */
function asksForMore(look: Look<Needs>): boolean {
  const lowest = look.configuration('client', 'Smb2DialectMin');
  const value = String(lowest?.placed.fact.value ?? 'None');
  return !/^(?:none|smb202|0|514)$/i.test(value);
}

/** The name as typed, another name of the same computer, or an address that DNS gives for it. */
function isDevice(look: Look<Needs>, written: string | null): boolean {
  const name = hostName(written);
  if (name === null) return false;
  if (name === look.attempt.target) return true;
  if (look.server !== null && look.host(written)?.id === look.server.id) return true;
  return byDns(look).some((lead) => lead.strength === 'tied' && lead.addresses.includes(name));
}

function update(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Update the device, or replace it',
    explanation:
      'Most devices of the last fifteen years speak SMB 2 after an update, or have a switch for it. It is tempting to install SMB 1 on the clients instead: do not, it has no protection against what ransomware has used since 2017.',
    steps: [
      {
        where: `on ${targetName(look)}, in its own administration`,
        command: null,
        says: 'Install the current firmware; set the lowest SMB version to 2 or higher. For scanners: use SFTP or mail, where SMB 2 does not exist.',
      },
      {
        where: `${onClient(look)}, in PowerShell`,
        command: `net use ${share(look)}`,
        says: null,
      },
    ],
    verify: [
      'Get-SmbConnection | Format-List ServerName,Dialect shows 2.0.2 or higher for the device.',
      'Events 30816 and 32000 no longer come. What comes now may be another refusal: authentication is reached for the first time.',
    ],
    rollback: ['Set the SMB versions of the device back.'],
  };
}

function gateway(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Something between, for a device that cannot change',
    explanation:
      'A gateway in a network of its own speaks SMB 1 to the device and SMB 3 to everybody else. Owner and end date belong to it. SMB 1 never comes back to the clients, least of all by Group Policy.',
    steps: [
      {
        where: 'in the network of the gateway',
        command: null,
        says: `Let ${targetName(look)} speak to nothing but the gateway.`,
      },
    ],
    verify: ['SMBServer/Audit and SmbClient/Audit of all computers but the gateway hold no SMB 1 event.'],
    rollback: ['Take the gateway away again; on the clients nothing was changed.'],
    impact:
      'SMB 1 has no integrity worth the name: whoever reaches the network of the gateway can take it over.',
  };
}
