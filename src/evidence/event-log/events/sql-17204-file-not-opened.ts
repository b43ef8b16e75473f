import { eventKind } from '../event-record.ts';
import { APPLICATION, SQL_SERVER } from './providers.ts';
import { codeBeside, pathIn, sqlFailure } from './sql-failure.ts';

/**
 * SQL Server 17204 and 17207: a file of a database could not be opened. Most databases lie on a disk of the server itself, which is no
 * access to a share: only a path on the network is taken as what was tried.
 *
 * ```
 * FCB::Open failed: Could not open file \\files\sql\sales.mdf for file number 1.  OS error: 5(Access is denied.).
 * ```
 *
 * https://learn.microsoft.com/en-us/sql/relational-databases/errors-events/mssqlserver-17204-database-engine-error
 */
export const sql17204FileNotOpened = eventKind({
  name: 'sql-17204-file-not-opened',
  providers: SQL_SERVER,
  ids: [17204, 17207],
  channels: [APPLICATION],
  tells: ['service-failure'],
  data: [],
  layouts: [],
  sentence(message) {
    const path = databaseFile(pathIn(message));
    return { Path: path, Code: codeBeside(path, message) };
  },
  *finds(fields, record) {
    const isOnNetwork = fields.Path?.startsWith('\\\\') ?? false;
    yield* sqlFailure(record, isOnNetwork ? fields : { Code: fields.Code });
  },
});

/** 17204 quotes no path: it ends with the extension of a database's file, or nobody knows where. */
function databaseFile(path: string): string {
  const end = /\.(?:mdf|ndf|ldf)(?![^\s])/i.exec(path);
  return end === null ? '' : path.slice(0, end.index + end[0].length);
}
