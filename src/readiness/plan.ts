/**
 * The way to enforcement in steps, from the same data: repair what can go over Kerberos, write the exceptions, a pilot, then
 * one policy a week in the order in which each breaks least.
 */
import { isMissed } from '../correlation/paths/path.ts';
import { counted } from '../facts/counted.ts';
import type { Decisions } from '../facts/reading.ts';
import type { Would } from './gates.ts';
import { NOTHING_DENIED, type Gate, type Policy } from './policy.ts';
import { replay, type Readiness } from './replay.ts';
import { recordedDays } from './coverage.ts';
import type { Prerequisites } from './prerequisites.ts';
import { verdictOf, type ScopeVerdict } from './verdict.ts';
import { policies as known, type PolicyId } from '../windows/policies.ts';

export interface Step {
  readonly title: string;
  readonly says: string;
  readonly where: string;
  readonly watch: readonly string[];
  readonly stopWhen: readonly string[];
  readonly rollback: readonly string[];
}

/** Every value of every policy that is judged by itself, in the order of enforcement that breaks least first. */
const SINGLE_POLICIES: readonly { readonly gate: Gate; readonly policy: Policy }[] = [
  { gate: 'ntlmv1', policy: { ...NOTHING_DENIED, ntlmv1: 1 } },
  { gate: 'outgoing', policy: { ...NOTHING_DENIED, outgoing: 2 } },
  { gate: 'smb-client', policy: { ...NOTHING_DENIED, smbClient: 1 } },
  { gate: 'incoming', policy: { ...NOTHING_DENIED, incoming: 1 } },
  { gate: 'incoming', policy: { ...NOTHING_DENIED, incoming: 2 } },
  { gate: 'domain', policy: { ...NOTHING_DENIED, domain: 1 } },
  { gate: 'domain', policy: { ...NOTHING_DENIED, domain: 3 } },
  { gate: 'domain', policy: { ...NOTHING_DENIED, domain: 5 } },
  { gate: 'domain', policy: { ...NOTHING_DENIED, domain: 7 } },
];

export interface JudgedPolicy {
  readonly gate: Gate;
  readonly policy: Policy;
  readonly alone: ReturnType<typeof replay>;
  readonly judged: ScopeVerdict;
}

/** Each value by itself: what it would do with the exceptions that the files show, and whether it is ready. */
export function judgeEach(
  readiness: Readiness,
  decisions: Decisions,
  done: Prerequisites,
  which: readonly { readonly gate: Gate; readonly policy: Policy }[] = SINGLE_POLICIES,
): readonly JudgedPolicy[] {
  return which.map(({ gate, policy }) => {
    const alone = replay(readiness, { policy, hosts: null, lists: 'as-found' }, decisions);
    return { gate, policy, alone, judged: verdictOf(readiness, gate, policy, alone, decisions, done) };
  });
}

const SECURITY_OPTIONS =
  'Computer Configuration\\Policies\\Windows Settings\\Security Settings\\Local Policies\\Security Options';

