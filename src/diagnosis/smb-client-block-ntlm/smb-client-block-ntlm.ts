/**
 * The SMB client itself is told not to offer NTLM: "Block NTLM (LM, NTLM, NTLMv2)" of Windows 11 24H2 and Server 2025,
 * `net use /BLOCKNTLM`, `New-SmbMapping -BlockNTLM`. It has an exception list of its own.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
import type { Look } from '../../correlation/look.ts';
import { serviceClass, spn } from '../../windows/names.ts';
import { askClientSmbLog, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, isPresent, oneOf, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { leftTheClient, mayBeRefusal } from '../ntlm-refusal.ts';
import { ntlmValue } from '../restrict-ntlm.ts';
import { serverSilent } from '../silence.ts';
import { smbClientBlockOff, smbClientBlocks } from '../smb-client-block.ts';
import { clientName, onClientAsAdministrator, ROLLBACK_GPO, verifyException } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [
  'ntlm-blocked',
  'smb-configuration',
  'policy-setting',
  'ticket-list',
  'ticket-held',
  'ticket-asked',
  'log-coverage',
  'logon',
  'logon-failed',
  'smb-session-refused',
  'access-tried',
  'service-failure',
  'smb-client-failure',
  'policy-applied',
  'system-described',
] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'smb-client-block-ntlm',
  title: 'The SMB client is told not to use NTLM',
  role: 'trigger',
  stage: 'ntlm-smb-client',
  references: ['https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking'],
  about: {
    statement:
      'The SMB client of Windows 11 24H2 or Server 2025 is told not to offer NTLM at all: by policy, by its configuration, or for one mapping (net use /BLOCKNTLM). Only SMB is concerned; other programs of the same computer may still use NTLM. It has an exception list of its own.',
    provedBy: [
      'Event 31023 of the SMB client names this server.',
      'Event 4015 names cifs and this server: the SMB client asked Windows not to use NTLM.',
      'BlockNTLM is on and does not except this server, the session has no ticket for the name, the outgoing policy of Windows lets NTLM pass, the server was listening and heard nothing, and the error fits.',
    ],
    ruledOutBy: [
      'The server logged the account on, or refused its NTLM: then NTLM had left the client.',
      'Windows is older than 11 24H2 or Server 2025: there is no such setting.',
      'BlockNTLM is off, and the SMB client’s log covers the failure without event 31023.',
      'The setting’s exception list names the server as typed.',
      'Other programs of the same client are refused as well (4001): that is the outgoing policy of Windows.',
      'The computer opened its own share, which this setting spares.',
      'The server or a domain controller has a record of this NTLM logon: then it left the client.',
    ],
    prevention: ['P3', 'P9'],
  },
  lookalikes: [
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'Event 4001 instead of 4015: the outgoing policy of Windows, which stops every program and not SMB alone. Both may be on; then two exception lists are needed.',
    },
    {
      id: 'ntlm-refused-gate-undecided',
      says: 'Error 1937 is shown for both. A record of the server or a domain controller says that NTLM had left the client.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const event = tiedItem(
      'the SMB client refused NTLM for this server (event 31023)',
      look.tied('ntlm-blocked', (fact) => fact.event === 31023),
      unobserved(askClientSmbLog(look)),
    );
    const caller = tiedItem(
      'the SMB client asked LSA not to use NTLM (event 4015 for a cifs target)',
      look.tied('ntlm-blocked', (fact) => fact.event === 4015 && classOf(fact.target) === 'cifs'),
    );
    const setting = smbClientBlocks(look);
    const refused = oneOf(event, caller);
    const code = refusedByClient(look, isPresent(setting));
    const off = switchedOff(look);
    const on = setting.state === 'unobserved' && off.state === 'absent' ? off : setting;
    return {
      necessary: [refused.state === 'present' ? refused : on],
      sufficient: [
        [event],
        [caller],
        [
          setting,
          noTicket(look),
          // Alone it is a sign of nothing: the outgoing policy is seldom set.
          isPresent(setting) || isPresent(code) ? outgoingAllowed(look) : unobserved(),
          serverSilent(look),
          code,
        ],
      ],
      // The events are sets of their own.
      specific: [mayBeRefusal(look) && !holdsTicket(look) ? setting : unobserved()],
      against: [
        refused.state === 'present' ? unobserved() : olderWindows(look),
        // Per-attempt evidence outranks what other programs met: both blocks may be on.
        refused.state === 'present' ? unobserved() : otherProgramsBlocked(look),
        refused.state === 'present' ? unobserved() : leftTheClient(look),
        refused.state === 'present' ? unobserved() : loopback(look),
      ],
      supports: [visibleCode(look, [1937]), toldCode(look, [1937])],
    };
  },
  clause: (look) => `the SMB client of ${clientName(look)} is set not to use NTLM`,
  stageWords: () => 'Blocked by the SMB client: BlockNTLM is on',
  remedies: (look) => [
    {
      level: 3,
      title: 'An entry in the SMB client’s own exception list',
      explanation:
        'The list of the outgoing NTLM policy does not help here. DNS name, NetBIOS name or IP address, one per line.',
      steps: [
        {
          where: 'in the Group Policy of this client',
          command: targetName(look),
          says: 'Block NTLM Server Exception List',
        },
      ],
      policyPath:
        'Computer Configuration › Administrative Templates › Network › Lanman Workstation › Block NTLM Server Exception List',
      verify: verifyException(look).map((line) => line.replace('4001', '4015')),
      rollback: ['Take the entry out again.', ...ROLLBACK_GPO],
      impact: 'Only SMB to this one server may use NTLM.',
    },
    {
      level: 5,
      title: 'Temporarily off, with an end date and a named owner',
      explanation: 'Only while Kerberos for this server is repaired.',
      steps: [
        {
          where: onClientAsAdministrator(look),
          command: 'Set-SmbClientConfiguration -BlockNTLM $false -Force',
          says: null,
        },
      ],
      verify: ['Events 31023 and 4015 no longer come.'],
      rollback: ['Set-SmbClientConfiguration -BlockNTLM $true -Force'],
      impact: 'Every SMB server can be offered NTLM from this client again.',
    },
  ],
});

/** 4015 is generic: only a cifs target is the SMB client. */
function classOf(target: string | null): string | null {
  const name = spn(target);
  return name === null ? null : serviceClass(name);
}

