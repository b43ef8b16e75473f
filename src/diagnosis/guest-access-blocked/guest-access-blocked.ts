/**
 * The server mapped the user to Guest, often after it could not authenticate the user, and the client refuses insecure
 * guest logons. Windows refuses them by default in Enterprise and Education since Windows 10 1709, in Pro since 24H2.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
import type { Look } from '../../correlation/look.ts';
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
import { atMost, isPresent, oneOf, present, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { clientName, serverName } from '../steps.ts';

const NEEDS = GUEST_KINDS;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'guest-access-blocked',
  title: 'The client refuses the guest session that the server offers',
  role: 'trigger',
  stage: 'session',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing',
  ],
  lookalikes: [
    'Error 53 (0x80070035) comes from a refused guest session too, but as well from a name or a port that does not answer.',
    '3227320323 (0xC05D0003): guest is allowed, and the guest session cannot sign. Then signing is what stops it.',
    'The device fell back to Guest because NTLM failed: the refused authentication is the thing to repair.',
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
      necessary: [oneOf(event, code, logon)],
      sufficient: [[event], [code]],
      specific: [event, code],
      against: [logon, guestCannotSign(look), allowedUnderSigning(look)],
      supports: [toldCode(look), pathNotFound(look)],
    };
  },
  clause: (look) => `${serverName(look)} offers a guest session, and ${clientName(look)} refuses guest`,
  stageWords: () => 'Refused by the client: insecure guest logon',
  remedies: (look) => [realAccount(look), allowGuest(look)],
});

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
    explanation: 'A guest session has no integrity and no identity. The client is right to refuse it.',
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
    verify: [`Event 31022 comes instead of 31017 for ${serverName(look)}.`],
    rollback: ['Set-SmbClientConfiguration -EnableInsecureGuestLogons $false -Force'],
    impact:
      'Whoever stands between client and server can read and change the data: no integrity, no identity.',
  };
}
