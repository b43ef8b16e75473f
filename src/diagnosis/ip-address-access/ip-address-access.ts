/**
 * The share is opened by IP address. Windows does not try Kerberos for an address, so NTLM was the only way.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/kerberos/configuring-kerberos-over-ip
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import type { Strength } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { firstFqdn, hostName, isAddress, type HostName } from '../../windows/names.ts';
import { askClientNtlmLog, askSavedCredentials, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { serverInCommand } from '../command-name.ts';
import { fallbackStopped, STOPPED_KINDS } from '../fallback-stopped.ts';
import { absent, atMost, oneOf, present, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { refusedByName } from '../name-check.ts';
import { passedOf, PASSING_KINDS } from '../passed.ts';
import { savedFor, SAVED_KINDS } from '../saved-for.ts';
import { clientException, clientName, onClient, pathInCommand, useFqdn, verifyKerberos } from '../steps.ts';
import { failedCode } from './failed-code.ts';
import { opensByName, BY_NAME_KINDS } from './opens-by-name.ts';

const NEEDS = [
  ...STOPPED_KINDS,
  ...PASSING_KINDS,
  ...BY_NAME_KINDS,
  ...SAVED_KINDS,
  'ntlm-audited',
  'ntlm-reason',
  'smb-client-failure',
  'spn-query',
  'spn-list',
] as const;
type Needs = (typeof NEEDS)[number];

const KERBEROS = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters`;

export default cause({
  id: 'ip-address-access',
  title: 'The share is opened by IP address',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/windows-server/security/kerberos/configuring-kerberos-over-ip',
    'https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b',
    'https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking',
  ],
  about: {
    statement:
      'The path holds an IP address instead of a name. An address has no SPN, so Windows does not even ask for a Kerberos ticket and goes straight to NTLM. As soon as NTLM is restricted anywhere on the way, the share is denied, while the same share opens by its name.',
    provedBy: [
      'The client’s NTLM log names the address as the target: in a block event (4001, 4015, 31023), or in an audit event (8001) beside a refusal of the same access.',
      'The address fails, and the same client opens the same share by name with a ticket; and either NTLM was refused for the address, or cmdkey /list holds no credential for it.',
      'Windows gives the reason itself (4020 or 4021 of 24H2 and Server 2025): “The target name contains an IP address”, and the access was refused.',
    ],
    ruledOutBy: [
      'The path names a computer, not an address.',
      'The session holds a ticket for the address: an IP SPN is in use.',
      'The server logged the account on, or examined its password: then the address was no obstacle.',
    ],
    prevention: ['P2', 'P7'],
  },
  lookalikes: [
    {
      id: 'alias-cname-no-spn',
      says: 'A name was typed, and no account holds an SPN for it. It fails in the same way.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'People type the address because the name does not resolve: then DNS is the first thing to repair.',
    },
    {
      id: 'wrong-saved-credential',
      says: 'A credential is saved for the address and does not apply to the name: cmdkey /list shows it.',
    },
    {
      id: 'smb-port-blocked',
      says: 'Nothing answers at the address (53, 67, 1231, event 30803): no question of authentication.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const typed = typedAddress(look);
    const stopped = fallbackStopped(look);
    const blocked = blockedForAddress(look, typed.name);
    const { audited, reason } = usesOfAddress(look, typed.name);
    const byName = opensByName(look, typed.name);
    const saved = savedFor(look, typed.name, byName.names);
    const isOther = saved.state === 'absent';
    const opened = isOther ? unobserved() : atMost(typed.tie, byName.opened);
    return {
      necessary: [typed.form],
      sufficient: [
        [oneOf(blocked, ifStopped(audited, stopped))],
        [
          isOther ? unobserved() : atMost(typed.tie, byName.withTicket),
          typed.name === null ? unobserved() : oneOf(stopped, saved, unobserved(askSavedCredentials(look))),
        ],
        [ifStopped(reason, stopped)],
      ],
      specific: [oneOf(blocked, audited, reason), opened],
      against: [ticketForAddress(look)],
      cap: ipSpnMayBe(look, typed.name),
    };
  },
  hasContrast: (look) => {
    const { name } = typedAddress(look);
    const { withTicket, names } = opensByName(look, name);
    return (
      withTicket.state === 'present' &&
      withTicket.tie === 'tied' &&
      savedFor(look, name, names).state !== 'absent'
    );
  },
  clause: (look) => `Windows does not try Kerberos for the IP address ${shownAddress(look)}`,
  stageWords: () => 'Not tried: the target is an IP address',
  remedies: (look) => [
    ...(fqdnOf(look) === null
      ? [
          {
            level: 1 as const,
            title: 'Open the share by the server’s FQDN',
            explanation:
              'Kerberos needs a name. Change mapped drives, Group Policy Preferences, DFS targets, scripts and services.',
            steps: [
              {
                where: onClient(look),
                command: `net use ${pathInCommand('<server FQDN>', look)}`,
                says: null,
              },
            ],
            verify: verifyKerberos(look, '<server FQDN>'),
            rollback: ['Map the old path again; nothing else was changed.'],
          },
        ]
      : [useFqdn(look, fqdnOf(look) ?? '')]),
    ipSpn(look),
    addressException(look),
  ],
});

interface TypedAddress {
  /** Null: a name was typed, or nobody knows what. */
  readonly name: HostName | null;
  readonly form: Item;
  readonly tie: Strength;
}

