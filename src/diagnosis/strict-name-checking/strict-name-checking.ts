/**
 * The Server service refuses to be addressed by a name that is not the computer's own (strict name checking): an alias or an old
 * name. Whether servers of SMB 2 and 3 still check it is not documented, so only a change that was tried proves it.
 *
 * https://4sysops.com/archives/disable-strict-name-checking-with-powershell/
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstFqdn, hostName, isAddress, uncPath, type HostName } from '../../windows/names.ts';
import { askNameResolution, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import {
  absent,
  isPresent,
  present,
  proof,
  proofs,
  shown,
  supporting,
  unobserved,
  type Ask,
  type Item,
  type Tie,
} from '../item.ts';
import { openedShareAs } from '../opened-as.ts';
import { passedOf, PASSING_KINDS } from '../passed.ts';
import { usedSameAccount } from '../same-account.ts';
import { pathInCommand, useFqdn, verifyKerberos } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...PASSING_KINDS,
  ...VISIBLE_KINDS,
  'name-resolved',
  'policy-setting',
  'setting-undefined',
] as const;
type Needs = (typeof NEEDS)[number];

const DUPLICATE_NAME = 52;
const PARAMETERS = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters`;
const KEY = String.raw`system\currentcontrolset\services\lanmanserver\parameters`;
const DISABLED = String.raw`${KEY}\disablestrictnamechecking`;
const OPTIONAL = String.raw`${KEY}\optionalnames`;

export default cause({
  id: 'strict-name-checking',
  title: 'The server refuses a name that is not its own',
  role: 'both',
  stage: 'logon',
  includes: ['alias-cname-no-spn'],
  references: [
    'https://4sysops.com/archives/disable-strict-name-checking-with-powershell/',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share',
  ],
  about: {
    statement:
      'The path names the server by an alias or by an old name. The Server service compares it with the names of the computer and refuses, before anybody asks for an account. By its real name the same share opens.',
    provedBy: [
      'The alias fails with error 52 and the real name opens the share; then the server was told to accept the name (DisableStrictNameChecking or OptionalNames), and the alias works for the same account.',
    ],
    ruledOutBy: [
      'The server was told already to accept the alias, or every name.',
      'The server logged the account on by this name, or examined its password.',
      'The name is a computer’s own, or an address.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'alias-cname-no-spn',
      says: 'No account holds an SPN for the alias: Kerberos fails, but NTLM gets in where it is allowed. No error 52.',
    },
    {
      id: 'spn-target-name-hardening',
      says: 'The server logs the account on, refuses the name afterwards with error 5, and writes 5168.',
    },
    { id: 'dns-wrong-or-stale', says: 'The alias leads to another computer, or to none (error 53).' },
    {
      id: 'loopback-own-alias',
      says: 'The alias fails only on the server itself, which writes LsaSrv 6037.',
    },
    { id: null, says: 'Two computers bear the same name on the network: error 52 for the real name, too.' },
  ],
  needs: NEEDS,
  judge(look) {
    const alias = aliasTyped(look);
    const code = visibleCode(look, [DUPLICATE_NAME]);
    const contrast = worksByRealName(look);
    const refusedAlone = isPresent(code) && isPresent(contrast) ? code : unobserved(askRealName(look));
    return {
      necessary: [alias, strict(look)],
      sufficient: [[refusedAlone, worksNow(look), changed(look)]],
      specific: [refusedAlone],
      against: [acceptedBefore(look), examined(look)],
      supports: [
        code,
        toldCode(look, [DUPLICATE_NAME]),
        isPresent(alias) ? supporting(visibleCode(look, [5, 53])) : unobserved(),
      ],
    };
  },
  clause: (look) => `the server refuses to be addressed as ${targetName(look)}, which is not its own name`,
  stageWords: () => 'Refused: not a name of this server',
  remedies: (look) => {
    const real = answering(look);
    const server = inCommand(real?.name.split('.')[0], '<server>');
    const name = targetInCommand(look);
    const domain = real?.name.includes('.') ? real.name.slice(real.name.indexOf('.') + 1) : '<domain>';
    const full = name.includes('.') ? name : `${name}.${inCommand(domain, '<domain>')}`;
    return [
      ...(real === null ? [] : [useFqdn(look, real.name)]),
      {
        level: 1 as const,
        title: 'Give the alias to the server',
        explanation:
          'Registers the name at the server, its SPNs and its DNS record in one step; Microsoft’s advice instead of a CNAME.',
        steps: [
          {
            where: 'as a domain administrator',
            command: `netdom computername ${server} /add:${full}`,
            says: 'Then restart the Server service, or the computer.',
          },
        ],
        verify: verifyKerberos(look, name),
        rollback: [`netdom computername ${server} /remove:${full}`],
        impact: 'None, if the name belongs to this server.',
      },
      {
        level: 3 as const,
        title: 'Let the server accept this one name',
        explanation:
          'One entry in OptionalNames. DisableStrictNameChecking, which many pages advise, makes the server accept every name; that is the last resort.',
        steps: [
          {
            where: `on ${server}, as administrator`,
            command: `reg query ${PARAMETERS} /v OptionalNames`,
            says: 'The next line replaces the list: write the names that are there into it as well, with \\0 between them.',
          },
          {
            where: `on ${server}, as administrator`,
            command: `reg add ${PARAMETERS} /v OptionalNames /t REG_MULTI_SZ /d ${name} /f`,
            says: 'Takes effect when the Server service restarts: all open files are closed then.',
          },
        ],
        verify: verifyKerberos(look, name),
        rollback: [
          `Before the change: reg export ${PARAMETERS} lanmanserver.reg`,
          'To go back: reg import lanmanserver.reg',
        ],
        impact:
          'A logon that was meant for this name can be relayed to this server: each name more is one more way.',
      },
    ];
  },
});

interface Answering {
  readonly name: HostName;
  readonly host: Host | null;
  readonly tie: Tie;
  readonly placed: readonly Placed[];
}

/**
 * The computer that answers under the name: the one whose record the attempt holds, the one other name under which the same
 * client opened the same share, or where DNS leads.
 */
