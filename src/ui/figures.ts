/** How numbers, sizes and times are written on the page. English, so that a screenshot reads the same everywhere. */

const COUNT = new Intl.NumberFormat('en');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UNITS = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
];

/** `1,204,551`. */
export function count(n: number): string {
  return COUNT.format(n);
}

/** `1 file`, `14 files`; `plural` where an s is not enough. */
export function some(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** `618 MB`, from bytes. */
export function size(bytes: number): string {
  return `${amount(bytes, bytes)} ${unitOf(bytes).name}`;
}

/** `412 of 618 MB`: both in the unit of the whole, from bytes. */
export function progressOf(part: number, whole: number): string {
  return `${amount(part, whole)} of ${size(whole)}`;
}

/** `about 12 s`, `about 3 min`, from bytes and milliseconds; null while it is too early or no longer worth telling. */
export function remaining(part: number, whole: number, elapsed: number): string | null {
  if (elapsed < 2000 || part === 0 || part >= whole) return null;
  const seconds = (elapsed / 1000) * (whole / part - 1);
  if (seconds < 2) return null;
  return seconds < 90
    ? `about ${count(Math.ceil(seconds))} s`
    : `about ${count(Math.round(seconds / 60))} min`;
}

/**
 * A time of the report for people: `3 Nov 2026, 09:12 UTC`.
 *
 * @param iso ISO 8601, in UTC, or the clock time of the export where its zone is not known
 * @param zone `unknown`: the export does not tell, and the page says so instead of inventing one
 */
export function moment(iso: string, zone?: 'unknown'): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(iso);
  if (!parts) return iso;
  const [, year = '', month = '', day = '', hour = '', minute = ''] = parts;
  const name = MONTHS[Number(month) - 1] ?? month;
  return `${Number(day)} ${name} ${year}, ${hour}:${minute}${zone === 'unknown' ? '' : ' UTC'}`;
}

/** `21 Nov 2026`, from an ISO date or time. */
export function day(iso: string): string {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  return year === '' ? iso : `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** The date of this computer's calendar, as ISO writes it: what a person means by today. */
export function today(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** When something was done in this browser, by its own clock: `21 Nov 2026, 12:30`, from milliseconds since 1970. */
export function localMoment(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** First and last as one phrase, with a word about the clock; null where nothing is dated. */
export function span(first: string | null, last: string | null, zone?: 'unknown'): string | null {
  const bare = bareSpan(first, last, zone);
  return bare !== null && zone === 'unknown' ? `${bare} (local time of the export)` : bare;
}

/** The same without the word, for columns that say it once. */
export function bareSpan(first: string | null, last: string | null, zone?: 'unknown'): string | null {
  const from = first ?? last;
  const to = last ?? first;
  if (from === null || to === null) return null;
  const [a, b] = [moment(from, zone), moment(to, zone)];
  return a === b ? a : `${a.replace(/ UTC$/, '')} to ${b}`;
}

function unitOf(bytes: number): { readonly name: string; readonly bytes: number } {
  return UNITS.find((unit) => bytes >= unit.bytes) ?? { name: 'bytes', bytes: 1 };
}

function amount(bytes: number, whole: number): string {
  const unit = unitOf(whole);
  const value = bytes / unit.bytes;
  return COUNT.format(
    unit.bytes > 1 && whole / unit.bytes < 10 ? Math.round(value * 10) / 10 : Math.round(value),
  );
}
