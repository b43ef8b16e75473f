/**
 * One line of `[Registry Values]`: `KEY=TYPE,VALUE`. MS-GPSB 2.2.5 allows the key in quotes and numbers with `0x`
 * (https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpsb/).
 */
import type { Payloads } from '../../facts/facts.ts';

/**
 * Reads a registry line. The path comes back lower case without `MACHINE\`; values of other hives keep the hive, so that
 * they are never taken for the computer's own. Null where the line is none.
 */
export function registryValue(line: string): Payloads['policy-setting'] | null {
  const quoted = /^"([^"]+)"\s*=\s*(.*)$/.exec(line);
  const equals = line.indexOf('=');
  const key = quoted?.[1] ?? line.slice(0, Math.max(0, equals)).trim();
  const rest = quoted?.[2] ?? line.slice(equals + 1).trim();
  const comma = rest.indexOf(',');
  const slash = key.lastIndexOf('\\');
  if (equals < 0 || comma < 0 || slash < 0) return null;
  const value = valueOf(rest.slice(0, comma).trim(), rest.slice(comma + 1).trim());
  if (value === null) return null;
  const path = key
    .toLowerCase()
    .replace(/\\{2,}/g, '\\')
    .replace(/^machine\\/, '');
  return { path, name: key.slice(slash + 1), value };
}

/** Types: 1 text, 2 text with variables, 3 bytes, 4 number, 7 list (winnt.h). Null where type and value do not fit. */
function valueOf(type: string, written: string): number | string | readonly string[] | null {
  switch (type) {
    case '1':
    case '2':
      return written.replace(/^"([^]*)"$/, '$1');
    case '3':
      return written;
    case '4':
      return numberOf(written.replace(/^"(.*)"$/, '$1'));
    case '7':
      return listOf(written);
    default:
      return null;
  }
}

/** Decimal unless marked `0x`: `4,10` is ten. */
function numberOf(written: string): number | null {
  if (/^0x[0-9a-f]{1,8}$/i.test(written)) return Number.parseInt(written, 16);
  return /^\d{1,10}$/.test(written) ? Number(written) : null;
}

/**
 * Items are separated by commas and not quoted; a comma that belongs to an item is written `","`. Files made by hand
 * quote the items instead: a value that begins with a quote is read as such a list.
 */
function listOf(written: string): readonly string[] {
  if (written === '') return [];
  const items =
    written.startsWith('"') && !written.startsWith('","')
      ? written.replace(/^"|"$/g, '').split(/"\s*,\s*"/)
      : written
          .replaceAll('","', '\u0000')
          .split(',')
          .map((item) => item.replaceAll('\u0000', ','));
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