function answering(look: Look<Needs>): Answering | null {
  const { server } = look;
  const { target, witnesses } = look.attempt;
  if (target === null || isAddress(target)) return null;
  const opened = openedShareAs(look);
  const [only] = opened;
  const own = witnesses.map((one) => one.placed);
  if (opened.length === 1 && only !== undefined) {
    return {
      name: firstFqdn(look.host(only)?.names ?? []) ?? only,
      host: look.host(only),
      tie: 'tied',
      placed: own,
    };
  }
  const name = server === null ? null : (firstFqdn(server.names) ?? hostName(server.shown));
  if (server !== null && name !== null && !server.names.has(target)) {
    return { name, host: server, tie: 'tied', placed: own };
  }
  return resolved(look, target);
}

/** A CNAME, or the address of a computer that the case knows by another name. */
function resolved(look: Look<Needs>, target: HostName): Answering | null {
  const answers = look.all('name-resolved').filter(({ fact }) => hostName(fact.name) === target);
  for (const placed of answers) {
    const hosts = placed.fact.answers.map((answer) => look.host(answer)).filter((host) => host !== null);
    const [host] = hosts;
    const name = host === undefined ? null : (firstFqdn(host.names) ?? hostName(host.shown));
    if (host === undefined || name === null || hosts.some((other) => other.id !== host.id)) continue;
    if (!host.names.has(target)) return { name, host, tie: 'tied', placed: [placed] };
  }
  return null;
}

function aliasTyped(look: Look<Needs>): Item {
  const { target, witnesses } = look.attempt;
  if (target === null) return unobserved();
  const own = witnesses.map((one) => one.placed);
  if (isAddress(target)) return absent(...proofs(`the path names the address ${target}`, own, 1));
  if (look.hosts().some((host) => host.names.has(target))) {
    return absent(...proofs(`${target} is the name of a computer`, own, 1));
  }
  const real = answering(look);
  return real === null
    ? unobserved(askNameResolution(look))
    : shown(`the path names ${target}; the server is ${real.name}`, real.placed.slice(0, 1), real.tie);
}

/** The same client opens the same share by the real name in the same transcript, with the same account. */
function worksByRealName(look: Look<Needs>): Item {
  const [only, ...more] = openedShareAs(look);
  if (only === undefined || more.length > 0) return unobserved(askRealName(look));
  const works = look
    .all('access-tried')
    .filter(
      (placed) =>
        placed.fact.outcome === 'succeeded' &&
        placed.host?.id === look.client?.id &&
        uncPath(placed.fact.target)?.server === only &&
        usedSameAccount(look, placed),
    );
  return works.length > 0
    ? present('tied', ...proofs(`the same client opens the share as ${only}`, works, 1))
    : unobserved(askRealName(look));
}

