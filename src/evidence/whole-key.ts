/**
 * A key that an output lists whole says of each value that Windows would look for under it and that is not listed: it is not
 * defined.
 */
import type { Payloads } from '../facts/facts.ts';
import { policies } from '../windows/policies.ts';

const SERVER = 'system\\currentcontrolset\\services\\lanmanserver\\parameters';

/** Values without a policy of their own whose absence means that the Server service insists on its own names. */
const WITHOUT_POLICY: readonly string[] = [
  `${SERVER}\\disablestrictnamechecking`,
  `${SERVER}\\optionalnames`,
];

/** `key` as facts give it, `names` of its values in lower case. */
export function* unlistedIn(
  key: string,
  names: ReadonlySet<string>,
): Iterable<Payloads['setting-undefined']> {
  const paths = Object.values(policies).flatMap((policy) => [policy.path, ...policy.alsoAt]);
  for (const path of [...paths, ...WITHOUT_POLICY]) {
    const slash = path.lastIndexOf('\\');
    if (path.slice(0, slash) === key && !names.has(path.slice(slash + 1))) yield { path, whole: 'value' };
  }
}
