/** The only door to the line for the page: opens cases, reads, judges, keeps. */
import { deleteStoredCase, storedCases } from '../src/case/browser-case.ts';
import type { CaseCard } from '../src/case/kept-case.ts';
import { CaseDesk, type Desk, newCard } from './desk.ts';
import { hireStaff } from './staff.ts';

export { causePages, guide, handbook, queriesOf } from './guide.ts';
export type { CausePage, FormatPage, Query } from './guide.ts';
export { sampleCase } from './sample-case/sample-case.ts';
export type { CaseCard, Desk };
export type { TellForm } from './desk.ts';
export type { Progress } from './progress.ts';

/**
 * Opens a new case, or with `id` a stored one. Rejects where the stored case cannot be had.
 *
 * @param options `keep` false: nothing is written to the browser's storage
 */
export function openDesk(options: { readonly keep: boolean; readonly id?: string }): Promise<Desk> {
  const { keep, id } = options;
  const which =
    id === undefined
      ? ({ kind: 'new', card: newCard(new Date()), keep } as const)
      : ({ kind: 'stored', id } as const);
  return CaseDesk.open(which, hireStaff);
}

/** The stored cases, newest first. Rejects where the browser gives no storage. */
export const cases = (): Promise<readonly CaseCard[]> => storedCases();

/** Deletes a stored case with everything that was kept of it. */
export const deleteCase = (id: string): Promise<void> => deleteStoredCase(id);
