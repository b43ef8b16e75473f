/** What a `reg query` command asks for. */
import { machineKey } from '../registry.ts';

export interface Asked {
  /** As facts give it; null: not of the computer's hive. */
  readonly key: string | null;
  /** `/v NAME`. */
  readonly name: string | null;
  /** `\\FS01\HKLM\…`: the answer is of that computer. */
  readonly computer: string | null;
  /** Every value of the key was asked for, and nothing else: what is not listed is not there. */
  readonly wholeKey: boolean;
  /** `/reg:32`: the view of 32-bit programs, whose `Software` is another key. */
  readonly view32: boolean;
}

const COMMAND = /^\s*reg(?:\.exe)?\s+query\s+(?:"([^"]+)"|(\S+))(.*)$/i;

/** Null where the command is another one, or names no key. */
export function askedBy(command: string | null): Asked | null {
  const match = COMMAND.exec(command ?? '');
  if (match === null) return null;
  const written = (match[1] ?? match[2] ?? '').replace(/\\$/, '');
  const switches = (match[3] ?? '').replace(/\s\d?>.*$/, '');
  const remote = /^\\\\([^\\]+)\\(.+)$/.exec(written);
  const name = /\s\/v\s+(?:"([^"]*)"|(\S+))/i.exec(switches);
  const others = switches.replace(/\s\/(?:s|z|reg:64)(?=\s|$)/gi, '').trim();
  return {
    key: machineKey(remote?.[2] ?? written),
    name: name?.[1] ?? name?.[2] ?? null,
    computer: remote?.[1] ?? null,
    wholeKey: others === '',
    view32: /\s\/reg:32(?=\s|$)/i.test(switches),
  };
}
