/** The name by which an attempt's server goes in sentences: as typed, else as the case knows it. */
import type { Look } from '../correlation/look.ts';

/** Plain text from files: for sentences and policy lists. Commands take `command-name.ts`. */
export function targetName(look: Look): string {
  return look.attempt.target ?? look.server?.shown ?? '<server>';
}
