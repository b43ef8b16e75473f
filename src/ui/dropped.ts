/** A file to read, with the folders it came from: `WS07/secpol.cfg`. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

/** Something that was dropped and that the browser would not open. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

export interface Gathered {
  readonly files: readonly NamedFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * All files of a drop, folders opened. Call it in the drop handler itself: browsers empty the drop as soon as the
 * handler returns, so everything is asked of it before the first await.
 *
 * Three ways lead to the content, and none works everywhere: Chromium refuses entries on a page opened from disk
 * (EncodingError) but gives handles; Firefox has no handles; a drop made by script has files only.
 * (https://wicg.github.io/file-system-access/#drag-and-drop, https://wicg.github.io/entries-api/)
 *
 * Never rejects: what cannot be opened is left out, with the reason.
 */
export function gatherDrop(transfer: DataTransfer): Promise<Gathered> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const asked = items.map((item) => ({
    handle: askForHandle(item),
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }));
  return gather(async (found) => {
    for (const { handle, entry, file } of asked) await openDropped(await handle, entry, file, found);
  });
}

/** The files of `<input type="file">`; a chosen folder brings its paths. */
export function gatherChosen(files: FileList): Promise<Gathered> {
  const named = [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return Promise.resolve({ files: named, leftOut: [] });
}

interface Found {
  readonly files: NamedFile[];
  readonly leftOut: LeftOut[];
}

async function gather(collect: (found: Found) => Promise<void>): Promise<Gathered> {
  const found: Found = { files: [], leftOut: [] };
  await collect(found);
  return found;
}

function askForHandle(item: DataTransferItem): Promise<FileSystemHandle | null> {
  const ask: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  if (typeof ask !== 'function') return Promise.resolve(null);
  return Promise.resolve(ask.call(item) as FileSystemHandle | null).catch(() => null);
}

async function openDropped(
  handle: FileSystemHandle | null,
  entry: FileSystemEntry | null,
  file: File | null,
  found: Found,
): Promise<void> {
  // A dropped folder also comes as a file that cannot be read, so the folder is asked first.
  if (handle?.kind === 'directory') await walkHandle(handle as FileSystemDirectoryHandle, handle.name, found);
  else if (entry?.isDirectory && !handle)
    await walkEntry(entry as FileSystemDirectoryEntry, entry.name, found);
  else if (file) found.files.push({ name: file.name, file });
  else found.leftOut.push({ name: handle?.name ?? entry?.name ?? 'unnamed', why: sentence(null) });
}

async function walkHandle(folder: FileSystemDirectoryHandle, path: string, found: Found): Promise<void> {
  try {
    for await (const [name, handle] of folder.entries()) {
      const inside = `${path}/${name}`;
      if (handle.kind === 'directory') await walkHandle(handle as FileSystemDirectoryHandle, inside, found);
      else await take(inside, () => (handle as FileSystemFileHandle).getFile(), found);
    }
  } catch (error) {
    found.leftOut.push({ name: path, why: sentence(error, 'folder') });
  }
}

async function walkEntry(folder: FileSystemDirectoryEntry, path: string, found: Found): Promise<void> {
  try {
    for (const entry of await listEntries(folder)) {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory) await walkEntry(entry as FileSystemDirectoryEntry, inside, found);
      else await take(inside, () => fileOf(entry as FileSystemFileEntry), found);
    }
  } catch (error) {
    found.leftOut.push({ name: path, why: sentence(error, 'folder') });
  }
}

/** readEntries hands out a folder in portions (Chromium: 100) and ends with an empty one. */
async function listEntries(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, fail) => entry.file(done, fail));
}

async function take(name: string, open: () => Promise<File>, found: Found): Promise<void> {
  try {
    found.files.push({ name, file: await open() });
  } catch (error) {
    found.leftOut.push({ name, why: sentence(error) });
  }
}

function sentence(error: unknown, what: 'file' | 'folder' = 'file'): string {
  const reason = error instanceof DOMException ? ` (${error.name})` : '';
  return `The browser could not open this ${what}${reason}. Another program may hold it, or you may not have the right to read it. Copy it to your desktop and drop it again.`;
}
