// Node alone must be able to run this file: it is what runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** Says so and ends the process when Node is older than package.json asks for. */
export function requireNode() {
  const wanted = String(readJson('package.json').engines.node).replace(/[^\d.]/g, '');
  if (compareVersions(process.versions.node, wanted) >= 0) return;
  console.error(`NTLM Lens needs Node ${wanted} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Runs `npm ci` unless node_modules already holds what package-lock.json asks for.
 *
 * @param {'inherit' | 'stderr'} output where npm may write: `stderr` keeps standard output clean
 */
export function installPackages(output = 'inherit') {
  if (isInstalled()) return;
  console.error('Installing packages (npm ci) …');
  // Started by npm, its own script is known; a plain `npm` is a .cmd file on Windows and needs a shell there.
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, 'ci', '--include=dev'], {
    cwd: projectFolder,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    shell: !npm && process.platform === 'win32',
    stdio: ['ignore', output === 'stderr' ? 2 : 'inherit', 'inherit'],
  });
  if (status === 0) return;
  console.error('npm ci failed: see above. Is the package registry of this network reachable?');
  process.exit(1);
}

function isInstalled() {
  if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) return false;
  const asked = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(asked).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
}

/** @param {string} a @param {string} b @returns {number} below, at or above zero as a is older, equal or newer */
function compareVersions(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}
