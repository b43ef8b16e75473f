/** What the rows of a Group Policy report in HTML let us know. */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { policies, type PolicyId } from '../../windows/policies.ts';
import { rightsOfGpo } from '../gpo-file.ts';
import { policyOfTitle, rightOfTitle, valueOfWords } from '../policy-titles.ts';
import { isNameless, isSecret, machineKey, machinePath, setting, type SettingValue } from '../registry.ts';
import type { ReportPiece, ReportRow } from './rows.ts';

export type Kind =
  | 'policy-setting'
  | 'setting-origin'
  | 'gpo-setting'
  | 'privilege-right'
  | 'gpo-listed'
  | 'join-state'
  | 'domain-controller-sign';

export type Numbered = ReportPiece & { readonly line: number };
type Row = ReportRow & { readonly line: number };

/** A sighting read by a title, with the language it was in. */
export interface Titled {
  readonly language: string;
  readonly sighting: Sighting<Kind>;
}

export type Found = Sighting<Kind> | Note | Titled;

/** A result of a computer and its user. */
export function* ofResult(
  pieces: readonly Numbered[],
  html: string,
  lines: readonly string[],
): Iterable<Found> {
  const [computer = [], user = []] = partsOf(pieces, 'rsopsettings');
  const who = computerIn(computer);
  const owned = (sighting: Sighting<Kind>): Sighting<Kind> => ({ ...sighting, computer: who?.name ?? null });
  for (const sighting of membership(computer, who?.domain ?? null, lines)) yield owned(sighting);
  for (const sighting of listed(computer, 'computer', lines)) yield owned(sighting);
  for (const sighting of listed(user, 'user', lines)) yield owned(sighting);
  const settings = [...settingsIn(computer)];
  if (settings.length === 0) {
    if (who === null && user.length > 0) {
      yield {
        code: 'computer-part-missing',
        says: 'This report has no part for the computer: run gpresult /scope computer /x as administrator.',
      };
    }
    return;
  }
  // Only a report of what took place links the records of its log; a simulation of Group Policy looks the same.
  if (!/\bcseExtensionGuid=/i.test(html)) {
    yield {
      code: 'planned-not-logged',
      says: 'This report does not show whether it is a result or a simulation of Group Policy: run gpresult /x on the computer.',
    };
    return;
  }
  for (const found of settings) {
    const gpo = found.row.cells[2] ?? '';
    for (const sighting of winner(found, gpo, lines)) yield titled(found, owned(sighting));
  }
}

/** One GPO. */
export function* ofGpo(pieces: readonly Numbered[], gpo: string, lines: readonly string[]): Iterable<Found> {
  const [computer = []] = partsOf(pieces, 'gposettings');
  const settings = [...settingsIn(computer)];
  for (const found of settings) {
    if (found.kind !== 'value' || isSecret(found.says.name, found.says.value)) continue;
    const { line } = found.row;
    yield titled(found, {
      kind: 'gpo-setting',
      at: { line },
      text: lines[line - 1] ?? '',
      says: { ...found.says, gpo },
    });
  }
  const right = settings.find(({ kind }) => kind === 'right');
  if (right !== undefined) yield rightsOfGpo(right.row.line);
}

function titled({ language }: Setting, sighting: Sighting<Kind>): Sighting<Kind> | Titled {
  return language === null ? sighting : { language, sighting };
}

/** The pieces under each heading of the first level behind a part's beginning: first the computer's, then the user's. */
function partsOf(pieces: readonly Numbered[], part: string): Numbered[][] {
  const from = pieces.findIndex((piece) => piece.kind === 'part' && piece.name === part);
  const parts: Numbered[][] = [];
  for (const piece of from < 0 ? [] : pieces.slice(from + 1)) {
    if (piece.kind === 'part') break;
    if (piece.kind === 'heading' && /^he0(?:_\w+)?$/.test(piece.level)) parts.push([]);
    parts.at(-1)?.push(piece);
  }
  return parts;
}

/** The first table of a computer: its name `CONTOSO\WS07`, its domain, its site, its organizational unit. */
function computerIn(part: readonly Numbered[]): { readonly name: string; readonly domain: string } | null {
  const [first, second] = generalRows(part);
  const name = /^[^\\/\s]+\\([\w-]{1,63})\$?$/.exec(first?.cells[1] ?? '')?.[1];
  return name === undefined ? null : { name, domain: second?.cells[1] ?? '' };
}

function generalRows(part: readonly Numbered[]): readonly Row[] {
  const from = part.findIndex((piece) => piece.kind === 'row');
  const to = part.findIndex((piece, index) => index > from && piece.kind === 'heading');
  return part
    .slice(Math.max(0, from), to < 0 ? undefined : to)
    .flatMap((piece) => (piece.kind === 'row' && piece.cells.length === 2 ? piece : []));
}

function* membership(
  part: readonly Numbered[],
  domain: string | null,
  lines: readonly string[],
): Iterable<Sighting<Kind>> {
  if (domain === null || !/^[\w-]+(?:\.[\w-]+)+$/.test(domain)) return;
  const rows = generalRows(part);
  const line = rows[1]?.line ?? 1;
  yield {
    kind: 'join-state',
    at: { line },
    text: lines[line - 1] ?? '',
    says: { state: 'domain', domain },
  };
  const unit = rows.find(
    ({ cells }) => cells[1]?.toLowerCase() === `${domain}/domain controllers`.toLowerCase(),
  );
  if (unit === undefined) return;
  yield {
    kind: 'domain-controller-sign',
    at: { line: unit.line },
    text: lines[unit.line - 1] ?? '',
    says: { sign: unit.cells[1] ?? '' },
  };
}

