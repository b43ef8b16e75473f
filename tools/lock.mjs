// Takes every web address out of package-lock.json: the lock pins versions and hashes, never a place to load from.
// npm itself leaves out "resolved" (see .npmrc) but copies each package's "funding" page. Run after `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
for (const entry of Object.values(lock.packages)) {
  delete entry.resolved;
  delete entry.funding;
}
writeFileSync(lockFile, JSON.stringify(lock, null, 2) + '\n');
