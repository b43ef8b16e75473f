/**
 * Verdicts are proved in stories: a sentence that says what happened, what each cause must be found to be, and the
 * lines that tell it, in the form of `src/correlation/story.ts`:
 *
 *     story('a workgroup client is refused', { 'client-not-domain-joined': 'confirmed', 'incoming-ntlm-deny': 'confirmed' }, `
 *       09:00:00  FS01    ntlm-blocked 4002
 *       09:00:02  FS01    logon-failed KIOSK7\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
 *       -         FS01    policy P-IN = 2
 *     `)
 *
 * The verdict on a cause is the strongest of all attempts of the story. A cause that is confirmed must be expected so: a
 * wrong "confirmed" is the worst thing we can print. Write the lines with String.raw, for their backslashes.
 */
import { caseIn } from '../correlation/story.ts';
import type { Cause } from './cause.ts';
import { judge, type Judged } from './diagnose.ts';
import { isAtLeast, type Level, type Ruling } from './verdict.ts';

export interface Story {
  readonly title: string;
  /** Cause id → the strongest verdict among the attempts. Causes that are not named must not be confirmed. */
  readonly expected: Readonly<Record<string, Level>>;
  readonly lines: string;
}

export function story(title: string, expected: Story['expected'], lines: string): Story {
  return { title, expected, lines };
}

/** Every attempt of the story, judged by the causes in their order. */
export function judgedOf(told: Story, causes: readonly Cause[]): readonly Judged[] {
  const view = caseIn(told.lines);
  return view.attempts.map((attempt) => judge(view, attempt, causes));
}

/** The strongest ruling of each cause, over all attempts. */
export function strongestOf(judged: readonly Judged[]): ReadonlyMap<string, Ruling> {
  const strongest = new Map<string, Ruling>();
  for (const { rulings } of judged) {
    for (const [id, ruling] of rulings) {
      const known = strongest.get(id);
      if (known === undefined || (ruling.level !== known.level && isAtLeast(ruling.level, known.level))) {
        strongest.set(id, ruling);
      }
    }
  }
  return strongest;
}

/** What differs from the expectation, one sentence each; empty where the story holds. */
export function complaintsOf(told: Story, causes: readonly Cause[]): readonly string[] {
  const judged = judgedOf(told, causes);
  if (judged.length === 0) return ['no attempt comes out of these lines'];
  const strongest = strongestOf(judged);
  const complaints: string[] = [];
  for (const [id, level] of Object.entries(told.expected)) {
    const ruling = strongest.get(id);
    if (ruling === undefined) complaints.push(`${id} is no cause of the list`);
    else if (ruling.level !== level)
      complaints.push(`${id} is ${ruling.level}, not ${level}: ${reasons(ruling)}`);
  }
  for (const [id, ruling] of strongest) {
    if (ruling.level === 'confirmed' && told.expected[id] === undefined) {
      complaints.push(`${id} is confirmed, and the story does not say so: ${reasons(ruling)}`);
    }
    const shown = ruling.level === 'ruled-out' ? ruling.against : ruling.because;
    const isVerdict = ruling.level !== 'not-examined' && ruling.level !== 'not-reached';
    if (isVerdict && shown.length === 0)
      complaints.push(`${id} is ${ruling.level} without a line that shows it`);
  }
  return complaints;
}

function reasons(ruling: Ruling): string {
  const said = [
    ...ruling.because.map((proof) => `because ${proof.says}`),
    ...ruling.against.map((proof) => `against: ${proof.says}`),
    ...(ruling.note === null ? [] : [ruling.note]),
  ];
  return said.length === 0 ? 'nothing speaks for it' : said.join('; ');
}
