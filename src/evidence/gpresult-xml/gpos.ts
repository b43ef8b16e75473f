/**
 * The GPOs that a resulting set of policy looked at:
 *
 *     <GPO>
 *       <Name>Restrict NTLM</Name>
 *       <Path><Identifier>{0A1B2C3D-…}</Identifier>…
 *       <Enabled>true</Enabled><IsValid>true</IsValid><FilterAllowed>true</FilterAllowed><AccessDenied>false</AccessDenied>
 *       <Link>…<AppliedOrder>2</AppliedOrder>…
 *
 * One that was applied has a place in the order; 0 is none.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import { citedText } from '../gpo-settings.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml.ts';

/** Names by identifier, lower case: a setting names its GPO by GUID alone. */
export function gpoNames(part: XmlElement | null): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(part, 'GPO').flatMap((gpo) => {
      const id = textAt(gpo, 'Path', 'Identifier');
      const name = textAt(gpo, 'Name');
      return id === null || name === null ? [] : [[id.toLowerCase(), name] as const];
    }),
  );
}

export function listedGpos(
  part: XmlElement | null,
  scope: Payloads['gpo-listed']['scope'],
  lines: readonly string[],
): Sighting<'gpo-listed'>[] {
  return childrenOf(part, 'GPO').flatMap((gpo) => {
    const name = childOf(gpo, 'Name');
    const orders = childrenOf(gpo, 'Link').flatMap((link) => textAt(link, 'AppliedOrder') ?? []);
    if (!gpo.isWhole || name === null || name.text === '' || orders.length === 0) return [];
    const applied = orders.some((order) => Number(order) > 0);
    return [
      {
        kind: 'gpo-listed',
        at: { line: name.line },
        text: citedText(lines, [name]),
        says: { gpo: name.text, scope, applied, why: applied ? null : reasonOf(gpo) },
      },
    ];
  });
}

/** The elements that say why not, in their own words; a GPO that was never changed has version 0 and is empty. */
function reasonOf(gpo: XmlElement): string | null {
  const is = (name: string, text: string): string[] =>
    textAt(gpo, name)?.toLowerCase() === text ? [`${name} ${text}`] : [];
  const reasons = [
    ...is('AccessDenied', 'true'),
    ...is('Enabled', 'false'),
    ...is('IsValid', 'false'),
    ...is('FilterAllowed', 'false'),
  ];
  const isEmpty = textAt(gpo, 'VersionDirectory') === '0' && textAt(gpo, 'VersionSysvol') === '0';
  if (reasons.length === 0 && isEmpty) return 'VersionDirectory 0';
  return reasons.length === 0 ? null : reasons.join(', ');
}
