import type { Diagnosis } from '../../report/document.ts';

/** The first diagnosis with steps of repair that has the same root cause and trigger; null where there is none. */
export function wholeAlike(
  diagnoses: readonly Diagnosis[],
  { rootCause, trigger }: Diagnosis,
): { readonly index: number; readonly diagnosis: Diagnosis } | null {
  if (!rootCause && !trigger) return null;
  const index = diagnoses.findIndex(
    (one) =>
      one.remedies.length > 0 && one.rootCause?.id === rootCause?.id && one.trigger?.id === trigger?.id,
  );
  const diagnosis = diagnoses[index];
  return diagnosis ? { index, diagnosis } : null;
}
