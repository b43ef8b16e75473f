/**
 * One side requires SMB signing and the other cannot sign: an old NAS, a device of the SMB1 era, or a guest session, which
 * has no key to sign with. Windows 11 24H2 (Enterprise, Pro, Education) requires it both ways, Server 2025 outbound.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing
 */
import type { Look } from '../../correlation/look.ts';
import { closePair, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { policies } from '../../windows/policies.ts';
import { askClientConfiguration, askClientSmbLog } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  configurationIs,
  GUEST_CANNOT_SIGN,
  GUEST_KINDS,
  guestAllowed,
  guestCannotSign,
  guestLogon,
  isTarget,
  settingIs,
  signingRequired,
} from '../guest.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { serverName } from '../steps.ts';
import {
  deviceName,
  enableSigning,
  exemptClient,
  isGuest,
  realAccount,
  replaceDevice,
  requiringSide,
  stopRequiring,
} from './remedies.ts';

const NEEDS = [
  ...GUEST_KINDS,
  'peer-lacks',
  'smb-connection',
  'logon-failed',
  'smb-session-refused',
  'share-access',
  'smb-share-denied',
  'smb-server-failure',
  'system-described',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const INVALID_SIGNATURE = 0xc000a000;
/** NTE_BAD_SIGNATURE, which `net use` prints for it on some builds. */
const BAD_SIGNATURE = 0x80090006;
/** The build of Windows Vista and Server 2008. */
const VISTA = 6000;

export default cause({
  id: 'smb-signing-mismatch',
  title: 'SMB signing is required, and the other side cannot sign',
  role: 'trigger',
  // The signature is made with the session's key: it fails after the logon, not at the negotiation.
  stage: 'session',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3',
    'https://support.microsoft.com/en-gb/topic/support-for-audit-events-to-deploy-smb-server-hardening-smb-server-signing-smb-server-epa-056f7478-ee2c-43b9-b94b-c0ff06de1d8f',
  ],
  about: {
    statement:
      'One side demands that every packet is signed and the other side cannot sign, so the connection ends although the logon itself may be right. Old devices cannot, and no guest session can: it has no key to sign with.',
    provedBy: [
      'The client says for this target that the cryptographic signature is invalid (0xC000A000).',
      'The client requires signing, its connection to the device is not signed, and the same access works once the device signs.',
      'The client says 3227320323 (0xC05D0003): a guest session, while signing is required.',
      'The client allows guest (event 31022, or the setting), requires signing, and the signature fails (0xC000A000 or event 31013).',
    ],
    ruledOutBy: [
      'Client and server are both Windows, which can always sign, and no guest session is seen.',
      'The server refused the logon itself, or got as far as the permissions of the share.',
      'Neither side requires signing.',
    ],
    prevention: ['P9'],
  },
  lookalikes: [
    {
      id: 'share-permission-denied',
      says: 'Signing never denies by permission: error 5 with a failed 5145 is the share.',
    },
    {
      id: 'guest-access-blocked',
      says: 'Error 1272 or event 31017: the client refuses guest itself, signing is not reached.',
    },
    {
      id: 'smb-encryption-required',
      says: 'The server writes 1003 or 1046 where it demands encryption; signing leaves the client’s 31013 or 0xC000A000.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'Both are often rolled out on one day. A refused NTLM is logged as 4001 at the client; a signature fails only after the logon.',
    },
    {
      id: null,
      says: 'Two current Windows computers can always sign; look for a guest session or for something that changes the data on the way.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const invalid = invalidSignature(look);
    const event = tiedItem(
      'the client could not validate the signature of an answer (event 31013)',
      look.tied('smb-client-failure', (fact) => fact.event === 31013),
      unobserved(askClientSmbLog(look)),
    );
    const guestCode = guestCannotSign(look);
    const guest = oneOf(guestLogon(look), guestAllowed(look));
    const clientRequires = signingRequired(look, 'client');
    const hasGuest = [guestCode, guestLogon(look)].some(isPresent);
    return {
      necessary: [requirement(look, guestCode)],
      sufficient: [
        [invalid],
        [clientRequires, unsigned(look), deviceRepaired(look)],
        [guestCode],
        [guest, clientRequires, oneOf(invalid, event)],
      ],
      // The two codes are each a whole proof, so they need not stand here.
      specific: [event],
      against: [hasGuest ? unobserved() : bothWindows(look), refusedLogon(look), sessionUsed(look)],
      supports: [peerLacks(look), wrongAtServer(look), otherCodes(look)],
    };
  },
  clause: (look) =>
    isGuest(look)
      ? `${serverName(look)} answers with a guest session, which cannot sign, and signing is required`
      : `SMB signing is required, and ${deviceName(look)} cannot sign`,
  stageWords: (look) =>
    isGuest(look) ? 'Ended: a guest session cannot sign' : 'Ended: the signature is not valid',
  remedies: (look) =>
    isGuest(look)
      ? [realAccount(look)]
      : [
          enableSigning(look),
          replaceDevice(look),
          ...(requiringSide(look) === 'server' ? [] : [exemptClient(look), stopRequiring(look)]),
        ],
});

/** STATUS_INVALID_SIGNATURE, printed or in an SMB client event; events print its English text where they have no number. */
function invalidSignature(look: Look<Needs>): Item {
  return tiedItem(
    'the cryptographic signature is invalid (0xC000A000)',
    [
      ...look.tied('access-tried', (fact) => fact.code === INVALID_SIGNATURE && fact.command !== 'told'),
      ...look.tied(
        'smb-client-failure',
        (fact) =>
          fact.status === INVALID_SIGNATURE ||
          (fact.status === null && /cryptographic signature is invalid/i.test(fact.statusText ?? '')),
      ),
    ],
    unobserved(askClientSmbLog(look)),
  );
}

/** Required on one side; both sides known not to require it acquits. */
function requirement(look: Look<Needs>, guestCode: Item): Item {
  const required = oneOf(signingRequired(look, 'client'), signingRequired(look, 'server'), guestCode);
  if (isPresent(required)) return required;
  const [client, server] = [notRequired(look, 'client'), notRequired(look, 'server')];
  return isPresent(client) && isPresent(server) && client.tie === 'tied' && server.tie === 'tied'
    ? absent(...client.proofs, ...server.proofs)
    : unobserved(askClientConfiguration(look));
}

function notRequired(look: Look<Needs>, side: 'client' | 'server'): Item {
  const says = `the SMB ${side} does not require signing`;
  return oneOf(
    configurationIs(look, side, 'RequireSecuritySignature', false, says),
    settingIs(look, policies[side === 'client' ? 'P-SIGNC' : 'P-SIGNS'].path, side, 0, says),
  );
}

/** An open connection to this server that is not signed. */
function unsigned(look: Look<Needs>): Item {
  const open = look.on(
    look.client,
    'smb-connection',
    (fact) => fact.signed === false && isTarget(look, fact.server),
  );
  return shown(
    'a connection to this server is open and not signed',
    open,
    'tied',
    unobserved(askClientConfiguration(look)),
  );
}

/**
 * The same access works now, and on a signed connection. Weak: no file shows that nothing else was changed between.
 */
function deviceRepaired(look: Look<Needs>): Item {
  const signed = look.on(
    look.client,
    'smb-connection',
    (fact) => fact.signed === true && isTarget(look, fact.server),
  );
  return look.attempt.recovered === null || signed.length === 0
    ? unobserved({
        what: 'whether the access works once signing is enabled on the device',
        command: 'Get-SmbConnection | Format-List ServerName,ShareName,Signed',
        host: look.client?.shown ?? null,
        role: 'client',
      })
    : shown('the same access worked later, on a signed connection', signed, 'weak');
}

/**
 * Windows says that the peer cannot sign (31998 at the client, 3021 at the server). It is an audit: that the connection ended
 * for it is not said, so it supports only.
 */
function peerLacks(look: Look<Needs>): Item {
  const byClient = look.on(
    look.client,
    'peer-lacks',
    (fact) => fact.what === 'signing' && fact.event === 31998 && isTarget(look, fact.peer),
  );
  const byServer = look.on(
    look.server,
    'peer-lacks',
    (fact) => fact.what === 'signing' && fact.event === 3021 && isCaller(look, fact.peer),
  );
  return supporting(
    shown('Windows noted that the other side does not support signing', [...byClient, ...byServer]),
  );
}

/** SMBServer 1004: what this client sent bore a wrong signature. Something on the way can do that too. */
function wrongAtServer(look: Look<Needs>): Item {
  return supporting(
    shown(
      'the server found a wrong signature on what this client sent (event 1004)',
      look
        .on(
          look.server,
          'smb-server-failure',
          (fact) => fact.event === 1004 && (isCaller(look, fact.client) || isCaller(look, fact.address)),
        )
        .filter((one) => closePair(look.attempt.times, one.fact.times, TWO_HOSTS_MS)),
    ),
  );
}

function isCaller(look: Look<Needs>, written: string | null): boolean {
  if (written === null) return false;
  const host = look.host(written);
  if (host !== null) return host.id === look.client?.id;
  return [...look.attempt.clientAddresses, ...look.attempt.clientNames].some(
    (name) => name === written.toLowerCase(),
  );
}

function otherCodes(look: Look<Needs>): Item {
  const told = look.tied(
    'access-tried',
    (fact) => fact.command === 'told' && [INVALID_SIGNATURE, GUEST_CANNOT_SIGN].includes(fact.code ?? 0),
  );
  const bad = look.tied('access-tried', (fact) => fact.code === BAD_SIGNATURE);
  return supporting(tiedItem('the error names a signature', [...bad, ...told]));
}

/** Every Windows since Vista and Server 2008 can sign; an event log or systeminfo shows that a computer is one. */
function bothWindows(look: Look<Needs>): Item {
  const sign = (side: 'client' | 'server') => {
    const host = side === 'client' ? look.client : look.server;
    const [log] = look.on(host, 'log-coverage', (fact) =>
      Object.keys(fact.events).some((key) => key.startsWith('microsoft-windows-')),
    );
    return log ?? look.on(host, 'system-described', (fact) => (fact.build ?? 0) >= VISTA)[0];
  };
  const [client, server] = [sign('client'), sign('server')];
  if (client === undefined || server === undefined || look.client?.id === look.server?.id)
    return unobserved();
  return present(
    'tied',
    proof('the client is a Windows that can sign', client),
    proof('the server is a Windows that can sign', server),
  );
}

/** The server examined the logon and refused it: that is no matter of signing. */
function refusedLogon(look: Look<Needs>): Item {
  return tiedItem('the server refused the logon itself', [
    ...look.tied('logon-failed'),
    ...look.tied('smb-session-refused', (fact) => fact.status !== null && fact.status !== INVALID_SIGNATURE),
  ]);
}

/** The share was opened or its permissions were checked: the session stood, signed or not. */
function sessionUsed(look: Look<Needs>): Item {
  const used = [
    ...look.tied('share-access', (fact) => !/ipc\$$/i.test(fact.share)),
    ...look.tied('smb-share-denied', (fact) => fact.event === 1006),
  ].filter((one) => one.strength === 'tied');
  const [first] = used;
  return first === undefined
    ? unobserved()
    : present(
        'tied',
        ...proofs(
          'the server got as far as the share, so the session stood',
          used.map((one) => one.placed),
          1,
        ),
      );
}
