/** The computers whose logs must have been watched before a policy value is judged. */
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import { coverageOf } from './coverage.ts';
import type { Readiness } from './replay.ts';

/**
 * Clients of a path, and those that the case calls clients.
 *
 * @param withSwitch without those whose Windows has no switch for NTLM over SMB: what they use says nothing of it
 */
export function clientsOf(readiness: Readiness, view: CaseView, withSwitch = false): readonly Host[] {
  const used = readiness.paths.flatMap(({ client, clientBlocksSmb }) =>
    client?.host !== undefined && client.host !== null && !(withSwitch && clientBlocksSmb === 'no')
      ? [client.host]
      : [],
  );
  const roles = view.hostsWith('client').filter(({ roles: own }) => !own.has('domain-controller'));
  return inView(view, [...used, ...roles]);
}

/** The policy for clients reaches servers as well; one that shows its audit to be off may send NTLM that nobody wrote down. */
export function unwatchedServers(view: CaseView): readonly Host[] {
  return coverageOf(view).flatMap(({ host, audits }) =>
    audits.some(({ policy, value }) => policy === 'P-OUT' && value === 0) ? [host] : [],
  );
}

/** Servers of a path, and those that the case calls servers. */
export function serversOf(readiness: Readiness, view: CaseView): readonly Host[] {
  const used = readiness.paths.flatMap(({ server }) =>
    server?.host === undefined || server.host === null ? [] : [server.host],
  );
  return inView(view, [...used, ...view.hostsWith('server')]);
}

/** Servers that people log on to. A domain controller is one only where a path goes to it. */
export function logonServersOf(readiness: Readiness, view: CaseView): readonly Host[] {
  const used = new Set(readiness.paths.map(({ server }) => server?.host?.id ?? null));
  return serversOf(readiness, view).filter(
    (host) => !host.roles.has('domain-controller') || used.has(host.id),
  );
}

/** Each once, of this estate, and known by a name. */
function inView(view: CaseView, hosts: readonly Host[]): readonly Host[] {
  const own = new Set(view.table.all().map(({ id }) => id));
  return [
    ...new Map(
      hosts.filter(({ id, shown }) => own.has(id) && shown !== null).map((host) => [host.id, host]),
    ).values(),
  ];
}
