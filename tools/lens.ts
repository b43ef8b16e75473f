/** The same line as in the browser, over a folder: what `npm run --silent lens -- FOLDER` prints. */
import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CaseFile } from '../src/case/kept-case.ts';
import { readFile } from '../src/evidence/read.ts';
import { isZip, unpack } from '../src/evidence/zip.ts';
import type { FileReading } from '../src/facts/reading.ts';
import type { ReportDocument } from '../src/report/document.ts';
import { writeReport } from '../src/report/report.ts';
import { findRepeats, withoutRepeat } from '../workers/repeats.ts';

/**
 * Runs the pipeline over a folder (or one file) and prints the report document.
 *
 * @param argv the arguments after the script's name: one folder
 * @returns the exit code: 0 when a report was printed, 2 when the arguments make no sense
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [folder] = argv;
  if (folder === undefined || argv.length !== 1) {
    process.stderr.write('usage: npm run --silent lens -- FOLDER\n');
    return 2;
  }
  const known = await stat(folder).catch(() => null);
  if (known === null) {
    process.stderr.write(`lens: there is no ${folder}\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(await reportOn(folder), null, 2)}\n`);
  return 0;
}

/** Reads every file below a folder, names relative to it, and judges. */
export async function reportOn(folder: string): Promise<ReportDocument> {
  return judged(await readingsIn(folder));
}

/** What is in every file below a folder, names relative to it; nothing is judged. */
export async function readingsIn(folder: string): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for (const { path: place, shown } of await filesBelow(folder)) {
    for await (const reading of readingsOf(shown, await openAsBlob(place))) readings.push(reading);
  }
  return readings;
}

/** The report over files that were read, a content that was dropped twice counted once. */
export function judged(readings: readonly FileReading[]): ReportDocument {
  const files = readings.map((reading, order): CaseFile => ({
    order,
    reading,
    said: {},
    readDayFirst: null,
  }));
  const repeats = findRepeats(files);
  const counted = files.map(({ reading }) => withoutRepeat(reading, repeats.get(reading.name)));
  return writeReport({ readings: counted, said: {} });
}

/** A file's reading; of an archive its own and those of the files in it. */
async function* readingsOf(name: string, file: Blob, allowance?: number): AsyncGenerator<FileReading> {
  if (!(await isZip(file))) {
    yield await readFile(name, file);
    return;
  }
  const unpacked = await unpack(name, file, allowance === undefined ? {} : { allowance });
  yield unpacked.reading;
  for (const inner of unpacked.inside) yield* readingsOf(inner.name, inner.file, unpacked.allowance);
}

/** What stands beside the files of a whole case under tests/cases: the story and what is expected of it. */
const NOT_EVIDENCE: ReadonlySet<string> = new Set(['STORY.md', 'expected.json']);

async function filesBelow(folder: string): Promise<{ path: string; shown: string }[]> {
  if ((await stat(folder)).isFile()) return [{ path: folder, shown: path.basename(folder) }];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file, shown: path.relative(folder, file).split(path.sep).join('/') }))
    .filter(({ shown }) => !NOT_EVIDENCE.has(shown));
}
