/**
 * The resulting set of policy of a computer, `gpresult /x`: the one file that says which GPO a setting came from.
 *
 *     <Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
 *       <ComputerResults>
 *         <Name>CONTOSO\WS07$</Name>
 *         <GPO><Name>Restrict NTLM</Name> … <AppliedOrder>2</AppliedOrder>
 *         <ExtensionData><Extension xsi:type="q1:SecuritySettings">
 *             <q1:SecurityOptions>
 *               <GPO><Identifier>{0A1B…}</Identifier></GPO>
 *               <Precedence>1</Precedence>
 *               <q1:KeyName>MACHINE\System\CurrentControlSet\Control\Lsa\MSV1_0\RestrictSendingNTLMTraffic</q1:KeyName>
 *               <q1:SettingNumber>2</q1:SettingNumber>
 *
 * gives for each setting that won (precedence 1) a `policy-setting` and a `setting-origin`, a `privilege-right` for rights,
 * and a `gpo-listed` for every GPO. Settings for users are none of the computer. Without administrator rights Windows
 * leaves the computer's part out and says nothing about it.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/gpresult; precedence:
 * https://learn.microsoft.com/en-us/previous-versions/windows/desktop/policy/rsop-policysetting.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { documentFormat, type Document, type Opened } from '../format.ts';
import {
  citedText,
  damageNote,
  openReport,
  reportLines,
  settingsIn,
  type ReportSetting,
} from '../gpo-settings.ts';
import { isSecret } from '../registry.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml.ts';
import { gpoNames, listedGpos } from './gpos.ts';

type Kind =
  | 'policy-setting'
  | 'setting-origin'
  | 'privilege-right'
  | 'gpo-listed'
  | 'join-state'
  | 'domain-controller-sign';

export const gpresultXml = documentFormat<Kind>({
  id: 'gpresult-xml',
  title: 'Resulting set of policy (gpresult /x)',
  input: 'document',
  collect: [
    {
      command: String.raw`gpresult /scope computer /x C:\temp\gpresult.xml /f`,
      role: 'any',
      first: true,
      hint: 'as administrator: without these rights Windows leaves the settings of the computer out',
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
  recognises: ({ text }) =>
    /^[^<]{0,200}(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:\w+:)?Rsop[\s>]/.test(text),
  open,
});

function open({ text }: Document): Opened<Kind> {
  const { root, damage } = openReport(text);
  const lines = reportLines(text, root);
  const computer = childOf(root, 'ComputerResults');
  const settings = settingsIn(computer);
  return {
    lines,
    language: null,
    entries: settings.length,
    found: (function* () {
      yield* found(root, settings, lines);
      if (damage !== null) yield damageNote(damage);
    })(),
  };
}

function* found(
  root: XmlElement,
  settings: readonly ReportSetting[],
  lines: readonly string[],
): Iterable<Sighting<Kind> | Note> {
  const type = childOf(root, 'DataType');
  if (type !== null && type.text !== 'LoggedData') {
    yield {
      code: 'planned-not-logged',
      says: 'This report is a simulation of Group Policy (planning) and shows no computer as it is: run gpresult /x on the computer.',
      line: type.line,
    };
    return;
  }
  const part = childOf(root, 'ComputerResults');
  if (part === null) {
    yield {
      code: 'computer-part-missing',
      says: 'This report has no part for the computer: run gpresult /scope computer /x as administrator.',
    };
  }
  const computer = computerOf(part);
  for (const sighting of ofComputer(root, part, settings, lines)) yield { ...sighting, computer };
  yield* failures(part);
}

/** `CONTOSO\WS07$`; a computer of a workgroup has its name alone. */
function computerOf(part: XmlElement | null): string | null {
  return /^(?:[^\\]+\\)?([\w-]{1,63})\$?$/.exec(textAt(part, 'Name') ?? '')?.[1] ?? null;
}

