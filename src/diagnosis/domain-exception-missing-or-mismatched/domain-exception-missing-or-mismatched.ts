/**
 * The domain controllers refuse NTLM and have a list of exceptions, but the list does not name the file server: it is
 * missing, stands there in another form, or is missing on the one domain controller that was asked.
 *
 * The list is compared with the server that forwards the logon, by its NetBIOS name (MS-APDS 3.1.5), and only where the domain
 * controller acts for the domain of that server; whether exceptions count under the values 3 and 7 is told in two ways.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-add-server-exceptions-in-this-domain
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { firstLabel, hostName, type HostName } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { askDcNtlmLog, askDomainPolicy } from '../asks.ts';
import { cause, type Rulings } from '../cause.ts';
import { domainBlocks, isOfThisAttempt, netbiosName } from '../domain-block.ts';
import { matchesDomainException } from '../../windows/exception-list.ts';
import {
  absent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { ROLLBACK_GPO, SECURITY_OPTIONS, serverName, verifyException } from '../steps.ts';
import { isAtLeast, type Findings } from '../verdict.ts';

const NEEDS = [
  'ntlm-blocked',
  'policy-setting',
  'setting-undefined',
  'policy-applied',
  'access-tried',
] as const;
type Needs = (typeof NEEDS)[number];

const GENERAL = 'domain-ntlm-deny';
/** Under 3 and 7 it is told in two ways whether the list counts. */
const LIST_COUNTS: readonly unknown[] = [1, 5];
const SETTINGS_ARRIVED: readonly number[] = [1502, 1503, 1704];

