/**
 * The parts a judgement is made of. An item is one observable statement about one attempt: it is there (with the lines
 * that show it), it is absent although we listened, or nobody looked.
 */
import type { HostRole, Origin } from '../facts/facts.ts';
import type { Placed } from '../correlation/placed.ts';

/** What to collect to decide an item. */
export interface Ask {
  readonly what: string;
  readonly command: string;
  /** The computer, where the case knows it. */
  readonly host: string | null;
  readonly role: HostRole | 'any';
}

/** A statement with the fact that shows it. */
export interface Proof {
  readonly says: string;
  readonly origin: Origin;
  /** Further records that say the same. */
  readonly more: number;
}

export type Tie =
  /** Tied to this attempt, or to the computer or policy that it used. */
  | 'tied'
  /** The file has no owner, and only one computer of the case can be it: completes N and ★, never a ✔ set nor a ✘. */
  | 'assumed'
  /** A tie whose only defect is time, zone or uniqueness: caps the verdict at likely. */
  | 'weak';

export type Item =
  | {
      readonly state: 'present';
      readonly tie: Tie;
      readonly proofs: readonly [Proof, ...Proof[]];
      readonly supportsOnly: boolean;
      /** Of a weak tie: what would make it a strong one. */
      readonly ask?: Ask;
    }
  | { readonly state: 'absent'; readonly proofs: readonly Proof[] }
  | { readonly state: 'unobserved'; readonly ask: Ask | null };

/** The proof that a fact is. */
export function proof(says: string, placed: Placed): Proof {
  const { fact } = placed;
  const origin = fact.from[0];
  return { says, origin, more: Math.max(0, fact.count - 1) };
}

export function proofs(says: string, placed: readonly Placed[], most = 3): Proof[] {
  return placed.slice(0, most).map((one) => proof(says, one));
}

/** Present where at least one fact shows it, else what `otherwise` says. */
export function shown(
  says: string,
  placed: readonly Placed[],
  tie: Tie = 'tied',
  otherwise: Item = unobserved(),
): Item {
  const [first, ...rest] = proofs(says, placed);
  return first === undefined
    ? otherwise
    : { state: 'present', tie, proofs: [first, ...rest], supportsOnly: false };
}

/** The same from records with ties of their own: the strongest of them counts. */
export function tiedItem(
  says: string,
  tied: readonly { readonly placed: Placed; readonly strength: 'tied' | 'weak' }[],
  otherwise: Item = unobserved(),
): Item {
  const strong = tied.filter((one) => one.strength === 'tied');
  const used = strong.length > 0 ? strong : tied;
  return shown(
    says,
    used.map((one) => one.placed),
    strong.length > 0 ? 'tied' : 'weak',
    otherwise,
  );
}

/** Present by several proofs at once. */
export function present(tie: Tie, ...shownBy: readonly Proof[]): Item {
  const [first, ...rest] = shownBy;
  return first === undefined
    ? unobserved()
    : { state: 'present', tie, proofs: [first, ...rest], supportsOnly: false };
}

/** The same, and where its tie is weak, what to collect for a strong one. */
export function tiedBy(ask: Ask, item: Item): Item {
  return item.state === 'present' && item.tie === 'weak' ? { ...item, ask } : item;
}

export function absent(...shownBy: readonly Proof[]): Item {
  return { state: 'absent', proofs: shownBy };
}

export function unobserved(ask: Ask | null = null): Item {
  return { state: 'unobserved', ask };
}

/** An item that may only support: unverified, or told by the person. */
export function supporting(item: Item): Item {
  return item.state === 'present' ? { ...item, supportsOnly: true } : item;
}

/** One of several: the best of them. Present beats unobserved beats absent; a strong tie beats a weak one. */
export function oneOf(...items: readonly Item[]): Item {
  const there = items.filter((item) => item.state === 'present');
  const best =
    there.find((item) => item.tie === 'tied' && !item.supportsOnly) ??
    there.find((item) => item.tie === 'assumed' && !item.supportsOnly) ??
    there.find((item) => !item.supportsOnly) ??
    there[0];
  return best ?? items.find((item) => item.state === 'unobserved') ?? items[0] ?? unobserved();
}

export function isPresent(item: Item): item is Extract<Item, { state: 'present' }> {
  return item.state === 'present';
}

/** Two statements that say something only together; each alone is too common to be worth a word. */
export function both(one: Item, other: Item, ask: Ask | null = null): Item {
  if (!isPresent(one) || !isPresent(other)) return unobserved(ask);
  const item: Item = {
    ...one,
    proofs: [...one.proofs, ...other.proofs],
    supportsOnly: one.supportsOnly || other.supportsOnly,
  };
  return atMost(other.tie, item);
}

/** Weakens a tie: an item that is shown only through something assumed is itself assumed. */
export function atMost(tie: Tie, item: Item): Item {
  if (item.state !== 'present' || item.tie === 'weak') return item;
  if (tie === 'weak' || tie === 'assumed') return { ...item, tie };
  return item;
}