/**
 * Off, and the SMB client's log holds no refusal. Off alone is not enough: `net use /BLOCKNTLM` and
 * `New-SmbMapping -BlockNTLM` block one mapping whatever the setting is.
 */
function switchedOff(look: Look<Needs>): Item {
  const off = smbClientBlockOff(look);
  const log = look
    .listening(look.client, { providers: ['microsoft-windows-smbclient'], ids: null })
    .filter((placed) => placed.fact.channels.some((channel) => /smbclient\/security/i.test(channel)));
  return off !== null && log.length > 0
    ? absent(
        ...proofs('BlockNTLM is off on this client', [off]),
        ...proofs('its SMB client log covers the time and holds no 31023', log),
      )
    : unobserved();
}

function noTicket(look: Look<Needs>): Item {
  const tickets = look.tickets();
  const refused = tickets.asked.filter((asked) => !asked.fact.granted);
  return oneOf(
    tiedItem('no ticket can be had for the name as typed', refused.map(withStrength)),
    tiedItem('the session holds no ticket for the name as typed', tickets.absentIn.map(withStrength)),
    unobserved(askTicket(look)),
  );
}

/** With a ticket for the name as typed no NTLM is asked for, so the setting stops nothing. */
function holdsTicket(look: Look<Needs>): boolean {
  return look.tickets().held.some(({ strength }) => strength === 'tied');
}

function withStrength<P extends { readonly strength: 'tied' | 'weak' }>(placed: P) {
  return { placed, strength: placed.strength };
}

/** The outgoing policy of LSA is not the gate: its value is tied and not Deny all, or its log covers and holds no 4001. */
function outgoingAllowed(look: Look<Needs>): Item {
  if (look.tied('ntlm-blocked', (fact) => fact.event === 4001).length > 0) return absent();
  const { value, reach, placed, says } = ntlmValue(look, 'P-OUT');
  if (reach === 'tied' && (value === 0 || value === 1)) {
    return shown(`outgoing NTLM is not denied on this client: ${says}`, placed);
  }
  const log = look.listening(look.client, { providers: ['microsoft-windows-ntlm', 'ntlm'], ids: null });
  return shown('the NTLM log of the client covers the time and holds no 4001', log);
}

/**
 * 50 is what a refusal before the first message gives, 1937 what 24H2 prints for its own; 53 would be the network. The others
 * fit too, but are too common to say anything where the setting is not known to be on.
 */
function refusedByClient(look: Look<Needs>, isOn: boolean): Item {
  return visibleCode(look, isOn ? [5, 50, 86, 1312, 1326, 1327, 1937] : [50, 1937]);
}

/** 4001 for another service class: the outgoing policy of LSA stops every program of this computer, not SMB alone. */
function otherProgramsBlocked(look: Look<Needs>): Item {
  return shown(
    'the outgoing policy of LSA blocks other programs of this client as well (4001)',
    look.on(look.client, 'ntlm-blocked', (fact) => {
      const service = classOf(fact.target);
      return fact.event === 4001 && service !== null && service !== 'cifs' && service !== 'host';
    }),
  );
}

/** The setting came with build 26100 (Windows 11 24H2, Server 2025); on an older one a value under its key does nothing. */
const FIRST_BUILD = 26100;

function olderWindows(look: Look<Needs>): Item {
  return shown(
    'this Windows is older than 11 24H2 and Server 2025 and has no such setting',
    look.on(look.client, 'system-described', (fact) => fact.build !== null && fact.build < FIRST_BUILD),
  );
}

/** A computer that opens its own share is not stopped by this setting. */
function loopback(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  const isOwn = client !== null && server !== null && client.id === server.id;
  return isOwn
    ? tiedItem('the target is the computer itself, which this setting spares', attempt.witnesses)
    : unobserved();
}
