// npm test: everything, in the order in which a mistake is cheapest to find. Goes on after a failure, to count.
// The last line is `N passed, M failed`: every unit and browser test, and each other step as one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowsers } from './browsers.mjs';
import { installPackages, projectFolder, requireNode } from './install.mjs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Count */

requireNode();
installPackages();
const withoutBrowser = installBrowsers();
const results = mkdtempSync(join(tmpdir(), 'ntlm-lens-test-'));
const unitResults = join(results, 'unit.json');
const browserResults = join(results, 'browser.json');

/** @type {Count[]} */
const counts = [
  step('format', 'prettier/bin/prettier.cjs', ['--check', '.'], 'npm run format'),
  step('lint', 'eslint/bin/eslint.js', ['.']),
  step('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
  step('types of the page', 'svelte-check/bin/svelte-check', [
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
  ]),
  tests(
    'unit',
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`],
    countUnit,
  ),
  step('build', 'vite/bin/vite.js', ['build']),
  withoutBrowser
    ? failure('browser', withoutBrowser)
    : tests('browser', '@playwright/test/cli.js', ['test', '--reporter=list,json'], countBrowser),
];
rmSync(results, { recursive: true });

const skipped = counts.flatMap((count) => count.skipped);
if (skipped.length > 0) console.log(`\nSkipped (${skipped.length}):\n  ${skipped.join('\n  ')}`);
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/** @param {string} title @param {string} script @param {string[]} args @param {string} [mend] @returns {Count} */
function step(title, script, args, mend) {
  if (run(title, script, args)) return { passed: 1, failed: 0, skipped: [] };
  return failure(title, mend ? `this may mend it: ${mend}` : 'see above');
}

/**
 * @param {string} title @param {string} script @param {string[]} args
 * @param {() => Count} count reads the result file that the run leaves
 * @returns {Count}
 */
function tests(title, script, args, count) {
  const succeeded = run(title, script, args);
  try {
    const counted = count();
    // A run can fail although every test passed: an error outside any test, or no test at all.
    return succeeded || counted.failed > 0
      ? counted
      : { ...counted, ...failure(title, 'see above'), passed: counted.passed };
  } catch {
    return failure(title, 'the run left no result');
  }
}

/** @param {string} title @param {string} script @param {string[]} args @returns {boolean} */
function run(title, script, args) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}`);
  const { status } = spawnSync(process.execPath, [join(projectFolder, 'node_modules', script), ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserResults },
  });
  return status === 0;
}

/** @param {string} title @param {string} why @returns {Count} */
function failure(title, why) {
  console.log(`FAILED: ${title}: ${why}`);
  return { passed: 0, failed: 1, skipped: [] };
}

/** @returns {Count} */
function countUnit() {
  const result = JSON.parse(readFileSync(unitResults, 'utf8'));
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: [] };
  for (const file of result.testResults) {
    // A file that could not be loaded holds no test and would be counted as nothing.
    if (file.status === 'failed' && file.assertionResults.length === 0) count.failed++;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed++;
      else if (test.status === 'failed') count.failed++;
      else count.skipped.push(test.fullName);
    }
  }
  return count;
}

/** @returns {Count} */
function countBrowser() {
  const result = JSON.parse(readFileSync(browserResults, 'utf8'));
  /** @type {Count} */
  const count = { passed: 0, failed: result.errors.length, skipped: [] };
  const walk = (/** @type {any} */ suite) => {
    suite.suites?.forEach(walk);
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests) {
        if (test.status === 'expected') count.passed++;
        else if (test.status === 'skipped') count.skipped.push(`${spec.title} (${test.projectName})`);
        else count.failed++;
      }
  };
  result.suites.forEach(walk);
  return count;
}
