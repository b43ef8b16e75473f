/** What the words of the report document are called on the page. Judges nothing. */
import type {
  AnswerState,
  ChecklistEntry,
  Remedy,
  StageId,
  StageState,
  VerdictWord,
} from '../report/document.ts';

/** Colour of a chip: red, amber, green or grey. Never the only sign; the word always stands beside it. */
export type Tone = 'bad' | 'warn' | 'ok' | 'open';

export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

export const ANSWERS: Readonly<Record<AnswerState, Word>> = {
  confirmed: { text: 'Confirmed', tone: 'bad' },
  likely: { text: 'Likely', tone: 'warn' },
  undecided: { text: 'Not decided yet', tone: 'open' },
  'no-fault-found': { text: 'No fault found', tone: 'ok' },
};

export const VERDICTS: Readonly<Record<VerdictWord, Word>> = {
  confirmed: { text: 'Confirmed', tone: 'bad' },
  likely: { text: 'Likely', tone: 'warn' },
  possible: { text: 'Possible', tone: 'open' },
  'ruled-out': { text: 'Ruled out', tone: 'ok' },
  'not-reached': { text: 'Not reached', tone: 'open' },
  'not-examined': { text: 'Not examined', tone: 'open' },
};

export const STAGES: Readonly<Record<StageId, string>> = {
  name: 'Name and port',
  negotiate: 'SMB negotiate',
  kerberos: 'Kerberos',
  ntlm: 'NTLM fallback',
  logon: 'Logon',
  share: 'Share and files',
};

export const STAGE_STATES: Readonly<Record<StageState, Word & { readonly mark: string }>> = {
  passed: { text: 'Passed', tone: 'ok', mark: '✓' },
  failed: { text: 'Failed', tone: 'bad', mark: '✕' },
  'not-reached': { text: 'Not reached', tone: 'open', mark: '–' },
  unknown: { text: 'Not known', tone: 'open', mark: '?' },
};

export const ITEM_STATES: Readonly<Record<ChecklistEntry['state'], Word & { readonly mark: string }>> = {
  done: { text: 'Done', tone: 'ok', mark: '✓' },
  'not-done': { text: 'Not done', tone: 'bad', mark: '✕' },
  unknown: { text: 'Not known', tone: 'open', mark: '?' },
  ask: { text: 'For you to confirm', tone: 'warn', mark: '!' },
};

/** The safety ladder of the remedies, and what each rung costs. */
export const LEVELS: Readonly<Record<Remedy['level'], { readonly name: string; readonly cost: string }>> = {
  1: { name: 'Make Kerberos work', cost: 'NTLM stays restricted.' },
  2: { name: 'Move the workload', cost: 'NTLM stays restricted.' },
  3: {
    name: 'Narrow exception',
    cost: 'NTLM is allowed to the named servers only: give it an owner and an end date.',
  },
  4: {
    name: 'Narrow the policy',
    cost: 'Fewer computers stay restricted: give it an owner and an end date.',
  },
  5: {
    name: 'Temporary revert to audit',
    cost: 'NTLM is allowed again and only logged: set the end date first.',
  },
};

/** From this rung on a remedy gives up a part of the NTLM restriction. */
export const FIRST_WEAKENING_LEVEL = 3;

export const ROLES = {
  client: 'Client',
  server: 'File server',
  'domain-controller': 'Domain controller',
} as const;

/** Where a command runs, as a heading: `On WS07`, `On a domain controller`. */
export function whereToRun(host: string | null, role: string): string {
  if (host !== null) return `On ${host}`;
  switch (role) {
    case 'client':
      return 'On the client that fails';
    case 'server':
      return 'On the file server';
    case 'domain-controller':
      return 'On a domain controller';
    default:
      return 'On any computer of the domain';
  }
}
