/**
 * Error codes that a program of the client printed or its SMB client logged. What the person told stands apart: a
 * statement supports, it never proves.
 */
import type { Look } from '../correlation/look.ts';
import { explainStatus, win32Of } from '../windows/status.ts';
import { supporting, tiedItem, unobserved, type Item } from './item.ts';

export const VISIBLE_KINDS = ['access-tried', 'service-failure', 'smb-client-failure'] as const;
type VisibleKind = (typeof VISIBLE_KINDS)[number];

/** One of these Win32 codes, seen by a program in this attempt: as such, as HRESULT, or as its NTSTATUS twin. */
export function visibleCode(
  look: Look<VisibleKind>,
  codes: readonly number[],
  otherwise: Item = unobserved(),
): Item {
  const fits = (code: number | null): boolean => isOneOfCodes(code, codes);
  const seen = [
    ...look.tied(
      'access-tried',
      (fact) => fact.outcome === 'failed' && fact.command !== 'told' && fits(fact.code),
    ),
    ...look.tied('service-failure', (fact) => fits(fact.code)),
    ...look.tied('smb-client-failure', (fact) => fits(fact.status)),
  ];
  const [first] = seen;
  const code = first === undefined ? null : 'code' in first.fact ? first.fact.code : first.fact.status;
  return tiedItem(`the client shows error ${explainStatus(code ?? 0)}`, seen, otherwise);
}

/** The same as the person told it: supports only. */
export function toldCode(look: Look<VisibleKind>, codes: readonly number[]): Item {
  const told = look.tied('access-tried', (fact) => fact.command === 'told' && isOneOfCodes(fact.code, codes));
  return supporting(tiedItem(`you told of error ${explainStatus(told[0]?.fact.code ?? 0)}`, told));
}

function isOneOfCodes(code: number | null, codes: readonly number[]): boolean {
  if (code === null) return false;
  const win32 = win32Of(code);
  return win32 !== null && codes.includes(win32);
}
