/**
 * The Group Policy report for people, `gpresult /h`, and `Get-GPOReport -ReportType Html`:
 *
 *     Policy                                                                          | Setting  | Winning GPO
 *     Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers        | Deny all | Restrict NTLM
 *     SOFTWARE\Policies\Microsoft\Windows\LanmanWorkstation\BlockNTLM                 | 1        | Restrict NTLM
 *
 * It names policies in the language of Windows and seldom their registry values, so only rows with a path and the titles of
 * `policy-titles.ts` give facts: a `policy-setting` and its `setting-origin` (a `gpo-setting` in a report of a GPO), and a
 * `privilege-right`. The GPOs, the computer and its domain stand at the same places in every language.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/gpresult.
 */
import { documentFormat, Unreadable, type Document, type Opened } from '../format.ts';
import { withoutSecrets } from '../secrets.ts';
import { isSecret, REMOVED } from '../registry.ts';
import { piecesIn, type ReportPiece } from './rows.ts';
import { ofGpo, ofResult, type Found, type Kind, type Numbered } from './sightings.ts';

export const gpresultHtml = documentFormat<Kind>({
  id: 'gpresult-html',
  title: 'Group Policy report (gpresult /h)',
  input: 'document',
  collect: [
    {
      command: String.raw`gpresult /scope computer /h C:\temp\gpresult.html /f`,
      role: 'any',
      tells: ['policy-setting', 'setting-origin', 'gpo-listed'],
      hint: 'as administrator, and only where gpresult /x is not at hand: this report names policies in the language of Windows, of which English and German are known',
    },
  ],
  tells: [
    'policy-setting',
    'setting-origin',
    'gpo-setting',
    'privilege-right',
    'gpo-listed',
    'join-state',
    'domain-controller-sign',
  ],
  recognises: ({ text }) =>
    /^\s*(?:<!--[^>]*-->\s*)?<(?:!DOCTYPE html|html)\b/i.test(text) &&
    /gpmc_report|rsopname|gposummary|Group Policy|GroupPolicy|gpresult|Gruppenrichtlinie|strat.gie de groupe|RSoP/i.test(
      text,
    ),
  open,
});

function open({ text }: Document): Opened<Kind> {
  const numbered = piecesIn(text).map((piece, index): Numbered => ({ ...piece, line: index + 1 }));
  const lines = numbered.map(lineOf);
  const gpo = numbered.find((piece) => piece.kind === 'title' && piece.name === 'gponame');
  const found = [
    ...(gpo?.kind === 'title' ? ofGpo(numbered, gpo.text, lines) : ofResult(numbered, text, lines)),
  ];
  if (!found.some(isSighting)) {
    throw new Unreadable(
      'gpresult-html-unreadable',
      'Nothing that matters here could be read from this Group Policy report, which names policies in the language of Windows alone: run gpresult /scope computer /x gpresult.xml as administrator and drop that.',
    );
  }
  return {
    lines,
    language: languageOf(found),
    entries: numbered.filter(({ kind }) => kind === 'row').length,
    found: found.map((one) => ('language' in one ? one.sighting : one)),
  };
}

function isSighting(found: Found): boolean {
  return 'language' in found || 'kind' in found;
}

function languageOf(found: readonly Found[]): string | null {
  const languages = new Set(found.flatMap((one) => ('language' in one ? one.language : [])));
  const [only] = languages;
  return languages.size === 1 ? (only ?? null) : null;
}

/** What the page shows of a piece, and what the facts cite. */
function lineOf(piece: ReportPiece): string {
  switch (piece.kind) {
    case 'part':
      return '';
    case 'heading':
    case 'title':
      return piece.text;
    case 'row': {
      const [name = '', ...rest] = piece.cells.map((cell) => cell.replaceAll('\n', ', '));
      const secret = rest.some((cell) => isSecret(name.split('\\').pop() ?? '', cell));
      return withoutSecrets([name, ...(secret ? [REMOVED] : rest)].join(' | ')).slice(0, 2000);
    }
  }
}
