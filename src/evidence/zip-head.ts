/** What the first bytes of a zip tell. */

/** A local header, the end of an empty archive, or the mark of a split one (APPNOTE 4.3.7, 4.3.16, 8.5.3). */
export function hasZipSignature([p, k, ...rest]: Uint8Array): boolean {
  const version = rest.slice(0, 2).join();
  return p === 0x50 && k === 0x4b && (version === '3,4' || version === '5,6' || version === '7,8');
}

/** Word, Excel and LibreOffice put one of these first (ECMA-376 part 2, OpenDocument 1.3 part 2 3.3). */
export function isOfficeDocument(head: Uint8Array): boolean {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  const first = new TextDecoder().decode(head.subarray(30, 30 + length));
  return /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|word\/|xl\/|ppt\/|mimetype$)/.test(first);
}
