import type { ReportDocument } from '../report/document.ts';

/** How long the page may stand still at a time, in milliseconds, while a large report is written. */
const BREATH = 20;

/** Hands the report document to the browser's download, under the name that scripts look for. */
export async function saveReport(report: ReportDocument): Promise<void> {
  saveFile('ntlm-lens-report.json', await writeJson(report));
}

/** Hands a file to the browser's download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken its own hold of the blob by the next minute, in Firefox not before the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * The report as JSON, two spaces deep, written element by element: one `JSON.stringify` over thousands of diagnoses would
 * hold up the page.
 */
export async function writeJson(report: ReportDocument): Promise<Blob> {
  const written: Blob[] = [];
  let parts: string[] = [];
  let since = performance.now();
  // A blob encodes its text at once, so it is handed over in portions, too.
  const breathe = async (): Promise<void> => {
    if (performance.now() - since < BREATH) return;
    written.push(new Blob(parts));
    parts = [];
    await new Promise((resume) => setTimeout(resume));
    since = performance.now();
  };

  let comma = '{\n';
  for (const [key, value] of Object.entries(report)) {
    parts.push(`${comma}  ${JSON.stringify(key)}: `);
    comma = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      parts.push(indented(value, 2));
      continue;
    }
    let opening = '[\n    ';
    for (const element of value) {
      parts.push(opening, indented(element, 4));
      opening = ',\n    ';
      await breathe();
    }
    parts.push('\n  ]');
  }
  parts.push('\n}\n');
  return new Blob([...written, ...parts], { type: 'application/json' });
}

function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n' + ' '.repeat(depth));
}
