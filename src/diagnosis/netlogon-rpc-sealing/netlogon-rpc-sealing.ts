/**
 * A domain controller refuses the Netlogon channel of the file server, because it only signs, or uses RC4 or no secure RPC at
 * all (CVE-2022-38023, CVE-2020-1472). NTLM logons there cannot be validated, although no Restrict NTLM value is set;
 * Kerberos does not need that channel.
 *
 * 5838 to 5841 and RequireSeal:
 * https://support.microsoft.com/en-us/topic/kb5021130-how-to-manage-the-netlogon-protocol-changes-related-to-cve-2022-38023-46ea3067-3989-4d40-963c-680fd9e8ee25
 */
import { domainsAgree } from '../../correlation/accounts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, timesNear, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import type { Facts } from '../../facts/facts.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { dnsSuffix, firstLabel, hostName, isAddress, type HostName } from '../../windows/names.ts';
import { askServerSecurityLog, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  atMost,
  isPresent,
  oneOf,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { isServersOwnAccount } from '../ntlm-refusal.ts';
import { CHANNEL_KINDS, channelErrorsAbout, passedThrough } from '../secure-channel.ts';
import { onServer, serverName, verifyKerberos } from '../steps.ts';
import { VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...VISIBLE_KINDS,
  ...CHANNEL_KINDS,
  'logon-failed',
  'smb-session-refused',
  'credential-check',
  'ntlm-audited',
  'ntlm-reason',
  'ticket-held',
  'name-resolved',
  'system-described',
  'policy-setting',
] as const;
type Needs = (typeof NEEDS)[number];

/** Refused by their own meaning: no secure RPC (computer, trust), RC4 or MD5. */
const DENIED: readonly number[] = [5827, 5828, 5841];
/** Signing instead of sealing (client, trust): written in compatibility mode too, when nothing is refused. */
const SIGNED_ONLY: readonly number[] = [5838, 5839];
/** RC4 was seen, and let through. */
const RC4_SEEN: readonly number[] = [5840];
const REQUIRE_SEAL = 'system\\currentcontrolset\\services\\netlogon\\parameters\\requireseal';
const ENFORCED = 2;
/** Server 2025 came after the updates of July 2023, which took compatibility mode away. */
const ALWAYS_ENFORCED = 26100;
const HOUR_MS = 60 * 60_000;
const SERVER_UNAVAILABLE = 0xc0000466;
/** No domain controller, no trust secret, no account, no trust; and what a NAS answers instead. */
const CHANNEL_CODES: ReadonlySet<number> = new Set([
  0xc000005e,
  0xc000018a,
  0xc000018b,
  0xc000018c,
  0xc000018d,
  SERVER_UNAVAILABLE,
]);
/** What a server answers that could not have the logon validated; codes of an examined credential are none of them. */
const NOT_VALIDATED: ReadonlySet<number> = new Set([...CHANNEL_CODES, 0xc000006d, 0xc0000022]);
const CLIENT_CODES: readonly number[] = [64, 1326, 1787, 1789];
const TRUST_CODES: readonly number[] = [1787, 1789];

export default cause({
  id: 'netlogon-rpc-sealing',
  title: 'The domain controller refuses the file server’s Netlogon channel',
  role: 'trigger',
  stage: 'ntlm-domain',
  includes: ['machine-password-out-of-sync'],
  references: [
    'https://support.microsoft.com/en-us/topic/kb5021130-how-to-manage-the-netlogon-protocol-changes-related-to-cve-2022-38023-46ea3067-3989-4d40-963c-680fd9e8ee25',
    'https://support.microsoft.com/en-us/topic/how-to-manage-the-changes-in-netlogon-secure-channel-connections-associated-with-cve-2020-1472-f7e8cc17-0309-1d6a-304e-5ba73cd1a11e',
    'https://lenovonetapp.com/technical-service/support/support-bulletin/su530.html',
  ],
  about: {
    statement:
      'The file server, often a NAS, asks a domain controller over its Netlogon channel whether an NTLM logon is right. Since the updates of 2022 and 2023 the domain controllers take only channels that are sealed with AES, so every NTLM logon at that server fails. Kerberos logons go on working.',
    provedBy: [
      'A domain controller denied the channel of this server (NETLOGON 5827, 5828 or 5841), and within the hour an NTLM logon failed there.',
      'A domain controller found that this server signs and does not seal (5838, 5839), sealing is enforced there, and within the hour an NTLM logon failed at the server.',
    ],
    ruledOutBy: [
      'A domain account was logged on by NTLM at that server after the event.',
      'The logon that failed was Kerberos.',
      'The account is one of the server itself.',
    ],
    prevention: ['P6', 'P8'],
  },
  lookalikes: [
    {
      id: 'machine-password-out-of-sync',
      says: 'The same 3210 and 1789. There a reset of the channel helps, here it does not.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'The domain controller takes the channel and refuses NTLM: 4004 to 4006, or 0xC0000418 at the server.',
    },
    {
      id: 'no-kdc-line-of-sight',
      says: 'The server reaches no domain controller at all: NETLOGON 5719 there, nothing at the domain controller.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const denied = eventsOf(look, DENIED, 'a domain controller denied the Netlogon channel');
    const signed = eventsOf(
      look,
      SIGNED_ONLY,
      'a domain controller found signing instead of sealing in the Netlogon channel',
    );
    const ofDay = oneOf(denied.day, signed.day);
    // A logon fails for many reasons: alone it is no sign of this one.
    const failed = isPresent(ofDay) ? failedNtlm(look) : unobserved();
    return {
      necessary: [ofDay.state === 'present' ? ofDay : unobserved(askDcSystemLog())],
      sufficient: [
        [denied.hour, failed],
        [signed.hour, enforced(look), failed],
      ],
      specific: [isPresent(failed) ? atMost(failed.tie, ofDay) : unobserved()],
      against: [
        channelWorks(look, [...denied.placed, ...signed.placed]),
        byKerberos(look),
        localAccount(look),
      ],
      supports: [
        eventsOf(look, RC4_SEEN, 'a domain controller saw RC4 in the Netlogon channel').day,
        serverUnavailable(look),
        channelCode(look),
        visibleCode(look, TRUST_CODES),
      ].map(supporting),
    };
  },
  clause: (look) => `the domain controllers refuse the Netlogon channel of ${serverName(look)}`,
  stageWords: () => 'Not validated: the server’s Netlogon channel is refused',
  remedies: (look) => [
    {
      level: 1,
      title: `Open ${targetName(look)} by a name for which Kerberos works`,
      explanation: 'Kerberos does not need the Netlogon channel, so the FQDN may work at once.',
      steps: [
        {
          where: 'wherever the path is written',
          command: null,
          says: 'Use the FQDN of the server instead of its address or an alias.',
        },
      ],
      verify: verifyKerberos(look),
      rollback: ['Write the old path again; nothing else was changed.'],
    },
    {
      level: 1,
      title: `Update ${serverName(look)} so that it seals its channel with AES`,
      explanation:
        'A NAS needs the firmware of its vendor. Where the domain controller is Samba: 4.16.11, 4.17.10, 4.18.5 or newer. RequireSeal = 1 is still recommended in many places; a domain controller with the updates of July 2023 no longer reads it, and holding updates back leaves the hole open. Test-ComputerSecureChannel -Repair does not help.',
      steps: [
        {
          where: onServer(look),
          command: null,
          says: 'Install the vendor’s update for CVE-2022-38023. If the appliance has one, switch AES for its machine account on.',
        },
        {
          where: 'on every domain controller',
          command: ASK_COMMAND,
          says: 'Which computers else are named? They fail in the same way.',
        },
      ],
      verify: [
        'No new NETLOGON 5827, 5828 or 5838–5841 for this account, on any domain controller.',
        'The server logs an NTLM logon of a domain account (4624), or 4776 says 0x0.',
      ],
      rollback: ['The former firmware, as the vendor describes it; the domain controllers were not changed.'],
      impact:
        'An unsealed channel can be read and changed on its way: the domain controllers should not be loosened for it.',
    },
  ],
});

const ASK_COMMAND =
  "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='NETLOGON'} -MaxEvents 2000 | Export-Csv netlogon.csv -Encoding UTF8";

function askDcSystemLog(): Ask {
  return {
    what: 'what the domain controllers say of the server’s Netlogon channel (NETLOGON 5827, 5828, 5838–5841)',
    command: ASK_COMMAND,
    host: null,
    role: 'domain-controller',
  };
}

function askRequireSeal(host: string | null): Ask {
  return {
    what: 'whether the domain controller enforces sealing (RequireSeal)',
    command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters /v RequireSeal`,
    host,
    role: 'domain-controller',
  };
}

interface ChannelEvents {
  readonly placed: readonly Placed<'secure-channel-error'>[];
  /** Within an hour of the attempt. */
  readonly hour: Item;
  /** Within a day. An attempt without time has only these, and weakly. */
  readonly day: Item;
}

/** What the domain controllers wrote of the channel of this attempt's server. */
function eventsOf(look: Look<Needs>, ids: readonly number[], says: string): ChannelEvents {
  const all = aboutServer(look, ids);
  const { times } = look.attempt;
  const near = (window: number) =>
    tiedItem(
      `${says} of ${serverName(look)}`,
      all
        .filter(({ fact }) => times.length === 0 || timesNear(times, fact.times, window, window).length > 0)
        .map((placed) => ({
          placed,
          strength: times.length > 0 && isDatedSurely(look, placed) ? ('tied' as const) : ('weak' as const),
        })),
      unobserved(askDcSystemLog()),
    );
  return { placed: all, hour: near(HOUR_MS), day: near(DAY_MS) };
}

/**
 * Most appliances have no file in the case: then their account must bear the name that was typed, or the one that DNS has for
 * the address; or the event itself says that the computer called from that address.
 */
function aboutServer(look: Look<Needs>, ids: readonly number[]): readonly Placed<'secure-channel-error'>[] {
  const { target } = look.attempt;
  const own = channelErrorsAbout(look, look.server, ids);
  if (target === null || (look.server !== null && !isAddress(target))) return own;
  const names = isAddress(target) ? namesOf(look, target) : [target];
  const called = look
    .all('secure-channel-error')
    .filter(
      ({ fact }) =>
        ids.includes(fact.event) &&
        ((isAddress(target) && hostName(fact.address) === target) ||
          names.some((name) => isAccountOf(fact, name))),
    );
  return [...new Set([...own, ...called])];
}

function isAccountOf({ account, domain }: Facts['secure-channel-error'], name: HostName): boolean {
  // NETLOGON prints the DNS domain with its dot.
  const suffix = domain?.toLowerCase().replace(/\.$/, '') ?? null;
  return hostName(account) === firstLabel(name) && domainsAgree(suffix, dnsSuffix(name));
}

/** Names for which DNS answered with this address. */
function namesOf(look: Look<Needs>, address: HostName): readonly HostName[] {
  return look.all('name-resolved').flatMap((placed) => {
    const { source, name, answers } = placed.fact;
    if (source !== 'dns' || !answers.some((answer) => hostName(answer) === address)) return [];
    return look.momentTie(placed) === 'tied' ? (hostName(name) ?? []) : [];
  });
}

/**
 * An hour is told only by clocks that compare, as those do that print the same seconds for the server's channel and the failure,
 * whatever their zones.
 */
function isDatedSurely(look: Look<Needs>, placed: Placed): boolean {
  const { times, zoneKnown } = look.attempt;
  const compare = placed.zoneKnown === zoneKnown || closePair(times, placed.fact.times, TWO_HOSTS_MS);
  return placed.holding !== 'open' && compare;
}

/** Sealing is enforced at the domain controller that wrote 5838 or 5839. */
function enforced(look: Look<Needs>): Item {
  const writers = aboutServer(look, SIGNED_ONLY).flatMap(({ host }) => host ?? []);
  for (const host of writers) {
    const seal = look.settingOn(host, REQUIRE_SEAL);
    const says = `${host.shown ?? 'the domain controller'} enforces sealing`;
    if (seal.reach === 'tied' && seal.value === ENFORCED)
      return shown(`${says} (RequireSeal 2)`, seal.placed);
    const builds = look.on(host, 'system-described', (fact) => (fact.build ?? 0) >= ALWAYS_ENFORCED);
    if (builds.length > 0) return shown(`${says}: its Windows knows no compatibility mode`, builds);
  }
  return unobserved(askRequireSeal(writers[0]?.shown ?? null));
}

/**
 * An NTLM logon at this server failed in a way that nobody validated it. A client's code alone may be that of Kerberos, so
 * it needs a sign of NTLM beside it.
 */
function failedNtlm(look: Look<Needs>): Item {
  const says = 'an NTLM logon at this server failed';
  const atServer = tiedItem(
    says,
    [
      ...look.tied(
        'logon-failed',
        (fact) => fact.logonType === 3 && fact.package !== 'kerberos' && NOT_VALIDATED.has(fact.status),
      ),
      ...look.tied('smb-session-refused', (fact) => fact.status !== null && NOT_VALIDATED.has(fact.status)),
    ],
    unobserved(askServerSecurityLog(look)),
  );
  const atClient = visibleCode(look, CLIENT_CODES);
  return oneOf(
    atServer,
    serverUnavailable(look),
    usedNtlm(look) ? atClient : atMost('weak', atClient),
    atServer,
  );
}

/** Windows does not try Kerberos for an address; 8001, 4020 and 4021 are written where NTLM is used. */
function usedNtlm(look: Look<Needs>): boolean {
  const { target } = look.attempt;
  const used = [...look.tied('ntlm-audited'), ...look.tied('ntlm-reason')];
  return (target !== null && isAddress(target)) || used.some((one) => one.strength === 'tied');
}

/** 0xC0000466 is what a NAS answers whose logons nobody validates. */
function serverUnavailable(look: Look<Needs>): Item {
  const isCode = (code: number | null): boolean => code === SERVER_UNAVAILABLE;
  return tiedItem('the server answered STATUS_SERVER_UNAVAILABLE (0xC0000466)', [
    ...look.tied('smb-client-failure', (fact) => isCode(fact.status)),
    ...look.tied('access-tried', (fact) => fact.command !== 'told' && isCode(fact.code)),
  ]);
}

/** The server itself says that it has no working channel, or no domain controller. */
function channelCode(look: Look<Needs>): Item {
  return tiedItem('the server’s own record says that it could not have the logon validated', [
    ...look.tied('logon-failed', (fact) => CHANNEL_CODES.has(fact.status)),
    ...look.tied('smb-session-refused', (fact) => fact.status !== null && CHANNEL_CODES.has(fact.status)),
  ]);
}

/** The channel carried an NTLM logon of a domain account after the event, or a domain controller accepted this very logon. */
function channelWorks(look: Look<Needs>, events: readonly Placed<'secure-channel-error'>[]): Item {
  const last = look.attempt.times[look.attempt.times.length - 1];
  const near = events.flatMap(({ fact }) =>
    fact.times.filter((time) => last === undefined || Math.abs(time - last) <= DAY_MS),
  );
  const first = Math.min(Infinity, ...near);
  const until = last === undefined ? Infinity : last + HOUR_MS;
  return oneOf(
    shown(
      `${serverName(look)} logged a domain account on by NTLM after the event`,
      passedThrough(look, look.server).filter(({ fact }) =>
        fact.times.some((time) => time > first && time <= until),
      ),
    ),
    tiedItem(
      'a domain controller accepted this credential',
      look.tied('credential-check', (fact) => fact.status === 0),
    ),
  );
}

/** The channel is not needed for Kerberos. */
function byKerberos(look: Look<Needs>): Item {
  return oneOf(
    tiedItem(
      'the logon that failed was Kerberos',
      look.tied('logon-failed', (fact) => fact.package === 'kerberos'),
    ),
    tiedItem(
      `the session holds a Kerberos ticket for ${targetName(look)}`,
      look.tickets().held.map((placed) => ({ placed, strength: placed.strength })),
    ),
  );
}

function localAccount(look: Look<Needs>): Item {
  if (!isServersOwnAccount(look)) return unobserved();
  return tiedItem(
    'the account is local to the server, so no domain controller is asked',
    look.attempt.witnesses,
  );
}
