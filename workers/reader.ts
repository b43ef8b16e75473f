import type { KeptText } from '../src/case/kept-case.ts';
import { readFile } from '../src/evidence/read.ts';
import { isZip, unpack } from '../src/evidence/zip.ts';
import { type Intake, type Job, type Outcome, isLog, unreadReading, wasNotRead } from './intake.ts';
import { sameContent } from './repeats.ts';

/** Texts handed over at once: so many, or so many characters. */
const TEXTS_A_BLOCK = 500;
const CHARACTERS_A_BLOCK = 2_000_000;

/** Milliseconds between two words about progress. */
const PROGRESS_EVERY = 100;

const COUNT = new Intl.NumberFormat('en');

/**
 * Reads one file and hands what it finds to the intake. A file that the disk or a mistake of ours keeps from being read
 * ends as a row of its own; this rejects only if the intake does, or when `signal` ended the reading.
 *
 * @param onProgress gets the bytes read so far, at most ten times a second
 */
export async function readInto(
  job: Job,
  intake: Intake,
  onProgress: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { name, file, said } = job;
  if (await isZip(file).catch(() => false)) return unpackInto(job, intake, onProgress, signal);
  const texts = new TextBlocks(intake);
  const keep = (kept: KeptText): void => texts.add(kept);
  const options = { said, keep, onProgress: seldom(onProgress), ...(signal && { signal }) };
  const reading = await readFile(name, file, options).catch((error: unknown) => {
    signal?.throwIfAborted();
    return unreadReading(name, file.size, whyNotRead(error));
  });
  await texts.end();
  const { repeats } = await intake.done(reading);

  const [first] = reading.notes;
  if (wasNotRead(reading)) return { state: 'failed', title: '', detail: first?.says ?? '' };
  if (reading.format === null) return { state: 'refused', title: reading.title, detail: first?.says ?? '' };
  if (repeats !== null) return { state: 'done', title: reading.title, detail: sameContent(repeats) };
  const detail = isLog(reading)
    ? `${COUNT.format(reading.read)} events, ${COUNT.format(reading.kept)} kept`
    : `${COUNT.format(reading.read)} lines`;
  return { state: 'done', title: reading.title, detail };
}

async function unpackInto(
  { name, file, allowance }: Job,
  intake: Intake,
  onProgress: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Outcome> {
  const options = { onProgress: seldom(onProgress), ...(signal && { signal }) };
  const unpacked = await unpack(name, file, { ...options, ...(allowance !== undefined && { allowance }) });
  const { reading, inside } = unpacked;
  await intake.done(reading);
  const [first] = reading.notes;
  if (reading.format === null) return { state: 'refused', title: reading.title, detail: first?.says ?? '' };
  return {
    state: 'done',
    title: reading.title,
    detail: inside.length === 1 ? '1 file' : `${COUNT.format(inside.length)} files`,
    inside: { files: inside, allowance: unpacked.allowance },
  };
}

/** Collects texts into blocks; block follows block, so that a slow storage is not flooded. */
class TextBlocks {
  readonly #intake: Intake;
  #block: KeptText[] = [];
  #characters = 0;
  #sent: Promise<void> = Promise.resolve();

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  add({ record, text }: KeptText): void {
    this.#block.push({ record, text });
    this.#characters += text.length;
    if (this.#block.length >= TEXTS_A_BLOCK || this.#characters >= CHARACTERS_A_BLOCK) this.#send();
  }

  async end(): Promise<void> {
    if (this.#block.length > 0) this.#send();
    await this.#sent;
  }

  #send(): void {
    const block = this.#block;
    this.#block = [];
    this.#characters = 0;
    this.#sent = this.#sent.then(() => this.#intake.keep(block));
    // It is awaited at the end; until then a failure is no unhandled rejection.
    this.#sent.catch(() => undefined);
  }
}

/** Passes on a number at most every tenth of a second; the end of a file is told by its outcome. */
function seldom(tell: (bytes: number) => void): (bytes: number) => void {
  let next = 0;
  return (bytes) => {
    const now = performance.now();
    if (now < next) return;
    next = now + PROGRESS_EVERY;
    tell(bytes);
  };
}

function whyNotRead(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  // A buffer or a string that the browser has no room for.
  if (name === 'RangeError')
    return 'This file needs more memory than the browser gives. Export a shorter time span and drop that.';
  return `Reading this file failed (${name}): a mistake of this page, not of the file. Everything else is judged all the same.`;
}
