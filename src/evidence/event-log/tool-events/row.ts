/** A record of named values, from a table or from JSON: the same programs write both. */
import type { RecordFields } from '../csv/record-fields.ts';
import { textOf, type JsonObject } from './json-values.ts';

export interface Row {
  /** Whether the export has this column at all, filled or not. Names are compared without case. */
  has(name: string): boolean;
  /** Empty where there is none. */
  text(name: string): string;
  /** As JSON has it; a table has texts only. */
  value(name: string): unknown;
}

/** Columns by their names in lower case; of equal ones the first counts. */
export function columnsByName(header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const key = name.trim().toLowerCase();
    if (!columns.has(key)) columns.set(key, index);
  }
  return columns;
}

export function rowOfTable(columns: ReadonlyMap<string, number>, fields: RecordFields): Row {
  const text = (name: string): string => fields.text(columns.get(name.toLowerCase()) ?? -1);
  return { has: (name) => columns.has(name.toLowerCase()), text, value: text };
}

export function rowOfObject(object: JsonObject): Row {
  const names = new Map<string, string>();
  for (const name of Object.keys(object)) names.set(name.toLowerCase(), name);
  const value = (name: string): unknown => {
    const key = names.get(name.toLowerCase());
    return key === undefined ? undefined : object[key];
  };
  return { has: (name) => names.has(name.toLowerCase()), text: (name) => textOf(value(name)), value };
}

/** The first of these names that has a value; null where none has. */
export function firstText(row: Row, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = row.text(name).trim();
    if (text !== '') return text;
  }
  return null;
}

/** The number of an event; 0 where there is none (`-`, or the several numbers of a rule that counts). */
export function idOf(text: string): number {
  const written = text.trim();
  return /^\d{1,10}$/.test(written) ? Number(written) & 0xffff : 0;
}
