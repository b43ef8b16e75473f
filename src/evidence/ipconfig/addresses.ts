/** Addresses in the adapters of ipconfig: the computer's own, and the DNS servers it asks. */
import { hostName, nameForm } from '../../windows/names.ts';
import { entryOf } from './host-lines.ts';

export interface AdapterAddresses {
  readonly own: string[];
  readonly dns: string[];
  /** Index of the line of the first own address; 0 where there is none. */
  readonly first: number;
}

/** `10.0.0.7(Preferred)`, `fe80::1%13(Preferred)`: an own address has its state behind it in /all; the word is translated. */
const WITH_STATE = /^([0-9a-f.:]{2,45}(?:%\d{1,5})?) ?[(（][^()（）]{1,30}[)）]$/i;
const BARE = /^[0-9a-f.:]{2,45}(?:%\d{1,5})?$/i;

export function adapterAddresses(lines: readonly string[]): AdapterAddresses {
  const own = new Set<string>();
  const dns = new Set<string>();
  let first = 0;
  let inDns = false;
  for (const [index, line] of lines.entries()) {
    const entry = entryOf(line);
    // A further value of the entry above stands alone below the first one.
    const value = entry?.value ?? (/^\s{8,}\S+$/.test(line) ? line.trim() : null);
    if (value === null) {
      inDns = false;
      continue;
    }
    if (entry !== null) inDns = /DNS/i.test(entry.label);
    const address = addressOf(value);
    if (address === null) continue;
    if (inDns && BARE.test(value)) {
      // Where an adapter has none, Windows shows three of its own that nobody answers at.
      if (!address.startsWith('fec0:')) dns.add(address);
    }
    if (!inDns && entry !== null && isOwn(value, address, lines[index + 1] ?? '')) {
      if (own.size === 0) first = index;
      own.add(address);
    }
  }
  return { own: [...own], dns: [...dns], first };
}

/** The address alone, without zone and state; null for what is none. */
function addressOf(value: string): string | null {
  const written = WITH_STATE.exec(value)?.[1] ?? (BARE.test(value) ? value : null);
  const name = written === null ? null : hostName(written);
  if (name === null) return null;
  const form = nameForm(name);
  return form === 'ipv4' ? (isIpv4(name) ? name : null) : form === 'ipv6' ? name : null;
}

function isIpv4(address: string): boolean {
  return address.split('.').every((part) => Number(part) <= 255);
}

/** The state of an address that another computer already has; in other languages it counts as any other. */
const DUPLICATE = /[(（](?:dupli|doppel|en double|重複|重复|повтор)/i;

function isOwn(value: string, address: string, next: string): boolean {
  if (DUPLICATE.test(value)) return false;
  // Addresses that every computer gives itself, also on several adapters and cluster nodes (RFC 3927), name nobody.
  if (/^(?:169\.254|127|0)\./.test(address) || address === '::1') return false;
  if (address.includes(':')) return WITH_STATE.test(value);
  return isMask(entryOf(next)?.value ?? '');
}

/** `255.255.240.0`: ones, then zeros. */
function isMask(value: string): boolean {
  if (!/^255\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value)) return false;
  const bits = value
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1+0*$/.test(bits) && bits.length === 32;
}
