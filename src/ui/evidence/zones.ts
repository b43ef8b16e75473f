/** What a person may say about a file's time zone: `utc`, or minutes east of UTC. */
export type SaidZone = 'utc' | number;

// The offsets in use, in minutes (IANA time zone database, 2025b), daylight saving included.
const OFFSETS = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180,
  210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840,
] as const;

export const ZONES: readonly { readonly value: string; readonly text: string }[] = [
  { value: 'utc', text: 'UTC' },
  ...OFFSETS.filter((offset) => offset !== 0).map((offset) => ({
    value: String(offset),
    text: zoneName(offset),
  })),
];

/** `UTC+5:30`, from minutes east of UTC. */
export function zoneName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const distance = Math.abs(minutes);
  const rest = distance % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(distance / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** The zone of a file in the report (`utc`, `unknown`, `UTC+01:00`) for people; null where it is not known. */
export function describeZone(zone: string): string | null {
  if (zone === 'unknown') return null;
  const offset = /^UTC([+-])(\d\d):(\d\d)$/.exec(zone);
  if (!offset) return zone === 'utc' ? 'UTC' : zone;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return zoneName(offset[1] === '-' ? -minutes : minutes);
}

/** What was chosen in the select; undefined for "as the file says". */
export function toSaidZone(value: string): SaidZone | undefined {
  if (value === '') return undefined;
  return value === 'utc' ? 'utc' : Number(value);
}
