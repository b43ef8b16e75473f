import { expect, it } from 'vitest';
import { csvBlob, regBlob } from './list-files.ts';

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

it('a .reg file is UTF-16 with one mark and the line ends of Windows', async () => {
  const bytes = await bytesOf(regBlob('\uFEFFWindows Registry Editor Version 5.00\r\n\n"büro-nas"'));
  expect([...bytes.slice(0, 4)]).toEqual([0xff, 0xfe, 0x57, 0]);
  expect(new TextDecoder('utf-16le').decode(bytes)).toBe(
    'Windows Registry Editor Version 5.00\r\n\r\n"büro-nas"',
  );
});

it('a CSV is UTF-8 with one mark', async () => {
  for (const text of ['büro-nas,1\r\n', '\uFEFFbüro-nas,1\r\n']) {
    const bytes = await bytesOf(csvBlob(text));
    expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x62]);
    expect(new TextDecoder().decode(bytes)).toBe('büro-nas,1\r\n');
  }
});