/** @returns steps in their order; none where the case knows no path and no log */
export function planOf(readiness: Readiness, policies: readonly JudgedPolicy[]): readonly Step[] {
  const { paths, wayOuts } = readiness;
  const used = paths.filter(isMissed);
  const steps: Step[] = [];
  const open = policies.filter(({ judged }) => judged.verdict === 'cannot-say');
  if (used.length === 0 && open.length === policies.length) return [];
  const unwatched = new Set(policies.flatMap(({ gate, judged }) => (judged.lacksRecords ? [gate] : [])));
  if (unwatched.size > 0) steps.push(watchStep(unwatched));
  const waysOf = (...wanted: readonly string[]): number =>
    used.filter(({ id }) => wanted.includes(wayOuts.get(id)?.possible ?? 'unknown')).length;
  const repairs = waysOf('yes', 'likely');
  if (repairs > 0) {
    steps.push({
      title: 'Repair Kerberos where it can serve',
      says: `${counted(repairs, 'path')} can go over Kerberos, for certain or probably. Begin with the most used: each repair is an exception less.`,
      where: `the access paths on this page: "Way out" of each names what to do and the command`,
      watch: ['Event 8001 of the client for the old name fades out; 4624 at the server shows Kerberos.'],
      stopWhen: ['An access fails that worked before the repair.'],
      rollback: ['Take back the alias or SPN that was added, or use the former name.'],
    });
  }
  const unknown = waysOf('unknown');
  if (unknown > 0) {
    steps.push({
      title: 'Find out why Kerberos is not used for the rest',
      says: `Of ${counted(unknown, 'path')} no file tells yet whether Kerberos can serve.`,
      where: `the access paths on this page: "Way out" of each names what to collect`,
      watch: ['With the new files each of these paths gets its way out.'],
      stopWhen: ['A path belongs to work that nobody knows: ask its people first.'],
      rollback: ['Nothing was changed.'],
    });
  }
  const left = waysOf('no', 'after-project');
  if (left > 0) {
    steps.push({
      title: 'Write down the exceptions that remain',
      says: `${counted(left, 'path')} cannot go over Kerberos yet. Each entry gets an owner and an end date.`,
      where: `${SECURITY_OPTIONS}: ${nameOf('P-OUTX')} (clients), ${nameOf('P-DOMX')} (domain controllers)`,
      watch: [
        "An entry can go when its path is repaired, or when no event 8001 (clients) or 8004 (domain controllers) named it in a month of auditing with the month's end.",
      ],
      stopWhen: ['Nobody owns an entry.'],
      rollback: ['The former lists, saved before the change.'],
    });
  }
  steps.push(pilotStep(readiness));
  for (const { policy, judged, alone } of policies.filter(
    ({ gate }) => gate === 'incoming' || gate === 'domain',
  )) {
    const step = STAGES.find((stage) => stage.is(policy));
    if (step === undefined) continue;
    const count = (would: Would): number =>
      alone.outcomes.filter((outcome, index) => {
        const path = paths[index];
        return outcome.would === would && path !== undefined && isMissed(path);
      }).length;
    const [breaks, doubtful] = [count('break'), count('undetermined')];
    const now =
      breaks === 0
        ? 'Of the recorded paths none breaks today.'
        : `Today ${counted(breaks, 'path')} would break.`;
    const verdict = judged.verdict === 'cannot-say' ? ' The records do not suffice to call it safe.' : '';
    const rest = doubtful === 0 ? '' : ` Of ${counted(doubtful, 'path')} it cannot be told.`;
    steps.push({ ...step.step, says: `${step.step.says} ${now}${rest}${verdict}` });
  }
  return steps;
}

/** What to switch on where too little was recorded, and the events that then tell. Auditing changes nothing else. */
function watchStep(gates: ReadonlySet<Gate>): Step {
  const wanted = AUDITS.filter(({ of }) => of.some((gate) => gates.has(gate)));
  return {
    title: "Audit for two to four weeks, with a month's end",
    says: 'What nobody watched may break as well. Auditing denies nothing. Where it ran already, add those logs here; the reasons of each policy name the computers.',
    where: wanted.map(({ where }) => where).join('; '),
    watch: [
      `${wanted.map(({ watch }) => watch).join('; ')}.`,
      'The log keeps its first record: oldestRecordNumber stays the same in wevtutil gli Microsoft-Windows-NTLM/Operational',
    ],
    stopWhen: [
      'The log overwrites itself: make it larger first (wevtutil sl Microsoft-Windows-NTLM/Operational /ms:104857600).',
    ],
    rollback: ['Each value back to what it was before.'],
  };
}

const NTLM_LOG_IN_VIEWER = 'Applications and Services Logs › Microsoft › Windows › NTLM › Operational';

const AUDITS: readonly { readonly of: readonly Gate[]; readonly where: string; readonly watch: string }[] = [
  {
    of: ['outgoing', 'smb-client'],
    where: `on clients and servers, ${SECURITY_OPTIONS}: ${nameOf('P-OUT')} = Audit all`,
    watch: `8001 at clients (${NTLM_LOG_IN_VIEWER})`,
  },
  {
    of: ['incoming'],
    where: `on servers, ${SECURITY_OPTIONS}: ${nameOf('P-INA')} = Enable auditing for all accounts`,
    watch: `8002 and 8003 at servers (${NTLM_LOG_IN_VIEWER})`,
  },
  {
    of: ['domain'],
    where: `on domain controllers, ${SECURITY_OPTIONS}: ${nameOf('P-DOMA')} = Enable all`,
    watch: `8004 to 8006 at domain controllers (${NTLM_LOG_IN_VIEWER})`,
  },
  {
    of: ['ntlmv1'],
    where:
      'on servers, Computer Configuration\\Policies\\Windows Settings\\Security Settings\\Advanced Audit Policy Configuration\\Audit Policies\\Logon/Logoff: Audit Logon = Success',
    watch: '4624 at servers, whose "Package Name (NTLM only)" is NTLM V1 (Windows Logs › Security)',
  },
];

