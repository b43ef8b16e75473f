import { eventKind } from '../event-record.ts';
import { GROUP_POLICY, GROUP_POLICY_OPERATIONAL } from './providers.ts';
import { words } from './values.ts';

/**
 * 5312 of Group Policy's own log: the GPOs that apply, as XML in the data. The path of each ends in `Machine` or `User`, which tells for
 * whom. Messages print the names alone, in a list without that, so they tell nothing.
 *
 * ```
 * <GPO ID="{31B2F340-016D-11D2-945F-00C04FB984F9}"><Name>Default Domain Policy</Name><Version>65537</Version>
 * <SOM>LDAP://DC=contoso,DC=example</SOM><FSPath>\\contoso.example\sysvol\…\Machine</FSPath>…</GPO>
 * ```
 *
 * Data of Microsoft-Windows-GroupPolicy, https://github.com/jdu2600/Windows10EtwEvents
 */
export const groupPolicy5312AppliedList = eventKind({
  name: 'group-policy-5312-applied-list',
  providers: GROUP_POLICY,
  ids: [5312],
  channels: [GROUP_POLICY_OPERATIONAL],
  tells: ['gpo-listed'],
  data: ['DescriptionString', 'GPOInfoList'],
  layouts: [],
  sentence: () => ({}),
  *finds(fields) {
    for (const part of (fields.GPOInfoList ?? '').split('</GPO>')) {
      const gpo = plain(between(part, '<Name>', '</Name>'));
      const scope = scopeOf(between(part, '<FSPath>', '</FSPath>'));
      if (gpo === '' || scope === null) continue;
      yield {
        kind: 'gpo-listed',
        says: { gpo, scope, applied: true, why: null },
        text: words(5312, `GPO ${gpo}`, `applies to the ${scope}`),
      };
    }
  },
});

function scopeOf(path: string): 'computer' | 'user' | null {
  const last = path.trim().split('\\').pop()?.toLowerCase();
  return last === 'machine' ? 'computer' : last === 'user' ? 'user' : null;
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = start < 0 ? -1 : text.indexOf(to, start);
  return end < 0 ? '' : text.slice(start + from.length, end);
}

/** A GPO named `A & B` stands as `A &amp; B` in the list. */
function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
