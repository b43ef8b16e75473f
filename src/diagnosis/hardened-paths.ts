/**
 * The rules of Hardened UNC Paths on the client of an attempt. A rule's name is `\\server\share`, `\\*\share`, `\\server\*` or
 * `\\server`; its value lists properties, `RequireMutualAuthentication=1, RequireIntegrity=1`. Paths of wildcards alone are none.
 *
 * https://support.microsoft.com/en-us/help/3000483/ms15-011-vulnerability-in-group-policy-could-allow-remote-code-executi
 */
import type { Look, SettingLook } from '../correlation/look.ts';
import { firstLabel, hostName } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { absent, oneOf, proofs, shown, supporting, unobserved, type Item } from './item.ts';

type RuleKind = 'policy-setting' | 'policy-applied';

const KEY = `${policies['P-UNC'].path}\\`;

/**
 * Present: a rule for this path demands mutual authentication. Absent: a rule of this client for this path does not, or its
 * rules name other paths. Unobserved: no rule was exported, or they leave it open.
 */
export function hardenedByRule(look: Look<RuleKind>): Item {
  const rules = rulesOf(look);
  const matching = rules.filter(({ fits, setting }) => fits === 'yes' && setting.value !== null);
  const demanding = matching.filter(({ setting }) => demandsMutual(setting.value));
  const lenient = matching.filter(({ setting }) => !demandsMutual(setting.value));
  if (demanding.length > 0 && lenient.length > 0) return unobserved();
  if (demanding.length > 0) {
    return oneOf(
      ...demanding.map(({ setting: { placed, reach } }) =>
        reach === 'supports' || reach === null
          ? supporting(shown('a rule demands mutual authentication for this path', placed))
          : shown('a rule demands mutual authentication for this path (Hardened UNC Paths)', placed, reach),
      ),
    );
  }
  // Two files that disagree on a rule that may cover the path: then nothing can be said of it.
  if (rules.some(({ fits, setting }) => fits !== 'no' && setting.conflict)) return unobserved();
  const tied = (list: readonly Rule[]) => list.filter(({ setting }) => setting.reach === 'tied');
  if (tied(lenient).length > 0) {
    return absent(
      ...proofs(
        'the rule for this path demands no mutual authentication',
        tied(lenient).flatMap(({ setting }) => setting.placed),
      ),
    );
  }
  const others = tied(rules);
  return others.length > 0 && others.every(({ fits }) => fits === 'no')
    ? absent(
        ...proofs(
          'the Hardened UNC Paths of this client name other paths',
          others.flatMap(({ setting }) => setting.placed),
        ),
      )
    : unobserved();
}

interface Rule {
  /** `perhaps`: another form of the server's name; whether Windows equates them is not documented. */
  readonly fits: 'yes' | 'perhaps' | 'no';
  readonly setting: SettingLook<number | string | readonly string[]>;
}

function rulesOf(look: Look<RuleKind>): readonly Rule[] {
  const paths = new Set(
    look.all('policy-setting').flatMap(({ fact }) => (fact.path.startsWith(KEY) ? [fact.path] : [])),
  );
  return [...paths].map((path) => ({
    fits: fits(path.slice(KEY.length), look),
    setting: look.setting(path, 'client'),
  }));
}

function fits(rule: string, look: Look): Rule['fits'] {
  const { target, share } = look.attempt;
  const [server = '', name = '*'] = rule.replace(/^\\+/, '').split('\\');
  if (target === null || share === null || (server === '*' && name === '*')) return 'perhaps';
  if (name !== '*' && name !== '' && name !== share.toLowerCase()) return 'no';
  if (server === '*' || hostName(server) === target) return 'yes';
  return firstLabel(hostName(server) ?? target) === firstLabel(target) ? 'perhaps' : 'no';
}

function demandsMutual(value: number | string | readonly string[] | null): boolean {
  return [value ?? '']
    .flat()
    .flatMap((one) => String(one).split(','))
    .some((one) => /^\s*RequireMutualAuthentication\s*=\s*1\s*$/i.test(one));
}
