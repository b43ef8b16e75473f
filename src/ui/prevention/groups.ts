import type { ChecklistEntry } from '../../report/document.ts';
import { ITEM_STATES } from '../words.ts';

type State = ChecklistEntry['state'];

/** Items of one state, in the order of the report. */
export interface Group {
  readonly state: State;
  /** What the state means, in a sentence or two. */
  readonly says: string;
  readonly items: readonly ChecklistEntry[];
}

/** What has to be worked on comes first, what is done last. */
const ORDER: readonly { readonly state: State; readonly says: string }[] = [
  { state: 'not-done', says: 'The files show that it is not so.' },
  { state: 'ask', says: 'The files show what there is. Only a person can say whether that is right.' },
  { state: 'unknown', says: 'No file covers it. It may be done all the same.' },
  { state: 'done', says: 'The files show it, or a person confirmed it.' },
];

/** The groups that have items. */
export function groupsOf(checklist: readonly ChecklistEntry[]): readonly Group[] {
  return ORDER.map(({ state, says }) => ({
    state,
    says,
    items: checklist.filter((item) => item.state === state),
  })).filter(({ items }) => items.length > 0);
}

/** `5 of 14 done. 2 not done, 3 for you to confirm, 4 not known.` */
export function progress(checklist: readonly ChecklistEntry[]): string {
  const done = checklist.filter(({ state }) => state === 'done').length;
  const open = groupsOf(checklist).filter(({ state }) => state !== 'done');
  if (open.length === 0) return `All ${checklist.length} done.`;
  const rest = open.map(({ state, items }) => `${items.length} ${lowered(ITEM_STATES[state].text)}`);
  return `${done} of ${checklist.length} done. ${rest.join(', ')}.`;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
