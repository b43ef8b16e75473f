/**
 * Names asked of DNS:
 *
 *     PS C:\> Resolve-DnsName files
 *
 *     Name                           Type   TTL   Section    NameHost
 *     ----                           ----   ---   -------    --------
 *     files.contoso.example          CNAME  3600  Answer     fs01.contoso.example
 *
 *     Name       : fs01.contoso.example
 *     QueryType  : A
 *     TTL        : 1200
 *     Section    : Answer
 *     IP4Address : 10.0.0.5
 *
 * gives a `name-resolved` for each name that owns records: files.contoso.example is an alias (CNAME) of fs01.contoso.example,
 * that has the address 10.0.0.5 (A). The short name that was typed, `files`, gets one of its own, since the resolver completed
 * it. `FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,…` gives one with the outcome no-such-name; time-outs and refusals
 * are failures. What is printed with Section Question was answered by this computer itself and is passed over.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/dnsclient/resolve-dnsname; numbers of JSON and CSV:
 * https://learn.microsoft.com/en-us/windows/win32/dns/dns-constants and
 * https://learn.microsoft.com/en-us/windows/win32/api/windns/ne-windns-dns_section.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf, reversedAddress } from '../address.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, type PrintedObject } from '../powershell-output.ts';
import { readFailures, startsFailure } from './failures.ts';
import { isShortOf, questionOf } from './question.ts';

export const resolveDnsName = textFormat<'name-resolved'>({
  id: 'resolve-dnsname',
  title: 'Name resolution (Resolve-DnsName)',
  input: 'text',
  collect: [
    {
      command: 'Resolve-DnsName <server as typed>',
      role: 'client',
      hint: 'on the client that fails, with the name as it stands in the path; keep the command line in the file',
    },
  ],
  tells: ['name-resolved'],
  begins: (lines, at) =>
    questionOf(lines[at] ?? '') !== null ||
    startsFailure(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['name', 'type', 'ttl', 'section'],
      ['name', 'querytype', 'section'],
    ]),
  read,
});

/** Types whose answers are names and addresses; of others (TXT, SOA, MX) nothing is asked here. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['a', 'A'],
  ['1', 'A'],
  ['aaaa', 'AAAA'],
  ['28', 'AAAA'],
  ['cname', 'CNAME'],
  ['5', 'CNAME'],
  ['ptr', 'PTR'],
  ['12', 'PTR'],
  ['srv', 'SRV'],
  ['33', 'SRV'],
]);

/** Where each type keeps its answer; the views and the objects differ. */
const ANSWERS = ['ipaddress', 'ip4address', 'ip6address', 'namehost', 'nametarget'];

interface Owner {
  readonly name: string;
  readonly type: string | null;
  readonly answers: string[];
  readonly line: number;
  readonly text: string;
}

function* read(block: Block): Iterable<Sighting<'name-resolved'> | Note> {
  const question = questionOf(block.command ?? '');
  const server = question?.server ?? null;
  const owners = new Map<string, Owner>();
  let answered = false;
  for (const record of unwrapped(objectsIn(block))) {
    const { properties, line } = record;
    const name = properties.get('name');
    if (name === undefined || name.value === '') continue;
    const section = (properties.get('section')?.value ?? '').toLowerCase();
    if (section === 'question' || section === '0') {
      yield {
        code: 'answered-here',
        says: `${name.value} was not asked of DNS: this computer knew it itself. Repeat it with -DnsOnly -NoHostsFile.`,
        line,
      };
      continue;
    }
    answered = true;
    if (section !== 'authority' && section !== '2') yield* take(record, owners);
  }
  for (const { name, type, answers, line, text } of owners.values()) {
    const says = { type, answers, outcome: 'answered', source: 'dns', server } as const;
    yield { kind: 'name-resolved', at: { line }, text, says: { name, ...says } };
    if (question?.name && isShortOf(question.name, name)) {
      yield {
        kind: 'name-resolved',
        at: { line },
        text: `${question.name}: ${text}`,
        says: { name: question.name, ...says },
      };
    }
  }
  const failures = [...readFailures(block, question)];
  yield* failures;
  if (owners.size === 0 && answered && failures.length === 0) {
    yield {
      code: 'no-address',
      says: 'DNS knows this name but has no address for it.',
      line: block.firstLine,
    };
  }
}

function* take(record: PrintedObject, owners: Map<string, Owner>): Iterable<Note> {
  const { properties, line, text } = record;
  const name = properties.get('name');
  const answer = ANSWERS.map((one) => properties.get(one)).find(
    (one) => one !== undefined && one.value !== '',
  );
  if (name === undefined || answer === undefined) return;
  if (name.truncated || answer.truncated) {
    yield {
      code: 'value-cut',
      says: 'The console cut a name in this row to fit: export again with Format-List.',
      line,
    };
    return;
  }
  const printed = properties.get('type') ?? properties.get('querytype');
  const type = printed === undefined ? addressOf(answer.value)?.type : TYPES.get(printed.value.toLowerCase());
  if (type === undefined) return;
  const value = answer.value.replace(/\.$/, '');
  const key = `${name.value.toLowerCase()} ${type}`;
  const owner = owners.get(key);
  if (owner !== undefined) {
    if (!owner.answers.includes(value)) owner.answers.push(value);
    return;
  }
  owners.set(key, {
    name: reversedAddress(name.value) ?? name.value.replace(/\.$/, ''),
    type,
    answers: [value],
    line: name.line,
    text: name.text === text && answer.text === text ? text : `${name.text}, ${answer.text}`,
  });
}

/** The view wraps long names inside their column: such a row has no type, and belongs to the one above. */
function unwrapped(objects: readonly PrintedObject[]): PrintedObject[] {
  const whole: PrintedObject[] = [];
  for (const object of objects) {
    const above = whole.at(-1);
    const isRest =
      above !== undefined &&
      above.properties.has('ttl') &&
      object.properties.get('type')?.value === '' &&
      object.properties.get('ttl')?.value === '';
    if (!isRest) {
      whole.push(object);
      continue;
    }
    const properties = new Map(above.properties);
    for (const [key, rest] of object.properties) {
      const begun = properties.get(key);
      if (begun === undefined || rest.value === '') continue;
      const text = `${begun.text} ${rest.text}`;
      properties.set(key, { ...begun, value: begun.value + rest.value, text });
    }
    whole[whole.length - 1] = { ...above, text: `${above.text} ${object.text}`, properties };
  }
  return whole;
}
