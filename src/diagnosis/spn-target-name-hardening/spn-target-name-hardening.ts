/**
 * The server compares the name that the client asked for with its own names (`SmbServerNameHardeningLevel`), so that nobody
 * relays a logon that was meant for another server. An alias, an address of NAT or a load balancer, or a client that sends no
 * name at all is refused after a good logon.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/microsoft-network-server-server-spn-target-name-validation-level
 */
import type { Look } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstFqdn, hostName, isAddress, isAnonymous } from '../../windows/names.ts';
import { policies, valueWords } from '../../windows/policies.ts';
import { targetName } from '../asks.ts';
import { cause, type RemedyText } from '../cause.ts';
import { serverInCommand } from '../command-name.ts';
import { isPresent, oneOf, present, proof, shown, tiedItem, unobserved, type Item } from '../item.ts';
import {
  NAME_CHECK_KINDS,
  nameChecks,
  nameRefused,
  sessionRefusedForName,
  validationLevel,
} from '../name-check.ts';
import { onServer, ROLLBACK_GPO, serverName, useFqdn, verifyKerberos } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...NAME_CHECK_KINDS,
  ...VISIBLE_KINDS,
  'policy-setting',
  'smb-configuration',
  'share-access',
  'smb-share-denied',
  'logon',
] as const;
type Needs = (typeof NEEDS)[number];

