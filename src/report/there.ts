/**
 * Whether what a cause asks for is in the case already. What is there is never asked for; where it cannot be used (it begins
 * too late, it is empty, nobody knows whose it is), the person is told that instead of being sent once more.
 */
import type { Attempt } from '../correlation/attempts.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import type { Ask } from '../diagnosis/item.ts';
import type { FactKind, HostRole } from '../facts/facts.ts';
import { firstLabel, hostName, spn } from '../windows/names.ts';

/** `missing`: ask for it. `there`: never ask. A sentence: it is there and cannot be used, for this reason. */
export type Standing = 'missing' | 'there' | { readonly but: string };

export function standingOf(view: CaseView, ask: Ask, attempt: Attempt | null): Standing {
  const channel = /^wevtutil epl (\S+)/.exec(ask.command)?.[1];
  if (channel !== undefined) return logStanding(view, ask, channel, attempt);
  const output = OUTPUTS.find(({ asks }) => asks.test(ask.command));
  return output === undefined ? 'missing' : outputStanding(view, ask, output);
}

// ---- logs ---------------------------------------------------------------------------------------------------------

const MARGIN_MS = 5 * 60_000;

function logStanding(view: CaseView, ask: Ask, channel: string, attempt: Attempt | null): Standing {
  const wanted = channel.toLowerCase();
  const logs = view
    .all('log-coverage')
    .filter(({ fact }) => fact.channels.some((name) => name.toLowerCase() === wanted));
  const host = ask.host === null ? null : view.table.of(ask.host);
  const own = logs.filter((placed) =>
    host === null ? hasRole(placed, ask.role) : placed.host?.id === host.id,
  );
  if (own.length === 0) {
    const unowned = logs.filter(
      (placed) => placed.host === null && (placed.role === null || placed.role === ask.role),
    );
    return unowned.length === 0 ? 'missing' : { but: whoseIsIt(unowned) };
  }
  const reasons = own.map((placed) => unusable(view, placed, attempt));
  const [reason] = reasons;
  // Of several domain controllers each may be the one that answered: one log is not all.
  if (reasons.includes(null)) return ask.role === 'domain-controller' && host === null ? 'missing' : 'there';
  return reason === undefined || reason === null ? 'missing' : { but: reason };
}

