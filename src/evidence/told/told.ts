/**
 * What a person typed into the form: evidence like any other, with its own origin.
 *
 *     {"error":"5","share":"\\\\files\\finance","client":"WS07","account":"CONTOSO\\mara","worksWhenDomainJoined":true}
 *
 * gives an `access-tried` on WS07 and a `told-contrast`.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { meant, uncPath } from '../../windows/names.ts';
import { textFormat, type Block } from '../format.ts';
import { codeOf } from '../net-use/outcomes.ts';

/** The form's five answers; empty text and null for "not told". */
export interface ToldForm {
  /** The number seen, or the words: `5`, `0x80070005`, `System error 53`. */
  readonly error: string;
  readonly share: string;
  readonly client: string;
  readonly account: string;
  readonly worksWhenDomainJoined: boolean | null;
}

type Kind = 'access-tried' | 'told-contrast';

export const told = textFormat<Kind>({
  id: 'told',
  title: 'Told in the form',
  input: 'text',
  collect: [
    {
      command: 'the form "What do people see?"',
      role: 'client',
      hint: 'error number, share, computer and account, typed by hand',
    },
  ],
  tells: ['access-tried', 'told-contrast'],
  begins: (lines, at) =>
    /^\s*\{/.test(lines[at] ?? '') &&
    lines.slice(Math.max(0, at - 9), at).every((line) => line.trim() === '') &&
    formOf(lines.slice(at, at + 40)) !== null,
  read,
});

/** The file that the form makes, so that what is told travels like what is dropped. */
export function toldFile(form: ToldForm): string {
  const { error, share, client, account, worksWhenDomainJoined } = form;
  return `${JSON.stringify({ error, share, client, account, worksWhenDomainJoined }, null, 2)}\n`;
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const form = formOf(block.lines);
  if (form === null) return;
  const computer = meant(form.client);
  const target = uncPath(form.share)?.shown ?? null;
  const code = codeOf(/0x[0-9a-f]{1,8}|\d{1,10}/i.exec(form.error)?.[0]);
  const at = (key: keyof ToldForm): { line: number } => ({
    line:
      block.firstLine +
      Math.max(
        0,
        block.lines.findIndex((line) => line.includes(`"${key}"`)),
      ),
  });
  if (target !== null || form.error.trim() !== '') {
    yield {
      kind: 'access-tried',
      at: at(target === null ? 'error' : 'share'),
      text: [
        form.share,
        form.error && `error ${form.error}`,
        form.client && `on ${form.client}`,
        form.account && `as ${form.account}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
      computer,
      says: { target, user: meant(form.account), outcome: 'failed', code, command: 'told' },
    };
  }
  if (form.worksWhenDomainJoined !== null) {
    const value = form.worksWhenDomainJoined;
    yield {
      kind: 'told-contrast',
      at: at('worksWhenDomainJoined'),
      text: `works when domain-joined: ${value ? 'yes' : 'no'}`,
      computer,
      says: { works: 'when-domain-joined', value },
    };
  }
}

const KEYS = new Set(['error', 'share', 'client', 'account', 'worksWhenDomainJoined']);

/** The form in these lines; null for any other JSON. Numbers are accepted where text is meant. */
function formOf(lines: readonly string[]): ToldForm | null {
  let value: unknown;
  try {
    value = JSON.parse(lines.join('\n'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const answers = new Map<string, unknown>(Object.entries(value));
  if (!Array.from(answers.keys()).every((key) => KEYS.has(key))) return null;
  if (!answers.has('error') && !answers.has('share')) return null;
  const text = (key: keyof ToldForm): string => {
    const answer = answers.get(key);
    return typeof answer === 'string' ? answer : typeof answer === 'number' ? String(answer) : '';
  };
  const works = answers.get('worksWhenDomainJoined');
  return {
    error: text('error'),
    share: text('share'),
    client: text('client'),
    account: text('account'),
    worksWhenDomainJoined: typeof works === 'boolean' ? works : null,
  };
}
