/**
 * The time of a record as PowerShell writes it: a regional date in CSV; in JSON `/Date(1795158072000)/` from 5.1, ISO 8601 from 7.
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/convertto-json
 */
import { objectOf, own, textOf } from './json-values.ts';

/** Milliseconds in UTC, or the text as it stands; null where there is none. */
export function powershellTime(value: unknown): string | number | null {
  // A date with properties that PowerShell added (Get-Date) is an object: `{"value":"/Date(…)/","DateTime":"…"}`.
  const text = textOf(own(objectOf(value), 'value') ?? value).trim();
  const milliseconds = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds);
  return text === '' ? null : text;
}
