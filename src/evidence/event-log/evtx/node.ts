/** Elements of a record with their values in place, as text. */
import { Damaged } from './chunk.ts';

export interface Node {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: readonly Content[];
}

/** Text, an element, or a processing instruction. */
export type Content = string | Node | { readonly target: string; readonly data: string };

/** The `Event` among the things of a fragment. */
export function eventIn(content: readonly Content[]): Node {
  const event = content.find((part): part is Node => isNode(part) && part.name === 'Event');
  if (event === undefined) throw new Damaged('no event');
  return event;
}

export function childOf(node: Node | null, name: string): Node | null {
  return node === null ? null : (childrenOf(node).find((child) => child.name === name) ?? null);
}

export function childrenOf({ content }: Node): Node[] {
  return content.filter(isNode);
}

function isNode(part: Content): part is Node {
  return typeof part !== 'string' && 'name' in part;
}

export function textOf(node: Node | null): string {
  return node?.content.map((part) => (typeof part === 'string' ? part : '')).join('') ?? '';
}

export function attributeOf(node: Node | null, name: string): string {
  return node?.attributes.find(([key]) => key === name)?.[1] ?? '';
}
