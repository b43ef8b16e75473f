import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

describe('a hosts file', () => {
  it.each([
    ['a table with addresses', 'Address    Name\n10.0.0.5   files\n10.0.0.6   fs02\n'],
    ['arp', '10.0.0.254   00-11-22-33-44-55   dynamic\n10.0.0.255   ff-ff-ff-ff-ff-ff   static\n'],
    ['route', '0.0.0.0   0.0.0.0   10.0.0.1   10.0.0.7   25\n10.0.0.0 255.0.0.0 On-link 10.0.0.7 281\n'],
    [
      'lmhosts',
      '# Copyright (c) 1993-1999 Microsoft Corp.\n#\n# This is a sample LMHOSTS file used by the Microsoft TCP/IP for Windows.\n# 102.54.94.97 rhino #PRE\n',
    ],
    ['comments', '# nothing\n# here\n# at all\n'],
  ])('is not %s', (_, text) => {
    expect(() => readText('hosts', text)).toThrow(/Not recognised/);
  });

  it('that blocks half the internet is not kept whole', () => {
    const blocked = Array.from({ length: 5000 }, (_, at) => `127.0.0.1 ads${at}.example`).join('\n');
    const { facts, notes } = readText('hosts', blocked);
    expect([facts.length, notes.map(({ code }) => code)]).toEqual([2000, ['hosts-file-long']]);
  });
});
