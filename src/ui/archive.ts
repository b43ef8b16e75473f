import type { FileReport } from '../report/document.ts';

/**
 * The archive around all other files, with its slash: `collected.zip/`. Its name on every line would say nothing, and it takes
 * the room of the names that tell files apart. Empty where there is none, several, or a file beside it.
 */
export function archiveAround(files: readonly Pick<FileReport, 'name' | 'format'>[]): string {
  const [only, ...others] = files.filter(({ name, format }) => format === 'zip' && !name.includes('/'));
  if (only === undefined || others.length > 0) return '';
  const prefix = `${only.name}/`;
  const isWhole = files.every(
    ({ name, format }) => name === only.name || format === 'told' || name.startsWith(prefix),
  );
  return isWhole ? prefix : '';
}