const PARAMETERS = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters`;

export default cause({
  id: 'spn-target-name-hardening',
  title: 'The server does not accept the name that it was addressed by',
  role: 'trigger',
  stage: 'session',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/microsoft-network-server-server-spn-target-name-validation-level',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5168',
    'https://medium.com/tenable-techblog/smb-access-is-denied-caused-by-anti-ntlm-relay-protection-659c60089895',
  ],
  about: {
    statement:
      'The file server checks which server name the client asked for, to stop relayed logons. The logon succeeds, and then the server refuses the session, because the name is an alias or an address that it does not know as its own, or because the client sent none.',
    provedBy: [
      'The server’s Security log holds event 5168 with 0xC0000022 for this access.',
      'The server’s event 551 says “access is denied” (0xC0000022) and names a validation policy other than 0.',
    ],
    ruledOutBy: [
      'Validation is off on this server (SmbServerNameHardeningLevel 0) and no 5168 was written.',
      'Event 551 of the refused session prints validation policy 0.',
      'The server got as far as the share: the check lies before it.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'alias-cname-no-spn',
      says: 'No account holds an SPN for the alias: there the KDC has no ticket (4769 with 0x7). Both may be true: the alias leads to NTLM, and this check refuses it.',
    },
    {
      id: 'share-permission-denied',
      says: 'The permissions of the share refuse with the same error 5, but write 5145 or 1006 and no 5168.',
    },
    {
      id: 'ntlmv1-refused',
      says: 'A client that still sends LM or NTLMv1 cannot send a name: 5168 then shows N/A as its SPN.',
    },
    {
      id: 'strict-name-checking',
      says: 'Error 52 for the alias, and no 5168: the older check of the Server service, before any logon.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const refused = nameRefused(look);
    const session = sessionRefusedForName(look);
    const code = visibleCode(look, [5]);
    return {
      necessary: [oneOf(checked(look), session, validationOn(look))],
      sufficient: [[refused], [session]],
      specific: [oneOf(checked(look), session)],
      against: [validationOff(look), policyZero(look), sessionUsed(look)],
      supports: [code, toldCode(look, [5])],
    };
  },
  rootsBehindLogon(look) {
    if (sentNoName(look)) return ['ntlmv1-refused'];
    return cameByKerberos(look)
      ? []
      : ['server-not-kerberos-capable', 'ip-address-access', 'alias-cname-no-spn'];
  },
  clause: (look) =>
    sentNoName(look)
      ? `${serverName(look)} demands the name that the client asked for, and the client sends none`
      : `${serverName(look)} does not accept to be addressed as ${shownName(look)}`,
  stageWords: (look) =>
    sentNoName(look) ? 'Refused: the client sent no server name' : 'Refused: not a name of this server',
  remedies: (look) =>
    sentNoName(look)
      ? [sendName(), lowerLevel(look)]
      : [
          ...(fqdnOf(look) === null ? [] : [useFqdn(look, fqdnOf(look) ?? '')]),
          ...(isByAddress(look) ? [] : [addName(look)]),
          allowName(look),
        ],
});

/** Any 5168, also one whose export lost the error code. */
function checked(look: Look<Needs>): Item {
  return tiedItem('the check of the server’s name failed (event 5168)', nameChecks(look));
}

/** The level is 1 or 2 in a file of this server, or in one that can only be its. */
function validationOn(look: Look<Needs>): Item {
  const { value, reach, placed } = look.setting(policies['P-SPNH'].path, 'server');
  const live = look.configuration('server', 'SmbServerNameHardeningLevel');
  const liveValue = live?.placed.fact.value;
  const says = (level: number): string =>
    `the server validates the target name: ${valueWords('P-SPNH', level)}`;
  return oneOf(
    (value === 1 || value === 2) && reach !== null && reach !== 'supports'
      ? shown(says(value), placed, reach)
      : unobserved(askLevel(look)),
    live !== null && (liveValue === 1 || liveValue === 2) && live.reach !== 'supports'
      ? present(live.reach, proof(says(liveValue), live.placed))
      : unobserved(askLevel(look)),
  );
}

/** Off in a file of this server. An event shows what was in force at that time and outranks the file. */
function validationOff(look: Look<Needs>): Item {
  if (isPresent(oneOf(checked(look), sessionRefusedForName(look)))) return unobserved();
  const says = 'the server does not validate target names';
  const { value, reach, placed } = look.setting(policies['P-SPNH'].path, 'server');
  if (value === 0 && reach === 'tied') return shown(says, placed);
  const live = look.configuration('server', 'SmbServerNameHardeningLevel');
  return live !== null && live.reach === 'tied' && live.placed.fact.value === 0
    ? present('tied', proof(says, live.placed))
    : unobserved();
}

/** The refused session's own record says that nothing is validated. */
function policyZero(look: Look<Needs>): Item {
  return tiedItem(
    'the server refused the session with validation policy 0 (event 551)',
    look.tied('smb-session-refused', (fact) => validationLevel(fact.spnPolicy) === 0),
  );
}

/**
 * The share was reached: the check had passed. Where a refusal for the name is there, only its own session counts; the person may
 * have opened the share by the server's real name in the same seconds.
 */
function sessionUsed(look: Look<Needs>): Item {
  const refused = nameChecks(look);
  if (refused.length === 0 && isPresent(sessionRefusedForName(look))) return unobserved();
  const ids = new Set(refused.flatMap((one) => one.fact.logonIds).filter(isSession));
  const isRefused = (own: readonly string[]): boolean =>
    refused.length === 0 || own.some((id) => isSession(id) && ids.has(id));
  return tiedItem('the server got as far as the share, so it had accepted the name', [
    ...look.tied('share-access', (fact) => !isAnonymous(fact.user, fact.sid) && isRefused(fact.logonIds)),
    ...look.tied('smb-share-denied', (fact) => fact.event === 1006 && refused.length === 0),
  ]);
}

function isSession(id: string): boolean {
  return id !== '' && id !== '0x0';
}

/** LM, NTLMv1 and some SMB libraries carry no target name: 5168 prints `N/A`. */
function sentNoName(look: Look<Needs>): boolean {
  const refused = nameChecks(look);
  return refused.length > 0 && refused.every((one) => one.fact.spn === null);
}

/** The refused session was a Kerberos one, so nothing is to be asked about NTLM. */
function cameByKerberos(look: Look<Needs>): boolean {
  const ids = new Set(
    nameChecks(look)
      .flatMap((one) => one.fact.logonIds)
      .filter(isSession),
  );
  const logons = look.tied('logon').filter((one) => one.placed.host?.id === look.server?.id);
  const own = logons.filter((one) => one.fact.logonIds.some((id) => ids.has(id)));
  const heard = own.length > 0 ? own : logons;
  return heard.length > 0 && heard.every((one) => one.fact.package === 'kerberos');
}

/** The name that the server refused, as its record prints it, else as it was typed. */
function shownName(look: Look<Needs>): string {
  const sent = nameChecks(look).map((one) => hostName(one.fact.spn));
  return sent.find((name) => name !== null) ?? targetName(look);
}

function isByAddress(look: Look<Needs>): boolean {
  const name = hostName(shownName(look));
  return name !== null && isAddress(name);
}

function fqdnOf(look: Look<Needs>): string | null {
  const refused = hostName(shownName(look));
  return firstFqdn([...(look.server?.names ?? [])].filter((name) => name !== refused));
}

function askLevel(look: Look<Needs>) {
  return {
    what: 'whether the file server validates the name that clients address it by',
    command: `reg query ${PARAMETERS} /v SmbServerNameHardeningLevel`,
    host: look.server?.shown ?? null,
    role: 'server' as const,
  };
}

function addName(look: Look<Needs>): RemedyText {
  const server = serverInCommand(look);
  const name = inCommand(shownName(look), '<alias>');
  const alias = name.includes('.') ? name : `${name}.<domain>`;
  return {
    level: 1,
    title: 'Give the alias to the server',
    explanation:
      'Makes it one of the server’s own names, with its SPNs and in DNS. The validation stays as it is. Restart the server, or its Server service, once.',
    steps: [
      {
        where: 'as a domain administrator',
        command: `netdom computername ${server} /add:${alias}`,
        says: name.includes('.') ? null : 'The alias needs its DNS domain here.',
      },
    ],
    verify: [
      ...verifyKerberos(look, name),
      `No new event 5168 comes for ${name}. If it does, the entry below is needed as well.`,
    ],
    rollback: [`netdom computername ${server} /remove:${alias}`],
    impact: 'None, if the name belongs to this server.',
  };
}

function allowName(look: Look<Needs>): RemedyText {
  const name = inCommand(shownName(look), '<name>');
  return {
    level: 3,
    title: 'Let the server accept this one name more',
    explanation:
      'For an alias, an address of NAT or a load balancer that cannot go. One entry for each form in which the path is written.',
    steps: [
      {
        where: `${onServer(look)}, as administrator`,
        command: `reg query ${PARAMETERS} /v SrvAllowedServerNames`,
        says: 'The next line replaces the list: write the names that are there into it as well, with \\0 between them.',
      },
      {
        where: `${onServer(look)}, as administrator`,
        command: `reg add ${PARAMETERS} /v SrvAllowedServerNames /t REG_MULTI_SZ /d ${name} /f`,
        says: 'If the name is still refused, restart the Server service when nobody works.',
      },
    ],
    verify: [`The share opens as ${name}; no new event 5168 comes.`],
    rollback: [
      `Before the change: reg export ${PARAMETERS} lanmanserver.reg`,
      'To go back: reg import lanmanserver.reg',
    ],
    impact:
      'A logon that was meant for this name can be relayed to this server: each name more is one more way.',
  };
}

function sendName(): RemedyText {
  return {
    level: 1,
    title: 'Make the client send the name',
    explanation:
      'Kerberos and NTLMv2 carry the name of the server; LM and NTLMv1 cannot, and some SMB libraries of other makers leave it out. Update those, or use Kerberos.',
    steps: [
      {
        where: 'on the client, as administrator, where it is a Windows computer',
        command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v LmCompatibilityLevel`,
        says: 'Below 3 it sends LM or NTLMv1.',
      },
      {
        where: 'in the Group Policy of this client',
        command: null,
        says: `${policies['P-LM'].title} → ${valueWords('P-LM', 3)} or higher`,
      },
    ],
    policyPath: `${policies['P-LM'].gpo} › ${policies['P-LM'].title}`.replaceAll('\\', ' › '),
    verify: ['No new event 5168 comes; event 4624 at the server says Kerberos or NTLM V2.'],
    rollback: [...ROLLBACK_GPO],
    impact: 'A stronger setting. Devices that take only NTLMv1 stop working with this client.',
  };
}

/** Only a missing name passes at level 1; a wrong one is refused there, too. */
function lowerLevel(look: Look<Needs>): RemedyText {
  return {
    level: 4,
    title: 'On this server only: validate the name where the client sends one',
    explanation:
      'Level 1 instead of 2. It lets in who sends no name; a wrong name is refused as before. Only for the server that such a client needs.',
    steps: [
      {
        where: `in the Group Policy of ${serverName(look)} alone`,
        command: null,
        says: `${policies['P-SPNH'].title} → ${valueWords('P-SPNH', 1)}`,
      },
    ],
    policyPath: `${policies['P-SPNH'].gpo} › ${policies['P-SPNH'].title}`.replaceAll('\\', ' › '),
    verify: ['The client gets in; event 5168 still comes for wrong names.'],
    rollback: [`Set it to ${valueWords('P-SPNH', 2)} again.`, ...ROLLBACK_GPO],
    impact: 'Logons of clients that send no name can be relayed to this server.',
  };
}
