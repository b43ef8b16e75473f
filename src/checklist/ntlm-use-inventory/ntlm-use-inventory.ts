/**
 * Who still uses NTLM with which server is known, and for each there is an owner and a decision. The files show the first
 * half; the second is for a person.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-ntlm-authentication-in-this-domain
 */
import { isMissed, type AccessPath } from '../../correlation/paths/path.ts';
import { counted } from '../../facts/counted.ts';
import type { Decisions } from '../../facts/reading.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { item, namedHosts, seenOf, type Finding } from '../item.ts';
import { ntlmLogs } from '../logs.ts';
import { hasOwner, pathEvidence } from '../path-decision.ts';

const NEEDS = ['log-coverage'] as const;

const NEW_DAYS = 7;
const SHOWN = 5;

export default item({
  id: 'ntlm-use-inventory',
  number: 'P2',
  title: 'Every use of NTLM has an owner and a decision',
  correction:
    '8002 and 8003 are not in the Security log, and 8002 names neither client nor account: who uses NTLM is told by 8001, 8003, 8004 and 4624 together.',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-ntlm-authentication-in-this-domain',
  ],
  onlyPeopleKnow: false,
  needs: NEEDS,
  check(view, decisions, inventory) {
    const paths = (inventory ?? []).filter(isMissed);
    const logged = ntlmLogs(view).flatMap(({ host }) => host ?? []);
    const writers = paths.flatMap(({ witnesses }) => witnesses.flatMap(({ placed }) => placed.host ?? []));
    const seen = seenOf([...logged, ...writers], namedHosts(view));
    const found = (state: Finding['state'], says: string, shown: readonly AccessPath[]): Finding => ({
      state,
      says,
      because: shown.slice(0, SHOWN).flatMap(pathEvidence),
      seen: seen.words,
      todo: 'Give every path an owner, and decide: move it to Kerberos, replace it, or an exception with an end date. New ones show in 8001 (clients), 8003 (servers), 8004 (domain controllers) and 4624 of the servers: wevtutil epl Microsoft-Windows-NTLM/Operational ntlm.evtx',
    });
    if (inventory === null) return found('unknown', 'No inventory of NTLM use was made.', []);
    if (paths.length === 0)
      return found(
        'unknown',
        'No file shows a use of NTLM; without audit events that does not mean there is none.',
        [],
      );
    const use = `${counted(paths.length, 'path uses', 'paths use')} NTLM`;
    const fresh = newPaths(paths);
    if (fresh.length > 0)
      return found('not-done', `${use}, ${fresh.length} of them new in the last ${NEW_DAYS} days.`, fresh);
    return byDecision(use, paths, decisions, seen.all, found);
  },
});

/** Where nobody decided anything here, the list may lie elsewhere; where somebody began, what is left is open. */
function byDecision(
  use: string,
  paths: readonly AccessPath[],
  decisions: Decisions,
  allSeen: boolean,
  found: (state: Finding['state'], says: string, shown: readonly AccessPath[]) => Finding,
): Finding {
  const open = paths.filter((path) => !hasOwner(decisions, path));
  if (open.length === paths.length)
    return found('ask', `${use}. Whether each has an owner and a decision stands in no file.`, paths);
  if (open.length > 0)
    return found('not-done', `${use}, and ${open.length} of them without an owner and a decision.`, open);
  return allSeen
    ? found('done', `${use}, and each has an owner and a decision.`, paths)
    : found(
        'unknown',
        `${use}, and each has an owner and a decision; other computers of the case gave no audit events.`,
        paths,
      );
}

/**
 * First seen in the last days, by an event that the same computer had written for a week and more before: then it would have
 * been written as well. A path that nobody dated is not new.
 */
function newPaths(paths: readonly AccessPath[]): readonly AccessPath[] {
  const newest = paths.reduce((time, { last }) => Math.max(time, last ?? -Infinity), -Infinity);
  const since = newest - NEW_DAYS * DAY_MS;
  const firstBy = (time: number) => (path: AccessPath) => path.first !== null && path.first <= time;
  const listening = new Set(paths.filter(firstBy(since - NEW_DAYS * DAY_MS)).flatMap(writersOf));
  return paths.filter(
    (path) =>
      path.first !== null && !firstBy(since)(path) && writersOf(path).some((one) => listening.has(one)),
  );
}

function writersOf({ witnesses }: AccessPath): readonly string[] {
  return witnesses.flatMap(({ event, placed }) =>
    placed.host === null ? [] : [`${event} ${placed.host.id}`],
  );
}
