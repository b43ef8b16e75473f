/**
 * Can this computer open a TCP port of that one?
 *
 *     PS C:\> Test-NetConnection files -Port 445
 *     WARNING: TCP connect to (10.0.0.5 : 445) failed
 *
 *     ComputerName           : files
 *     RemoteAddress          : 10.0.0.5
 *     RemotePort             : 445
 *     InterfaceAlias         : Ethernet
 *     SourceAddress          : 10.0.0.7
 *     PingSucceeded          : True
 *     PingReplyDetails (RTT) : 0 ms
 *     TcpTestSucceeded       : False
 *
 * gives a `port-tested`: port 445 of files, closed. A name that no resolver knows is tested on no port; it is shown without
 * RemoteAddress and gives a `name-resolved` that failed. With `-InformationLevel Quiet` only True or False is left: False
 * may then mean the name as well, unless a warning or the target is an address.
 *
 * Property names are never translated. The warnings are fixed English sentences of the NetTCPIP module; only the word before
 * them (`WARNUNG:`) is translated.
 *
 * Commands: https://learn.microsoft.com/en-us/powershell/module/nettcpip/test-netconnection and, for
 * `Test-Connection -TcpPort` of PowerShell 7,
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/test-connection.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf } from '../address.ts';
import { textFormat, type Block } from '../format.ts';
import { objectsIn, startsObjects, truth, type PrintedObject } from '../powershell-output.ts';
import { testCommand, type TestCommand } from './test-command.ts';

type Kind = 'port-tested' | 'name-resolved';

export const testNetConnection = textFormat<Kind>({
  id: 'test-netconnection',
  title: 'Port test (Test-NetConnection)',
  input: 'text',
  collect: [
    {
      command: 'Test-NetConnection <server as typed> -Port 445',
      role: 'client',
      first: true,
      tells: ['port-tested'],
      hint: 'on the client that fails, right after the failure',
    },
    {
      command: 'Test-NetConnection <domain controller> -Port 88',
      role: 'client',
      tells: ['port-tested'],
      hint: 'on the client, where it gets no ticket',
    },
  ],
  tells: ['port-tested', 'name-resolved'],
  begins: (lines, at) =>
    testCommand(lines[at] ?? '') !== null ||
    CONNECT_FAILED.test(lines[at] ?? '') ||
    startsObjects(lines, at, [
      ['computername', 'remoteport'],
      ['computername', 'tcptestsucceeded'],
      ['computername', 'remoteaddress', 'pingsucceeded'],
    ]),
  read,
});

/** `TCP connect to (10.0.0.5 : 445) failed`; Windows 8.1 wrote `TCP connect to files:445 failed`. */
const CONNECT_FAILED =
  /:\s*TCP connect to (?:\(([0-9a-f.:%]{2,60}) : \d{1,5}\)|[\w.-]{1,255}:\d{1,5}) failed/i;

/** `Ping to 10.0.0.5 failed with status: DestinationHostUnreachable`: a name of .NET's IPStatus, never translated. */
const UNREACHABLE =
  /Ping to ([0-9a-f.:%]{2,60}) failed with status: Destination(?:Host|Network|Net)Unreachable/i;

/** Addresses at which the ping of this test found nobody, or no way to them. */
function unreachableIn(block: Block): ReadonlySet<string> {
  return new Set(block.lines.flatMap((line) => UNREACHABLE.exec(line.slice(0, 400))?.[1] ?? []));
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const asked = testCommand(block.command ?? '');
  const results = objectsIn(block).filter(({ properties }) => properties.has('computername'));
  for (const result of results) yield* readResult(result, asked, unreachableIn(block));
  if (results.length === 0) yield* readAnswer(block, asked);
}

function* readResult(
  { line, text, properties }: PrintedObject,
  asked: TestCommand | null,
  unreachable: ReadonlySet<string>,
): Iterable<Sighting<Kind> | Note> {
  const target = properties.get('computername');
  if (target === undefined || target.value === '') return;
  if (target.truncated) {
    yield {
      code: 'value-cut',
      says: 'The console cut the name in this row to fit: export again with Format-List.',
      line,
    };
    return;
  }
  const computer = properties.get('pscomputername')?.value || null;
  const remote = properties.get('remoteaddress');
  const isName = addressOf(target.value) === null;
  if (isName && (remote?.value === '' || properties.get('nameresolutionsucceeded')?.value === 'False')) {
    yield {
      kind: 'name-resolved',
      at: { line: remote?.line ?? target.line },
      text: `${target.text}, ${remote?.text ?? 'NameResolutionSucceeded : False'}`,
      computer,
      says: { name: target.value, type: null, answers: [], outcome: 'failed', source: 'dns', server: null },
    };
    return;
  }
  const succeeded = properties.get('tcptestsucceeded');
  const open = truth(succeeded?.value);
  const port = Number(properties.get('remoteport')?.value ?? asked?.port ?? 0);
  if (succeeded === undefined || open === null || !(port > 0)) {
    yield {
      code: 'no-port-tested',
      says: `No port of ${target.value} was tested here, only whether it answers: repeat it with -Port 445.`,
      line,
    };
    return;
  }
  const address = addressOf(remote?.value ?? '')?.address ?? null;
  yield {
    kind: 'port-tested',
    at: { line: succeeded.line },
    text: succeeded.text === text ? text : `${target.text}, port ${port}, ${succeeded.text}`,
    computer,
    says: {
      target: target.value,
      address,
      port,
      open,
      unreachable: !open && address !== null && unreachable.has(address),
    },
  };
}

/** True or False alone, below its command. */
function* readAnswer(block: Block, asked: TestCommand | null): Iterable<Sighting<Kind> | Note> {
  const index = block.lines.findLastIndex((line) => truth(line) !== null);
  const answer = block.lines[index]?.trim();
  const warned = block.lines.flatMap((line) => CONNECT_FAILED.exec(line.slice(0, 400))?.[1] ?? []);
  const first = block.lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return;
  if (answer === undefined || asked === null || asked.target === null || asked.port === null) {
    yield {
      code: 'port-test-not-whole',
      says: 'This port test is not whole: keep the command line and all that Test-NetConnection prints.',
      line: block.firstLine + Math.max(first, 0),
    };
    return;
  }
  const open = truth(answer) === true;
  const address = warned.at(-1) ?? addressOf(asked.target)?.address ?? null;
  if (!open && address === null) {
    yield {
      code: 'port-or-name',
      says: `False may mean that port ${asked.port} is closed or that the name ${asked.target} is not known: repeat it without -InformationLevel Quiet.`,
      line: block.firstLine + index,
    };
    return;
  }
  yield {
    kind: 'port-tested',
    at: { line: block.firstLine + index },
    text: `${(block.command ?? '').trim()}: ${answer}`,
    says: {
      target: asked.target,
      address: open ? (addressOf(asked.target)?.address ?? null) : address,
      port: asked.port,
      open,
      unreachable: !open && address !== null && unreachableIn(block).has(address),
    },
  };
}
