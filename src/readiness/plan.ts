/**
 * The way to enforcement in steps, from the same data: repair what can go over Kerberos, write the exceptions, a pilot, then
 * one policy a week in the order in which each breaks least.
 */
import type { Decisions } from '../facts/reading.ts';
import { NOTHING_DENIED, type Gate, type Policy } from './policy.ts';
import { replay, type Readiness } from './replay.ts';
import { isMissed, verdictOf, type Prerequisites, type ScopeVerdict } from './verdict.ts';

export interface Step {
  readonly title: string;
  readonly says: string;
  readonly where: string;
  readonly watch: readonly string[];
  readonly stopWhen: readonly string[];
  readonly rollback: readonly string[];
}

/** Every value of every policy that is judged by itself, in the order of enforcement that breaks least first. */
export const SINGLE_POLICIES: readonly { readonly gate: Gate; readonly policy: Policy }[] = [
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
  if (open.length > 0) steps.push(watchStep());
  const repairs = used.filter(({ id }) => ['yes', 'likely'].includes(wayOuts.get(id)?.possible ?? ''));
  if (repairs.length > 0) {
    steps.push({
      title: 'Repair Kerberos where it can serve',
      says: `${some(repairs.length, 'path')} can go over Kerberos. Begin with the most used: each repair is an exception less.`,
      where: 'where the way out of each path says',
      watch: ['Event 8001 of the client for the old name fades out; 4624 at the server shows Kerberos.'],
      stopWhen: ['An access fails that worked before the repair.'],
      rollback: ['Take back the alias or SPN that was added, or use the former name.'],
    });
  }
  const left = used.length - repairs.length;
  if (left > 0) {
    steps.push({
      title: 'Write down the exceptions that remain',
      says: `${some(left, 'path')} cannot go over Kerberos yet. Each entry gets an owner and an end date.`,
      where: `${SECURITY_OPTIONS}: "Restrict NTLM: Add remote server exceptions…", "… Add server exceptions in this domain"`,
      watch: ['Entries that no event 8001 or 8004 named for 30 days can go.'],
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
    const breaks = alone.outcomes.filter((outcome, index) => {
      const path = paths[index];
      return outcome.would === 'break' && path !== undefined && isMissed(path);
    }).length;
    const now =
      breaks === 0
        ? 'Of the recorded paths none breaks today.'
        : `Today ${some(breaks, 'path')} would break.`;
    const verdict = judged.verdict === 'cannot-say' ? ' The records do not suffice to call it safe.' : '';
    steps.push({ ...step.step, says: `${step.step.says} ${now}${verdict}` });
  }
  return steps;
}

function watchStep(): Step {
  return {
    title: "Audit for two to four weeks, with a month's end",
    says: 'What nobody watched may break as well. Auditing denies nothing.',
    where: `${SECURITY_OPTIONS}: "Outgoing NTLM traffic to remote servers" = Audit all; "Audit Incoming NTLM Traffic" = all accounts; on domain controllers "Audit NTLM authentication in this domain" = Enable all`,
    watch: [
      'Applications and Services Logs › Microsoft › Windows › NTLM › Operational: 8001 at clients, 8002 and 8003 at servers, 8004 at domain controllers.',
      'The log reaches back to the first day: wevtutil gli Microsoft-Windows-NTLM/Operational',
    ],
    stopWhen: [
      'The log overwrites itself: make it larger first (wevtutil sl Microsoft-Windows-NTLM/Operational /ms:104857600).',
    ],
    rollback: ['Set the three values back to Allow all and Disable.'],
  };
}

function pilotStep({ paths, views }: Readiness): Step {
  const breaking = new Map<string, number>();
  for (const { client } of paths.filter(isMissed)) {
    if (client?.host) breaking.set(client.host.id, (breaking.get(client.host.id) ?? 0) + 1);
  }
  const clients = views.flatMap((view) =>
    view
      .hostsWith('client')
      .filter((host) => host.shown !== null && host.hasFiles && !host.roles.has('domain-controller')),
  );
  const quiet = clients.sort((a, b) => (breaking.get(a.id) ?? 0) - (breaking.get(b.id) ?? 0)).slice(0, 5);
  const names = quiet.map((host) => `${host.shown ?? host.id} (${some(breaking.get(host.id) ?? 0, 'path')})`);
  const which =
    names.length === 0 ? '' : ` Of the computers in this case these use NTLM least: ${names.join(', ')}.`;
  return {
    title: 'Pilot: deny outgoing NTLM on a few computers of administrators',
    says: `Their users can tell what fails, and it is taken back in minutes.${which}`,
    where: `a GPO filtered to the pilot group; ${SECURITY_OPTIONS}: "Outgoing NTLM traffic to remote servers" = Deny all`,
    watch: ['Event 4001 on the pilot computers, a week long.', 'What people report.'],
    stopWhen: ['Event 4001 names a server that work depends on and that has no way out yet.'],
    rollback: [
      'The value back to Audit all, then gpupdate /force on the pilot computers. Sign-in and restart are not needed.',
    ],
  };
}

const STAGES: readonly { readonly is: (policy: Policy) => boolean; readonly step: Step }[] = [
  {
    is: ({ incoming }) => incoming === 1,
    step: {
      title: 'Deny incoming NTLM of domain accounts on single servers',
      says: 'One server a week, those with no path first. There is no exception list for this policy: its scope is the exception.',
      where: `a GPO filtered to the server; ${SECURITY_OPTIONS}: "Incoming NTLM traffic" = Deny all domain accounts`,
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
      where: `Default Domain Controllers Policy or a GPO of that OU; ${SECURITY_OPTIONS}: "NTLM authentication in this domain" = ${word}`,
      watch: ['Events 4004, 4005 and 4006 on all domain controllers.'],
      stopWhen: ['A server that work depends on appears in 4004 and is in no exception list.'],
      rollback: [
        'The value back to Disable (audit stays on), then gpupdate /force on all domain controllers.',
      ],
    },
  })),
];

function some(count: number, word: string): string {
  return `${String(count)} ${count === 1 ? word : `${word}s`}`;
}
