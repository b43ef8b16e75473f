/**
 * The settings in a Group Policy report in XML, of `gpresult /x` and of `Get-GPOReport` alike:
 *
 *     <q1:SecurityOptions>
 *       <q1:KeyName>MACHINE\System\CurrentControlSet\Control\Lsa\LmCompatibilityLevel</q1:KeyName>
 *       <q1:SettingNumber>5</q1:SettingNumber>
 *
 *     <q4:RegistrySetting>
 *       <q4:KeyPath>SOFTWARE\Policies\Microsoft\Windows\LanmanWorkstation</q4:KeyPath>
 *       <q4:Value><q4:Name>BlockNTLM</q4:Name><q4:Number>1</q4:Number></q4:Value>
 *
 * Policies of administrative templates are given by their display name alone; those that are known by it are read too.
 */
import { Unreadable } from './format.ts';
import { policyOfTitle, stateValue } from './policy-titles.ts';
import { isSecret, machineKey, machinePath, REMOVED, setting, type SettingValue } from './registry.ts';
import { policies } from '../windows/policies.ts';
import { withoutSecrets } from './secrets.ts';
import { childOf, childrenOf, textAt, xmlTree, type XmlDamage, type XmlElement } from './xml.ts';
import type { Payloads } from '../facts/facts.ts';
import type { Note } from '../facts/reading.ts';

/** A report whose elements are read, without what makes it large and says nothing about a setting. */
export function openReport(text: string): {
  readonly root: XmlElement;
  readonly damage: XmlDamage | null;
} {
  const { root, damage } = xmlTree(text, LEFT_OUT);
  if (root === null) {
    throw new Unreadable('xml-damaged', 'This XML file is damaged at its beginning: make the report again.');
  }
  return { root, damage };
}

const LEFT_OUT = new Set(['EventsDetails', 'SecurityGroup', 'SearchedSOM', 'Explain', 'Permissions']);

/** What is said where a report ends too early. */
export function damageNote({ what, line }: XmlDamage): Note {
  const happened = what === 'cut' ? 'ends too early' : 'is damaged';
  return {
    code: 'document-cut',
    says: `This report ${happened} at line ${line}: what would stand behind is missing. Make it again.`,
    line,
  };
}

export type ReportSetting = {
  /** The element that holds the setting, with its GPO and rank in a result. */
  readonly element: XmlElement;
  /** Elements whose lines show what is meant. */
  readonly cites: readonly XmlElement[];
} & (
  | { readonly kind: 'value'; readonly says: Payloads['policy-setting'] }
  /** A policy of which the report tells that it is set, and not to what. */
  | { readonly kind: 'named'; readonly path: string; readonly name: string }
  | { readonly kind: 'right'; readonly says: Payloads['privilege-right'] }
);

/** The settings in `ExtensionData/Extension` of a computer's part. Unfinished elements at a cut are none. */
export function settingsIn(part: XmlElement | null): ReportSetting[] {
  return childrenOf(part, 'ExtensionData')
    .flatMap((data) => childrenOf(data, 'Extension'))
    .flatMap((extension) => extension.children.filter(({ isWhole }) => isWhole))
    .flatMap(settingsOf);
}

function settingsOf(element: XmlElement): ReportSetting[] {
  switch (element.name) {
    case 'SecurityOptions':
      return securityOption(element);
    case 'RegistrySetting':
      return registrySetting(element);
    case 'Policy':
      return templatePolicy(element);
    case 'UserRightsAssignment':
      return userRight(element);
    case 'RegistrySettings':
      return preferences(element);
    default:
      return [];
  }
}

function securityOption(element: XmlElement): ReportSetting[] {
  const keyName = childOf(element, 'KeyName');
  const written = element.children.find(({ name }) =>
    /^Setting(?:Number|String|Strings|Boolean)$/.test(name),
  );
  const path = machineKey(keyName?.text ?? '');
  const value = written === undefined ? null : valueOf(written);
  if (keyName === null || written === undefined || path === null || value === null) return [];
  const slash = path.lastIndexOf('\\');
  const name = keyName.text.slice(keyName.text.lastIndexOf('\\') + 1);
  return [
    {
      kind: 'value',
      element,
      cites: [keyName, written],
      says: setting(path.slice(0, slash), name, value),
    },
  ];
}

function registrySetting(element: XmlElement): ReportSetting[] {
  const keyPath = childOf(element, 'KeyPath');
  if (keyPath === null) return [];
  return childrenOf(element, 'Value').flatMap((holder): ReportSetting[] => {
    const name = childOf(holder, 'Name');
    const written = holder.children.find((child) => child !== name);
    const value = written === undefined ? null : valueOf(written);
    if (name === null || name.text === '' || written === undefined || value === null) return [];
    return [
      {
        kind: 'value',
        element,
        cites: [keyPath, name, written],
        says: setting(machinePath(keyPath.text), name.text, value),
      },
    ];
  });
}

