import { eventKind } from '../event-record.ts';
import { APPLICATION, SQL_SERVER } from './providers.ts';
import { codeBeside, pathIn, sqlFailure } from './sql-failure.ts';

/**
 * SQL Server could not write a backup: 18204 and 3201 (open), 18210 (write), 3634 (any file operation), 3041 and 3013 (the
 * backup as a whole, without path and code). Path and number are the same in every language.
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
  ids: [3013, 3041, 3201, 3634, 18204, 18210],
  channels: [APPLICATION],
  tells: ['service-failure'],
  data: [],
  layouts: [],
  sentence: backupFailure,
  *finds(fields, record) {
    yield* sqlFailure(record, fields);
  },
});

function backupFailure(message: string): Record<string, string> {
  const path = pathIn(message);
  return { Path: path, Code: codeBeside(path, message) };
}
