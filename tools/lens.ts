/** The same line as in the browser, over a folder: what `npm run --silent lens -- FOLDER` prints. */
import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readFile } from '../src/evidence/read.ts';
import type { FileReading } from '../src/facts/reading.ts';
import type { ReportDocument } from '../src/report/document.ts';
import { writeReport } from '../src/report/report.ts';

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
  const readings: FileReading[] = [];
  const digests = new Map<string, string>();
  for (const name of await filesBelow(folder)) {
    const reading = await readFile(name.shown, await openAsBlob(name.path));
    const twin = digests.get(reading.digest);
    digests.set(reading.digest, twin ?? reading.name);
    readings.push(twin === undefined ? reading : sameAs(reading, twin));
  }
  return writeReport({ readings, said: {} });
}

/** The same content twice counts once, and says so on its own row. */
function sameAs(reading: FileReading, twin: string): FileReading {
  const note = { code: 'same-content', says: `The same content as ${twin}: counted once.` };
  return { ...reading, kept: 0, facts: [], notes: [...reading.notes, note] };
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
