/**
 * How an event log is kept, and what it holds now, as wevtutil prints it:
 *
 *     C:\>wevtutil gl Microsoft-Windows-NTLM/Operational
 *     name: Microsoft-Windows-NTLM/Operational
 *     enabled: true
 *     …
 *     logging:
 *       retention: false
 *       autoBackup: false
 *       maxSize: 1052672
 *
 *     C:\>wevtutil gli Microsoft-Windows-NTLM/Operational
 *     fileSize: 1118208
 *     numberOfLogRecords: 1530
 *     oldestRecordNumber: 20411
 *
 * gives a `log-settings` each; `gl /f:xml` prints the first as a `channel` element. `gli` names no log: without its command it
 * says nothing. All keys are names of properties and elements, in no language.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/wevtutil; what retention and
 * autoBackup mean: https://learn.microsoft.com/en-us/windows/win32/wes/eventmanifestschema-channelloggingtype-complextype;
 * the numbers of `gli`: https://learn.microsoft.com/en-us/windows/win32/api/winevt/ne-winevt-evt_log_property_id.
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { askedElsewhere, asksAnotherComputer } from '../elsewhere.ts';
import { textFormat, type Block } from '../format.ts';

type Settings = Payloads['log-settings'];

export const wevtutilLog = textFormat<'log-settings'>({
  id: 'wevtutil-log',
  title: 'Size and mode of an event log (wevtutil gl, gli)',
  input: 'text',
  collect: [
    {
      command: 'wevtutil gl Microsoft-Windows-NTLM/Operational',
      role: 'any',
      hint: 'how large the log may grow, and what happens when it is full',
    },
    {
      command: 'wevtutil gli Microsoft-Windows-NTLM/Operational',
      role: 'any',
      hint: 'the number of its oldest record; keep the command line in the file, for the output names no log',
    },
  ],
  tells: ['log-settings'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return (
      COMMAND.test(line) || startsConfiguration(lines, at) || startsInfo(lines, at) || startsXml(lines, at)
    );
  },
  read,
});

const COMMAND = /^\s*wevtutil(?:\.exe)?\s+(?:gl|get-log|gli|get-loginfo)\s/i;
const REMOTE = /\s[/-](?:r|remote):/i;
/** `<channel name="Security" …>` of the schema of channels, behind the declaration or without it. */
const XML = /^\s*(?:<\?xml[^>]{0,100}\?>\s*)?<channel\s+name="[^"]{1,260}"/;
const DECLARATION = /^\s*<\?xml[^>]{0,100}\?>\s*$/;
const KEY = /^\s*([A-Za-z]+):(?:\s+(\S.{0,300}?))?\s*$/;

/** Lines of an output at most: `gl` prints some fifteen, `gli` seven. */
const REACH = 20;

function startsConfiguration(lines: readonly string[], at: number): boolean {
  return keyOf(lines[at]) === 'name' && keyOf(lines[at + 1]) === 'enabled' && keyOf(lines[at + 2]) === 'type';
}

/** The three times of the file come first; without the right to open it the numbers alone stand there. */
function startsInfo(lines: readonly string[], at: number): boolean {
  const key = keyOf(lines[at]);
  if (key === 'creationTime') return keyOf(lines[at + 1]) === 'lastAccessTime';
  return (
    key === 'fileSize' && keyOf(lines[at + 1]) === 'attributes' && keyOf(lines[at - 1]) !== 'lastWriteTime'
  );
}

function startsXml(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return XML.test(line) || (DECLARATION.test(line) && XML.test(lines[at + 1] ?? ''));
}

function keyOf(line: string | undefined): string | null {
  return line === undefined ? null : (KEY.exec(line)?.[1] ?? null);
}

function* read(block: Block): Iterable<Sighting<'log-settings'> | Note> {
  if (asksAnotherComputer(block.command, REMOTE)) {
    yield askedElsewhere(block.firstLine);
    return;
  }
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    if (startsConfiguration(block.lines, index)) yield configuration(block, index);
    else if (XML.test(line)) yield* fromXml(block, index);
    else if (startsInfo(block.lines, index)) {
      const channel = askedLog(block.command);
      if (channel !== null) yield information(block, index, channel);
      else {
        yield {
          code: 'log-not-named',
          says: 'This output of wevtutil gli does not say of which log it is: keep the command line above it.',
          ...at,
        };
      }
    }
  }
}

