import type { CauseReport } from '../../report/document.ts';

/** The causes that still stand: confirmed, likely or possible, in the order of the report. */
export function openCauses(causes: readonly CauseReport[]): readonly CauseReport[] {
  return causes.filter(
    ({ verdict }) => verdict === 'confirmed' || verdict === 'likely' || verdict === 'possible',
  );
}

/** True where a cause is more than possible, so that the page leads with it. */
export function standsOut({ verdict }: CauseReport): boolean {
  return verdict === 'confirmed' || verdict === 'likely';
}

/** The first few titles: `Clock skew, DNS, SMB signing and 9 more`. */
export function titlesOf(causes: readonly CauseReport[]): string {
  const named = causes.slice(0, 3).map((cause) => cause.title);
  const rest = causes.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
