/** CRC-32 of RFC 1952, eight bytes at a time: a log of gigabytes passes through it. */

const TABLES = tables();
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES;

/** Of the bytes from `from` up to `to`; `before`: the checksum of what stands before them. */
export function crc32(view: DataView, from: number, to: number, before = 0): number {
  let crc = ~before;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const low = view.getUint32(at, true) ^ crc;
    const high = view.getUint32(at + 4, true);
    crc =
      of(T7, low) ^
      of(T6, low >>> 8) ^
      of(T5, low >>> 16) ^
      of(T4, low >>> 24) ^
      of(T3, high) ^
      of(T2, high >>> 8) ^
      of(T1, high >>> 16) ^
      of(T0, high >>> 24);
  }
  for (; at < to; at += 1) crc = (crc >>> 8) ^ of(T0, crc ^ view.getUint8(at));
  return ~crc >>> 0;
}

function of(table: Uint32Array, word: number): number {
  return table[word & 0xff] ?? 0;
}

type Tables = [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
];

function tables(): Tables {
  const next = (): Uint32Array => new Uint32Array(256);
  const made: Tables = [next(), next(), next(), next(), next(), next(), next(), next()];
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    made[0][byte] = crc;
  }
  for (let table = 1; table < 8; table += 1) {
    for (let byte = 0; byte < 256; byte += 1) {
      const before = made[table - 1]?.[byte] ?? 0;
      const row = made[table];
      if (row !== undefined) row[byte] = (before >>> 8) ^ of(made[0], before);
    }
  }
  return made;
}
