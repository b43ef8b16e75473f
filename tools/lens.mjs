// npm run --silent lens -- FOLDER: standard output carries the report document and nothing else.
import { fileURLToPath } from 'node:url';
import { installPackages, projectFolder, requireNode } from './install.mjs';

requireNode();
installPackages('stderr');
const { runnerImport } = await import('vite');

// npm starts scripts in the project's folder; FOLDER is meant from where the person stands.
if (process.env['npm_lifecycle_event'] === 'lens' && process.env['INIT_CWD'])
  process.chdir(process.env['INIT_CWD']);
const { module } = await runnerImport(fileURLToPath(new URL('lens.ts', import.meta.url)), {
  root: projectFolder,
  configFile: false,
  logLevel: 'silent',
});
process.exitCode = await /** @type {typeof import('./lens.ts')} */ (module).main(process.argv.slice(2));