/** The alias itself opens further down in the transcript of the failure. */
function worksNow(look: Look<Needs>): Item {
  const works = look.all('access-tried').filter((placed) => {
    const { fact } = placed;
    return (
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      uncPath(fact.target)?.server === look.attempt.target &&
      usedSameAccount(look, placed) &&
      look.attempt.witnesses.some((one) => one.fact.kind === 'access-tried' && isAbove(one.fact, fact))
    );
  });
  return works.length > 0
    ? present('tied', ...proofs('later the alias opens the share', works, 1))
    : unobserved(askSettings(look));
}

function isAbove(one: Placed['fact'], other: Placed['fact']): boolean {
  const [first, second] = [one.from[0], other.from[other.from.length - 1]];
  return first.file === second?.file && (first.line ?? Infinity) < (second.line ?? -Infinity);
}

interface Said {
  /** Captures in which the server insists on its own names. */
  readonly strict: readonly Placed[];
  /** Captures in which it accepts every name. */
  readonly any: readonly Placed[];
  /** Captures whose list of further names lacks the alias, or is not there. */
  readonly without: readonly Placed[];
  /** Captures whose list holds it. */
  readonly listed: readonly Placed[];
}

/** What the files of the answering server say of its two settings. */
function said(look: Look<Needs>): Said {
  const host = answering(look)?.host ?? look.server;
  const values = (path: string) => look.on(host, 'policy-setting', (fact) => fact.path === path);
  const missing = (path: string) =>
    look.on(host, 'setting-undefined', (fact) => fact.whole === 'value' && fact.path === path);
  const disabled = values(DISABLED);
  const lists = values(OPTIONAL);
  return {
    strict: [...missing(DISABLED), ...disabled.filter(({ fact }) => fact.value === 0)],
    any: disabled.filter(({ fact }) => fact.value === 1),
    without: [...missing(OPTIONAL), ...lists.filter(({ fact }) => !holds(fact.value, look))],
    listed: lists.filter(({ fact }) => holds(fact.value, look)),
  };
}

/** Windows takes the NetBIOS form; an FQDN of the alias counts for its short name and the reverse. */
function holds(value: number | string | readonly string[], look: Look<Needs>): boolean {
  const label = look.attempt.target?.split('.')[0];
  return [value]
    .flat()
    .flatMap((one) => String(one).split(/[\s,;]+/))
    .some((one) => hostName(one)?.split('.')[0] === label);
}

/** The server accepts only its own names. A capture after the repair says nothing of the time before. */
function strict(look: Look<Needs>): Item {
  const { strict: insists, any, without } = said(look);
  const isRepaired = isPresent(worksNow(look));
  const [first] = any;
  if (first !== undefined && insists.length === 0 && !isRepaired) {
    return absent(proof('the server accepts every name (DisableStrictNameChecking is 1)', first));
  }
  const [own] = insists;
  const [list] = without;
  if (own === undefined || (any.length > 0 && !isRepaired)) return unobserved(askSettings(look));
  if (list === undefined) return unobserved(askSettings(look));
  return present(
    'tied',
    proof('the server insists on its own names (DisableStrictNameChecking is not set)', own),
    proof(`${targetName(look)} is none of its further names (OptionalNames)`, list),
  );
}

/** One transcript of the server shows the setting before and after. */
function changed(look: Look<Needs>): Item {
  const { strict: insists, any, without, listed } = said(look);
  const pairs = [
    ...insists.flatMap((before) => any.map((after) => ({ before, after }))),
    ...without.flatMap((before) => listed.map((after) => ({ before, after }))),
  ];
  const pair = pairs.find(({ before, after }) => isAbove(before.fact, after.fact));
  return pair === undefined
    ? unobserved(askSettings(look))
    : present(
        'tied',
        proof('before, the server did not accept this name', pair.before),
        proof('then it was told to', pair.after),
      );
}

function acceptedBefore(look: Look<Needs>): Item {
  const { listed } = said(look);
  return isPresent(worksNow(look))
    ? unobserved()
    : shown(`${targetName(look)} is one of the server’s further names (OptionalNames)`, listed);
}

/** The server examined the password, so it had taken the name. */
function examined(look: Look<Needs>): Item {
  const proofOfIt = passedOf(look).credential;
  return proofOfIt === null ? unobserved() : present('tied', proofOfIt);
}

function askRealName(look: Look<Needs>): Ask {
  return {
    what: 'whether the same share opens by the server’s own name, in the same window',
    command: `net use ${pathInCommand('<server FQDN>', look)}`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function askSettings(look: Look<Needs>): Ask {
  return {
    what: 'whether the server accepts other names than its own (then the same with /v OptionalNames)',
    command: `reg query ${PARAMETERS} /v DisableStrictNameChecking`,
    host: answering(look)?.host?.shown ?? look.server?.shown ?? null,
    role: 'server',
  };
}
