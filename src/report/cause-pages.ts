/** What the help says of each cause, made from the cause itself: no case is needed. */
import { NO_ATTEMPT } from '../correlation/attempts.ts';
import { CaseView, Look } from '../correlation/look.ts';
import { place } from '../correlation/placed.ts';
import { items } from '../checklist/index.ts';
import type { PreventionId } from '../diagnosis/cause.ts';
import { judge } from '../diagnosis/diagnose.ts';
import { causes, groups } from '../diagnosis/index.ts';
import { uniqueAsks } from '../diagnosis/verdict.ts';
import { ask } from './because.ts';
import type { Ask, Remedy } from './document.ts';
import { remedyOf } from './remedies.ts';

/** The help on one cause. Names of computers and shares stand as `<server>` in its commands. */
export interface CausePage {
  readonly id: string;
  readonly title: string;
  /** `NTLM is refused`: the heading under which it stands. */
  readonly group: string;
  readonly statement: string;
  readonly provedBy: readonly string[];
  readonly ruledOutBy: readonly string[];
  /** `id` and `title` null: what looks alike is no cause of the list. */
  readonly lookalikes: readonly {
    readonly id: string | null;
    readonly title: string | null;
    readonly says: string;
  }[];
  readonly collect: readonly Ask[];
  readonly remedies: readonly Remedy[];
  /** What keeps it from coming back: items of the checklist, `P1: NTLM was audited …`. */
  readonly prevention: readonly string[];
  readonly references: readonly string[];
}

export function causePages(): readonly CausePage[] {
  const view = new CaseView(place([], {}), []);
  const look = new Look(view, NO_ATTEMPT);
  const { rulings } = judge(view, NO_ATTEMPT, causes);
  return groups.flatMap(({ title: group, members }) =>
    members.map((unit) => ({
      id: unit.id,
      title: unit.title,
      group,
      statement: unit.about.statement,
      provedBy: unit.about.provedBy,
      ruledOutBy: unit.about.ruledOutBy,
      lookalikes: unit.lookalikes.map(({ id, says }) => ({ id, says, title: titleOf(id) })),
      collect: uniqueAsks(rulings.get(unit.id)?.wouldDecide ?? []).map(ask),
      remedies: [...unit.remedies(look)]
        .sort((a, b) => a.level - b.level)
        .map((text) => remedyOf(unit, text, '')),
      prevention: unit.about.prevention.map(itemWords),
      references: unit.references,
    })),
  );
}

function titleOf(id: string | null): string | null {
  return causes.find((unit) => unit.id === id)?.title ?? null;
}

/** The item of the checklist that a cause names, as the checklist words it. */
function itemWords(number: PreventionId): string {
  const unit = items.find((item) => item.number === number);
  return unit === undefined ? number : `${number}: ${unit.title}.`;
}
