import { describe, expect, it } from 'vitest';
import { gatherDrop } from './dropped.ts';

const file = (name: string): File => new File(['x'], name);

describe('gatherDrop', () => {
  it('takes plain files where a drop has nothing better', async () => {
    const { files, leftOut } = await gatherDrop(dropOf({ file: file('klist.txt') }));
    expect([files.map(({ name }) => name), leftOut]).toEqual([['klist.txt'], []]);
  });

  it('opens folders by handle, and one unreadable file does not spoil the rest', async () => {
    const folder = handle('case', [
      handle('WS07', [
        handle('secpol.cfg'),
        handle('locked.csv', new DOMException('no', 'NotReadableError')),
      ]),
      handle('klist.txt'),
    ]);
    const { files, leftOut } = await gatherDrop(
      dropOf({ handle: Promise.resolve(folder), file: file('case') }),
    );
    expect(files.map(({ name }) => name)).toEqual(['case/WS07/secpol.cfg', 'case/klist.txt']);
    expect(leftOut.map(({ name }) => name)).toEqual(['case/WS07/locked.csv']);
    expect(leftOut[0]?.why).toContain('NotReadableError');
  });

  it('opens folders by entry where there are no handles, all portions of them', async () => {
    const many = Array.from({ length: 250 }, (_, index) => entry(`${index}.csv`));
    const { files } = await gatherDrop(dropOf({ entry: entry('logs', many) }));
    expect(files).toHaveLength(250);
    expect(files[249]?.name).toBe('logs/249.csv');
  });

  it('leaves out a folder that cannot be listed, by name', async () => {
    const broken = entry('logs', new DOMException('no', 'EncodingError'));
    const { files, leftOut } = await gatherDrop(dropOf({ entry: broken }, { file: file('klist.txt') }));
    expect(files.map(({ name }) => name)).toEqual(['klist.txt']);
    expect(leftOut.map(({ name }) => name)).toEqual(['logs']);
  });

  it('falls back to the file where the handle is refused', async () => {
    const { files } = await gatherDrop(
      dropOf({ handle: Promise.reject(new DOMException('no', 'NotFoundError')), file: file('a.cfg') }),
    );
    expect(files.map(({ name }) => name)).toEqual(['a.cfg']);
  });

  it('asks everything before the drop is emptied', async () => {
    let isOver = false;
    const drop = dropOf({ file: file('a.cfg') }, { file: file('b.cfg') });
    const guarded = {
      items: [...drop.items].map((item) => ({
        kind: item.kind,
        getAsFile: () => (isOver ? null : item.getAsFile()),
        webkitGetAsEntry: () => null,
      })),
    } as unknown as DataTransfer;
    const gathering = gatherDrop(guarded);
    isOver = true;
    expect((await gathering).files.map(({ name }) => name)).toEqual(['a.cfg', 'b.cfg']);
  });
});

interface Item {
  readonly handle?: Promise<unknown>;
  readonly entry?: unknown;
  readonly file?: File;
}

function dropOf(...items: readonly Item[]): DataTransfer {
  return {
    items: items.map(({ handle: dropped, entry: entered, file: plain }) => ({
      kind: 'file',
      ...(dropped ? { getAsFileSystemHandle: () => dropped } : {}),
      webkitGetAsEntry: () => entered ?? null,
      getAsFile: () => plain ?? null,
    })),
  } as unknown as DataTransfer;
}

type Named = { readonly name: string };

function handle(name: string, inside?: readonly Named[] | DOMException): Named {
  if (Array.isArray(inside)) {
    const list = inside as readonly Named[];
    return Object.assign(
      { name, kind: 'directory' },
      {
        async *entries() {
          for (const one of list) yield [one.name, one];
        },
      },
    );
  }
  const getFile = () => (inside ? Promise.reject(inside as DOMException) : Promise.resolve(file(name)));
  return Object.assign({ name, kind: 'file' }, { getFile });
}

function entry(name: string, inside?: readonly Named[] | DOMException): Named {
  if (inside === undefined)
    return Object.assign(
      { name, isDirectory: false },
      { file: (done: (made: File) => void) => done(file(name)) },
    );
  const rest = Array.isArray(inside) ? [...(inside as readonly Named[])] : [];
  const readEntries = (done: (portion: readonly Named[]) => void, fail: (error: unknown) => void): void => {
    if (Array.isArray(inside)) done(rest.splice(0, 100));
    else fail(inside);
  };
  return Object.assign({ name, isDirectory: true }, { createReader: () => ({ readEntries }) });
}