/** As the policy editor shows it. */
function nameOf(policy: PolicyId): string {
  return `"${known[policy].title}"`;
}

/** Only of a computer whose own log shows that it listened is it known how little NTLM it uses. */
function pilotStep({ paths, views }: Readiness): Step {
  const breaking = new Map<string, number>();
  for (const { client } of paths.filter(isMissed)) {
    if (client?.host) breaking.set(client.host.id, (breaking.get(client.host.id) ?? 0) + 1);
  }
  const clients = views.flatMap((view) =>
    view
      .hostsWith('client')
      .filter(
        (host) =>
          host.shown !== null && host.roles.size === 1 && (recordedDays(view, host, 'outgoing') ?? 0) > 0,
      ),
  );
  const quiet = clients.sort((a, b) => (breaking.get(a.id) ?? 0) - (breaking.get(b.id) ?? 0)).slice(0, 5);
  const names = quiet.map(
    (host) => `${host.shown ?? host.id} (${counted(breaking.get(host.id) ?? 0, 'path')})`,
  );
  const which =
    names.length === 0 ? '' : ` Of the computers in this case these use NTLM least: ${names.join(', ')}.`;
  return {
    title: 'Pilot: deny outgoing NTLM on a few computers of administrators',
    says: `Their users can tell what fails, and it is taken back in minutes.${which}`,
    where: `a GPO filtered to the pilot group; ${SECURITY_OPTIONS}: ${nameOf('P-OUT')} = Deny all`,
    watch: ['Event 4001 on the pilot computers, a week long.', 'What people report.'],
    stopWhen: ['Event 4001 names a server that work depends on and that has no way out yet.'],
    rollback: [
      'The value back to Audit all, then gpupdate /force on the pilot computers. It counts without a restart; what failed has to connect again.',
      String.raw`Where gpupdate itself fails, at the computer as administrator: reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 /v RestrictSendingNTLMTraffic /t REG_DWORD /d 1 /f`,
    ],
  };
}

const STAGES: readonly { readonly is: (policy: Policy) => boolean; readonly step: Step }[] = [
  {
    is: ({ incoming }) => incoming === 1,
    step: {
      title: 'Deny incoming NTLM of domain accounts on single servers',
      says: 'One server a week, those with no path first. There is no exception list for this policy: its scope is the exception.',
      where: `a GPO filtered to the server; ${SECURITY_OPTIONS}: ${nameOf('P-IN')} = Deny all domain accounts`,
      watch: ['Events 4002 and 4003 and 4625 with 0xC0000418 on the server.'],
      stopWhen: ['A client that work depends on is refused.'],
      rollback: ['The value back to Allow all, then gpupdate /force on the server.'],
    },
  },
  ...(
    [
      [1, 'for domain accounts to domain servers', 'Deny for domain accounts to domain servers'],
      [5, 'for all servers of the domain', 'Deny for domain servers'],
      [7, 'for everything', 'Deny all'],
    ] as const
  ).map(([value, title, word]) => ({
    is: ({ domain }: Policy): boolean => domain === value,
    step: {
      title: `Deny NTLM in the domain ${title}`,
      says: 'A week after the step before, and only when its events have stopped.',
      where: `Default Domain Controllers Policy or a GPO of that OU; ${SECURITY_OPTIONS}: ${nameOf('P-DOM')} = ${word}`,
      watch: ['Events 4004, 4005 and 4006 on all domain controllers.'],
      stopWhen: ['A server that work depends on appears in 4004 and is in no exception list.'],
      rollback: [
        'The value back to Disable (audit stays on), then gpupdate /force on all domain controllers.',
      ],
    },
  })),
];
