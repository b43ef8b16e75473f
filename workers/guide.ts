import { handbook, type Collectable } from '../src/evidence/handbook.ts';

export { causePages } from '../src/report/cause-pages.ts';
export { handbook };
export type { Collectable, FormatPage } from '../src/evidence/handbook.ts';
export type { CausePage } from '../src/report/cause-pages.ts';

/** What to collect first, each command once. */
export const guide: readonly Collectable[] = handbook
  .flatMap(({ commands }) => commands.filter(({ isFirst }) => isFirst))
  .filter(
    ({ command, role }, index, all) =>
      all.findIndex((one) => one.command === command && one.role === role) === index,
  );