const UNKNOWN = {
  enabled: null,
  maximumSize: null,
  size: null,
  records: null,
  oldestRecord: null,
  mode: null,
} as const;

function configuration(block: Block, index: number): Sighting<'log-settings'> {
  const values = valuesFrom(block.lines, index);
  const says: Settings = {
    ...UNKNOWN,
    channel: values.get('name') ?? '',
    enabled: yesNo(values.get('enabled')),
    maximumSize: numberOf(values.get('maxSize')),
    mode: modeOf(yesNo(values.get('retention')), yesNo(values.get('autoBackup'))),
  };
  const text = shown(values, ['name', 'enabled', 'retention', 'autoBackup', 'maxSize']);
  return { kind: 'log-settings', at: { line: block.firstLine + index }, text, says };
}

function information(block: Block, index: number, channel: string): Sighting<'log-settings'> {
  const values = valuesFrom(block.lines, index);
  const says: Settings = {
    ...UNKNOWN,
    channel,
    size: numberOf(values.get('fileSize')),
    records: numberOf(values.get('numberOfLogRecords')),
    oldestRecord: numberOf(values.get('oldestRecordNumber')),
  };
  const text = `${channel}: ${shown(values, ['fileSize', 'numberOfLogRecords', 'oldestRecordNumber'])}`;
  return { kind: 'log-settings', at: { line: block.firstLine + index }, text, says };
}

/** The keys of one output, up to its end or the first key of the next one. */
function valuesFrom(lines: readonly string[], index: number): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of lines.slice(index, index + REACH)) {
    const [, key, value = ''] = KEY.exec(line) ?? [];
    if (key === undefined || values.has(key)) break;
    values.set(key, value);
  }
  return values;
}

function shown(values: ReadonlyMap<string, string>, keys: readonly string[]): string {
  return keys
    .filter((key) => values.has(key))
    .map((key) => `${key}: ${values.get(key) ?? ''}`)
    .join(', ');
}

function* fromXml(block: Block, index: number): Iterable<Sighting<'log-settings'> | Note> {
  const rest = block.lines.slice(index, index + 100).join('\n');
  const end = rest.indexOf('</channel>');
  if (end < 0) {
    yield {
      code: 'cut',
      says: 'The description of this log ends in the middle: export it again.',
      line: block.firstLine + index,
    };
    return;
  }
  const xml = rest.slice(rest.indexOf('<channel'), end);
  const head = /^<channel\b[^>]*>/.exec(xml)?.[0] ?? '';
  const [channel, enabled] = ['name', 'enabled'].map((name) =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1]?.trim(),
  );
  const [retention, autoBackup, maxSize] = ['retention', 'autoBackup', 'maxSize'].map((name) =>
    new RegExp(`<${name}>\\s*([^<\\s]*)\\s*</${name}>`).exec(xml)?.[1]?.trim(),
  );
  if (channel === undefined) return;
  const says: Settings = {
    ...UNKNOWN,
    channel,
    enabled: yesNo(enabled),
    maximumSize: numberOf(maxSize),
    mode: modeOf(yesNo(retention), yesNo(autoBackup)),
  };
  const values = Object.entries({ name: channel, enabled, retention, autoBackup, maxSize }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]),
  );
  yield {
    kind: 'log-settings',
    at: { line: block.firstLine + index },
    text: values.join(', '),
    says,
  };
}

/** The log that `wevtutil gli` was asked for; null where a file was (`/lf`), or a variable stands there. */
function askedLog(command: string | null): string | null {
  if (command === null || /\s[/-](?:lf|logfile)\b/i.test(command)) return null;
  const [, quoted, bare] =
    /\bwevtutil(?:\.exe)?\s+(?:gli|get-loginfo)\s+(?:"([^"]+)"|'[^']*'|([^\s"'&|>]+))/i.exec(command) ?? [];
  const log = quoted ?? bare ?? null;
  return log === null || /^[%$/-]/.test(log) ? null : log;
}

/** autoBackup counts only together with retention. */
function modeOf(retention: boolean | null, autoBackup: boolean | null): Settings['mode'] {
  if (retention === false) return 'circular';
  if (retention === null || autoBackup === null) return null;
  return autoBackup ? 'auto-backup' : 'retain';
}

function yesNo(value: string | undefined): boolean | null {
  return value === 'true' ? true : value === 'false' ? false : null;
}

function numberOf(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
