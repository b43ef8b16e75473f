/**
 * An exception list, ready to be used: for the policy editor, as PowerShell with the way back, as a `.reg` file, as a table.
 *
 * All three are REG_MULTI_SZ. ClientAllowedNTLMServers and DCAllowedNTLMServers: type 7 in
 * https://github.com/dsccommunity/SecurityPolicyDsc/blob/main/source/DSCResources/MSFT_SecurityOption/SecurityOptionData.psd1 ;
 * BlockNTLMServerExceptionList: a `multiText` element of LanmanWorkstation.admx. Set-SmbClientConfiguration has no parameter for
 * that list; Microsoft writes the value of the policy instead:
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-ntlm-blocking
 *
 * Entries come from files. Only those that can be a line of a list are written anywhere but into the table.
 */
import type { Decisions } from '../facts/reading.ts';
import { DAY_MS } from '../windows/dates.ts';
import { csvFile } from '../windows/harmless-cell.ts';
import { policies } from '../windows/policies.ts';
import { quoted } from '../windows/powershell.ts';
import type { ExceptionEntry } from './exception.ts';
import type { ListId } from './policy.ts';

export interface ListTexts {
  readonly list: ListId;
  /** The policy's name in the editor, and where it stands there. */
  readonly title: string;
  readonly gpo: string;
  /** One entry per line. */
  readonly text: string;
  readonly powershell: string;
  readonly powershellRollback: string;
  readonly reg: string;
  readonly csv: string;
}

const VALID_DAYS = 90;

/**
 * `entries` of one list, as {@link entriesFor} gives them; what is there and not used stays in, for to take an entry out is a
 * person's decision. `newest`: the newest record of the case, from which the end dates count.
 */
export function listTexts(
  list: ListId,
  entries: readonly ExceptionEntry[],
  decisions: Pick<Decisions, 'exceptions'>,
  newest: number | null,
): ListTexts {
  const own = entries.filter((one) => one.list === list);
  const lines = own.map(({ entry }) => entry.trim()).filter(isLine);
  const leftOut = own.length - lines.length;
  const { title, gpo } = policies[list];
  return {
    list,
    title,
    gpo,
    text: lines.map((line) => `${line}\r\n`).join(''),
    powershell: setting(list, lines, leftOut),
    powershellRollback: goingBack(list),
    reg: regFile(list, lines, leftOut),
    csv: table(list, own, decisions, newest),
  };
}

/** Without line breaks, control characters and letters that show nothing or turn the writing round: no name holds one. */
function isLine(entry: string): boolean {
  return entry !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(entry);
}

function leftOutSays(leftOut: number): string {
  return leftOut === 1
    ? 'One entry is left out: it holds characters that no name has.'
    : `${leftOut} entries are left out: they hold characters that no name has.`;
}

// ---- PowerShell ---------------------------------------------------------------------------------------------------

/** The old value is kept once: to run it again must not overwrite what there was before. */
function setting(list: ListId, lines: readonly string[], leftOut: number): string {
  const { title, name } = policies[list];
  const head = [
    `# ${title}`,
    `# ${WHERE[list]} In PowerShell as administrator. A Group Policy that sets ${name} wins over it.`,
    `# ${REPLACES}`,
    ...(leftOut > 0 ? [`# ${leftOutSays(leftOut)}`] : []),
  ];
  if (lines.length === 0) return [...head, '# No entries: there is nothing to set.', ''].join('\r\n');
  return [
    ...head,
    ...namesOf(list),
    '$entries = [string[]]@(',
    ...lines.map((line, index) => `  ${literal(line)}${index === lines.length - 1 ? '' : ','}`),
    ')',
    'if (-not (Test-Path -LiteralPath $key)) { New-Item -Path $key -Force | Out-Null }',
    'if (-not (Test-Path -LiteralPath $saved)) {',
    '  $old = @((Get-ItemProperty -LiteralPath $key).$name | Where-Object { $_ })',
    '  [IO.File]::WriteAllLines($saved, [string[]]$old)',
    '}',
    // Without the way back nothing is changed.
    'if (Test-Path -LiteralPath $saved) {',
    '  New-ItemProperty -LiteralPath $key -Name $name -PropertyType MultiString -Value $entries -Force | Out-Null',
    '}',
    '(Get-ItemProperty -LiteralPath $key).$name',
    '',
  ].join('\r\n');
}

/** Nothing is removed where no old value was kept. */
function goingBack(list: ListId): string {
  return [
    `# ${policies[list].title}: back to the list that was there before`,
    ...namesOf(list),
    'if (Test-Path -LiteralPath $saved) {',
    '  $old = [string[]]@([IO.File]::ReadAllLines($saved))',
    '  if ($old.Count -gt 0) {',
    '    New-ItemProperty -LiteralPath $key -Name $name -PropertyType MultiString -Value $old -Force | Out-Null',
    '  } else {',
    '    Remove-ItemProperty -LiteralPath $key -Name $name',
    '  }',
    '  Remove-Item -LiteralPath $saved',
    '} else {',
    "  Write-Warning 'No old list was kept on this computer: nothing was changed.'",
    '}',
    '',
  ].join('\r\n');
}

