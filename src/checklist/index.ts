/** The prevention checklist, in the order of the page, and what a person's word does to it. */
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import { NO_DECISIONS, type Decisions } from '../facts/reading.ts';
import type { Finding, Item, ItemNumber } from './item.ts';
import blocksMonitored from './blocks-monitored/blocks-monitored.ts';
import deviceHygiene from './device-hygiene/device-hygiene.ts';
import enhancedAuditEvents from './enhanced-audit-events/enhanced-audit-events.ts';
import exceptionsReviewed from './exceptions-reviewed/exceptions-reviewed.ts';
import kerberosHealth from './kerberos-health/kerberos-health.ts';
import logCapacity from './log-capacity/log-capacity.ts';
import mappingsAudited from './mappings-audited/mappings-audited.ts';
import namesWithSpn from './names-with-spn/names-with-spn.ts';
import ntlmAuditedBeforeEnforcing from './ntlm-audited-before-enforcing/ntlm-audited-before-enforcing.ts';
import ntlmUseInventory from './ntlm-use-inventory/ntlm-use-inventory.ts';
import outsidersDecided from './outsiders-decided/outsiders-decided.ts';
import policyStaged from './policy-staged/policy-staged.ts';
import rollbackReady from './rollback-ready/rollback-ready.ts';
import smbEncryptionForSensitiveShares from './smb-encryption-for-sensitive-shares/smb-encryption-for-sensitive-shares.ts';

/** P1 to P14. */
export const items: readonly Item[] = [
  ntlmAuditedBeforeEnforcing,
  ntlmUseInventory,
  policyStaged,
  smbEncryptionForSensitiveShares,
  mappingsAudited,
  outsidersDecided,
  namesWithSpn,
  kerberosHealth,
  deviceHygiene,
  logCapacity,
  exceptionsReviewed,
  rollbackReady,
  blocksMonitored,
  enhancedAuditEvents,
];

export interface Confirmation {
  /** Who says so; never empty. */
  readonly who: string;
  /** `2026-11-02`; empty where no day was given. */
  readonly when: string;
  readonly note: string;
}

export interface CheckedItem extends Finding {
  readonly id: string;
  readonly number: ItemNumber;
  readonly title: string;
  /** A person may confirm it: in this state their word counts, or it is given already. */
  readonly fromPeople: boolean;
  readonly confirmed: Confirmation | null;
  readonly correction: string | null;
  readonly references: readonly string[];
}

/**
 * Every item with its state in this case.
 *
 * @param paths the inventory of all NTLM use in the case; null where none was made
 */
export function checklist(
  view: CaseView,
  decisions: Decisions = NO_DECISIONS,
  paths: readonly AccessPath[] | null = null,
): readonly CheckedItem[] {
  return items.map((unit) => checked(unit, unit.check(view, decisions, paths), decisions));
}

/**
 * The one rule for a person's word. It settles what the files leave to a person (`ask`), and `unknown` where no file could
 * ever tell. It never turns `not-done` into `done`, nor stands in for a file that can be collected: then the state stays, and
 * `says` tells that somebody sees it otherwise.
 */
export function checked(unit: Item, found: Finding, decisions: Decisions): CheckedItem {
  const confirmed = confirmationOf(decisions, unit.id);
  const isForPeople = found.state === 'ask' || (found.state === 'unknown' && unit.onlyPeopleKnow);
  const about = {
    id: unit.id,
    number: unit.number,
    title: unit.title,
    fromPeople: isForPeople || confirmed !== null,
    confirmed,
    correction: unit.correction,
    references: unit.references,
  };
  if (confirmed === null || found.state === 'done') return { ...found, ...about };
  const by = `onfirmed by ${confirmed.who}${confirmed.when === '' ? '' : ` on ${confirmed.when}`}`;
  if (isForPeople) return { ...found, ...about, state: 'done', says: `${found.says} C${by}.` };
  const but =
    found.state === 'not-done' ? 'but the files show otherwise' : 'but the files do not show it yet';
  return { ...found, ...about, says: `${found.says} It was c${by}, ${but}.` };
}

const MOST_OF_A_NAME = 80;
const MOST_OF_A_NOTE = 400;

/** Null where nobody gave a name: then nobody can be asked about it later. */
function confirmationOf(decisions: Decisions, id: string): Confirmation | null {
  const said = decisions.items[id];
  const who = said === undefined ? '' : typed(said.who, MOST_OF_A_NAME);
  if (said === undefined || who === '') return null;
  return {
    who,
    when: /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(said.when)?.[0] ?? '',
    note: typed(said.note, MOST_OF_A_NOTE),
  };
}

/** What a person typed: one line, not too long, without marks that turn the direction of the text around it. */
function typed(text: string, most: number): string {
  const line = text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}
