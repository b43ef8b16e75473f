import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const read = (text: string): unknown[] => {
  const { facts, notes } = readText('x', text);
  return [
    ...facts.map((fact) =>
      fact.kind === 'share-permission' ? [fact.share, fact.account, fact.right] : fact.kind,
    ),
    ...notes.map(({ code }) => code),
  ];
};

describe('net share', () => {
  it('tells no right in words that it does not know', () => {
    expect(
      read(
        'C:\\>net share finance\nFreigabename      finance\nPfad              D:\\finance\nBerechtigung      CONTOSO\\Finance, ÄNDERN\n                  VORDEFINIERT\\Administratoren, FULL\n',
      ),
    ).toEqual(['smb-share', ['finance', 'VORDEFINIERT\\Administratoren', 'Full'], 'right-unknown']);
  });

  it('that makes or removes a share shows none', () => {
    expect(
      read(
        'C:\\>net share old /delete\nold was deleted successfully.\n\nC:\\>net share x=D:\\x /grant:mara,READ\nx was shared successfully.\n',
      ),
    ).toEqual([]);
  });
});
