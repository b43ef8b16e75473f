/**
 * After NTLM is denied somebody sees the blocks: 4001 to 4006 of all computers come together in one place. An export that
 * holds blocks of several computers shows that; whether anybody is alerted stands in no file.
 *
 * https://learn.microsoft.com/en-us/windows/win32/wec/windows-event-collector
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { evidence, item, namedHosts, nameOf, seenOf, type ItemView } from '../item.ts';

const NEEDS = ['ntlm-blocked'] as const;

export default item({
  id: 'blocks-monitored',
  number: 'P13',
  title: 'After enforcement the block events of all computers are collected and looked at',
  correction:
    'A share that still opens right after the change proves nothing: SMB sessions and tickets from before outlive the policy.',
  references: [
    'https://learn.microsoft.com/en-us/windows/win32/wec/windows-event-collector',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wecutil',
  ],
  onlyPeopleKnow: true,
  needs: NEEDS,
  check(view) {
    const collected = largestCollection(view);
    const hosts = [...new Set(collected.flatMap(({ host }) => host ?? []))];
    const seen = seenOf(hosts.length > 1 ? hosts : [], namedHosts(view)).words;
    const todo =
      'Forward 4001 to 4006, 4015 and 4013 of Microsoft-Windows-NTLM/Operational, and 31023 of Microsoft-Windows-SmbClient/Security, to one collector (wecutil cs <subscription>.xml) or to your SIEM, and alert on each new pair of client and server.';
    const because = collected.map((placed) =>
      evidence(`event ${placed.fact.event} of ${nameOf(placed.host)}`, placed),
    );
    if (hosts.length > 1)
      return {
        state: 'done',
        says: `One export holds the block events of ${hosts.length} computers, so they come together in one place.`,
        because: because.slice(0, 5),
        seen,
        todo,
      };
    const says =
      because.length > 0
        ? 'Block events stand in exports of single computers. Whether somebody collects them and is alerted stands in no file.'
        : 'Whether block events are collected and looked at stands in no file.';
    return { state: 'unknown', says, because: because.slice(0, 5), seen, todo };
  },
});

/** The blocks of the file that holds those of the most computers. Only records that name their computer count. */
function largestCollection(view: ItemView<(typeof NEEDS)[number]>): readonly Placed<'ntlm-blocked'>[] {
  const files = new Map<string, Placed<'ntlm-blocked'>[]>();
  for (const placed of view.all('ntlm-blocked')) {
    if (placed.fact.computer === null || placed.host === null) continue;
    for (const { file } of placed.fact.from) {
      const known = files.get(file);
      if (known === undefined) files.set(file, [placed]);
      else if (!known.includes(placed)) known.push(placed);
    }
  }
  const count = (blocks: readonly Placed<'ntlm-blocked'>[]): number =>
    new Set(blocks.flatMap(({ host }): readonly Host[] => (host === null ? [] : [host]))).size;
  return [...files.values()].sort((a, b) => count(b) - count(a))[0] ?? [];
}
