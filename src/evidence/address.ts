/** Addresses as commands print them. */
import { hostName, nameForm } from '../windows/names.ts';

export interface Address {
  readonly address: string;
  /** The record that DNS keeps for it. */
  readonly type: 'A' | 'AAAA';
}

/** `10.0.0.5`, `2001:db8::5`, `fe80::1%12`, `10.0.0.53#53`; null for everything else, also for `10:20:30` and MAC addresses. */
export function addressOf(written: string): Address | null {
  const address = written.trim().replace(/#\d{1,5}$/, '');
  if (address.length > 60 || !/^[0-9a-f.:]+(?:%\w+)?$/i.test(address)) return null;
  const name = hostName(address);
  const form = name === null ? null : nameForm(name);
  if (form === 'ipv4')
    return address.split('.').every((part) => Number(part) < 256) ? { address, type: 'A' } : null;
  const whole = address.includes('::') || address.split(':').length === 8;
  return form === 'ipv6' && whole ? { address, type: 'AAAA' } : null;
}

/** The IPv4 address that a name of the reverse zone stands for: `5.0.0.10.in-addr.arpa` → `10.0.0.5`. */
export function reversedAddress(name: string): string | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa\.?$/i.exec(name);
  return parts === null ? null : parts.slice(1, 5).toReversed().join('.');
}
