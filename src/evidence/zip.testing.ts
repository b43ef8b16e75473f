/** Makes zips for tests. */
import {
  BlobWriter,
  configure,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
  type ZipWriterConstructorOptions,
} from '@zip.js/zip.js/lib/zip-core-native.js';

configure({ useWebWorkers: false });

/** A zip of these files, in this order. */
export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array | Blob>>,
  options: ZipWriterConstructorOptions = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { keepOrder: true, ...options });
  for (const [name, content] of Object.entries(files)) {
    const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
    await writer.add(name, typeof bytes === 'string' ? new TextReader(bytes) : new Uint8ArrayReader(bytes));
  }
  return writer.close();
}
