/**
 * How a log keeps its records, and whether anything shows that it wrote over the first ones.
 *
 * How a log file grows and is kept: https://learn.microsoft.com/en-us/windows/win32/wes/eventmanifestschema-channelloggingtype-complextype
 */
import type { Payloads } from '../facts/facts.ts';
import { evidence, type Evidence } from './evidence.ts';
import type { Placed } from './placed.ts';

export const NTLM_LOG = 'Microsoft-Windows-NTLM/Operational';
export const SECURITY_LOG = 'Security';

/** What all captures together say of a log; null where none tells, or two disagree. */
export interface LogSettings {
  readonly enabled: boolean | null;
  readonly mode: Payloads['log-settings']['mode'];
  readonly maximumSize: number | null;
  /** The least of all captures: none of them saw an older record. */
  readonly oldestRecord: number | null;
}

/** What the registry says of a log. */
export type RegistrySettings = Pick<LogSettings, 'mode' | 'maximumSize'>;

const NO_REGISTRY: RegistrySettings = { mode: null, maximumSize: null };

/** So near to its maximum a log counts as full: a file grows in whole steps, which need not meet it. */
const FULL = 0.95;

export interface Wrapped {
  readonly is: boolean | null;
  readonly because: readonly Evidence[];
}

/**
 * `told`: of one computer and one log. The size alone shows nothing: a file grows by a megabyte at once, so that one of the
 * common maximum of a megabyte is "full" with its first records. The number of the oldest record does.
 */
export function wrappedBy(told: readonly Placed<'log-settings'>[], settings: LogSettings | null): Wrapped {
  const cited = told.filter(({ fact }) => fact.oldestRecord !== null);
  if (settings === null || settings.oldestRecord === null) return { is: null, because: [] };
  const numbers = cited.map(({ fact }) => fact.oldestRecord ?? 0);
  const first = String(settings.oldestRecord);
  if (Math.max(...numbers) <= 1) {
    return { is: false, because: cited.map((placed) => evidence('the first record is still there', placed)) };
  }
  const sizes = told.flatMap(({ fact }) => fact.size ?? []);
  const isFull =
    settings.maximumSize !== null && sizes.length > 0 && Math.min(...sizes) >= FULL * settings.maximumSize;
  if (settings.oldestRecord <= 1 || settings.mode !== 'circular' || !isFull) return { is: null, because: [] };
  return {
    is: true,
    because: cited.map((placed) =>
      evidence(`the oldest record is number ${first}, and the log is full`, placed),
    ),
  };
}

/** What captures of one log on one computer agree on; `registry` where none of them tells. */
export function settingsOf(told: readonly Placed<'log-settings'>[], registry = NO_REGISTRY): LogSettings {
  const numbers = told.flatMap(({ fact }) => fact.oldestRecord ?? []);
  return {
    enabled: agreed(told.map(({ fact }) => fact.enabled)),
    mode: agreed(
      told.map(({ fact }) => fact.mode),
      registry.mode,
    ),
    maximumSize: agreed(
      told.map(({ fact }) => fact.maximumSize),
      registry.maximumSize,
    ),
    oldestRecord: numbers.length === 0 ? null : Math.min(...numbers),
  };
}

/** What all that tell agree on; `otherwise` where none tells. */
function agreed<V>(values: readonly (V | null)[], otherwise: V | null = null): V | null {
  const told = new Set(values.filter((value) => value !== null));
  const [only = null] = told;
  if (told.size === 0) return otherwise;
  return told.size === 1 ? only : null;
}
