/**
 * "The SMB client of this computer offers no NTLM to this server": the setting and its exception list. On Windows 11 24H2
 * and Server 2025 the setting has two homes, a policy and the configuration of the SMB client; the list takes DNS names,
 * NetBIOS names and IP addresses.
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 */
import type { Look, Reach } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { matchesSmbException } from '../windows/exception-list.ts';
import { policies } from '../windows/policies.ts';
import { askClientConfiguration } from './asks.ts';
import { absent, present, proof, supporting, unobserved, type Item } from './item.ts';

type SettingKind = 'smb-configuration' | 'policy-setting' | 'policy-applied';

interface Said<V> {
  readonly value: V;
  readonly reach: Reach;
  readonly placed: Placed;
}

/**
 * Present: it blocks, and this server is not excepted. Supports only: it blocks, and nobody exported the list. Absent: an
 * entry names the server as typed. Switched off it is unobserved, for `net use /BLOCKNTLM` blocks one mapping all the same.
 */
export function smbClientBlocks(look: Look<SettingKind>): Item {
  const ask = unobserved(askClientConfiguration(look));
  const values = blockValues(look);
  const on = values.find(({ value }) => value);
  // The policy says on and the configuration off, or the reverse: one of the two files is not of this time.
  if (on === undefined || on.reach === 'supports' || values.some(({ value }) => !value)) return ask;
  const blocks = present(on.reach, proof('the SMB client is set not to use NTLM (BlockNTLM)', on.placed));
  const lists = exceptionLists(look);
  const target = look.attempt.target;
  if (lists.length === 0 || target === null) return supporting(blocks);
  for (const { value: entries, reach, placed } of lists) {
    const says = entries.map((entry) => matchesSmbException(entry, target));
    if (says.includes('covered')) {
      return reach === 'tied'
        ? absent(proof('the SMB client’s exception list names this server', placed))
        : unobserved();
    }
    if (says.includes('uncertain') || reach === 'supports') return supporting(blocks);
  }
  return blocks;
}

/** Switched off in a file of this client, which is the least that must be known before anybody calls it off. */
export function smbClientBlockOff(look: Look<SettingKind>): Placed | null {
  const values = blockValues(look);
  const [first] = values;
  return first !== undefined && values.every(({ value, reach }) => !value && reach === 'tied')
    ? first.placed
    : null;
}

function blockValues(look: Look<SettingKind>): readonly Said<boolean>[] {
  const found: Said<boolean>[] = [];
  const configured = look.configuration('client', 'BlockNTLM');
  if (configured !== null) {
    const { value } = configured.placed.fact;
    found.push({
      value: value === true || value === 1,
      reach: isOutdated(look) ? 'supports' : configured.reach,
      placed: configured.placed,
    });
  }
  for (const path of pathsOf('P-SMBBLK')) {
    const setting = look.setting(path, 'client');
    const [placed] = setting.placed;
    // An absent policy value leaves the decision to the configuration, and 0 is such a "not enforced" too.
    if (placed !== undefined && setting.reach !== null && setting.value === 1) {
      found.push({ value: true, reach: setting.reach, placed });
    }
  }
  return found;
}

/** New settings came to the client after the attempt (1502, 1503, SceCli 1704): the capture may show what they made. */
function isOutdated(look: Look<SettingKind>): boolean {
  const last = look.attempt.times[look.attempt.times.length - 1];
  if (last === undefined) return false;
  return look
    .on(look.client, 'policy-applied', (fact) => [1502, 1503, 1704].includes(fact.event))
    .some(({ fact }) => fact.times.some((time) => time > last));
}

function exceptionLists(look: Look<SettingKind>): readonly Said<readonly string[]>[] {
  const found: Said<readonly string[]>[] = [];
  const configured = look.configuration('client', 'BlockNTLMServerExceptionList');
  if (configured !== null) {
    found.push({ value: entriesOf(configured.placed.fact.value), ...configured });
  }
  for (const path of pathsOf('P-SMBBLKX')) {
    const setting = look.setting(path, 'client');
    const [placed] = setting.placed;
    if (placed === undefined || setting.reach === null || setting.value === null) continue;
    found.push({ value: entriesOf(setting.value), reach: setting.reach, placed });
  }
  return found;
}

function pathsOf(id: 'P-SMBBLK' | 'P-SMBBLKX'): readonly string[] {
  return [policies[id].path, ...policies[id].alsoAt];
}

function entriesOf(value: boolean | number | string | readonly string[]): readonly string[] {
  return [value].flat().flatMap((one) => String(one).split(/[\s,;{}]+/));
}
