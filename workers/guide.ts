import { formats } from '../src/evidence/index.ts';
import { told } from '../src/evidence/told/told.ts';

/** One command to run and drop its output. */
export interface Collectable {
  /** What it brings: the title of the format. */
  readonly what: string;
  readonly command: string;
  /** Where to run it: `client`, `server`, `domain-controller`, `any`. */
  readonly role: string;
  readonly hint: string | null;
}

/** What to collect, from what each format says of itself; each command once. The form is no file to drop. */
export const guide: readonly Collectable[] = formats
  .filter(({ id }) => id !== told.id)
  .flatMap(({ title, collect }) =>
    collect.map(({ command, role, hint }) => ({ what: title, command, role, hint: hint ?? null })),
  )
  .filter(
    ({ command, role }, index, all) =>
      all.findIndex((one) => one.command === command && one.role === role) === index,
  );
