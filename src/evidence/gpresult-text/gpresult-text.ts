/**
 * The resulting set of policy as text, `gpresult /r` (which GPOs), `/v` and `/z` (which settings):
 *
 *     RSOP data for CONTOSO\mara on WS07 : Logging Mode
 *     --------------------------------------------------
 *     COMPUTER SETTINGS
 *     ------------------
 *         CN=WS07,OU=Clients,DC=contoso,DC=example
 *         …
 *         Applied Group Policy Objects
 *         -----------------------------
 *             Restrict NTLM
 *         …
 *                 GPO: Restrict NTLM
 *                     Policy:            @wsecedit.dll,-59058
 *                     ValueName:         MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\RestrictSendingNTLMTraffic
 *                     Computer Setting:  2
 *
 * gives a `gpo-listed` per GPO, and per registry value of the computer a `policy-setting` with its `setting-origin`, per right
 * a `privilege-right`. All labels are translated: places, indentation and registry paths tell what a line is. `/z` lists a
 * value once per GPO and does not say which of them won: where they differ, it is none.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/gpresult.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { textFormat, type Block } from '../format.ts';
import { isTitle, reportsIn, valueIn, type Report, type Scope, type Section } from './layout.ts';
import { entryStarts, settingsIn } from './settings.ts';

type Kind =
  | 'policy-setting'
  | 'setting-origin'
  | 'privilege-right'
  | 'gpo-listed'
  | 'join-state'
  | 'domain-controller-sign';

export const gpresultText = textFormat<Kind>({
  id: 'gpresult-text',
  title: 'Resulting set of policy (gpresult)',
  input: 'text',
  collect: [
    {
      command: 'gpresult /scope computer /v',
      role: 'any',
      hint: 'as administrator, where gpresult /x is not at hand: /r lists the GPOs alone',
    },
  ],
  tells: [
    'policy-setting',
    'setting-origin',
    'privilege-right',
    'gpo-listed',
    'join-state',
    'domain-controller-sign',
  ],
  begins: (lines, at) => COMMAND.test(lines[at] ?? '') || isTitle(lines, at) || entryStarts(lines, at),
  read,
});

const COMMAND = /^\s*gpresult(?:\.exe)?(?:\s|$)/i;

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  // Reports written to a file, and the help text, print nothing of a result.
  if (/\s\/(?:x|h|\?)(?=\s|$)/i.test(block.command ?? '')) return;
  for (const report of reportsIn(block)) {
    for (const scope of report.scopes) {
      for (const found of readScope(scope, report)) {
        yield 'code' in found ? found : { ...found, computer: report.computer };
      }
    }
  }
}

function* readScope(scope: Scope, report: Report): Iterable<Sighting<Kind> | Note> {
  if (scope.of !== null) yield* listedGpos(scope, scope.of, report.none);
  if (scope.of === 'computer') yield* membership(scope);
  // Values under MACHINE are the computer's wherever they stand; an excerpt may have lost its heading.
  if (scope.of !== 'user') yield* settingsIn(scope.lines, report.none, scope.of === 'computer');
}

/** The first list is of the GPOs that were applied, the second, where its names have a reason below them, of the others. */
function* listedGpos(
  { sections: [applied, filtered] }: Scope,
  scope: 'computer' | 'user',
  none: ReadonlySet<string>,
): Iterable<Sighting<'gpo-listed'>> {
  for (const { text, line } of applied?.lines ?? []) {
    const gpo = text.trim();
    if (none.has(gpo)) continue;
    yield { kind: 'gpo-listed', at: { line }, text: gpo, says: { gpo, scope, applied: true, why: null } };
  }
  for (const { gpo, why, line } of reasonsIn(filtered)) {
    const text = `${gpo}: ${why}`;
    yield { kind: 'gpo-listed', at: { line }, text, says: { gpo, scope, applied: false, why } };
  }
}

/** Empty where the section is another one: groups have no reasons. */
function reasonsIn(
  section: Section | undefined,
): { readonly gpo: string; readonly why: string; readonly line: number }[] {
  const lines = section?.lines ?? [];
  const indent = Math.min(...lines.map((one) => one.indent));
  return lines.flatMap(({ text, line, indent: own }, at) => {
    const below = lines[at + 1];
    const why = below !== undefined && below.indent > own ? valueIn(below.text) : null;
    return own !== indent || why === null || why === '' ? [] : [{ gpo: text.trim(), why, line }];
  });
}

function* membership({ account }: Scope): Iterable<Sighting<Kind>> {
  if (account === null) return;
  const text = account.text.trim();
  const domain = Array.from(text.matchAll(/(?:^|,)DC=([^,]+)/gi), (match) => match[1]).join('.');
  yield {
    kind: 'join-state',
    at: { line: account.line },
    text,
    says: { state: 'domain', domain },
  };
  if (/,OU=Domain Controllers,DC=/i.test(text)) {
    yield { kind: 'domain-controller-sign', at: { line: account.line }, text, says: { sign: text } };
  }
}
