/** For tests: files as damage leaves them. */

/** Numbers from 0 up to a limit, the same for the same seed. */
export function dice(seed: number): (limit: number) => number {
  let state = seed | 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 8) / 0x100_0000) * limit);
  };
}

/** The same with one in a hundred of the bytes between two offsets replaced. */
export function scattered(
  file: Uint8Array,
  seed: number,
  from = 0,
  to = file.length,
): Uint8Array<ArrayBuffer> {
  const damaged = Uint8Array.from(file);
  const roll = dice(seed);
  for (let count = Math.ceil((to - from) / 100); count > 0; count -= 1) {
    damaged[from + roll(to - from)] = roll(256);
  }
  return damaged;
}
