/** What speaks against a switch although no path breaks: administrators, domain controllers, new paths, RC4. */
import { evidence } from '../correlation/evidence.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import { DAY_MS } from '../windows/dates.ts';
import { ofPaths, SHOWN, type Reason } from './reason.ts';
import type { Readiness } from './replay.ts';
import { LEAST_DAYS } from './silence.ts';

/** What first came up in these days may not be all that comes. */
const NEW_DAYS = 7;
/** RC4 tickets that hardening refuses or will refuse (KB5073381). */
const RC4_HARDENING: ReadonlySet<number> = new Set([203, 204, 208, 209]);

/** @param paths those that the value denies or may deny */
export function risks(
  readiness: Readiness,
  paths: readonly { readonly path: AccessPath }[],
): readonly Reason[] {
  const privileged = paths.filter(({ path }) => path.privileged === 'yes');
  const betweenControllers = paths.filter(
    ({ path }) => path.toDomainController && path.client?.host?.roles.has('domain-controller') === true,
  );
  const newest = readiness.span.newest;
  const oldest = readiness.span.oldest;
  const recent =
    newest === null || oldest === null || newest - oldest < (NEW_DAYS + LEAST_DAYS) * DAY_MS
      ? []
      : paths.filter(({ path }) => path.first !== null && path.first > newest - NEW_DAYS * DAY_MS);
  const rc4 = readiness.views.flatMap((view) =>
    view.all('kdc-error').filter(({ fact }) => RC4_HARDENING.has(fact.event)),
  );
  return [
    ...ofPaths(privileged, (count) => `${count} with administrator rights still use NTLM`),
    ...ofPaths(betweenControllers, (count) => `${count} between domain controllers still use NTLM`),
    ...ofPaths(recent, (count) => `${count} came up in the last ${String(NEW_DAYS)} days only`),
    ...(rc4.length === 0
      ? []
      : [
          {
            says: 'Domain controllers warn of RC4 tickets that hardening refuses (events 203, 204, 208, 209).',
            because: rc4.slice(0, SHOWN).map((placed) => evidence('an RC4 warning', placed)),
          },
        ]),
  ];
}