const GPO_TITLE = /^(.+) \[(?:\{[0-9a-f-]{36}\}|LocalGPO)\]$/i;
/** Link, extensions, enforced, disabled, filters, revision, WMI filter; one more row says why a GPO was denied. */
const ROWS_OF_APPLIED = 7;

function* listed(
  part: readonly Numbered[],
  scope: Payloads['gpo-listed']['scope'],
  lines: readonly string[],
): Iterable<Sighting<'gpo-listed'>> {
  for (const [index, piece] of part.entries()) {
    const gpo = piece.kind === 'heading' ? GPO_TITLE.exec(piece.text)?.[1] : undefined;
    if (gpo === undefined) continue;
    const next = part.findIndex((other, at) => at > index && other.kind === 'heading');
    const rows = part
      .slice(index + 1, next < 0 ? undefined : next)
      .flatMap((other) => (other.kind === 'row' ? other : []));
    const applied = rows.length === ROWS_OF_APPLIED;
    const why = rows[ROWS_OF_APPLIED]?.cells[1] ?? '';
    if (!applied && (rows.length !== ROWS_OF_APPLIED + 1 || why === '')) continue;
    yield {
      kind: 'gpo-listed',
      at: { line: piece.line },
      text: lines[piece.line - 1] ?? '',
      says: { gpo, scope, applied, why: applied ? null : why },
    };
  }
}

type Setting = {
  readonly row: Row;
  /** Of the title by which it was known; null: a registry path. */
  readonly language: string | null;
} & (
  | { readonly kind: 'value'; readonly says: Payloads['policy-setting'] }
  | { readonly kind: 'named'; readonly path: string; readonly name: string }
  | { readonly kind: 'right'; readonly says: Payloads['privilege-right'] }
);

function* settingsIn(part: readonly Numbered[]): Iterable<Setting> {
  for (const piece of part) {
    if (piece.kind !== 'row' || piece.isHead || piece.depth > 0 || piece.cells.length < 2) continue;
    const [name = '', value = ''] = piece.cells;
    const found = byPath(name, value) ?? byTitle(name, value) ?? byRight(name, value);
    if (found !== null) yield { ...found, row: piece };
  }
}

type Unplaced<T> = T extends unknown ? Omit<T, 'row'> : never;

/** `SOFTWARE\Policies\…\BlockNTLM | 1`, as settings that no template describes are shown. */
function byPath(written: string, value: string): Unplaced<Setting> | null {
  const whole =
    machineKey(written) ?? (/^(?:software|system)\\/i.test(written) ? machinePath(written) : null);
  const slash = whole?.lastIndexOf('\\') ?? -1;
  const name = written.slice(written.lastIndexOf('\\') + 1).trim();
  if (whole === null || slash < 0 || isNameless(name) || value === '') return null;
  const typed = /^\d{1,10}$/.test(value) ? Number(value) : value;
  return { kind: 'value', language: null, says: setting(whole.slice(0, slash), name, typed) };
}

function byTitle(title: string, words: string): Unplaced<Setting> | null {
  const known = policyOfTitle(title);
  if (known === null || words === '') return null;
  const { id, language } = known;
  const { path, name } = policies[id];
  const value = valueOfWords(id, words) ?? listOf(id, words);
  return value === null
    ? { kind: 'named', language, path, name }
    : { kind: 'value', language, says: setting(path.slice(0, path.lastIndexOf('\\')), name, value) };
}

const LISTS: ReadonlySet<PolicyId> = new Set(['P-OUTX', 'P-DOMX']);

/** Names of servers, in lines or with commas between them; anything else is no such list. */
function listOf(id: PolicyId, words: string): SettingValue | null {
  if (!LISTS.has(id)) return null;
  const items = words.split(/[\s,;]+/).filter((item) => item !== '');
  return items.every((item) => /^[\w.*-]+$/.test(item)) ? items : null;
}

function byRight(title: string, words: string): Unplaced<Setting> | null {
  const right = rightOfTitle(title);
  if (right === null) return null;
  const holders = words.split(/\s*[,\n]\s*/).filter((holder) => holder !== '');
  return { kind: 'right', language: null, says: { right, holders } };
}

function* winner(found: Setting, gpo: string, lines: readonly string[]): Iterable<Sighting<Kind>> {
  const at = { line: found.row.line };
  const text = lines[found.row.line - 1] ?? '';
  // A row without a winning GPO is not configured.
  if (gpo === '') return;
  if (found.kind === 'right') {
    yield { kind: 'privilege-right', at, text, says: found.says };
    return;
  }
  const { path, name } = found.kind === 'value' ? found.says : found;
  if (found.kind === 'value') {
    if (isSecret(name, found.says.value)) return;
    yield { kind: 'policy-setting', at, text, says: found.says };
  }
  yield { kind: 'setting-origin', at, text, says: { path, name, gpo } };
}
