/** What the words of readiness are called on the page. Judges nothing. */
import type { ExceptionReport, PathReport, ReadinessReport } from '../../report/document.ts';
import type { WOULD } from '../../report/replay.ts';
import type { Word } from '../words.ts';

export type Outcome = keyof typeof WOULD;

/** The worst first: the order of the chips and of the table. */
export const OUTCOMES: readonly {
  readonly outcome: Outcome;
  readonly word: Word;
  /** After a number: `9 would break`. */
  readonly sum: string;
}[] = [
  { outcome: 'break', word: { text: 'break', tone: 'bad' }, sum: 'would break' },
  {
    outcome: 'undetermined',
    word: { text: 'cannot be told', tone: 'open' },
    sum: 'cannot be told',
  },
  { outcome: 'covered', word: { text: 'covered', tone: 'ok' }, sum: 'covered by an exception' },
  { outcome: 'survive', word: { text: 'keep working', tone: 'ok' }, sum: 'keep working' },
  {
    outcome: 'aside',
    word: { text: 'not counted', tone: 'open' },
    sum: 'not counted: anonymous, or to itself',
  },
];

const BY_NUMBER: readonly Outcome[] = ['survive', 'break', 'undetermined', 'covered', 'aside'];

/** Null where there is no answer. */
export function outcomeOf(would: Uint8Array | null, index: number): Outcome | null {
  return BY_NUMBER[would?.[index] ?? -1] ?? null;
}

/** The chip of a row. Amber where it breaks and Kerberos cannot take over, or where somebody accepted the break. */
export function wordOf(outcome: Outcome, path: PathReport, isAccepted: boolean): Word {
  if (outcome === 'break' && isAccepted) return { text: 'break, accepted', tone: 'warn' };
  if (outcome === 'break' && path.wayOut.possible === 'no')
    return { text: 'break, no Kerberos', tone: 'warn' };
  return OUTCOMES.find((one) => one.outcome === outcome)?.word ?? { text: outcome, tone: 'open' };
}

export const READINESS: Readonly<Record<ReadinessReport['verdict'], Word>> = {
  'cannot-say': { text: 'Cannot say', tone: 'open' },
  'not-ready': { text: 'Not ready', tone: 'bad' },
  'ready-with-exceptions': { text: 'Ready with exceptions', tone: 'warn' },
  ready: { text: 'Ready', tone: 'ok' },
};

export const POLICIES: Readonly<Record<ReadinessReport['policy'], string>> = {
  'P-OUT': 'Outgoing NTLM',
  'P-IN': 'Incoming NTLM',
  'P-DOM': 'NTLM in this domain',
  'P-SMBBLK': 'SMB client block',
  'P-LM': 'NTLMv1',
};

export const CLASSES: Readonly<Record<PathReport['class'], string>> = {
  access: 'Access',
  'computer-account': 'Computer account',
  anonymous: 'Anonymous',
  loopback: 'To itself',
};

export const ACCOUNT_KINDS: Readonly<Record<PathReport['accountKind'], string>> = {
  domain: 'Of the domain',
  foreign: 'Of another domain',
  local: 'Local to the server',
  computer: 'Computer account',
  anonymous: 'Anonymous',
  unknown: 'Not known',
};

export const ENTRY_STATES: Readonly<Record<ExceptionReport['state'], Word>> = {
  new: { text: 'new', tone: 'warn' },
  existing: { text: 'there today', tone: 'ok' },
  unused: { text: 'not used', tone: 'open' },
};

/** Who holds the list. */
export const LIST_HOLDERS: Readonly<Record<ExceptionReport['list'], string>> = {
  'P-OUTX': 'Outgoing, on clients',
  'P-DOMX': 'In this domain, on domain controllers',
  'P-SMBBLKX': 'SMB client block, on clients',
};

/** What the files of a list are called: the value that the policy writes. */
export const LIST_NAMES: Readonly<Record<ExceptionReport['list'], string>> = {
  'P-OUTX': 'ClientAllowedNTLMServers',
  'P-DOMX': 'DCAllowedNTLMServers',
  'P-SMBBLKX': 'BlockNTLMServerExceptionList',
};

export const POSSIBLE: Readonly<Record<PathReport['wayOut']['possible'], string>> = {
  yes: 'Kerberos can take over',
  likely: 'Kerberos can most likely take over',
  'after-project': 'Kerberos needs a project first',
  no: 'No Kerberos for this today',
  unknown: 'Not known whether Kerberos can take over',
};
