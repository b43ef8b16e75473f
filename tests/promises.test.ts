import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  license: string;
  private: boolean;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('packages', () => {
  it('what the page carries is this list; each has a line in ARCHITECTURE.md', () => {
    const carried = Object.keys(manifest.dependencies).sort();
    expect(carried).toEqual(['@zip.js/zip.js', 'comlink', 'dexie', 'papaparse', 'svelte']);
    const decisions = read('ARCHITECTURE.md').toLowerCase();
    for (const name of carried) expect(decisions, name).toContain(`**${name}**`);
  });

  it('what the tools need is this list', () => {
    expect(Object.keys(manifest.devDependencies).sort()).toEqual([
      '@eslint/js',
      '@kusto/language-service-next',
      '@playwright/test',
      '@sveltejs/vite-plugin-svelte',
      '@types/node',
      '@types/papaparse',
      'axe-core',
      'eslint',
      'eslint-plugin-svelte',
      'fake-indexeddb',
      'fast-check',
      'globals',
      'prettier',
      'prettier-plugin-svelte',
      'svelte-check',
      'typescript',
      'typescript-eslint',
      'vite',
      'vitest',
    ]);
  });

  it('every version is exact', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('the lock file pins hashes and names no address (run `node tools/lock.mjs` after `npm install`)', () => {
    const lock = read('package-lock.json');
    expect(lock).not.toMatch(/https?:/);
    expect(lock).not.toContain('"resolved"');
    const { packages } = JSON.parse(lock) as { packages: Record<string, { integrity?: string }> };
    const unpinned = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.integrity);
    expect(unpinned).toEqual([]);
  });

  it('the licence is MIT, and nothing is published by accident', () => {
    expect([manifest.license, manifest.private]).toEqual(['MIT', true]);
  });

  it('every script exists', () => {
    for (const script of Object.values(manifest.scripts)) {
      const file = /^node (\S+)/.exec(script)?.[1];
      if (file) expect(() => read(file)).not.toThrow();
    }
  });
});

describe('every file of the project', () => {
  // This file spells the words out, so it cannot be searched for them.
  const files = projectFiles().filter((file) => file !== 'tests/promises.test.ts');
  const texts = files.filter(
    (file) => /\.(ts|svelte|mjs|js|json|html|css|md)$/.test(file) && !isEvidence(file),
  );

  it.each([
    [
      'a package registry or a content network',
      /registry\.(?:npmjs|yarnpkg|npmmirror)|npmjs\.|unpkg\.com|jsdelivr|cdnjs/i,
    ],
    ['a path of one machine', /(^|[\s'"`(])\/(work|tmp|home|Users)\//m],
    [
      'notes that are not part of the project',
      /\b(shared\/reference|(causes|events|formats|policies|toolchain)\.md)\b/,
    ],
    ['unfinished work', /\b(TODO|FIXME)\b/],
    ['a test that shuts out all others', /\b(it|test|describe)\.only\b/],
    ['untrusted text as markup', /\{@html\b/],
  ])('does not contain %s', (_what, words) => {
    const guilty = texts.flatMap((file) => {
      const found = words.exec(read(file));
      return found ? [`${file}: ${found[0].trim()}`] : [];
    });
    expect(guilty).toEqual([]);
  });

  it('lies in a folder with a name of its own', () => {
    const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|common|core|lib|misc)\//.test(file));
    expect(drawers).toEqual([]);
  });

  it('is kept byte for byte when it is evidence', () => {
    const attributes = read('.gitattributes');
    expect(attributes).toMatch(/^tests\/cases\/\*\* -text$/m);
    expect(attributes).toMatch(/^\*\*\/samples\/\*\* -text$/m);
  });
});

function isEvidence(file: string): boolean {
  return file.startsWith('tests/cases/') || /(^|\/)samples\//.test(file);
}

function projectFiles(folder = ''): string[] {
  const elsewhere = [
    'node_modules',
    'dist',
    '.git',
    'test-results',
    'playwright-report',
    'package-lock.json',
  ];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (elsewhere.includes(path)) return [];
    return entry.isDirectory() ? projectFiles(path) : [path];
  });
}
