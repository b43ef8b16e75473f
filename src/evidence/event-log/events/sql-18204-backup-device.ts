import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { APPLICATION, SQL_SERVER } from './providers.ts';
import { numberOf, oneLine, said, words } from './values.ts';

/**
 * SQL Server could not write a backup: 18204 and 3201 (open), 18210 (write), 3634 (any file operation), 3041 (the backup
 * as a whole, without path and code). Path and number are the same in every language.
 *
 * ```
 * BackupDiskFile::CreateMedia: Backup device '\\files\backup\sales.bak' failed to create. Operating system error 5(Access
 * is denied.).
 * ```
 *
 * https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/mssqlserver-3201-database-engine-error
 */
export const sql18204BackupDevice = eventKind({
  name: 'sql-18204-backup-device',
  providers: SQL_SERVER,
  ids: [3041, 3201, 3634, 18204, 18210],
  channels: [APPLICATION],
  tells: ['service-failure'],
  data: [],
  layouts: [],
  sentence: backupFailure,
  *finds(fields, record) {
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
  },
});

/** A path begins with `\\` or a drive and ends at the quote that closes it, or with its line (insert strings). */
function backupFailure(message: string): Record<string, string> {
  const path = /(?:\\\\|(?<![\p{L}\d])[a-z]:\\)[^'"‘’“”„«»<>|\r\n]+/iu.exec(message)?.[0] ?? '';
  // A path may hold "(2)" itself, so the number is looked for beside it.
  const code = /(?<!\d)(\d{1,10}) ?\(/.exec(path === '' ? message : message.replace(path, ' '))?.[1] ?? '';
  return { Path: oneLine(path), Code: code };
}
