/** Bytes that cannot be had any more are no bug: they are said on the file's row. */
import { Unreadable } from './format.ts';

const DISK_ERRORS = new Set(['NotFoundError', 'NotReadableError', 'NotAllowedError', 'SecurityError']);

/** @throws Unreadable where the file was moved, locked or taken away since it was dropped */
export async function onDisk<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DOMException && DISK_ERRORS.has(error.name)) {
      throw new Unreadable(
        'file-unreadable',
        'The browser may not read this file: it was moved, is open elsewhere, or is a folder. Copy it and drop the copy.',
      );
    }
    throw error;
  }
}
