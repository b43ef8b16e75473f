/**
 * What 30953 of the SMB client and 1062 of the server share: the lowest or highest dialect was changed.
 */
import type { EventFields, EventFind } from '../event-record.ts';
import { reportedSetting } from './reported-setting.ts';
import { meant } from '../../../windows/names.ts';
import { readSentence } from './values.ts';

/** In other languages the numbers do not tell which is the old one, so only the change itself is known. */
export function dialectSentence(message: string): EventFields {
  return (
    readSentence(message, 'SMB Dialect Change {SmbDialect} was changed from {OldDialect} to {NewDialect}.') ??
    {}
  );
}

/** Reads `SmbDialect` (the name of the value) and `NewDialect` (`0x311`). */
export function* dialectChange(
  event: 30953 | 1062,
  fields: EventFields,
): Iterable<EventFind<'reported-setting'>> {
  const name = meant(fields.SmbDialect) ?? 'SMB dialect';
  yield* reportedSetting(event, event === 1062 ? 'server' : 'client', name, meant(fields.NewDialect));
}
