/**
 * A computer opens a share on itself by a name that it does not know as its own. NTLM is used, and the loopback check of LSA
 * refuses it, so that nobody reflects a logon back to the computer that it came from. From other computers the name works.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/accessing-server-locally-with-fqdn-cname-alias-denied
 */
import type { Host } from '../../correlation/hosts.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { inCommand } from '../../windows/command-name.ts';
import { account, firstLabel, hostName, isAddress, isLoopback, uncPath } from '../../windows/names.ts';
import { askServerSecurityLog, askSystemLog, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { passedOf, PASSING_KINDS } from '../passed.ts';
import { pathInCommand, serverName } from '../steps.ts';

const NEEDS = [...PASSING_KINDS, 'lsa-error', 'access-tried'] as const;
type Needs = (typeof NEEDS)[number];

const LOGON_FAILURE = 0xc000006d;
const MSV = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`;

export default cause({
  id: 'loopback-own-alias',
  title: 'The server opens its own share by an alias',
  role: 'both',
  stage: 'ntlm-server',
  // A 4624 never tells the name: one beside the refusal may be of the computer's real name.
  survives: 'logon',
  includes: ['alias-cname-no-spn'],
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/accessing-server-locally-with-fqdn-cname-alias-denied',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
  ],
  about: {
    statement:
      'A program on the server opens a share of the same server, by an alias. There is no Kerberos ticket for the alias, and Windows refuses NTLM to itself under a name that is not its own (loopback check). From other computers the same path works.',
    provedBy: [
      'The server’s System log holds LsaSrv event 6037 for the name in the path.',
      'The server refused an NTLM logon from its own address (4625 with 0xC000006D) for a path by alias, while its computer name works, or the alias works from another computer for the same account.',
    ],
    ruledOutBy: [
      'Client and server are two computers.',
      'The server logged the account on, or examined its password, and wrote no refusal of the loopback check.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'alias-cname-no-spn',
      says: 'The alias fails from every computer, not only on the server itself.',
    },
    {
      id: 'spn-target-name-hardening',
      says: 'The server writes 5168 after a good logon, for callers from anywhere.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'The outgoing policy of the server blocks other targets as well, with event 4001.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const event = loopbackCheck(look);
    const refused = ownRefusal(look);
    const alias = aliasTyped(look);
    const refusedByAlias = isPresent(alias) ? refused : unobserved();
    return {
      necessary: [oneOf(event, refused, itself(look))],
      sufficient: [
        [isPresent(event) && !isOfShare(look) ? unobserved() : event],
        [refused, alias, worksOtherwise(look)],
      ],
      specific: [oneOf(event, refusedByAlias)],
      against: [
        twoComputers(look),
        isPresent(oneOf(event, refusedByAlias)) ? unobserved() : gotFurther(look),
      ],
    };
  },
  clause: (look) =>
    `${serverName(look)} opens its own share as ${targetName(look)}, and its loopback check refuses that`,
  stageWords: () => 'Refused by the loopback check',
  remedies: (look) => [
    {
      level: 1,
      title: 'On the server itself, use its computer name or the local path',
      explanation:
        'Programs that run on the server need no network path to it. Other computers keep the alias.',
      steps: [
        {
          where: `on ${serverName(look)}, as the account of the program`,
          command: `net use ${pathInCommand(computerName(look), look)}`,
          says: null,
        },
        {
          where: 'wherever the program’s path is written',
          command: null,
          says: 'Put the computer name or the local folder there.',
        },
      ],
      verify: [`The program gets in; no new event 6037 comes on ${serverName(look)}.`],
      rollback: ['Write the old path again; nothing else was changed.'],
    },
    {
      level: 3,
      title: 'Only where the path cannot change: let the server know this alias as its own',
      explanation:
        'One name in BackConnectionHostNames. Do not set DisableLoopbackCheck, which many pages advise: it opens the server to reflected logons under every name.',
      steps: [
        {
          where: `on ${serverName(look)}, as administrator`,
          command: `reg query ${MSV} /v BackConnectionHostNames`,
          says: 'The next line replaces the list: write the names that are there into it as well, with \\0 between them.',
        },
        {
          where: `on ${serverName(look)}, as administrator`,
          command: `reg add ${MSV} /v BackConnectionHostNames /t REG_MULTI_SZ /d ${inCommand(targetName(look), '<alias>')} /f`,
          says: 'Takes effect after a restart of the computer.',
        },
      ],
      verify: [`The path opens on ${serverName(look)}; no new event 6037 comes.`],
      rollback: [`Before the change: reg export ${MSV} msv1_0.reg`, 'To go back: reg import msv1_0.reg'],
      impact: 'A logon under this one name can be reflected back to the server.',
    },
  ],
});

/** 6037 for the name of this attempt: the record says all. */
function loopbackCheck(look: Look<Needs>): Item {
  return tiedItem(
    'LSA refused a logon of the computer to itself under this name (event 6037)',
    look.tied('lsa-error', (fact) => fact.event === 6037),
    unobserved(askSystemLog(look, 'server')),
  );
}

/** The record itself says cifs, or the SMB client was at it: other programs ask for `host/…` too. */
function isOfShare(look: Look<Needs>): boolean {
  const isOther = look
    .tied('lsa-error', (fact) => fact.event === 6037)
    .every(({ fact }) => /^host\//i.test(fact.target ?? ''));
  return !isOther || look.attempt.witnesses.some(({ fact }) => targetOf(fact) !== null);
}

/** 4625 of an NTLM logon from the computer's own address, without any finding about account or password. */
function ownRefusal(look: Look<Needs>): Item {
  const refused = look
    .tied(
      'logon-failed',
      (fact) => fact.package === 'ntlm' && fact.rawStatus === LOGON_FAILURE && fact.subStatus === 0,
    )
    .map((one) => ({ one, source: sourceOf(look, one.fact, one.placed.host) }))
    .filter(({ source }) => source !== 'other');
  const sure = refused.filter(({ source }) => source === 'own');
  const used = sure.length > 0 ? sure : refused;
  const item = tiedItem(
    'the server refused an NTLM logon that came from itself (event 4625, 0xC000006D)',
    used.map(({ one }) => one),
    unobserved(askServerSecurityLog(look)),
  );
  return sure.length > 0 ? item : atMost('assumed', item);
}

/** Loopback or an own address; `perhaps`: the caller bears the computer's name, from an address that nobody knows. */
function sourceOf(
  look: Look<Needs>,
  fact: { readonly address: string | null; readonly workstation: string | null },
  host: Host | null,
): 'own' | 'perhaps' | 'other' {
  if (host === null) return 'other';
  const address = hostName(fact.address);
  if (address !== null && (isLoopback(address) || host.addresses.has(address))) return 'own';
  const isNamed = look.host(fact.workstation)?.id === host.id;
  const elsewhere = address === null ? null : look.host(fact.address);
  return isNamed && (elsewhere === null || elsewhere.id === host.id) ? 'perhaps' : 'other';
}

/** The attempt's client is its server. */
function itself(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  return client !== null && server !== null && client.id === server.id
    ? shown(
        'the computer opens its own share',
        attempt.witnesses.map((one) => one.placed),
      )
    : unobserved(askSystemLog(look, 'server'));
}

function twoComputers(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  return client !== null && server !== null && client.id !== server.id
    ? tiedItem('client and server are two computers', attempt.witnesses)
    : unobserved();
}

/** Any name but the computer's short one; addresses pass the check. */
function aliasTyped(look: Look<Needs>): Item {
  const { target, witnesses } = look.attempt;
  const { server } = look;
  if (target === null || server === null || isAddress(target)) return unobserved();
  const isShortName = [...server.names].some((name) => firstLabel(name) === target);
  return isShortName
    ? unobserved()
    : tiedItem(
        `the path names ${target}`,
        witnesses.filter(({ fact }) => hostName(targetOf(fact)) === target),
      );
}

function targetOf(fact: Placed['fact']): string | null {
  switch (fact.kind) {
    case 'access-tried':
    case 'service-failure':
      return uncPath(fact.target)?.server ?? null;
    case 'smb-client-failure':
      return fact.server ?? fact.principal;
    default:
      return null;
  }
}

/** On the computer itself by its own name, or from another one by the alias; with the same account in both cases. */
function worksOtherwise(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  if (client === null || server === null) return unobserved(askOwnName(look));
  const works = look.all('access-tried').filter((placed) => {
    const { fact, host, session } = placed;
    const name = uncPath(fact.target)?.server ?? null;
    if (fact.outcome !== 'succeeded' || fact.command === 'told' || name === null || host === null)
      return false;
    const user = account(fact.user ?? session);
    const isSame = accountsAgree(user, attempt.user);
    if (host.id !== client.id) return name === attempt.target && isSame;
    return (
      server.names.has(name) && name !== attempt.target && (isSame || (user === null && isOwnSession(look)))
    );
  });
  return works.length > 0
    ? present('tied', ...proofs('the same share server opens otherwise', works, 1))
    : unobserved(askOwnName(look));
}

/** No failing command named an account, so one without an account used the same. */
function isOwnSession(look: Look<Needs>): boolean {
  return look.attempt.witnesses.every(({ fact }) => fact.kind !== 'access-tried' || fact.user === null);
}

/** The server logged the account on or examined its password: what follows is no matter of the loopback check. */
function gotFurther(look: Look<Needs>): Item {
  const passed = passedOf(look);
  const proof = passed.stageProof('logon') ?? passed.stageProof('ntlm-server') ?? passed.credential;
  return proof === null ? unobserved() : present('tied', proof);
}

function computerName(look: Look<Needs>): string {
  const [name] = look.server?.names ?? [];
  return inCommand(name === undefined ? null : firstLabel(name), '<computer name>');
}

function askOwnName(look: Look<Needs>): Ask {
  return {
    what: 'whether the share opens on the server by its own computer name',
    command: `net use ${pathInCommand(computerName(look), look)}`,
    host: look.server?.shown ?? look.client?.shown ?? null,
    role: 'server',
  };
}
