/**
 * Can this computer open a TCP port of that one? PortQry is a download of Microsoft's, English on every Windows:
 *
 *     C:\>portqry -n files -e 445
 *
 *     Querying target system called:
 *
 *      files
 *
 *     Attempting to resolve name to IP address...
 *
 *
 *     Name resolved to 10.0.0.5
 *
 *     querying...
 *
 *     TCP port 445 (microsoft-ds service): FILTERED
 *
 * gives a `port-tested`: port 445 of files, closed (a firewall let no answer through). A name that is not known gives a
 * `name-resolved` that failed. UDP is passed over: `LISTENING or FILTERED` tells nothing.
 *
 * Command: https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/portqry-command-line-port-scanner-v2.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { addressOf } from '../address.ts';
import { textFormat, type Block } from '../format.ts';

type Kind = 'port-tested' | 'name-resolved';

export const portqry = textFormat<Kind>({
  id: 'portqry',
  title: 'Port test (PortQry)',
  input: 'text',
  collect: [
    {
      command: 'portqry -n <server as typed> -e 445',
      role: 'client',
      hint: 'on the client that fails, where PortQry is at hand',
    },
  ],
  tells: ['port-tested', 'name-resolved'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || TARGET_FOLLOWS.test(line) || RESULT.test(line);
  },
  read,
});

const COMMAND = /^\s*(?:\.\\)?portqry(?:\.exe)?(?:\s+-|\s*$)/i;
const TARGET_FOLLOWS = /^\s*Querying target system called:\s*$/;
const RESULT = /^\s*TCP port (\d{1,5}) \([^()]{1,80} service\): (LISTENING|NOT LISTENING|FILTERED)\s*$/;

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  let target = /\s-n\s+([^\s"]+)/i.exec(block.command ?? '')?.[1] ?? null;
  let address: string | null = null;
  let named = false;
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    const text = line.trim();
    const result = RESULT.exec(line);
    if (named && text !== '') {
      target = text;
      address = addressOf(text)?.address ?? null;
      named = false;
    } else if (TARGET_FOLLOWS.test(line)) named = true;
    else if (text.startsWith('Name resolved to ')) address = addressOf(text.slice(17))?.address ?? null;
    else if (target !== null && /^Failed to resolve name to IP address/.test(text)) {
      yield {
        kind: 'name-resolved',
        at,
        text: `${target}: ${text}`,
        says: { name: target, type: null, answers: [], outcome: 'failed', source: 'dns', server: null },
      };
    } else if (result !== null && target !== null) {
      yield {
        kind: 'port-tested',
        at,
        text: `${target}: ${text}`,
        says: {
          target,
          address,
          port: Number(result[1]),
          open: result[2] === 'LISTENING',
          unreachable: false,
        },
      };
    } else if (result !== null) {
      yield {
        code: 'port-test-not-whole',
        says: 'This port test does not say of which computer: keep all that PortQry prints.',
        ...at,
      };
    }
  }
}
