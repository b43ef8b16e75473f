// Where the browsers for the tests are. Nothing is downloaded from a browser vendor: what is installed is used,
// and on Debian as root the distribution's own packages are added.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const WINDOWS_PROGRAMS = [
  process.env['PROGRAMFILES'],
  process.env['PROGRAMFILES(X86)'],
  process.env['LOCALAPPDATA'],
];

/** @type {Record<'chromium' | 'firefox', { variable: string, names: string[], places: string[], package: string }>} */
const BROWSERS = {
  chromium: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...onWindows('Google/Chrome/Application/chrome.exe'),
      ...onWindows('Microsoft/Edge/Application/msedge.exe'),
    ],
    package: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...onWindows('Mozilla Firefox/firefox.exe')],
    package: 'firefox-esr',
  },
};

/**
 * @param {'chromium' | 'firefox'} kind
 * @returns {string | null} the path of the program: environment variable, then PATH, then the usual places
 */
export function findBrowser(kind) {
  const { variable, names, places } = BROWSERS[kind];
  return process.env[variable] || onPath(names) || places.find((place) => existsSync(place)) || null;
}

/**
 * Installs the missing browsers where that is possible without asking.
 *
 * @returns {string | null} null when both are there, else one sentence that says what to do
 */
export function installBrowsers() {
  const kinds = /** @type {const} */ (['chromium', 'firefox']);
  const missing = () => kinds.filter((kind) => !findBrowser(kind)).map((kind) => BROWSERS[kind]);
  const wanted = missing();
  if (wanted.length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const apt = (/** @type {string[]} */ ...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...wanted.map((browser) => browser.package));
  }
  const still = missing();
  if (still.length === 0) return null;
  const what = still.map((browser) => `${browser.names[0]} (or set ${browser.variable})`).join(' and ');
  return `The browser tests need ${what}.`;
}

/** @param {string[]} names @returns {string | null} the first of these programs that PATH knows */
export function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** @param {string} path @returns {string[]} */
function onWindows(path) {
  return WINDOWS_PROGRAMS.flatMap((folder) => (folder ? [join(folder, path)] : []));
}
