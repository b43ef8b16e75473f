/**
 * The server mapped the user to Guest, often after it could not authenticate the user, and the client refuses insecure
 * guest logons. Windows refuses them by default in Enterprise and Education since Windows 10 1709, in Pro since 24H2.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { closePair, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { account, hostName, isAnonymous } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { win32Of } from '../../windows/status.ts';
import { askClientSmbLog } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  GUEST_BLOCKED,
  GUEST_KINDS,
  guestAllowed,
  guestCannotSign,
  guestLogon,
  signingRequired,
} from '../guest.ts';
import {
  absent,
  atMost,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { clientName, serverName } from '../steps.ts';

const NEEDS = [...GUEST_KINDS, 'guest-logon', 'logon', 'log-coverage'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'guest-access-blocked',
  title: 'The client refuses the guest session that the server offers',
  role: 'trigger',
  stage: 'session',
  upstream: ['ntlmv1-refused', 'server-not-kerberos-capable'],
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing',
  ],
  about: {
    statement:
      'The server logs the person on as Guest, often because it could not check the real account, and the client refuses such a session: nobody can tell who answers, and nothing in it is protected.',
    provedBy: [
      'The SMB client rejected an insecure guest logon of this server (event 31017 in SmbClient/Security).',
      'The client shows error 1272 for the target: its policies block unauthenticated guest access.',
    ],
    ruledOutBy: [
      'Guest was allowed (event 31022), or it is enabled while signing is required, or the error is 3227320323: then signing stops the session.',
      'The server logged the account on under its own name, so it made no guest of it.',
      'The SMB client’s log covers the time, holds other events 31017, and none for this server.',
    ],
    prevention: ['P6', 'P9'],
  },
  lookalikes: [
    {
      id: 'smb-port-blocked',
      says: 'Error 53 (0x80070035) comes from a refused guest session too, but as well from a port that does not answer: a port test tells.',
    },
    {
      id: 'smb-signing-mismatch',
      says: '3227320323 (0xC05D0003): guest is allowed, and the guest session cannot sign. Then signing is what stops it.',
    },
    {
      id: 'server-not-kerberos-capable',
      says: 'A device outside the domain knows no account of it and falls back to Guest: that is the root, and this is what it leads to.',
    },
    {
      id: 'ntlmv1-refused',
      says: 'The device fell back to Guest because NTLM failed: the refused authentication is the thing to repair.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const event = tiedItem(
      'the client rejected an insecure guest logon (event 31017)',
      look.tied('smb-client-failure', (fact) => fact.event === 31017),
      unobserved(askClientSmbLog(look)),
    );
    const code = blockedCode(look);
    const logon = guestLogon(look);
    return {
      necessary: [mapsToGuest(look, oneOf(event, code, logon))],
      sufficient: [[event], [code]],
      // Event and number are each a whole proof, so they need not stand here.
      specific: [],
      against: [
        logon,
        guestCannotSign(look),
        // A refusal that was logged outranks what a file says of the setting.
        isPresent(oneOf(event, code)) ? unobserved() : allowedUnderSigning(look),
      ],
      supports: [toldCode(look), pathNotFound(look)],
    };
  },
  clause: (look) => `${serverName(look)} offers a guest session, and ${clientName(look)} refuses guest`,
  stageWords: () => 'Refused by the client: insecure guest logon',
  remedies: (look) => [realAccount(look), allowGuest(look)],
});

/** The server makes a guest of the account; the refusal itself shows it. Absent where it knew the account, or nothing was refused. */
function mapsToGuest(look: Look<Needs>, refused: Item): Item {
  const guest = oneOf(refused, guestAtServer(look));
  if (isPresent(guest)) return guest;
  const known = look
    .tied(
      'logon',
      (fact) =>
        !isAnonymous(fact.user, fact.sid) &&
        !/-501$/.test(fact.sid ?? '') &&
        accountsAgree(account(fact.user, fact.domain), look.attempt.user),
    )
    .filter((one) => one.strength === 'tied' && one.placed.host?.id === look.server?.id);
  if (known.length > 0) {
    return absent(
      ...proofs(
        'the server logged the account on under its own name, not as Guest',
        known.map((one) => one.placed),
      ),
    );
  }
  // A log without any 31017 may have been filtered.
  const logs = look.listening(look.client, { providers: ['microsoft-windows-smbclient'], ids: [31017] });
  return logs.length > 0
    ? absent(
        ...proofs(
          'the SMB client’s log covers the time and holds no refused guest logon of this server',
          logs,
        ),
      )
    : unobserved(askClientSmbLog(look));
}