function* ofComputer(
  root: XmlElement,
  part: XmlElement | null,
  settings: readonly ReportSetting[],
  lines: readonly string[],
): Iterable<Sighting<Kind>> {
  yield* membership(part, lines);
  yield* listedGpos(part, 'computer', lines);
  yield* listedGpos(childOf(root, 'UserResults'), 'user', lines);
  const names = gpoNames(part);
  const failed = new Set(failedExtensions(part).flatMap(({ extension }) => extension.elements));
  for (const setting of settings) {
    if (textAt(setting.element, 'Precedence') !== '1') continue;
    for (const sighting of winner(setting, names, lines)) {
      // What was not applied has a GPO all the same.
      if (sighting.kind === 'setting-origin' || !failed.has(setting.element.name)) yield sighting;
    }
  }
}

function* winner(
  setting: ReportSetting,
  names: ReadonlyMap<string, string>,
  lines: readonly string[],
): Iterable<Sighting<Kind>> {
  const at = { line: setting.cites[0]?.line ?? setting.element.line };
  const text = citedText(lines, setting.cites);
  if (setting.kind === 'right') {
    yield { kind: 'privilege-right', at, text, says: setting.says };
    return;
  }
  const { path, name } = setting.kind === 'value' ? setting.says : setting;
  if (setting.kind === 'value') {
    if (isSecret(name, setting.says.value)) return;
    yield { kind: 'policy-setting', at, text, says: setting.says };
  }
  const id = textAt(setting.element, 'GPO', 'Identifier') ?? textAt(setting.element, 'GPO', 'Name');
  const gpo = id === null ? null : (names.get(id.toLowerCase()) ?? id);
  if (gpo !== null) yield { kind: 'setting-origin', at, text, says: { path, name, gpo } };
}

/** Its domain, where the name of its account shows that it is a member; its OU shows a domain controller. */
function* membership(part: XmlElement | null, lines: readonly string[]): Iterable<Sighting<Kind>> {
  const domain = childOf(part, 'Domain');
  const isMember = /\\[^\\]+\$$/.test(textAt(part, 'Name') ?? '');
  if (domain === null || !isMember || !/^[\w-]+(?:\.[\w-]+)+$/.test(domain.text)) return;
  yield {
    kind: 'join-state',
    at: { line: domain.line },
    text: citedText(lines, [domain]),
    says: { state: 'domain', domain: domain.text },
  };
  const som = childOf(part, 'SOM');
  if (som !== null && /^[^/]+\/Domain Controllers$/i.test(som.text)) {
    yield {
      kind: 'domain-controller-sign',
      at: { line: som.line },
      text: citedText(lines, [som]),
      says: { sign: som.text },
    };
  }
}

interface Extension {
  readonly what: string;
  /** Elements of the report that it applies. */
  readonly elements: readonly string[];
}

/** The client-side extensions that apply what is read here; their names are translated, their GUIDs are not. */
const EXTENSIONS: Readonly<Record<string, Extension>> = {
  '{827d319e-6eac-11d2-a4ea-00c04f79f83a}': {
    what: 'security settings',
    elements: ['SecurityOptions', 'UserRightsAssignment'],
  },
  '{35378eac-683f-11d2-a89a-00c04fbbcfa2}': {
    what: 'administrative templates',
    elements: ['RegistrySetting', 'Policy'],
  },
};

function failedExtensions(
  part: XmlElement | null,
): { readonly extension: Extension; readonly error: XmlElement }[] {
  return childrenOf(part, 'ExtensionStatus').flatMap((status) => {
    const extension = EXTENSIONS[(textAt(status, 'Identifier') ?? '').toLowerCase()];
    const error = childOf(status, 'Error');
    const ok = error === null || error.text === '0' || error.text === '';
    return extension === undefined || ok ? [] : [{ extension, error }];
  });
}

function* failures(part: XmlElement | null): Iterable<Note> {
  for (const { extension, error } of failedExtensions(part)) {
    yield {
      code: 'extension-failed',
      says: `Windows could not apply the ${extension.what} of Group Policy on this computer (error ${error.text.slice(0, 20)}): what the report shows of them may not be in force, so only its GPOs were taken.`,
      line: error.line,
    };
  }
}