/** `SettingNumber`, `Number`: a number. `SettingStrings/Value`: a list. Anything else is text. */
function valueOf(element: XmlElement): SettingValue | null {
  if (/Number$/.test(element.name)) return /^\d{1,10}$/.test(element.text) ? Number(element.text) : null;
  if (/Boolean$/.test(element.name)) return /^true$/i.test(element.text) ? 1 : 0;
  if (/Strings$/.test(element.name) || element.children.length > 0) {
    return element.children.map(({ text }) => text).filter((text) => text !== '');
  }
  return element.text;
}

function templatePolicy(element: XmlElement): ReportSetting[] {
  const name = childOf(element, 'Name');
  const state = childOf(element, 'State');
  const id = policyOfTitle(name?.text ?? '')?.id;
  if (name === null || state === null || id === undefined) return [];
  const policy = policies[id];
  const cites = [name, state];
  const value = stateValue(id, state.text);
  const slash = policy.path.lastIndexOf('\\');
  return value === null
    ? [{ kind: 'named', element, cites, path: policy.path, name: policy.name }]
    : [{ kind: 'value', element, cites, says: setting(policy.path.slice(0, slash), policy.name, value) }];
}

function userRight(element: XmlElement): ReportSetting[] {
  const name = childOf(element, 'Name');
  if (name === null || !/^Se[A-Za-z]+$/.test(name.text)) return [];
  const holders = childrenOf(element, 'Member').flatMap(
    (member) => textAt(member, 'SID') ?? textAt(member, 'Name') ?? [],
  );
  return [{ kind: 'right', element, cites: [name], says: { right: name.text, holders } }];
}

/**
 * Registry items of Group Policy Preferences, in folders of any depth. They bear no rank, so a result of a computer does not
 * tell which of them won. Numbers are hexadecimal (MS-GPPREF 2.2.1.10,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gppref/).
 */
function preferences(element: XmlElement): ReportSetting[] {
  return element.children.flatMap((child) => {
    if (child.attributes.get('disabled') === '1') return [];
    const properties = childOf(child, 'Properties');
    return child.name === 'Registry' && properties !== null
      ? preference(child, properties)
      : preferences(child);
  });
}

function preference(element: XmlElement, properties: XmlElement): ReportSetting[] {
  const { attributes } = properties;
  const name = attributes.get('name') ?? '';
  const key = machineKey(`${attributes.get('hive') ?? ''}\\${attributes.get('key') ?? ''}`);
  const value = preferenceValue(properties);
  const isKept = /^[CRU]$/i.test(attributes.get('action') ?? 'U');
  if (!isKept || name === '' || key === null || value === null) return [];
  return [{ kind: 'value', element, cites: [properties], says: setting(key, name, value) }];
}

function preferenceValue(properties: XmlElement): SettingValue | null {
  const written = properties.attributes.get('value') ?? '';
  switch (properties.attributes.get('type')) {
    case 'REG_DWORD':
      return /^[0-9a-f]{1,8}$/i.test(written) ? Number.parseInt(written, 16) : null;
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return written;
    case 'REG_MULTI_SZ':
      return childrenOf(childOf(properties, 'Values'), 'Value').map(({ text }) => text);
    default:
      return null;
  }
}

/** The lines of a report as the page may show them. */
export function reportLines(text: string, root: XmlElement): string[] {
  const lines = text
    .split('\n')
    .map((line) => withoutSecrets(line.endsWith('\r') ? line.slice(0, -1) : line));
  for (const { element, hide } of secretsIn(root)) {
    for (let line = element.line; line <= element.lastLine; line += 1) {
      lines[line - 1] = hide(lines[line - 1] ?? '');
    }
  }
  return lines;
}

interface Secret {
  readonly element: XmlElement;
  hide(line: string): string;
}

/** Values named after a password, wherever they stand in a report, also for users: in an element of their own, or an attribute. */
function secretsIn(element: XmlElement): Secret[] {
  const name = textAt(element, 'Name') ?? textAt(element, 'KeyName') ?? '';
  const inElements = isSecret(name.split('\\').pop() ?? '', 'x')
    ? element.children.filter((child) => /String|Value|Binary|Text/.test(child.name))
    : [];
  const inAttribute = isSecret(element.attributes.get('name') ?? '', element.attributes.get('value') ?? '');
  return [
    ...inElements.map((child) => ({ element: child, hide: withoutContent })),
    ...(inAttribute ? [{ element, hide: withoutValue }] : []),
    ...element.children.flatMap(secretsIn),
  ];
}

function withoutContent(line: string): string {
  return `${/^\s*<[^<>]*>/.exec(line)?.[0] ?? ''}${REMOVED}`;
}

function withoutValue(line: string): string {
  return line.replace(/(\bvalue\s*=\s*)(?:"[^"]*"|'[^']*')/g, `$1"${REMOVED}"`);
}

/** The decisive lines of a setting, in one. */
export function citedText(lines: readonly string[], cites: readonly XmlElement[]): string {
  const numbers = [...new Set(cites.map(({ line }) => line))];
  const raw = numbers.map((line) => (lines[line - 1] ?? '').trim());
  return raw.every((line) => line.length <= 300)
    ? raw.join(' ')
    : cites
        .map(({ name, text }) => `${name}: ${text}`)
        .join(' ')
        .slice(0, 400);
}
