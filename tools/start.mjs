// npm start: installs what is missing, builds, serves, opens a browser if there is one (not with --no-open or in CI).
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { onPath } from './browsers.mjs';
import { installPackages, projectFolder, requireNode } from './install.mjs';
import { serve } from './serve.mjs';

// A fixed first choice: the browser keeps stored cases and the installed app per address, port included.
const PORT = Number(process.env['PORT'] ?? 7445);

requireNode();
installPackages();
const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
const build = spawnSync(process.execPath, [vite, 'build'], { cwd: projectFolder, stdio: 'inherit' });
if (build.status !== 0) process.exit(1);

const { address } = await serve(join(projectFolder, 'dist'), PORT);
console.log(`
NTLM Lens      ${address}
Single file    ${join(projectFolder, 'dist', 'ntlm-lens.html')}

Nothing is sent anywhere: this server listens on this computer only. Stop it with Ctrl+C.`);
if (!process.argv.includes('--no-open') && !process.env['CI']) openBrowser(address);

/** @param {string} url */
function openBrowser(url) {
  const [command, ...args] = openCommand();
  if (!command) return;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened: open the address above by hand.'));
  child.unref();
}

/** @returns {string[]} the desktop's own way to open an address; empty where there is no desktop */
function openCommand() {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (process.platform === 'darwin') return ['open'];
  const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  const opener = onPath(['xdg-open']);
  return hasScreen && opener ? [opener] : [];
}