export default cause({
  id: 'domain-exception-missing-or-mismatched',
  title: 'The domain’s exception list does not name the file server',
  role: 'trigger',
  stage: 'ntlm-domain',
  includes: [GENERAL],
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-add-server-exceptions-in-this-domain',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
  ],
  about: {
    statement:
      'The domain controllers refuse NTLM, and somebody made a list of servers that are excepted. The file server is not in it: it was forgotten, written in a form that does not match, or the domain controller that was asked has another list than the rest.',
    provedBy: [
      'A domain controller refused this logon at this server (4004 to 4006), and no entry of its own list matches the server.',
      'A domain controller refused this logon at this server and does not have the server in its list, while the list of another domain controller names it.',
    ],
    ruledOutBy: [
      'The list of the domain controller that refused names the server, under a value (1 or 5) where the list counts.',
      'The list is empty on every domain controller that is known: then nobody is excepted.',
      'Whatever rules out that a domain controller refused at all.',
    ],
    prevention: ['P2', 'P3', 'P11'],
  },
  lookalikes: [
    {
      id: GENERAL,
      says: 'There is no list at all, or it is empty: then nothing is mistaken, the server is simply not excepted.',
    },
    {
      id: 'client-exception-name-mismatch',
      says: 'The list of a client is another list: it opens the client’s own gate only, and the refusal there is 4001.',
    },
    {
      id: null,
      says: 'The list names the server, and the value is 3 or 7: whether the list counts then is documented in two ways. Test it, or use 1 or 5.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const events = domainBlocks(look);
    const refused = tiedItem(
      'a domain controller refused the pass-through at this server (4004–4006)',
      // A record that does not name all three may be another logon of the same seconds.
      events.map((one) => (isOfThisAttempt(look, one.fact) ? one : { ...one, strength: 'weak' as const })),
      unobserved(askDcNtlmLog()),
    );
    const lists = listsOf(look);
    const missing = notNamed(lists.here);
    const elsewhere = namedElsewhere(lists);
    const notHere = oneOf(missing, emptyHere(lists.here));
    return {
      necessary: [refused, someList(lists)],
      sufficient: [
        [refused, missing],
        [refused, notHere, elsewhere],
      ],
      specific: [missing],
      against: [namedHere(look, lists.here), generalRuledOut(rulings)],
      cap: notMoreThan(rulings),
    };
  },
  clause: (look) => `the domain’s NTLM exception list does not name ${netbiosName(look)}`,
  stageWords: () => 'Refused by a domain controller: the exception does not name the server',
  remedies: (look) => [
    {
      level: 3,
      title: `Name ${netbiosName(look)} in the list of the domain controllers, with owner and end date`,
      explanation: `The list wants the NetBIOS name of the server that forwards the logon (${serverName(look)}), not that of the client, without backslashes and without a share. Whether its FQDN counts is documented nowhere: list it beside, never alone. Under the values 3 and 7 test whether the list counts at all.`,
      steps: [
        {
          where: 'in the Group Policy of the domain controllers',
          command: netbiosName(look),
          says: 'Network security: Restrict NTLM: Add server exceptions in this domain',
        },
        {
          where: 'on every domain controller',
          command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters /v DCAllowedNTLMServers`,
          says: 'The same list everywhere? One that differs has not received the Group Policy.',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: Add server exceptions in this domain`,
      verify: [
        ...verifyException(look).slice(1),
        'Events 4004–4006 stop for this server only, on every domain controller.',
      ],
      rollback: ['Take the entry out again.', ...ROLLBACK_GPO],
      impact:
        'This server may pass NTLM of all domain accounts: prefer servers that require signing, and name no pattern wider than one family of servers.',
    },
    {
      level: 4,
      title: 'Use a value under which the list counts (1 or 5)',
      explanation:
        'Only where the value is 3 or 7 and the list names the server already. 1: accounts of this domain at servers of this domain. 5: any account at servers of this domain.',
      steps: [
        {
          where: 'in the Group Policy of the domain controllers',
          command: null,
          says: 'Network security: Restrict NTLM: NTLM authentication in this domain',
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: Restrict NTLM: NTLM authentication in this domain`,
      verify: ['No new 4004–4006 for this server.'],
      rollback: ROLLBACK_GPO,
    },
  ],
});

interface DcList {
  readonly says: 'named' | 'uncertain' | 'not-named' | 'empty' | 'unknown';
  readonly tie: 'tied' | 'assumed';
  readonly host: Host | null;
  readonly placed: readonly Placed[];
}

interface Lists {
  /** Of the domain controllers that refused. */
  readonly here: readonly DcList[];
  readonly others: readonly DcList[];
}

function listsOf(look: Look<Needs>): Lists {
  const events = domainBlocks(look);
  const refusers = new Set(events.flatMap(({ placed }) => placed.host?.id ?? []));
  const written = events.map(({ fact }) => hostName(fact.channel)).find((name) => name !== null) ?? null;
  if (written === null) return { here: [], others: [] };
  const controllers = look.hosts().filter((host) => host.roles.has('domain-controller'));
  const read = (host: Host): DcList => listOn(look, host, firstLabel(written), controllers.length === 1);
  return {
    here: controllers.filter((host) => refusers.has(host.id)).map(read),
    others: controllers.filter((host) => !refusers.has(host.id)).map(read),
  };
}

function listOn(look: Look<Needs>, host: Host, server: HostName, isOnly: boolean): DcList {
  const { path } = policies['P-DOMX'];
  const own = look.settingOn(host, path);
  if (own.reach === 'tied' && own.value !== null)
    return { ...read(look, own.value, server), tie: 'tied', host, placed: own.placed };
  if (own.reach !== null) return { says: 'unknown', tie: 'tied', host, placed: [] };
  const undefinedHere = look.on(
    host,
    'setting-undefined',
    (fact) => fact.path === path || (fact.whole === 'key' && path.startsWith(`${fact.path}\\`)),
  );
  if (undefinedHere.length > 0 && !settingsCameLater(look, host))
    return { says: 'empty', tie: 'tied', host, placed: undefinedHere };
  // A file without owner can only be of the one domain controller of the case.
  const unowned = look
    .all('policy-setting')
    .filter(
      (placed) =>
        placed.fact.path === path &&
        placed.host === null &&
        (placed.role === null || placed.role === 'domain-controller'),
    );
  const [first, ...more] = unowned;
  return isOnly && first !== undefined && more.length === 0
    ? { ...read(look, first.fact.value, server), tie: 'assumed', host, placed: unowned }
    : { says: 'unknown', tie: 'tied', host, placed: [] };
}

function read(
  look: Look<Needs>,
  value: number | string | readonly string[],
  server: HostName,
): Pick<DcList, 'says'> {
  const entries = [value].flat().map((entry) => String(entry).trim());
  const matches = entries.map((entry) =>
    matchesDomainException(entry, server, look.host(server)?.names ?? []),
  );
  if (entries.every((entry) => entry === '')) return { says: 'empty' };
  if (matches.includes('covered')) return { says: 'named' };
  return { says: matches.includes('uncertain') ? 'uncertain' : 'not-named' };
}

function settingsCameLater(look: Look<Needs>, host: Host): boolean {
  const last = look.attempt.times[look.attempt.times.length - 1] ?? Infinity;
  return look
    .on(host, 'policy-applied', (fact) => SETTINGS_ARRIVED.includes(fact.event))
    .some(({ fact }) => fact.times.some((time) => time > last));
}

function itemOf(list: DcList | undefined, says: string, ask = true): Item {
  return list === undefined
    ? unobserved(ask ? askDomainPolicy() : null)
    : shown(`${says} (${list.host?.shown ?? 'domain controller'})`, list.placed, list.tie);
}

/** The list of a domain controller that refused holds entries, and none is this server. */
function notNamed(here: readonly DcList[]): Item {
  return itemOf(
    here.find((list) => list.says === 'not-named'),
    'no entry of the domain controller’s exception list matches the server',
  );
}

function emptyHere(here: readonly DcList[]): Item {
  return itemOf(
    here.find((list) => list.says === 'empty' && list.tie === 'tied'),
    'the exception list of the domain controller that refused is empty',
  );
}

function namedElsewhere({ others }: Lists): Item {
  return itemOf(
    others.find((list) => list.says === 'named' && list.tie === 'tied'),
    'the exception list of another domain controller names the server',
  );
}

/** Somebody made exceptions. Without any, the server is simply not excepted. */
function someList({ here, others }: Lists): Item {
  const all = [...here, ...others];
  const filled = all.find((list) => ['named', 'uncertain', 'not-named'].includes(list.says));
  if (filled !== undefined) return itemOf(filled, 'the domain controller has a list of exceptions');
  const isEmpty = here.length > 0 && all.every((list) => list.says === 'empty' && list.tie === 'tied');
  return isEmpty
    ? absent(
        ...proofs(
          'the domain controller’s exception list is empty',
          all.flatMap((list) => list.placed),
        ),
      )
    : unobserved(askDomainPolicy());
}

/** The list names the server under a value where it counts. Under 3 and 7, or an unknown value, that only speaks against. */
function namedHere(look: Look<Needs>, here: readonly DcList[]): Item {
  const known = here.filter((list) => list.says !== 'unknown');
  const [first] = known;
  if (first === undefined || !known.every((list) => list.says === 'named')) return unobserved();
  const named = itemOf(first, 'the exception list of the domain controller that refused names the server');
  const value = first.host === null ? null : look.settingOn(first.host, policies['P-DOM'].path);
  const counts = value?.reach === 'tied' && LIST_COUNTS.includes(value.value);
  return counts ? named : supporting(named);
}

function generalRuledOut(rulings: Rulings): Item {
  const general = rulings.of(GENERAL);
  return general?.level === 'ruled-out' ? present('tied', ...general.against) : unobserved();
}

/** Where it is not even likely that a domain controller refused this attempt, its list explains nothing. */
function notMoreThan(rulings: Rulings): NonNullable<Findings['cap']> | null {
  const general = rulings.of(GENERAL);
  return general !== null && !isAtLeast(general.level, 'likely')
    ? { at: 'possible', why: general.note ?? 'the refusal by a domain controller is not certain' }
    : null;
}
