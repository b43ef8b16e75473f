import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browsers.mjs';

const isRoot = process.getuid?.() === 0;
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The built files in real browsers: `vite build` comes first. */
export default defineConfig({
  testDir: 'tests/browser',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
  use: { viewport: { width: 1360, height: 900 } },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { ...program('chromium'), chromiumSandbox: !isRoot, args: quiet },
      },
    },
    {
      name: 'firefox',
      // The first reads files only, the second kind speaks to Chromium's own debugging protocol.
      testIgnore: ['**/built.spec.ts', '**/*.chromium.spec.ts'],
      use: {
        browserName: 'firefox',
        // Playwright speaks WebDriver BiDi to a stock Firefox through this channel.
        channel: 'moz-firefox',
        launchOptions: {
          ...program('firefox'),
          firefoxUserPrefs: {
            // Playwright relaxes this; a real Firefox does not, and stored cases depend on it.
            'security.fileuri.strict_origin_policy': true,
            // Else Firefox never sends STUN to the loopback interface, and the canary would prove nothing.
            'media.peerconnection.ice.loopback': true,
          },
        },
      },
    },
  ],
});

function program(kind: 'chromium' | 'firefox'): { executablePath?: string } {
  const executablePath = findBrowser(kind);
  return executablePath ? { executablePath } : {};
}
