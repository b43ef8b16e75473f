/** A name and the addresses below it: the server that was asked, or its answer. */
import { addressOf } from '../address.ts';

export interface AddressPair {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly aliases: readonly string[];
  /** Index of the name's line, and of the first line behind the pair. */
  readonly at: number;
  readonly end: number;
  /** As BIND's nslookup of Linux and macOS writes them: `Address: 10.0.0.53#53`. */
  readonly withPort: boolean;
}

/** `Server:  dc01`, `Nom :    fs01.contoso.example`: one word behind a label. */
const LABELLED = /^([^\s:：>*.][^:：]{0,40}?)\s?[:：]\s*(\S{1,255})\s*$/;
const ADDRESS = /^Address(?:es)?:\s*(\S{2,70})\s*$/;
const ALIASES = /^Aliases:\s*(\S{1,255})\s*$/;
const FURTHER = /^\s+(\S{1,255})\s*$/;

/** The pair whose name stands on `lines[at]`; null where no address follows. */
export function addressPair(lines: readonly string[], at: number): AddressPair | null {
  const first = lines[at + 1] ?? '';
  if (!first.startsWith('Address')) return null;
  const name = LABELLED.exec((lines[at] ?? '').slice(0, 400))?.[2];
  const written = ADDRESS.exec(first)?.[1];
  const address = addressOf(written ?? '');
  if (name === undefined || address === null) return null;
  const addresses = [address.address];
  let end = at + 2;
  for (;;) {
    // Below its label, also where a mail program took the indent away.
    const line = lines[end] ?? '';
    const further = line.length > 100 ? null : addressOf(line);
    if (further === null) break;
    addresses.push(further.address);
    end += 1;
  }
  const aliases: string[] = [];
  const alias = ALIASES.exec(lines[end] ?? '')?.[1];
  if (alias !== undefined) {
    aliases.push(alias);
    end += 1;
    for (;;) {
      const further = FURTHER.exec(lines[end] ?? '')?.[1];
      if (further === undefined || !/^[\w.-]+$/.test(further)) break;
      aliases.push(further);
      end += 1;
    }
  }
  return { name, addresses, aliases, at, end, withPort: written?.includes('#') === true };
}
