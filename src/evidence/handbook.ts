/** What each format says of itself, for people: how to make such a file, and what it tells. */
import type { HostRole } from '../facts/facts.ts';
import { kinds, type Topic } from '../facts/kinds.ts';
import type { Query } from './format.ts';
import { formats } from './index.ts';
import { told } from './told/told.ts';

/** One command to run and drop its output. */
export interface Collectable {
  /** What it brings: the title of the format. */
  readonly what: string;
  readonly command: string;
  readonly role: HostRole | 'any';
  readonly hint: string | null;
  /** Among the first to ask for. */
  readonly isFirst: boolean;
}

/** The help on one format. */
export interface FormatPage {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly commands: readonly Collectable[];
  /** To follow "It tells": `which NTLM attempts were blocked, and where`. */
  readonly tells: readonly string[];
  /** Queries whose result is such a file, for logs that are too large to drop; as a rule none. */
  readonly queries: readonly Query[];
}

/** Every format that is read, in the order of the list; the form on the page is no file to drop. */
export const handbook: readonly FormatPage[] = formats
  .filter(({ id }) => id !== told.id)
  .map(({ id, title, collect, tells, queries = [] }) => ({
    id,
    title,
    topic: kinds[tells[0] ?? 'log-coverage'].topic,
    commands: collect.map(({ command, role, hint, first }) => ({
      what: title,
      command,
      role,
      hint: hint ?? null,
      isFirst: first === true,
    })),
    tells: [...new Set(tells.map((kind) => kinds[kind].says))],
    queries,
  }));

/** The queries of one format, by its id; none where it has none. */
export function queriesOf(id: string): readonly Query[] {
  return handbook.find((page) => page.id === id)?.queries ?? [];
}
