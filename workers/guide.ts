import { handbook, queriesOf, type Collectable } from '../src/evidence/handbook.ts';

export { causePages } from '../src/report/cause-pages.ts';
export { handbook, queriesOf };
export type { Collectable, FormatPage } from '../src/evidence/handbook.ts';
export type { Query } from '../src/evidence/format.ts';
export type { CausePage } from '../src/report/cause-pages.ts';

/** What to collect first, each command once. */
export const guide: readonly Collectable[] = handbook
  .flatMap(({ commands }) => commands.filter(({ isFirst }) => isFirst))
  .filter(
    ({ command, role }, index, all) =>
      all.findIndex((one) => one.command === command && one.role === role) === index,
  );