const PATH_KINDS: ReadonlySet<string> = new Set([
  'access-tried',
  'ntlm-blocked',
  'smb-client-failure',
  'service-failure',
  'spn-check-failed',
]);

/**
 * The address in the path. Records of server and domain controller do not name it: then an audit record of the client in
 * the same seconds does, weakly where nothing shows that the address is the server's.
 */
function typedAddress(look: Look<Needs>): TypedAddress {
  const { target, witnesses } = look.attempt;
  const paths = witnesses.filter((one) => PATH_KINDS.has(one.fact.kind) && one.strength === 'tied');
  const uses = clientUses(look);
  if (target !== null) {
    const from = [...paths, ...uses, ...witnesses].map((one) => one.placed);
    return isAddress(target)
      ? {
          name: target,
          form: present('tied', ...proofs(`the path names the address ${target}`, from, 1)),
          tie: 'tied',
        }
      : {
          name: null,
          form: absent(...proofs(`the path names ${target}, not an address`, from, 1)),
          tie: 'tied',
        };
  }
  const [name, ...others] = new Set(uses.map((one) => hostName(one.fact.target)));
  if (name === undefined || name === null || others.length > 0 || !isAddress(name)) {
    return { name: null, form: unobserved(), tie: 'weak' };
  }
  const says = `the client used NTLM for the address ${name} in these seconds`;
  return { name, form: tiedItem(says, weakly(uses)), tie: 'weak' };
}

/** 8001, 4020 and 4021 of the client beside this attempt: NTLM went out, and for which name. */
function clientUses(look: Look<Needs>) {
  return [
    ...look.tied('ntlm-audited', (fact) => fact.event === 8001),
    ...look.tied('ntlm-reason', (fact) => fact.event === 4020 || fact.event === 4021),
  ];
}

function weakly<T extends { readonly strength: Strength }>(
  ties: readonly T[],
): readonly (T & { strength: 'weak' })[] {
  return ties.map((one) => ({ ...one, strength: 'weak' as const }));
}

function blockedForAddress(look: Look<Needs>, name: HostName | null): Item {
  return tiedItem(
    'the client refused NTLM, and the target name is an IP address',
    look.tied(
      'ntlm-blocked',
      (fact) => [4001, 4015, 31023].includes(fact.event) && name !== null && hostName(fact.target) === name,
    ),
    unobserved(askClientNtlmLog(look)),
  );
}

/**
 * The client's audit of NTLM for the address. It stands beside every access that works as well, so alone it says why it was
 * not Kerberos and leaves open whether that is why the access failed.
 */
function usesOfAddress(
  look: Look<Needs>,
  name: HostName | null,
): { readonly audited: Item; readonly reason: Item } {
  if (name === null || isElsewhere(look)) return { audited: unobserved(), reason: unobserved() };
  const isOurs = (fact: { readonly target: string | null }): boolean => hostName(fact.target) === name;
  const isReason = (fact: { readonly target: string | null; readonly reason: string | null }): boolean =>
    isOurs(fact) && /contains an ip address/i.test(fact.reason ?? '');
  const known = look.attempt.target !== null;
  const audits = [
    ...look.tied('ntlm-audited', (fact) => fact.event === 8001 && isOurs(fact)),
    ...besideUndated(
      look,
      look.agreeing('ntlm-audited', (fact) => fact.event === 8001 && isOurs(fact)),
    ),
  ];
  const reasons = [
    ...look.tied('ntlm-reason', isReason),
    ...besideUndated(look, look.agreeing('ntlm-reason', isReason)),
  ];
  return {
    audited: tiedItem(
      'the client sent NTLM, and the target name is an IP address',
      known ? audits : weakly(audits),
    ),
    reason: tiedItem(
      'Windows itself gives the reason: the target name contains an IP address',
      known ? reasons : weakly(reasons),
    ),
  };
}