/** Why a log cannot show whether something happened at the time of the attempt; null: it can. */
function unusable(view: CaseView, placed: Placed<'log-coverage'>, attempt: Attempt | null): string | null {
  const { fact } = placed;
  const file = fact.from[0].file;
  if (fact.oldest === null || fact.newest === null)
    return `${file} holds no record: export the log again, without a filter.`;
  if (view.isDamaged(file))
    return `${file} is damaged or holds records that are not understood: export the log itself (evtx).`;
  const first = attempt?.times[0];
  const last = attempt?.times[attempt.times.length - 1];
  if (first === undefined || last === undefined) return null;
  if (placed.zoneKnown !== attempt?.zoneKnown)
    return `${file} prints local times of an unknown zone: say the zone on the Evidence page, or export the log itself (evtx).`;
  if (fact.oldest > first - MARGIN_MS && fact.oldest > last)
    return `${file} begins on ${moment(fact.oldest)}, after the failure.`;
  if (fact.newest < last + MARGIN_MS && fact.newest < first)
    return `${file} ends on ${moment(fact.newest)}, before the failure.`;
  if (fact.oldest > first - MARGIN_MS || fact.newest < last + MARGIN_MS)
    return `${file} covers only a part of the failures: ${moment(fact.oldest)} to ${moment(fact.newest)}.`;
  return null;
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function hasRole({ host, role }: Placed, wanted: Ask['role']): boolean {
  return wanted === 'any' || role === wanted || (host?.roles.has(wanted) ?? false);
}

function whoseIsIt(placed: readonly Placed[]): string {
  const files = [...new Set(placed.map(({ fact }) => fact.from[0].file))];
  return `${files.join(', ')} may be it: say on the Evidence page which computer ${files.length > 1 ? 'these files are' : 'the file is'} of.`;
}

// ---- outputs of commands --------------------------------------------------------------------------------------------

/** An output that a command gives: the kinds of facts it yields, and which of them answer this very command. */
interface Output {
  readonly asks: RegExp;
  readonly kinds: readonly FactKind[];
  answers?(placed: Placed, command: string): boolean;
  /** The answer is the directory's, from wherever it was asked. */
  readonly anywhere?: true;
}

const OUTPUTS: readonly Output[] = [
  {
    asks: /^klist get (\S+)/,
    kinds: ['ticket-asked'],
    anywhere: true,
    answers: ({ fact }, command) =>
      fact.kind === 'ticket-asked' && spn(fact.spn) === spn(/^klist get (\S+)/.exec(command)?.[1] ?? ''),
  },
  { asks: /^klist\b(?! get)/, kinds: ['ticket-list'] },
  {
    asks: /\bsetspn -Q (\S+)/,
    kinds: ['spn-query'],
    anywhere: true,
    answers: ({ fact }, command) =>
      fact.kind === 'spn-query' &&
      [...command.matchAll(/\bsetspn -Q (\S+)/g)].every(([, name = '']) => spn(name) === fact.spn),
  },
  {
    asks: /^setspn -X/,
    kinds: ['spn-duplicate-search'],
    anywhere: true,
    answers: ({ fact }) => fact.kind === 'spn-duplicate-search' && fact.forest,
  },
  {
    asks: /^setspn -L (\S+)/,
    kinds: ['spn-list'],
    anywhere: true,
    answers: ({ fact }, command) => {
      const account = hostName(/^setspn -L (\S+)/.exec(command)?.[1] ?? '');
      if (fact.kind !== 'spn-list' || account === null) return false;
      const common = hostName(/^CN=([^,]+)/i.exec(fact.account)?.[1] ?? fact.account);
      return common !== null && firstLabel(common) === firstLabel(account);
    },
  },
  {
    asks: /^reg query "?HKLM\\(\S+?)"?(?: \/v (\S+))?$/i,
    kinds: ['policy-setting', 'setting-undefined'],
    answers: ({ fact }, command) => {
      const [, key = '', value] =
        /^reg query "?hklm\\(.+?)"?(?: \/v (\S+))?$/.exec(command.toLowerCase()) ?? [];
      if (fact.kind !== 'policy-setting' && fact.kind !== 'setting-undefined') return false;
      return value === undefined
        ? fact.path === key || fact.path.startsWith(`${key}\\`)
        : fact.path === `${key}\\${value}` || fact.path === key;
    },
  },
  { asks: /^dsregcmd/, kinds: ['cloud-sign-in', 'join-state'] },
  {
    asks: /^Get-SmbClientConfiguration/,
    kinds: ['smb-configuration'],
    answers: ({ fact }) => fact.kind === 'smb-configuration' && fact.side === 'client',
  },
  {
    asks: /^Get-SmbServerConfiguration/,
    kinds: ['smb-configuration'],
    answers: ({ fact }) => fact.kind === 'smb-configuration' && fact.side === 'server',
  },
  { asks: /^Get-SmbConnection/, kinds: ['smb-connection'] },
  { asks: /^nltest \/sc_verify|^Test-ComputerSecureChannel/, kinds: ['secure-channel-checked'] },
  { asks: /^nltest \/dsgetdc/, kinds: ['dc-located'] },
  { asks: /^nltest \/domain_trusts/, kinds: ['domain-listed'], anywhere: true },
  { asks: /nltest \/dsgetdc.*Test-NetConnection/, kinds: ['dc-located', 'port-tested'] },
  { asks: /^w32tm \/stripchart/, kinds: ['clock-offset'] },
  {
    asks: /^Resolve-DnsName (\S+)/,
    kinds: ['name-resolved'],
    anywhere: true,
    answers: ({ fact }, command) =>
      fact.kind === 'name-resolved' &&
      hostName(fact.name) === hostName(/^Resolve-DnsName (\S+)/.exec(command)?.[1] ?? ''),
  },
  { asks: /^cmdkey \/list$/, kinds: ['saved-credential-list', 'saved-credential'] },
  {
    asks: /^Get-SmbShareAccess -Name '?(.+?)'?$/,
    kinds: ['share-permission'],
    answers: ({ fact }, command) =>
      fact.kind === 'share-permission' &&
      fact.share.toLowerCase() ===
        /^Get-SmbShareAccess -Name '?(.+?)'?$/.exec(command)?.[1]?.replaceAll("''", "'").toLowerCase(),
  },
  { asks: /^sc(?:\.exe)? qc/, kinds: ['service-identity'] },
  { asks: /^whoami/, kinds: ['session-identity'] },
  { asks: /^systeminfo/, kinds: ['system-described'] },
  {
    asks: /^Test-NetConnection (\S+) -Port (\d+)/,
    kinds: ['port-tested'],
    answers: ({ fact }, command) => {
      const [, target = '', port = ''] = /^Test-NetConnection (\S+) -Port (\d+)/.exec(command) ?? [];
      return (
        fact.kind === 'port-tested' &&
        fact.port === Number(port) &&
        hostName(fact.target) === hostName(target)
      );
    },
  },
];

function outputStanding(view: CaseView, ask: Ask, output: Output): Standing {
  const found = output.kinds
    .flatMap((kind): readonly Placed[] => view.all(kind))
    .filter((placed) => output.answers?.(placed, ask.command) ?? true);
  if (found.length === 0) return 'missing';
  if (output.anywhere === true) return 'there';
  const host = ask.host === null ? null : view.table.of(ask.host);
  if (host === null) {
    const role: HostRole | 'any' = ask.role;
    return found.some((placed) => placed.host !== null && hasRole(placed, role)) ? 'there' : 'missing';
  }
  if (found.some((placed) => placed.host?.id === host.id)) return 'there';
  const unowned = found.filter(
    (placed) => placed.host === null && (placed.role === null || placed.role === ask.role),
  );
  return unowned.length === 0 ? 'missing' : { but: whoseIsIt(unowned) };
}
