import { describe, expect, it } from 'vitest';
import { zipOf } from './zip.testing.ts';
import { isZip, unpack } from './zip.ts';

async function contents(blob: Blob, allowance?: number): Promise<Record<string, string>> {
  const { inside } = await unpack('case.zip', blob, allowance === undefined ? {} : { allowance });
  const texts = await Promise.all(inside.map(async ({ name, file }) => [name, await file.text()] as const));
  return Object.fromEntries(texts);
}

describe('a zip', () => {
  it('gives its files by their way in it', async () => {
    const zip = await zipOf({ 'WS07/klist.txt': 'Cached Tickets: (0)', 'secpol.cfg': '[Unicode]' });
    expect(await contents(zip)).toEqual({
      'case.zip/WS07/klist.txt': 'Cached Tickets: (0)',
      'case.zip/secpol.cfg': '[Unicode]',
    });
    const { reading } = await unpack('case.zip', zip);
    expect(reading).toMatchObject({ format: 'zip', read: 2, kept: 2, notes: [] });
    expect(reading.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is known by its first bytes; an Office document and a text are none', async () => {
    expect(await isZip(await zipOf({ 'a.txt': 'a' }))).toBe(true);
    expect(await isZip(await zipOf({}))).toBe(true);
    expect(await isZip(await zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' }))).toBe(
      false,
    );
    expect(await isZip(new Blob(['PK is how this text begins']))).toBe(false);
  });

  it('keeps names with blanks, umlauts and backslashes, and nothing that leads out of it', async () => {
    const zip = await zipOf({
      'Käse\\klist 1.txt': 'a',
      '../../etc/hosts': 'b',
      'C:/Windows/hosts': 'c',
    });
    expect(Object.keys(await contents(zip))).toEqual([
      'case.zip/Käse/klist 1.txt',
      'case.zip/etc/hosts',
      'case.zip/C/Windows/hosts',
    ]);
  });

  it('leaves out folders and what macOS adds', async () => {
    const zip = await zipOf({ 'a.txt': 'a', '__MACOSX/._a.txt': 'x', 'WS07/.DS_Store': 'x' });
    expect(Object.keys(await contents(zip))).toEqual(['case.zip/a.txt']);
  });

  it('in a zip comes out as a file; one in that is named and left out', async () => {
    const innermost = await zipOf({ 'c.txt': 'c' });
    const inner = await zipOf({ 'b.txt': 'b', 'innermost.zip': innermost });
    const outer = await unpack('case.zip', await zipOf({ 'inner.zip': inner }));
    const [file] = outer.inside;
    expect(await isZip(file?.file ?? new Blob())).toBe(true);
    const { inside, reading } = await unpack('case.zip/inner.zip', inner, { allowance: outer.allowance });
    expect(inside.map(({ name }) => name)).toEqual(['case.zip/inner.zip/b.txt']);
    expect(reading.notes).toEqual([
      { code: 'zip-too-deep', says: expect.stringContaining('innermost.zip') as string },
    ]);
  });

  it('with a password is refused; with some locked files these are named', async () => {
    const locked = await zipOf({ 'a.txt': 'a' }, { password: 'infected' });
    const { reading, inside } = await unpack('case.zip', locked);
    expect(reading).toMatchObject({ format: null, notes: [{ code: 'zip-locked' }] });
    expect(inside).toEqual([]);
  });

  it('that is empty says so', async () => {
    const { reading } = await unpack('case.zip', await zipOf({}));
    expect(reading).toMatchObject({ format: 'zip', read: 0, notes: [{ code: 'zip-empty' }] });
  });
});

describe('a zip bomb', () => {
  // 64 MB of zeros shrink to about 62 kB: a thousand to one.
  const zeros = new Uint8Array(70 * 1024 * 1024);

  it('is refused by what its directory says', async () => {
    const bomb = await zipOf({ 'zeros.csv': zeros });
    expect(bomb.size).toBeLessThan(100_000);
    const { reading, inside } = await unpack('case.zip', bomb);
    expect(reading).toMatchObject({ format: null, notes: [{ code: 'zip-bomb' }] });
    expect(inside).toEqual([]);
  });

  it('is refused by what comes out of it where the directory lies', async () => {
    const bytes = new Uint8Array(await (await zipOf({ 'zeros.csv': zeros })).arrayBuffer());
    const size = new Uint8Array(new Uint32Array([zeros.length]).buffer);
    const at = lastIndexOf(bytes, size);
    bytes.set(new Uint8Array(new Uint32Array([1000]).buffer), at);
    const { reading } = await unpack('case.zip', new Blob([bytes]));
    expect(reading.kept).toBe(0);
    expect(reading.notes.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^zip-(?:bomb|file-damaged)$/),
    ]);
  });

  it('may not hide in an inner archive', async () => {
    const { reading } = await unpack('case.zip/inner.zip', await zipOf({ 'zeros.csv': zeros }), {
      allowance: 1024 * 1024,
    });
    expect(reading).toMatchObject({ format: null, notes: [{ code: 'zip-bomb' }] });
  });
});

describe('a damaged zip', () => {
  it('cut anywhere is refused or gives whole files', async () => {
    const files = { 'a.txt': 'first '.repeat(400), 'b.txt': 'second '.repeat(400) };
    const whole = new Uint8Array(await (await zipOf(files)).arrayBuffer());
    for (let part = 0; part < 20; part += 1) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 20));
      const { reading, inside } = await unpack('case.zip', new Blob([cut]));
      expect(reading.format === null ? reading.notes[0]?.code : 'zip').toMatch(/^zip/);
      for (const { file } of inside) expect(Object.values(files)).toContain(await file.text());
    }
  });

  it('with changed bytes never gives a changed file without saying so', async () => {
    const files = { 'a.txt': 'first '.repeat(400), 'b.txt': 'second '.repeat(400) };
    const whole = new Uint8Array(await (await zipOf(files)).arrayBuffer());
    for (let at = 0; at < whole.length; at += 3) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const { reading, inside } = await unpack('case.zip', new Blob([changed]));
      const texts = await Promise.all(inside.map(({ file }) => file.text()));
      const areWhole = texts.every((text) => Object.values(files).includes(text));
      expect(areWhole || reading.notes.length > 0, `byte ${String(at)}`).toBe(true);
    }
  });
});

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.length - wanted.length; at >= 0; at -= 1)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  throw new Error('not there');
}
