/**
 * A plain inventory for the stories of items: one path for each 8001, 8003, 8004 and each logon by NTLM, nothing joined.
 */
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath, End, WitnessPlace } from '../correlation/paths/path.ts';
import { UNKNOWN_PATH } from '../correlation/paths/path.testing.ts';
import type { Placed } from '../correlation/placed.ts';
import { hostName } from '../windows/names.ts';

export function pathsIn(view: CaseView, over: Partial<AccessPath> = {}): readonly AccessPath[] {
  const end = (written: string | null): End | null => {
    const name = hostName(written);
    const host = view.table.named(written);
    return name === null ? null : { host, name, shown: host?.shown ?? name };
  };
  const audited = view.all('ntlm-audited').map((placed): AccessPath => {
    const { event, gate, user, target, workstation, channel } = placed.fact;
    const own = end(placed.host?.shown ?? null);
    const isClient = gate === 'client-policy';
    const client = isClient ? own : end(workstation);
    const server = isClient ? end(target) : gate === 'server' ? own : end(channel);
    const place = isClient ? 'client' : gate === 'server' ? 'server' : 'domain-controller';
    return {
      ...path(placed, event, place, client, server, user, isClient ? hostName(target) : null),
      ...over,
    };
  });
  const logons = view
    .all('logon')
    .filter(({ fact }) => fact.package === 'ntlm')
    .map((placed): AccessPath => {
      const { user, workstation, address } = placed.fact;
      const isNull = user.toLowerCase() === 'anonymous logon';
      const made = path(
        placed,
        4624,
        'server',
        end(workstation ?? address),
        end(placed.host?.shown ?? null),
        user,
        null,
      );
      return { ...made, class: isNull ? 'anonymous' : 'access', ...over };
    });
  return [...audited, ...logons];
}

function path(
  placed: Placed,
  event: number,
  place: WitnessPlace,
  client: End | null,
  server: End | null,
  account: string | null,
  target: AccessPath['target'],
): AccessPath {
  const { times, count } = placed.fact;
  return {
    ...UNKNOWN_PATH,
    id: `${client?.name ?? ''}|${account ?? ''}|${target ?? ''}|${server?.name ?? ''}`,
    client,
    account,
    accountKind: 'domain',
    target,
    server,
    count,
    first: times[0] ?? null,
    last: times[times.length - 1] ?? null,
    witnesses: [{ place, event, placed }],
  };
}
