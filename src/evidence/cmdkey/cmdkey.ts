/**
 * Passwords that Windows keeps for other computers; they are named, never printed:
 *
 *     C:\>cmdkey /list
 *
 *     Currently stored credentials:
 *
 *         Target: Domain:target=files
 *         Type: Domain Password
 *         User: CONTOSO\backup
 *
 *         Target: LegacyGeneric:target=git:https://git.contoso.example
 *         Type: Generic
 *         User: mara
 *         Local machine persistence
 *
 * gives a `saved-credential` for each: for `files` a domain password of CONTOSO\backup is sent in place of the user's own. The
 * `saved-credential-list` counts them, so that a target that is not there is known to be none. The words are translated
 * (`Ziel:`, `Typ:`, `Benutzer:`), their order and the prefix of the target are not. `vaultcmd /listcreds` prints the same
 * entries under other labels (`Resource`, `Identity`).
 *
 * Commands: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmdkey; kinds of credentials:
 * https://learn.microsoft.com/en-us/windows/win32/api/wincred/ns-wincred-credentialw. Seen in outputs in English, German and
 * Chinese in public repositories.
 */
import type { Sighting } from '../../facts/facts.ts';
import { textFormat, type Block } from '../format.ts';
import { ALL_CREDENTIALS } from './phrases.ts';

type Kind = 'saved-credential' | 'saved-credential-list';

export const cmdkey = textFormat<Kind>({
  id: 'cmdkey',
  title: 'Saved credentials (cmdkey, vaultcmd)',
  input: 'text',
  collect: [
    {
      command: 'cmdkey /list',
      role: 'client',
      hint: 'as the affected user, in the same session; no passwords are printed',
    },
  ],
  tells: ['saved-credential', 'saved-credential-list'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || isHeading(line) || (line.length < 1000 && PREFIXED.test(line));
  },
  read,
});

const COMMAND = /^\s*(?:cmdkey(?:\.exe)?\s+\/|vaultcmd(?:\.exe)?\s+\/)/i;
const LISTS = /^\s*(?:cmdkey(?:\.exe)?\s+\/l\w*|vaultcmd(?:\.exe)?\s+\/listcreds)/i;
/** `Target: Domain:target=files`: a label, then the kind of credential and what it is for. */
const PREFIXED =
  /^\s*[^\s:：][^:：]{0,40}?\s?[:：]\s*((Domain|LegacyGeneric|MicrosoftAccount|WindowsLive|XboxLive):(\w{1,20})=(.{1,600}))$/;
const LABELLED = /^\s*[^\s:：][^:：]{0,40}?\s?[:：]\s*(\S.{0,600})$/;
/** `* NONE *`, `* KEINE *`. */
const NONE = /^\s*\* \S[^*]{0,30} \*\s*$/;

interface Entry {
  readonly says: Extract<Sighting<Kind>, { readonly kind: 'saved-credential' }>['says'];
  readonly line: number;
  readonly text: string;
}

function* read(block: Block): Iterable<Sighting<Kind>> {
  const command = block.command ?? '';
  const lists = LISTS.test(command);
  if (command !== '' && !lists && COMMAND.test(command)) return;
  const entries = [...entriesOf(block, lists)];
  for (const { says, line, text } of entries) yield { kind: 'saved-credential', at: { line }, text, says };
  // Without its command line a list of one target looks like a list of all.
  const heading = block.lines.findIndex((line) => line.trim() !== '');
  const asked = /^\s*cmdkey(?:\.exe)?\s+\/l(?:ist)?(?::\s*"?([^"]{1,300}?)"?)?\s*$/i.exec(command);
  const none = block.lines.findIndex((line) => NONE.test(line));
  if ((entries.length === 0 && none < 0) || (asked === null && !isHeading(block.lines[heading] ?? '')))
    return;
  const at = none < 0 ? heading : none;
  yield {
    kind: 'saved-credential-list',
    at: { line: block.firstLine + at },
    text: (block.lines[at] ?? '').trim(),
    says: { asked: asked?.[1] ?? null, entries: entries.length },
  };
}

function isHeading(line: string): boolean {
  return line.length < 80 && ALL_CREDENTIALS.has(line.trim().toLowerCase());
}

/** Paragraphs of lines; where a mail program took the blank lines, the next target begins the next one. */
function* entriesOf(block: Block, lists: boolean): Iterable<Entry> {
  const { lines, firstLine } = block;
  const isBlank = (index: number): boolean => (lines[index] ?? '').trim() === '';
  for (const [index, line] of lines.entries()) {
    const labelled = LABELLED.exec(line.slice(0, 1000));
    if (labelled === null) continue;
    const prefixed = PREFIXED.exec(line.slice(0, 1000));
    const heads = index === 0 || isBlank(index - 1);
    const ofVault = prefixed !== null && isOfVault(block, index);
    // `cmdkey /list:files` may print the target without its prefix.
    const bare =
      prefixed === null && lists && heads && /^\s{2,}\S/.test(line) && LABELLED.test(lines[index + 1] ?? '');
    if (prefixed === null && !bare) continue;
    const user = LABELLED.exec((lines[index + (ofVault ? 1 : 2)] ?? '').slice(0, 1000));
    const own = !ofVault && (isBlank(index + 1) || PREFIXED.test(lines[index + 1] ?? '')) ? null : user;
    yield {
      line: firstLine + index,
      text: own === null ? line.trim() : `${line.trim()}, ${own[0].trim()}`,
      says: {
        ...targetOf(prefixed, labelled[1] ?? ''),
        user: own === null || PREFIXED.test(own[0]) ? null : (own[1] ?? '').trim(),
      },
    };
  }
}

/** vaultcmd prints the identity directly below, and ends each entry with `Property (schema element id,value): (100,2)`. */
function isOfVault({ command, lines }: Block, index: number): boolean {
  if (command !== null && COMMAND.test(command)) return /^\s*vaultcmd/i.test(command);
  return lines
    .slice(index + 1, index + 6)
    .some((line) => /[:：]\s?\(\d{1,4},\d{1,4}\)$/.test(line.slice(0, 400)));
}

function targetOf(prefixed: RegExpExecArray | null, whole: string): Pick<Entry['says'], 'target' | 'type'> {
  const kind = prefixed?.[2]?.toLowerCase();
  const of = prefixed?.[3]?.toLowerCase();
  const target = (prefixed?.[4] ?? whole).trim();
  if (kind === 'domain' && of === 'target') return { target, type: 'domain' };
  if (kind === 'legacygeneric' && of === 'target') return { target, type: 'generic' };
  // `Domain:interactive=CONTOSO\mara` is of runas /savecred, `Domain:batch=…` of a scheduled task: for no computer.
  return { target: whole.trim(), type: 'other' };
}
