/** The exception lists: what they cover, which there are, and which entries are needed. */
export { covers, prepare, type Covering } from './covering.ts';
export type { CaseSpan } from './draft.ts';
export { entriesFor, type NeededEntries } from './entries.ts';
export { differingDomainLists, entriesInForce, existingLists, type ExistingList } from './existing-lists.ts';
export { wildcardsFor } from './wildcards.ts';
