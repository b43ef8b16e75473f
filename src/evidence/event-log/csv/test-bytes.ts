/** For tests: the same text as Windows may have written it, and in pieces as a stream may bring it. */

export function utf16(text: string, order: 'le' | 'be'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'le');
  return bytes;
}

/** A file whose stream brings its bytes in pieces of this size. */
export function inPieces(bytes: Uint8Array, size: number): Blob {
  const blob = new Blob([Uint8Array.from(bytes)]);
  const source = pieces(bytes, size);
  blob.stream = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const { done, value } = source.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    });
  return blob;
}

export function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.subarray(at, at + size));
}
