/**
 * One side still sends LM or NTLMv1 and the other no longer takes it: level 5 at whoever checks the password, Windows 11
 * 24H2 and Server 2025, which have no NTLMv1 any more, or a service such as Azure Files. The codes are those of a wrong
 * password.
 *
 * https://learn.microsoft.com/en-us/windows/whats-new/removed-features
 * https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity
 */
import type { Tied } from '../../correlation/attempts.ts';
import type { Host } from '../../correlation/hosts.ts';
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { account, hostName, uncPath } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import {
  askClientNtlmLog,
  askNtlmLevel,
  askSavedCredentials,
  askServerSecurityLog,
  targetName,
} from '../asks.ts';
import { cause } from '../cause.ts';
import {
  absent,
  atMost,
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
  type Proof,
  type Tie,
} from '../item.ts';
import { joinStates } from '../join-state.ts';
import { isServersOwnAccount } from '../ntlm-refusal.ts';
import {
  earlierNtlmV1,
  isNtlmV1,
  isNtlmV2,
  isThisDevice,
  latelyNtlmV2,
  type Level,
  NTLM_VERSION_KINDS,
  NTLMV2_ONLY,
  sendsNtlmV1Only,
  sendsNtlmV2Only,
  serverLevel,
} from '../ntlm-version.ts';
import {
  clientName,
  onClientAsAdministrator,
  ROLLBACK_GPO,
  SECURITY_OPTIONS,
  serverName,
  verifyKerberos,
} from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...VISIBLE_KINDS,
  ...NTLM_VERSION_KINDS,
  'ntlm-unusable',
  'logon-failed',
  'credential-check',
  'ticket-request',
  'account-changed',
  'saved-credential',
  'saved-credential-list',
  'system-described',
  'port-tested',
  'join-state',
  'ticket-held',
  'ticket-list',
] as const;
type Needs = (typeof NEEDS)[number];

const WRONG_PASSWORD = 0xc000006a;
const LOGON_FAILURE = 0xc000006d;
const LOGON_CODES: readonly number[] = [86, 1326];
/** What Azure Files makes of NTLMv1, beside 53. */
const INVALID_PARAMETER = 87;
const BAD_PATH = 53;
const NTLM_DISABLED = 1937;
const SMB_PORT = 445;
/** The level at which NTLMv1 is refused by whoever checks the password. */
const REFUSES_NTLMV1 = 5;
/** Windows 11 24H2, Server 2025: no NTLMv1 at all. */
const WITHOUT_NTLMV1 = 26100;

/** For so long the old password is still taken for network logons, so a change within it explains no refusal. */
const OLD_PASSWORD_MS = 60 * 60_000;

