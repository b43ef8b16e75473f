/** The inventory as a table: every use of NTLM with what is known of it. */
import { csvFile } from '../windows/harmless-cell.ts';
import type { PathReport } from './document.ts';

const COLUMNS = [
  'Estate',
  'Class',
  'Client',
  'Account',
  'Kind of account',
  'Administrator rights',
  'Service account',
  'Name used',
  'Server',
  'Program',
  'Version',
  'SMB',
  'Logons',
  'First',
  'Last',
  'Time zone',
  'Refused',
  'Witnesses',
  'Why not Kerberos',
  'Kerberos logons',
  'Way out',
  'Possible',
  'Why',
  'Command',
  'Owner',
  'Break accepted',
  'Id',
];

/** RFC 4180, with the mark by which Excel knows UTF-8; no cell is a formula. An empty cell: no record tells. */
export function inventoryCsv(paths: readonly PathReport[]): string {
  return csvFile([COLUMNS, ...paths.map(row)]);
}

function row(path: PathReport): readonly (string | number | null)[] {
  return [
    path.estate ?? null,
    path.class,
    path.client,
    path.account,
    path.accountKind,
    path.privileged,
    path.isService ? 'yes' : 'no',
    path.target,
    path.server,
    path.process,
    path.version,
    path.isSmb,
    path.count,
    path.first,
    path.last,
    path.zone === 'unknown' ? 'unknown' : 'UTC',
    path.refused,
    path.witnesses.join('; '),
    path.reason,
    path.kerberos,
    path.wayOut.says,
    path.wayOut.possible,
    path.wayOut.why,
    path.wayOut.command,
    path.owner,
    path.accepted ? 'yes' : 'no',
    path.id,
  ];
}
