import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The table of ARCHITECTURE.md, in import order: an import may point up, never down or sideways. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  windows: [],
  facts: ['windows'],
  evidence: ['facts', 'windows'],
  correlation: ['facts', 'windows'],
  diagnosis: ['correlation', 'facts', 'windows'],
  checklist: ['correlation', 'facts', 'windows'],
  readiness: ['correlation', 'facts', 'windows'],
  report: ['diagnosis', 'checklist', 'readiness', 'correlation', 'facts', 'windows'],
  case: ['report', 'facts'],
  workers: ['report', 'evidence', 'case'],
  ui: ['workers', 'case', 'report', 'facts', 'windows'],
};
const TYPES_ONLY = ['case'];

/** Each library is known to one folder, so it can be changed in one folder. */
const LIBRARIES: Readonly<Record<string, string>> = {
  dexie: 'case',
  comlink: 'workers',
  papaparse: 'evidence',
  '@zip.js/zip.js': 'evidence',
  svelte: 'ui',
};
const FOR_TESTS = ['vitest', 'fast-check', 'fake-indexeddb', 'node'];

interface Import {
  readonly to: string;
  readonly typesOnly: boolean;
}

describe('imports follow the arrows', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('workers')];

  it('finds the files', () => expect(files.length).toBeGreaterThan(0));

  it.each(files)('%s', (file) => {
    expect(brokenArrows(file, readFileSync(join(project, file), 'utf8'))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['src/windows/sid.ts', `import { a } from '../facts/facts.ts';`, 'windows may import nothing, not facts'],
    ['src/evidence/klist/klist.ts', `export * from '../../correlation/known.ts';`, 'not correlation'],
    ['src/diagnosis/cause.ts', `const a = await import('../checklist/item.ts');`, 'not checklist'],
    ['src/report/report.ts', `import type { A } from '../evidence/format.ts';`, 'not evidence'],
    ['src/case/case.ts', `import { a } from '../report/report.ts';`, 'types only'],
    ['src/case/case.ts', `import { type A, b } from '../facts/facts.ts';`, 'types only'],
    [
      'src/ui/app.svelte',
      `<script lang="ts">import Dexie from 'dexie';</script>`,
      'only case may import dexie',
    ],
    ['workers/index.ts', `import { mount } from 'svelte';`, 'only ui may import svelte'],
    ['src/facts/facts.ts', `import { readFileSync } from 'node:fs';`, 'is no library of ours'],
    ['src/ui/app.ts', `import text from '../../README.md?raw';`, 'outside src and workers'],
    ['src/facts/facts.ts', `import { a } from './fold';`, 'without its extension'],
    ['src/utils/text.ts', `export const a = 1;`, 'utils is no folder of the table'],
  ])('%s: %s', (file, text, complaint) => {
    expect(brokenArrows(file, text).join()).toContain(complaint);
  });

  it.each([
    [
      'src/evidence/klist/klist.ts',
      `import { a } from '../../facts/facts.ts'; import b from '../format.ts';`,
    ],
    ['src/case/case.ts', `import type { A } from '../report/report.ts'; import Dexie from 'dexie';`],
    ['src/case/case.ts', `import { type A } from '../facts/facts.ts';`],
    ['src/ui/app.svelte', `<script lang="ts">import { start } from '../../workers/index.ts';</script>`],
    ['workers/index.ts', `import R from './reader.worker.ts?worker&inline'; import { wrap } from 'comlink';`],
    ['src/facts/facts.test.ts', `import { it } from 'vitest'; import { readFileSync } from 'node:fs';`],
    ['src/ui/main.ts', `import { fade } from 'svelte/transition'; import './parts.css';`],
  ])('%s: %s', (file, text) => {
    expect(brokenArrows(file, text)).toEqual([]);
  });
});

/** Every import of the file that the table does not allow, each as a sentence that names file, import and arrow. */
function brokenArrows(file: string, text: string): string[] {
  const folder = folderOf(file);
  const allowed = ARROWS[folder];
  if (!allowed) return [`${file}: ${folder} is no folder of the table`];

  return importsOf(file, text).flatMap(({ to, typesOnly }) => {
    const says = (complaint: string): string[] => [`${file} imports ${to}: ${complaint}`];
    if (!to.startsWith('.')) return foreign(file, folder, to).flatMap(says);

    const [path = ''] = to.split('?');
    if (!/\.(ts|svelte|css|json|svg|txt)$/.test(path)) {
      return /\.\w+$/.test(path)
        ? says('points outside src and workers')
        : says('written without its extension');
    }
    const target = posix.join(posix.dirname(file), path);
    if (!/^(src|workers)\//.test(target)) return says('points outside src and workers');
    const other = folderOf(target);
    if (other === folder) return [];
    if (!allowed.includes(other))
      return says(`${folder} may import ${allowed.join(', ') || 'nothing'}, not ${other}`);
    if (TYPES_ONLY.includes(folder) && !typesOnly)
      return says(`${folder} may import types only from ${other}`);
    return [];
  });
}

function foreign(file: string, folder: string, to: string): string[] {
  const name = to.startsWith('node:') ? 'node' : (/^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to);
  const owner = LIBRARIES[name];
  if (owner) return owner === folder ? [] : [`only ${owner} may import ${name}`];
  if (FOR_TESTS.includes(name) && /\.(?:test|testing)\.ts$/.test(file)) return [];
  return [`${name} is no library of ours`];
}

/** `src/evidence/klist/klist.ts` → `evidence`, `workers/index.ts` → `workers`. */
function folderOf(file: string): string {
  const [top = '', next = ''] = file.split('/');
  return top === 'src' ? next : top;
}

function importsOf(file: string, text: string): Import[] {
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text;
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node | undefined, typesOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ to: specifier.text, typesOnly });
  };
  visit(ts.createSourceFile(file, scripts, ts.ScriptTarget.Latest));
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.every((element) => element.isTypeOnly)
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
