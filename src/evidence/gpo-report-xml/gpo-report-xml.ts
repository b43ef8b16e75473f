/**
 * What GPOs hold, as `Get-GPOReport -ReportType Xml` writes it, and as `gpreport.xml` of a GPO backup:
 *
 *     <GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
 *       <Name>Restrict NTLM</Name>
 *       <Computer>
 *         <Enabled>true</Enabled>
 *         <ExtensionData><Extension xsi:type="q1:SecuritySettings">
 *             <q1:SecurityOptions>
 *               <q1:KeyName>MACHINE\System\CurrentControlSet\Control\Lsa\LmCompatibilityLevel</q1:KeyName>
 *               <q1:SettingNumber>5</q1:SettingNumber>
 *
 * gives a `gpo-setting` per setting for computers, with the GPO's name: whether it reaches any is not said there. Registry
 * items of preferences count too.
 *
 * Command: https://learn.microsoft.com/en-us/powershell/module/grouppolicy/get-gporeport.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { documentFormat, Unreadable, type Document, type Opened } from '../format.ts';
import { rightsOfGpo } from '../gpo-file.ts';
import { citedText, damageNote, openReport, reportLines, settingsIn } from '../gpo-settings.ts';
import { isSecret } from '../registry.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml.ts';

type Kind = 'gpo-setting';

export const gpoReportXml = documentFormat<Kind>({
  id: 'gpo-report-xml',
  title: 'Report of GPOs (Get-GPOReport)',
  input: 'document',
  collect: [
    {
      command: String.raw`Get-GPOReport -All -ReportType Xml -Path C:\temp\gpos.xml`,
      role: 'domain-controller',
      hint: 'in PowerShell, on a computer with Group Policy Management; it shows what GPOs hold, not what reached a computer',
    },
  ],
  tells: ['gpo-setting'],
  recognises: ({ text }) => REPORT.test(text) || BACKUP_PARTS.test(text),
  open,
});

const START = String.raw`^[^<]{0,200}(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?`;
const REPORT = new RegExp(`${START}<(?:GPO|report>\\s*<GPO|report [^>]*>\\s*<GPO)[\\s>]`, 'i');
/** Other files of a backup: they name it and hold no setting. */
const BACKUP_PARTS = new RegExp(`${START}<(?:\\w+:)?(?:BackupInst|Backups|GroupPolicyBackupScheme)[\\s>]`);

function open({ text }: Document): Opened<Kind> {
  const { root, damage } = openReport(text);
  const gpos = root.name === 'GPO' ? [root] : childrenOf(root, 'GPO');
  if (!REPORT.test(text.slice(0, 2000)) || gpos.length === 0) {
    throw new Unreadable(
      'backup-without-settings',
      'This file only names the GPOs of a backup: drop gpreport.xml, GptTmpl.inf and Registry.pol of the same folder.',
    );
  }
  const lines = reportLines(text, root);
  return {
    lines,
    language: null,
    entries: gpos.length,
    found: (function* () {
      for (const gpo of gpos) yield* held(gpo, lines);
      if (damage !== null) yield damageNote(damage);
    })(),
  };
}

function* held(gpo: XmlElement, lines: readonly string[]): Iterable<Sighting<Kind> | Note> {
  const part = childOf(gpo, 'Computer');
  const name = textAt(gpo, 'Name');
  const settings = settingsIn(part);
  const right = settings.find(({ kind }) => kind === 'right');
  for (const { kind, cites, ...rest } of settings) {
    if (kind !== 'value' || !('says' in rest) || !('value' in rest.says)) continue;
    if (isSecret(rest.says.name, rest.says.value)) continue;
    yield {
      kind: 'gpo-setting',
      at: { line: cites[0]?.line ?? rest.element.line },
      text: citedText(lines, cites),
      says: { ...rest.says, gpo: name },
    };
  }
  if (right !== undefined) yield rightsOfGpo(right.element.line);
  if (settings.length > 0 && textAt(part, 'Enabled') === 'false') {
    yield {
      code: 'gpo-part-disabled',
      says: `The settings for computers of the GPO ${name ?? ''} are switched off: they reach no computer.`,
      line: part?.line ?? gpo.line,
    };
  }
}
