/**
 * Runs the pipeline over a folder and prints the report document.
 *
 * @param argv the arguments after the script's name: one folder
 * @returns the exit code: 0 when a report was printed, 2 when the arguments make no sense
 */
export async function main(argv: string[]): Promise<number> {
  process.stderr.write(`lens: no pipeline yet for ${argv.join(' ')}\n`);
  return 2;
}
