/** The exception lists: what they cover, which there are, and which entries are needed. */
export { covers, prepare, type Covering } from './covering.ts';
export type { CaseSpan } from './draft.ts';
export { entriesFor, UNUSED_DAYS, type NeededEntries } from './entries.ts';
export {
  differingDomainLists,
  entriesInForce,
  existingLists,
  type ExistingList,
  type ListDifference,
} from './existing-lists.ts';
export { wildcardsFor, type Wildcard } from './wildcards.ts';
