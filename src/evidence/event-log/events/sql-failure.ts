/**
 * What the errors of SQL Server share: the path that could not be reached, and the number of the operating system, both the same in
 * every language.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind, EventRecord } from '../event-record.ts';
import { numberOf, oneLine, said, words } from './values.ts';

/** Reads `Path` and `Code`. */
export function* sqlFailure(
  record: EventRecord,
  fields: EventFields,
): Iterable<EventFind<'service-failure'>> {
  const target = meant(fields.Path);
  const code = numberOf(fields.Code);
  yield {
    kind: 'service-failure',
    says: { event: record.id, service: record.provider.trim(), target, code },
    text: words(
      record.id,
      said('target', target),
      code === null ? null : `operating system error ${code}`,
      said('service', record.provider.trim()),
    ),
  };
}

/** A path begins with `\\\\` or a drive and ends at the quote that closes it, or with its line (insert strings); empty if none. */
export function pathIn(message: string): string {
  return oneLine(/(?:\\\\|(?<![\p{L}\d])[a-z]:\\)[^'"‘’“”„«»<>|\r\n]+/iu.exec(message)?.[0] ?? '');
}

/** `5` of `5(Access is denied.)`. A path may hold "(2)" itself, so the number is looked for beside it. */
export function codeBeside(path: string, message: string): string {
  const rest = path === '' ? message : oneLine(message).replace(path, ' ');
  return /(?<!\d)(\d{1,10}) ?\(/.exec(rest)?.[1] ?? '';
}
