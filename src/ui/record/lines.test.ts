import { expect, it } from 'vitest';
import { linesAround } from './lines.ts';

it('numbers lines as editors do, whatever ends them', () => {
  expect(linesAround('a\r\nb\nc\n', 2)).toEqual({
    before: 0,
    after: 0,
    lines: [
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
      { number: 3, text: 'c' },
    ],
  });
});

it('draws a window of a long file and says what it leaves out', () => {
  const text = Array.from({ length: 3000 }, (_, index) => `line ${index + 1}`).join('\n');
  const view = linesAround(text, 1500);
  expect(view.lines).toContainEqual({ number: 1500, text: 'line 1500' });
  expect(view.before + view.lines.length + view.after).toBe(3000);
  expect(view.lines.length).toBeLessThan(500);
  expect(linesAround(text, null).before).toBe(0);
});
