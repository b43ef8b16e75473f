/** README's table of formats is made from the formats themselves: `UPDATE=1 npx vitest run tests/readme.test.ts` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { handbook, type FormatPage } from '../src/evidence/handbook.ts';

const path = fileURLToPath(new URL('../README.md', import.meta.url));
const BEGIN = '<!-- formats: made from src/evidence by tests/readme.test.ts -->';
const END = '<!-- end of formats -->';

const PLACES = { client: 'client', server: 'server', 'domain-controller': 'DC', any: 'any' } as const;

/** Reasons that stand in many rows are told once. */
const TOLD_IN_A_ROW = 3;

function row({ title, commands, tells }: FormatPage): string {
  const [first] = commands;
  const places = [...new Set(commands.map(({ role }) => PLACES[role]))].join(', ');
  const told = tells.slice(0, TOLD_IN_A_ROW).join('; ') + (tells.length > TOLD_IN_A_ROW ? ' …' : '');
  return `| ${title} | \`${cell(first?.command ?? '')}\` | ${places} | ${told} |`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

it('README lists every format that is read, with its command and what it tells', async () => {
  const readme = readFileSync(path, 'utf8');
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const table = ['| Format | Command | Where | Tells |', '| --- | --- | --- | --- |', ...handbook.map(row)];
  const written = `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`;
  const config = await resolveConfig(path);
  const formatted = await format(written, { ...config, parser: 'markdown' });
  if (process.env['UPDATE'] !== undefined) writeFileSync(path, formatted);
  expect(readFileSync(path, 'utf8')).toBe(formatted);
});