/** SMBServer 3023: a Windows server logged this client on as Guest. */
function guestAtServer(look: Look<Needs>): Item {
  const isOurs = (written: string | null): boolean => {
    const name = hostName(written);
    if (name === null) return false;
    const { client, clientNames, clientAddresses } = look.attempt;
    return client === null
      ? clientNames.has(name) || clientAddresses.has(name)
      : look.host(written)?.id === client.id || client.names.has(name) || client.addresses.has(name);
  };
  return shown(
    'the server logged the client on as Guest (event 3023)',
    look
      .on(look.server, 'guest-logon', (fact) => isOurs(fact.client))
      .filter((one) => closePair(look.attempt.times, one.fact.times, TWO_HOSTS_MS)),
  );
}

/** 1272, as `net use` prints it or as HRESULT, or its NTSTATUS in an SMB client event. */
function blockedCode(look: Look<Needs>): Item {
  return tiedItem(
    'the client says that its policies block unauthenticated guest access (error 1272)',
    [
      ...look.tied('access-tried', (fact) => isBlockedCode(fact.code) && fact.command !== 'told'),
      ...look.tied('smb-client-failure', (fact) => fact.status === GUEST_BLOCKED),
    ],
    unobserved(askClientSmbLog(look)),
  );
}

function isBlockedCode(code: number | null): boolean {
  return code !== null && win32Of(code) === 1272;
}

function toldCode(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      'error 1272 was told',
      look.tied('access-tried', (fact) => isBlockedCode(fact.code) && fact.command === 'told'),
    ),
  );
}

/** 53 has other meanings; it is one of the codes that a refused guest session shows. */
function pathNotFound(look: Look<Needs>): Item {
  return supporting(
    tiedItem(
      'error 53 is also what a refused guest session shows',
      look.tied(
        'access-tried',
        (fact) => fact.outcome === 'failed' && fact.code !== null && win32Of(fact.code) === 53,
      ),
    ),
  );
}

/** Guest is allowed and signing required: then signing stops the session, not this. */
function allowedUnderSigning(look: Look<Needs>): Item {
  const allowed = guestAllowed(look);
  const signing = signingRequired(look, 'client');
  if (!isPresent(allowed) || !isPresent(signing)) return unobserved();
  const both = present('tied', ...allowed.proofs, ...signing.proofs);
  return atMost(signing.tie, atMost(allowed.tie, both));
}

function realAccount(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Give the device real accounts',
    explanation:
      'A guest session has no integrity and no identity. The client is right to refuse it. Ask first why the server made a guest of the person: an account that it does not know, or NTLM that it could not complete.',
    steps: [
      {
        where: `on ${serverName(look)}`,
        command: null,
        says: 'Create an account for the users, or join the device to the domain, and switch “map to guest” off.',
      },
    ],
    verify: [`Event 31017 stops for ${serverName(look)}; no event 31022 takes its place.`],
    rollback: ['Switch “map to guest” on again; on the client nothing was changed.'],
  };
}

function allowGuest(look: Look<Needs>) {
  return {
    level: 5 as const,
    title: 'Last resort: allow guest on this one client, with an end date',
    explanation: 'Works only where the client does not require signing: a guest session cannot sign.',
    steps: [
      {
        where: `on ${clientName(look)}, as administrator`,
        command: 'Set-SmbClientConfiguration -EnableInsecureGuestLogons $true -Force',
        says: null,
      },
    ],
    policyPath: `${policies['P-GUEST'].gpo} › ${policies['P-GUEST'].title}`.replaceAll('\\', ' › '),
    verify: [`Event 31022 comes instead of 31017 for ${serverName(look)}.`],
    rollback: ['Set-SmbClientConfiguration -EnableInsecureGuestLogons $false -Force'],
    impact:
      'Whoever stands between client and server can read and change the data: no integrity, no identity.',
  };
}
