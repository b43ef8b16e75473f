/** The files that are handed out, in the bytes that their programs expect. */

/**
 * A `.reg` file of version 5: UTF-16, little endian, with its mark, so that names outside ANSI arrive whole.
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/application-management/add-modify-delete-registry-subkeys-values
 */
export function regBlob(text: string): Blob {
  const lines = `\uFEFF${withoutMark(text).replace(/\r?\n/g, '\r\n')}`;
  const bytes = new Uint8Array(lines.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < lines.length; at += 1) view.setUint16(at * 2, lines.charCodeAt(at), true);
  return new Blob([bytes], { type: 'application/octet-stream' });
}

/** UTF-8 with its mark: without it Excel takes the file for ANSI. */
export function csvBlob(text: string): Blob {
  return new Blob([`\uFEFF${withoutMark(text)}`], { type: 'text/csv' });
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