export default cause({
  id: 'ntlmv1-refused',
  title: 'NTLMv1 is sent, and is no longer taken',
  role: 'trigger',
  // The answer comes from whoever checks the password, behind all gates of the Restrict NTLM policies.
  stage: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/windows/whats-new/removed-features',
    'https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions',
    'https://learn.microsoft.com/en-us/troubleshoot/azure/azure-storage/files/connectivity/files-troubleshoot-smb-connectivity',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/authentication-package-listed-as-ntlmv1-security-audit-event',
  ],
  about: {
    statement:
      'The client answers with LM or NTLMv1, because it is an old device or because its LAN Manager authentication level is 0, 1 or 2. Whoever checks the password takes NTLMv2 only. The right password is refused with the codes of a wrong one.',
    provedBy: [
      'Event 4013 of the client for this server: it tried NTLMv1, and its own Windows has none any more.',
      'The same device got in by NTLMv1 before, whoever checks the password takes NTLMv2 only, and the password that was refused is known to be right.',
      'One transcript of the client: at level 0, 1 or 2 the share is refused, the level is raised, and the same command opens it.',
    ],
    ruledOutBy: [
      'The record of the refusal, or an earlier logon of the same account from this device, says NTLM V2.',
      'The client is set to level 3 or higher.',
      'Whoever checks the password is known to take NTLMv1.',
      'The client holds a Kerberos ticket for the server.',
    ],
    prevention: ['P2', 'P9'],
  },
  lookalikes: [
    {
      id: 'wrong-saved-credential',
      says: 'A wrong password gives the same 86, 1326 and 0xC000006A. With NTLM V2 in the record, or level 3 and above at the client, it is the password.',
    },
    { id: 'smb1-only-device', says: 'A device that speaks SMB 1 only ends before any logon.' },
    {
      id: 'spn-target-name-hardening',
      says: 'A server that checks the target name refuses NTLMv1 clients as well; it writes 5168.',
    },
    {
      id: null,
      says: '4624 of ANONYMOUS LOGON always says NTLM V1; and where a Windows Server 2003 checks the password, every 4624 says so.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const event = attempted(look);
    const low = sendsNtlmV1Only(look);
    const earlier = earlierNtlmV1(look);
    const onlyV2 = takesOnlyNtlmV2(look);
    const refused = refusedAsWrong(look);
    const code = oneOf(refused, visibleCode(look, LOGON_CODES), azureCode(look));
    const change = raisedInTranscript(look);
    return {
      necessary: [
        otherwise(oneOf(event, low, earlier, namedNtlmV1(look), change.low), notSent(look)),
        otherwise(event, onlyV2),
      ],
      sufficient: [
        [event],
        [refused, oneOf(knownGoodPassword(look), stillTheAccounts(look)), earlier, onlyV2],
        [change.low, change.code, change.works],
      ],
      // 4013 is a set of its own, whatever its tie.
      specific: [together(low, onlyV2, code), together(earlier, onlyV2, code)],
      against: [ntlmV2(look), ticket(look)],
      supports: [
        visibleCode(look, [...LOGON_CODES, NTLM_DISABLED]),
        toldCode(look, LOGON_CODES),
        azureCode(look),
        supporting(refused),
      ],
    };
  },
  clause: (look) => `${clientName(look)} sends NTLMv1, which is no longer taken`,
  stageWords: () => 'Refused: NTLMv1 is not taken',
  remedies: (look) => [
    {
      level: 1,
      title: 'Let the client use Kerberos for this server',
      explanation:
        'A domain member that opens the share by the server’s own name sends no NTLM of any version.',
      steps: [
        {
          where: 'wherever the path is written',
          command: null,
          says: `Use the FQDN of ${serverName(look)} instead of an address or an alias.`,
        },
      ],
      verify: verifyKerberos(look),
      rollback: ['Write the old path again; nothing else was changed.'],
    },
    {
      level: 2,
      title: `Let ${clientName(look)} send NTLMv2`,
      explanation:
        'Windows: level 3 or higher. Scanner, NAS, Samba: a firmware or a setting that knows NTLMv2, else another device. Lowering the level of server or domain controllers is often advised instead; it lets every account be cracked from its NTLMv1 responses, and Windows 11 24H2 and Server 2025 do not follow it.',
      steps: [
        {
          where: 'in the Group Policy of this client',
          command: null,
          says: 'Network security: LAN Manager authentication level → Send NTLMv2 response only',
        },
        {
          where: `${onClientAsAdministrator(look)}, only where no Group Policy sets it`,
          command: String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v LmCompatibilityLevel /t REG_DWORD /d 3 /f`,
          says: null,
        },
      ],
      policyPath: `${SECURITY_OPTIONS} › Network security: LAN Manager authentication level`,
      verify: [
        String.raw`${onClientAsAdministrator(look)}: reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v LmCompatibilityLevel`,
        'Event 4624 at the server says NTLM V2 for this device; event 4013 no longer comes.',
      ],
      rollback: ['Set the level that reg query printed before the change.', ...ROLLBACK_GPO],
      impact: 'This hardens the client. A server that knows NTLMv1 only can no longer be reached from it.',
    },
  ],
});

/** 4013: this computer wanted to answer with NTLMv1 and has none. */
function attempted(look: Look<Needs>): Item {
  return tiedItem(
    'the client tried NTLMv1 for this server, which its Windows has no more (event 4013)',
    look.tied('ntlm-unusable', (fact) => fact.event === 4013),
    unobserved(askClientNtlmLog(look)),
  );
}

/** A record of this very attempt that names NTLMv1. */
function namedNtlmV1(look: Look<Needs>): Item {
  return tiedItem(
    'the refused response was NTLMv1',
    look.tied('logon-failed', (fact) => isNtlmV1(fact.lmPackage)),
  );
}

/** The client sends NTLMv2 only: a file that is surely its own rules NTLMv1 out. */
function notSent(look: Look<Needs>): Item {
  const high = sendsNtlmV2Only(look);
  return isPresent(high) && high.tie === 'tied'
    ? absent(...high.proofs)
    : unobserved(askNtlmLevel(look, 'client'));
}

/** The codes of a wrong password, at the server or where the account lives. */
function refusedAsWrong(look: Look<Needs>): Item {
  const isWrong = (status: number): boolean => status === WRONG_PASSWORD || status === LOGON_FAILURE;
  return tiedItem(
    'the credential was refused as if the password were wrong',
    [
      ...look.tied('logon-failed', (fact) => isWrong(fact.status) && fact.package !== 'kerberos'),
      ...look.tied('credential-check', (fact) => isWrong(fact.status)),
    ],
    unobserved(askServerSecurityLog(look)),
  );
}

/** 87, or 53 although the port is open: what Azure Files answers to a client that sends NTLMv1. */
function azureCode(look: Look<Needs>): Item {
  if (!isAzureFiles(look)) return unobserved();
  const open = look
    .on(look.client, 'port-tested', (fact) => fact.port === SMB_PORT && fact.open)
    .filter(({ fact }) => hostName(fact.target) === look.attempt.target);
  return oneOf(
    visibleCode(look, [INVALID_PARAMETER]),
    together(visibleCode(look, [BAD_PATH]), shown('port 445 of this name is open', open)),
  );
}

function isAzureFiles(look: Look<Needs>): boolean {
  return look.attempt.target?.endsWith('.file.core.windows.net') ?? false;
}

/** Whoever checks the password takes NTLMv2 only. */
function takesOnlyNtlmV2(look: Look<Needs>): Item {
  if (isAzureFiles(look)) {
    return tiedItem('Azure Files takes NTLMv2 only', look.attempt.witnesses);
  }
  const checker = checkerOf(look);
  if (checker !== null) return takenBy(look, checker);
  // Which domain controller checks the password is not known: all that the case knows must refuse.
  const all = look
    .hosts()
    .filter((host) => host.roles.has('domain-controller'))
    .map((host) => takenBy(look, host));
  return all.length > 0 && all.every(isPresent)
    ? atMost('assumed', together(...all))
    : unobserved(askNtlmLevel(look, 'domain-controller'));
}

/** The computer that checked this password: it wrote 4776, or it holds the account itself. */
function checkerOf(look: Look<Needs>): Host | null {
  const [checked] = look
    .tied('credential-check', (fact) => fact.status !== 0)
    .filter((one) => one.strength === 'tied');
  if (checked !== undefined) return checked.placed.host;
  const isOwn = isServersOwnAccount(look) || joinStates(look, look.server, 'workgroup').length > 0;
  return isOwn ? look.server : null;
}

function takenBy(look: Look<Needs>, host: Host): Item {
  const name = host.shown ?? 'the computer that checks the password';
  const described = look.on(host, 'system-described', (fact) => fact.build !== null);
  const without = described.filter(({ fact }) => (fact.build ?? 0) >= WITHOUT_NTLMV1);
  const level = levelOf(look, host);
  if (without.length > 0) return shown(`${name} runs a Windows that has no NTLMv1`, without);
  if (level === null) {
    return unobserved(askNtlmLevel(look, host.id === look.server?.id ? 'server' : 'domain-controller'));
  }
  if (level.value === REFUSES_NTLMV1)
    return shown(`${name} refuses LM and NTLMv1 (LmCompatibilityLevel 5)`, level.placed, level.reach);
  // An older Windows with a lower level takes NTLMv1; without its build nobody knows.
  return described.length > 0 && level.reach === 'tied'
    ? absent(
        ...proofs(`${name} takes NTLMv1 (LmCompatibilityLevel ${String(level.value)})`, level.placed, 1),
        ...proofs(`${name} runs a Windows that has NTLMv1`, described, 1),
      )
    : unobserved(askNtlmLevel(look, host.id === look.server?.id ? 'server' : 'domain-controller'));
}

function levelOf(look: Look<Needs>, host: Host): Level | null {
  if (host.id === look.server?.id && !host.roles.has('domain-controller')) return serverLevel(look);
  const own = look.settingOn(host, policies['P-LM'].path);
  return own.reach === 'tied' && typeof own.value === 'number'
    ? { value: own.value, reach: 'tied', placed: own.placed }
    : null;
}

/**
 * The password that was refused is the right one: the session's own credential was sent (the command names no account, and
 * no password is saved for this server), and within the hour the KDC took the password of that session.
 */
function knownGoodPassword(look: Look<Needs>): Item {
  const ask = unobserved(askSavedCredentials(look));
  const { attempt, client } = look;
  const user = attempt.user;
  if (user === null || client === null) return ask;
  const typed = printedFailures(look);
  const files = new Set(typed.map((one) => one.fact.from[0].file));
  const lists = look
    .on(client, 'saved-credential-list', (fact) => fact.asked === null)
    .filter(({ fact }) => files.has(fact.from[0].file));
  const saved = look.on(client, 'saved-credential').some(({ fact }) => mayServe(look, fact.target));
  const [list] = lists;
  const [command] = typed;
  if (saved || list === undefined || command === undefined || typed.some((one) => one.fact.user !== null))
    return ask;
  const taken = look
    .ofAccount('ticket-request', (fact) => fact.event === 4768 && fact.status === 0)
    .filter(
      ({ fact }) =>
        isThisDevice(look, { workstation: null, address: fact.address }) &&
        timesNear(attempt.times, fact.times, OLD_PASSWORD_MS, OLD_PASSWORD_MS).length > 0,
    );
  const [ticketGranted] = taken;
  if (ticketGranted === undefined || passwordChanged(look)) return ask;
  return present(
    'tied',
    proof('the KDC took the password of this session within the hour (4768)', ticketGranted),
    proof('no password is saved for this server', list),
    proof('the command names no other account', command.placed),
  );
}

/**
 * The password with which this device got in last is still the account's: another computer got in with the account before that
 * and after the last refusal, and was never refused in between, as a new password would have had it.
 */
function stillTheAccounts(look: Look<Needs>): Item {
  const { attempt, server } = look;
  const [first] = attempt.times;
  const last = attempt.times[attempt.times.length - 1];
  const [log] = look.listening(server, SECURITY_LOG);
  if (first === undefined || last === undefined || log === undefined || attempt.user === null)
    return unobserved();
  const isOfAccount = (fact: { readonly user: string; readonly domain: string | null }): boolean =>
    accountsAgree(account(fact.user, fact.domain), attempt.user);
  const logons = look
    .ofAccount('logon', isOfAccount)
    .filter(
      ({ host, zoneKnown, holding }) =>
        host?.id === server?.id && zoneKnown === attempt.zoneKnown && holding === 'named',
    );
  const own = logons.filter(({ fact }) => isThisDevice(look, fact)).flatMap(({ fact }) => fact.times);
  const known = Math.max(-Infinity, ...own.filter((time) => time < first));
  for (const witness of logons.filter(({ fact }) => !isThisDevice(look, fact))) {
    const before = witness.fact.times.filter((time) => time <= known).pop();
    const after = witness.fact.times.find((time) => time > last);
    if (before === undefined || after === undefined || before < (log.fact.oldest ?? Infinity)) continue;
    const isBetween = ({ fact }: Placed): boolean =>
      fact.times.some((time) => time >= before && time <= after);
    const refused = look.on(
      server,
      'logon-failed',
      (fact) => isOfAccount(fact) && isFromOne(fact, witness.fact),
    );
    const changed = look
      .all('account-changed')
      .filter(({ fact }) => accountsAgree(account(fact.account, fact.domain), attempt.user));
    if ([...refused, ...changed].some(isBetween)) continue;
    return present(
      'tied',
      proof('another computer gets in with this account, before and after, and was not refused', witness),
    );
  }
  return unobserved();
}

const SECURITY_LOG = { providers: ['microsoft-windows-security-auditing'], ids: [4625] } as const;

function isFromOne(one: Origin, other: Origin): boolean {
  const names = [hostName(one.workstation), hostName(other.workstation)];
  if (!names.includes(null)) return names[0] === names[1];
  return one.address !== null && hostName(one.address) === hostName(other.address);
}

type Origin = Readonly<Record<'workstation' | 'address', string | null>>;

/** An entry with a wildcard may serve any server. */
function mayServe(look: Look<Needs>, written: string): boolean {
  const { target } = look.attempt;
  const name = hostName(written);
  const { server } = look;
  return (
    written.includes('*') ||
    name === target ||
    (name !== null && server !== null && look.host(name)?.id === server.id)
  );
}

function passwordChanged(look: Look<Needs>): boolean {
  const { attempt } = look;
  return look
    .all('account-changed')
    .some(
      ({ fact }) =>
        accountsAgree(account(fact.account, fact.domain), attempt.user) &&
        timesNear(attempt.times, fact.times, DAY_MS, DAY_MS).length > 0,
    );
}

interface Raised {
  readonly low: Item;
  readonly code: Item;
  readonly works: Item;
}

/**
 * One console: the level is shown low, the share is refused, the level is shown high, the same command opens the share.
 * With an account on the command line another password may have been typed, so then the tie is weak.
 */
function raisedInTranscript(look: Look<Needs>): Raised {
  for (const one of printedFailures(look)) {
    const { file, line: failedAt = 0 } = one.fact.from[one.fact.from.length - 1] ?? one.fact.from[0];
    const levels = levelsIn(look, file);
    const before = levels.filter(({ line }) => line < failedAt).pop();
    const works = openedAtHigherLevel(look, one, failedAt, levels);
    if (before === undefined && !isPresent(works)) continue;
    const says = `at the failure the client sends NTLMv1 only (LmCompatibilityLevel ${String(before?.value)})`;
    return {
      low:
        before !== undefined && before.value < NTLMV2_ONLY
          ? present('tied', proof(says, before.placed))
          : unobserved(askNtlmLevel(look, 'client')),
      code: visibleCode(look, [...LOGON_CODES, INVALID_PARAMETER, BAD_PATH]),
      works,
    };
  }
  return { low: unobserved(askNtlmLevel(look, 'client')), code: unobserved(), works: unobserved() };
}

/** Failed commands of this attempt, as their console printed them. */
function printedFailures(look: Look<Needs>) {
  return look
    .tied('access-tried', ({ outcome, command }) => outcome === 'failed' && command !== 'told')
    .filter((one) => one.strength === 'tied');
}

/** Between the failure and the success of the same command the console shows level 3 or higher. */
function openedAtHigherLevel(
  look: Look<Needs>,
  { fact }: Tied<'access-tried'>,
  failedAt: number,
  levels: readonly LevelLine[],
): Item {
  const { file } = fact.from[0];
  for (const success of look.on(look.client, 'access-tried', ({ outcome }) => outcome === 'succeeded')) {
    const origin = success.fact.from[0];
    const line = origin.line ?? 0;
    const isSame =
      origin.file === file && success.fact.user === fact.user && isSamePath(success.fact.target, fact.target);
    const level = levels.filter((one) => one.line > failedAt && one.line < line).pop();
    if (!isSame || level === undefined || level.value < NTLMV2_ONLY) continue;
    const says = `with LmCompatibilityLevel ${String(level.value)} the same command opens the share`;
    return present(fact.user === null ? 'tied' : 'weak', proof(says, success), proof(says, level.placed));
  }
  return unobserved();
}

function isSamePath(one: string | null, other: string | null): boolean {
  const path = uncPath(one);
  return path !== null && path.server === uncPath(other)?.server;
}

interface LevelLine {
  readonly line: number;
  readonly value: number;
  readonly placed: Placed;
}

/** What a transcript of the client prints of the level, from top to bottom. */
function levelsIn(look: Look<Needs>, file: string): readonly LevelLine[] {
  return look
    .on(look.client, 'policy-setting', (fact) => fact.path === policies['P-LM'].path)
    .flatMap((placed) =>
      placed.fact.from.flatMap((origin) =>
        origin.file === file && typeof placed.fact.value === 'number'
          ? [{ line: origin.line ?? 0, value: placed.fact.value, placed }]
          : [],
      ),
    )
    .sort((a, b) => a.line - b.line);
}

/** NTLM V2 in the refusal itself, or in the logons of this device shortly before. */
function ntlmV2(look: Look<Needs>): Item {
  return oneOf(
    tiedItem(
      'the refused response was NTLMv2',
      look.tied('logon-failed', (fact) => isNtlmV2(fact.lmPackage)),
    ),
    latelyNtlmV2(look),
  );
}

/** With a ticket for the name as typed the client sends no NTLM. */
function ticket(look: Look<Needs>): Item {
  return tiedItem(
    `the session holds a Kerberos ticket for ${targetName(look)}`,
    look.tickets().held.map((placed) => ({ placed, strength: placed.strength })),
  );
}

function otherwise(item: Item, other: Item): Item {
  return isPresent(item) ? item : other;
}

/** All of them, as one statement: no stronger than its weakest part. */
function together(...items: readonly Item[]): Item {
  const parts = items.filter(isPresent).filter((item) => !item.supportsOnly);
  if (parts.length < items.length) return unobserved();
  const ties = parts.map((item) => item.tie);
  const tie: Tie = ties.includes('weak') ? 'weak' : ties.includes('assumed') ? 'assumed' : 'tied';
  const all: readonly Proof[] = parts.flatMap((item) => item.proofs);
  return present(tie, ...all);
}