/**
 * A string in letters of ASCII only. Windows PowerShell 5.1 reads a script without mark in the code page of the computer, and there
 * half of a letter may be a quotation mark that ends the string.
 */
function literal(line: string): string {
  if (/^[ -~]*$/.test(line)) return quoted(line);
  const parts = line.match(/[ -~]+|[^ -~]/g) ?? [];
  const said = parts.map((part) =>
    /^[ -~]/.test(part) ? quoted(part) : `[char]0x${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `('' + ${said.join(' + ')})`;
}

/** A computer may hold a list that no file showed. */
const REPLACES =
  'It replaces the whole list of the computer: look first whether that holds entries that are missing here.';

const WHERE: Readonly<Record<ListId, string>> = {
  'P-OUTX': 'On each client that needs it.',
  'P-DOMX': 'On every domain controller.',
  'P-SMBBLKX': 'On each client that needs it; Windows 11 24H2, Windows Server 2025 or newer.',
};

function namesOf(list: ListId): readonly string[] {
  const { name } = policies[list];
  return [
    `$key = ${quoted(`HKLM:\\${KEY[list]}`)}`,
    `$name = ${quoted(name)}`,
    `$saved = Join-Path $env:ProgramData ${quoted(`${name}-before.txt`)}`,
  ];
}

/** As Windows spells them; `policies` holds them in lower case. */
const KEY: Readonly<Record<ListId, string>> = {
  'P-OUTX': 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
  'P-DOMX': 'SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters',
  'P-SMBBLKX': 'SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation',
};

// ---- .reg ---------------------------------------------------------------------------------------------------------

const BYTES_PER_LINE = 20;

/** Only letters of ASCII, so that it is read alike whether it is saved as UTF-16 or not. */
function regFile(list: ListId, lines: readonly string[], leftOut: number): string {
  const { title, name } = policies[list];
  const head = [
    'Windows Registry Editor Version 5.00',
    '',
    `; ${title}`,
    `; ${REPLACES}`,
    `; ${WHERE[list]} Keep the old value first: reg export "HKLM\\${KEY[list]}" before.reg`,
    ...(leftOut > 0 ? [`; ${leftOutSays(leftOut)}`] : []),
  ];
  if (lines.length === 0) return [...head, '; No entries: there is nothing to set.', ''].join('\r\n');
  return [
    ...head,
    ...lines.map((line) => `;   ${line.replace(/[^ -~]/gu, '?')}`),
    '',
    `[HKEY_LOCAL_MACHINE\\${KEY[list]}]`,
    `"${name}"=hex(7):${wrapped(multiString(lines))}`,
    '',
  ].join('\r\n');
}

/** Each string ends with a zero, and the list with one more: in UTF-16, low byte first. */
function multiString(lines: readonly string[]): readonly string[] {
  const text = `${lines.map((line) => `${line}\0`).join('')}\0`;
  return [...text].flatMap((letter) =>
    Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at)).flatMap((unit) => [
      hex(unit & 0xff),
      hex(unit >> 8),
    ]),
  );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function wrapped(bytes: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_LINE) {
    rows.push(bytes.slice(at, at + BYTES_PER_LINE).join(','));
  }
  return rows.join(',\\\r\n  ');
}

// ---- table --------------------------------------------------------------------------------------------------------

const COLUMNS = [
  'List',
  'Policy',
  'Entry',
  'State',
  'Certainty',
  'Opens',
  'Clients',
  'Accounts',
  'Programs',
  'Logons',
  'Last used (UTC)',
  'Removed by',
  'Think twice',
  'Owner',
  'End date',
];

function table(
  list: ListId,
  entries: readonly ExceptionEntry[],
  decisions: Pick<Decisions, 'exceptions'>,
  newest: number | null,
): string {
  const { name, title } = policies[list];
  const until = newest === null ? '' : day(newest + VALID_DAYS * DAY_MS);
  const rows = entries.map((one) => {
    const decided = decisions.exceptions[`${list} ${one.entry}`];
    return [
      name,
      title,
      one.entry,
      one.state,
      one.certainty,
      one.opens,
      one.clients.join('; '),
      one.accounts.join('; '),
      one.processes.join('; '),
      one.count,
      one.lastUsed === null ? null : new Date(one.lastUsed).toISOString(),
      one.removedBy,
      one.warnings.join(' '),
      decided?.owner ?? '',
      decided?.until ?? until,
    ];
  });
  return csvFile([COLUMNS, ...rows]);
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