/** Records of the client's log for an output without time: the one that fits is its, of several any may be. */
function besideUndated(
  look: Look<Needs>,
  fitting: readonly Placed[],
): readonly { readonly placed: Placed; readonly strength: Strength }[] {
  if (look.attempt.times.length > 0 || look.client === null) return [];
  const own = fitting.filter((placed) => placed.host?.id === look.client?.id);
  return own.map((placed) => ({ placed, strength: own.length === 1 ? 'tied' : 'weak' }));
}

/**
 * Another stage failed: the server logged the account on or examined its password, the share was refused behind the
 * session (31010), or nothing answered. The server's check of the name comes after the logon and is a matter of the name.
 */
function isElsewhere(look: Look<Needs>): boolean {
  if (refusedByName(look).state === 'present') return false;
  const passed = passedOf(look);
  const arrived = passed.stageProof('kerberos') !== null || passed.credential !== null;
  return arrived || !failedCode(look);
}

/** Without a refusal the failure may be the share's permissions or the password: these fail in the same way by name. */
function ifStopped(item: Item, stopped: Item): Item {
  return stopped.state === 'present' && !stopped.supportsOnly ? atMost(stopped.tie, item) : unobserved();
}

function ticketForAddress(look: Look<Needs>): Item {
  const held = look.tickets().held.filter((ticket) => ticket.strength === 'tied');
  const { target } = look.attempt;
  return target !== null && isAddress(target)
    ? shown('a ticket for the address is held: an IP SPN is in use', held)
    : unobserved();
}

/** With TryIPSPN and an SPN for the address Windows does try Kerberos, from the next sign-in on. */
function ipSpnMayBe(look: Look<Needs>, name: HostName | null) {
  if (name === null) return null;
  const { value, reach } = look.setting(`${KERBEROS}\\TryIPSPN`.toLowerCase(), 'client');
  const isOwned = (['cifs', 'host'] as const).some((service) => {
    const { queries, lists } = look.owners(service, name);
    return lists.length > 0 || queries.some((query) => query.fact.owners.length > 0);
  });
  return value === 1 && reach !== null && isOwned
    ? ({
        at: 'possible',
        why: 'TryIPSPN is on and the address has an SPN: Kerberos may have been tried and have failed for another reason',
      } as const)
    : null;
}

function shownAddress(look: Look<Needs>): string {
  return typedAddress(look).name ?? targetName(look);
}

/** The FQDN of the server behind the address, where the case knows it. */
function fqdnOf(look: Look<Needs>): HostName | null {
  return firstFqdn([...(look.server?.names ?? []), ...opensByName(look, typedAddress(look).name).names]);
}

function ipSpn(look: Look<Needs>) {
  const address = inCommand(typedAddress(look).name, '<address>');
  const server = serverInCommand(look);
  return {
    level: 1 as const,
    title: 'Only where the path cannot change: Kerberos for the address',
    explanation: 'Windows 10 1507, Server 2016 and later can use an IP SPN. The address must be static.',
    steps: [
      {
        where: `on ${clientName(look)}, as administrator`,
        command: `reg add "HKLM\\${KERBEROS}" /v TryIPSPN /t REG_DWORD /d 1 /f`,
        says: 'Takes effect after a new logon or restart.',
      },
      {
        where: 'as a domain administrator',
        command: `setspn -S host/${address} ${server}`,
        says: null,
      },
    ],
    verify: verifyKerberos(look, address),
    rollback: [`setspn -D host/${address} ${server}`, `reg delete "HKLM\\${KERBEROS}" /v TryIPSPN /f`],
    impact:
      'An IP SPN is fragile: when the address moves to another computer, that computer can be impersonated.',
  };
}

function addressException(look: Look<Needs>) {
  return {
    ...clientException(look),
    explanation:
      'For this list only names are documented: whether Windows takes an address must be tested. The list of the SMB client (Block NTLM Server Exception List of 24H2 and Server 2025) does take addresses.',
  };
}
