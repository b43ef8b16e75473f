/**
 * The account under which a service runs:
 *
 *     C:\>sc qc MSSQLSERVER
 *     [SC] QueryServiceConfig SUCCESS
 *
 *     SERVICE_NAME: MSSQLSERVER
 *             TYPE               : 10  WIN32_OWN_PROCESS
 *             START_TYPE         : 2   AUTO_START
 *             ERROR_CONTROL      : 1   NORMAL
 *             BINARY_PATH_NAME   : "C:\Program Files\Microsoft SQL Server\…\sqlservr.exe" -sMSSQLSERVER
 *             LOAD_ORDER_GROUP   :
 *             TAG                : 0
 *             DISPLAY_NAME       : SQL Server (MSSQLSERVER)
 *             DEPENDENCIES       :
 *             SERVICE_START_NAME : NT Service\MSSQLSERVER
 *
 * gives a `service-identity`: it goes to other computers as the computer itself. Windows in German, French and Chinese prints
 * these English labels, in Spanish it translates them (`NOMBRE_INICIO_SERVICIO`), in Korean some of them (outputs in public
 * repositories). So the account is also known by its place: the ninth labelled line below the service.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/sc-query; fields:
 * https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-query_service_configw.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { isAccountName } from '../account-name.ts';
import { textFormat, type Block } from '../format.ts';

export const scQc = textFormat<'service-identity'>({
  id: 'sc-qc',
  title: 'Account of a service (sc qc)',
  input: 'text',
  collect: [
    {
      command: 'sc.exe qc <service>',
      role: 'client',
      hint: 'on the computer on which the service runs; in PowerShell sc alone is another command',
    },
  ],
  tells: ['service-identity'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || /^\[SC\] QueryServiceConfig\b/.test(line) || startsService(lines, at);
  },
  read,
});

const COMMAND = /^\s*sc(?:\.exe)?\s+(?:\\\\([^\s\\]+)\s+)?qc(?:\s|$)/i;
/** `[SC] OpenService FAILED 1060:`; the word between is translated. */
const FAILED = /^\[SC\] \w{1,40} [^\d]{1,60} (\d{1,5})[:：]?$/;
const SERVICE = /^(\S[^:：]{0,40}?)\s?[:：] ?(\S.{0,255})$/;
/** `        TYPE               : 10  WIN32_OWN_PROCESS`; the words on the right are names of winnt.h. */
const TYPE =
  /^\s+\S[^:：]{0,40}?\s?[:：] ?[0-9a-f]{1,3} {1,4}(?:WIN32|KERNEL_DRIVER|FILE_SYSTEM_DRIVER|USER_)\w*/;
const START = /^\s+\S[^:：]{0,40}?\s?[:：] ?[0-4] {1,4}(?:(?:BOOT|SYSTEM|AUTO|DEMAND)_START|DISABLED)\b/;
const FIELD = /^\s+(\S[^:：]{0,40}?)?\s{0,40}[:：](.{0,2000})$/;
const ACCOUNT_LABELS: ReadonlySet<string> = new Set(['SERVICE_START_NAME', 'NOMBRE_INICIO_SERVICIO']);
const FIELDS = 9;

/** `sc query` prints the state where this has the kind of start. */
function startsService(lines: readonly string[], at: number): boolean {
  return (
    SERVICE.test((lines[at] ?? '').slice(0, 400)) &&
    TYPE.test(lines[at + 1] ?? '') &&
    START.test(lines[at + 2] ?? '')
  );
}

function* read(block: Block): Iterable<Sighting<'service-identity'> | Note> {
  const computer = COMMAND.exec(block.command ?? '')?.[1] ?? null;
  for (let index = 0; index < block.lines.length; index += 1) {
    const failed = FAILED.exec((block.lines[index] ?? '').slice(0, 200))?.[1];
    if (failed !== undefined) {
      yield {
        code: 'service-not-shown',
        says: `sc could not show this service (error ${failed}): 1060 means that it is not installed there, 5 that an elevated prompt is needed.`,
        line: block.firstLine + index,
      };
    }
    if (!startsService(block.lines, index)) continue;
    const service = SERVICE.exec(block.lines[index] ?? '')?.[2]?.trim() ?? '';
    const fields = fieldsBelow(block.lines, index);
    const last = fields.length === FIELDS ? fields[FIELDS - 1] : undefined;
    const byPlace = last !== undefined && (last.value === '' || isAccountName(last.value)) ? last : undefined;
    const account = fields.find(({ label }) => ACCOUNT_LABELS.has(label)) ?? byPlace;
    if (account === undefined) {
      yield {
        code: 'service-cut',
        says: `The account of ${service} is not in this output: repeat sc.exe qc ${service} and keep all of it.`,
        line: block.firstLine + index,
      };
    } else if (account.value !== '') {
      yield {
        kind: 'service-identity',
        at: { line: block.firstLine + account.index },
        text: `${service}, ${(block.lines[account.index] ?? '').trim()}`,
        ...(computer === null ? {} : { computer }),
        says: { service, account: account.value },
      };
    }
  }
}

interface Field {
  readonly label: string;
  readonly value: string;
  readonly index: number;
}

/** The labelled lines of one service; further dependencies have no label. */
function fieldsBelow(lines: readonly string[], at: number): Field[] {
  const fields: Field[] = [];
  for (let index = at + 1; index < lines.length && fields.length <= FIELDS; index += 1) {
    const line = (lines[index] ?? '').slice(0, 2400);
    if (line.trim() === '' || startsService(lines, index)) break;
    const field = FIELD.exec(line);
    if (field?.[1] !== undefined)
      fields.push({ label: field[1].trim(), value: (field[2] ?? '').trim(), index });
  }
  return fields;
}
