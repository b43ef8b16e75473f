/**
 * Switches off one rule of a cause at a time. A rule that no story misses is a rule that nobody proved: each mutant must
 * make at least one story fail.
 */
import { caseIn } from '../correlation/story.ts';
import type { Cause } from './cause.ts';
import { judge } from './diagnose.ts';
import { complaintsOf, type Story } from './story.ts';
import type { Findings } from './verdict.ts';

export interface Mutant {
  /** `sufficient 2 is switched off`. Sets and items are counted from 1, as the cause lists them. */
  readonly says: string;
  readonly unit: Cause;
}

interface Shape {
  /** How many items each sufficient set has. */
  readonly sets: number[];
  against: number;
  necessary: number;
  specific: number;
  caps: boolean;
}

/** How many sets prove a cause, as far as these stories show. */
export function setsOf(unit: Cause, stories: readonly Story[], causes: readonly Cause[]): number {
  return shapeOf(unit, stories, causes).sets.length;
}

/** Every mutant of a cause, as far as its findings over these stories show sets and items. */
export function mutantsOf(unit: Cause, stories: readonly Story[], causes: readonly Cause[]): Mutant[] {
  const shape = shapeOf(unit, stories, causes);
  const mutants: Mutant[] = [];
  const add = (says: string, change: (findings: Findings) => Findings): void => {
    mutants.push({ says, unit: { ...unit, judge: (look, rulings) => change(unit.judge(look, rulings)) } });
  };
  shape.sets.forEach((items, set) => {
    add(`sufficient ${String(set + 1)} is switched off`, (findings) => ({
      ...findings,
      sufficient: without(findings.sufficient, set),
    }));
    for (let item = 0; items > 1 && item < items; item++) {
      add(`sufficient ${String(set + 1)} does not ask for its item ${String(item + 1)}`, (findings) => ({
        ...findings,
        sufficient: findings.sufficient.map((one, index) => (index === set ? without(one, item) : one)),
      }));
    }
  });
  for (let index = 0; index < shape.against; index++) {
    add(`against ${String(index + 1)} is switched off`, (findings) => ({
      ...findings,
      against: without(findings.against, index),
    }));
  }
  for (let index = 0; index < shape.necessary; index++) {
    add(`necessary ${String(index + 1)} is switched off`, (findings) => ({
      ...findings,
      necessary: without(findings.necessary, index),
    }));
  }
  for (let index = 0; index < shape.specific; index++) {
    add(`specific ${String(index + 1)} is switched off`, (findings) => ({
      ...findings,
      specific: without(findings.specific, index),
    }));
  }
  if (shape.caps) add('its cap is switched off', (findings) => ({ ...findings, cap: null }));
  return mutants;
}

/** The story that fails for a mutant; null where none does. */
export function killerOf(mutant: Mutant, stories: readonly Story[], causes: readonly Cause[]): string | null {
  const changed = causes.map((unit) => (unit.id === mutant.unit.id ? mutant.unit : unit));
  return stories.find((told) => complaintsOf(told, changed).length > 0)?.title ?? null;
}

function shapeOf(unit: Cause, stories: readonly Story[], causes: readonly Cause[]): Shape {
  const shape: Shape = { sets: [], against: 0, necessary: 0, specific: 0, caps: false };
  const watched: Cause = {
    ...unit,
    judge(look, rulings) {
      const findings = unit.judge(look, rulings);
      findings.sufficient.forEach((set, index) => {
        shape.sets[index] = Math.max(shape.sets[index] ?? 0, set.length);
      });
      shape.against = Math.max(shape.against, findings.against.length);
      shape.necessary = Math.max(shape.necessary, findings.necessary.length);
      shape.specific = Math.max(shape.specific, findings.specific.length);
      shape.caps ||= Boolean(findings.cap);
      return findings;
    },
  };
  const list = causes.map((one) => (one.id === unit.id ? watched : one));
  for (const told of stories) {
    const view = caseIn(told.lines);
    for (const attempt of view.attempts) judge(view, attempt, list);
  }
  return shape;
}

function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, at) => at !== index);
}
