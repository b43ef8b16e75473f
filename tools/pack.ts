import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { SERVICE_WORKER_POLICY } from './headers.mjs';

const ICONS = [
  { src: './icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: './icon-512.png', sizes: '512x512', type: 'image/png' },
];
const MANIFEST = {
  name: 'NTLM Lens',
  short_name: 'NTLM Lens',
  description: 'Says why an SMB share is denied after NTLM was restricted.',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#1f3a5f',
  icons: ICONS,
};

/**
 * One build, two outputs: `ntlm-lens.html` (a single file, opened from disk) and `index.html` with manifest and
 * service worker (the installable app). Both carry script and style inline, under a policy that names their hashes
 * and forbids every connection (https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/).
 */
export function pack(): Plugin {
  return {
    name: 'pack',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        let page = '';
        let script = '';
        let style = '';
        for (const [name, part] of Object.entries(bundle)) {
          if (part.type === 'chunk') script += part.code;
          else if (name.endsWith('.css')) style += String(part.source);
          else if (name === 'index.html') page = String(part.source);
          else this.error(`${name} would lie beside the single file: inline it`);
          Reflect.deleteProperty(bundle, name);
        }
        const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });

        const single = assemble(page, script, style, 'single file');
        emit('ntlm-lens.html', single);
        emit('ntlm-lens.html.sha256', `${sha256(single, 'hex')}  ntlm-lens.html\n`);

        const app = assemble(page, script, style, 'installable');
        const files = ['./', './manifest.webmanifest', ...ICONS.map((icon) => icon.src)];
        const serviceWorker = besideThis('service-worker.js')
          .replaceAll('RELEASE', JSON.stringify(sha256(app, 'hex').slice(0, 16)))
          .replaceAll('FILES', JSON.stringify(files));
        emit('index.html', app);
        emit('manifest.webmanifest', JSON.stringify(MANIFEST, null, 2) + '\n');
        emit('sw.js', serviceWorker);
        emit('_headers', `/sw.js\n  Content-Security-Policy: ${SERVICE_WORKER_POLICY}\n`);
      },
    },
  };
}

/** The whole page as one text, with everything inline and the policy ahead of the first script. */
function assemble(page: string, script: string, style: string, as: 'single file' | 'installable'): string {
  const guard = forScriptTag(besideThis('page-guard.js'));
  const app = forScriptTag(script);
  if (/<\/style|[\r\0]/i.test(style)) throw new Error('The style sheet does not survive inside <style>.');

  const icon = `data:image/svg+xml,${encodeURIComponent(publicFile('icon.svg'))}`;
  const policy = contentSecurityPolicy([guard, app], style, as);
  const manifest = as === 'installable' ? '\n    <link rel="manifest" href="./manifest.webmanifest" />' : '';
  return page
    .replace(/ crossorigin\b/g, '')
    .replace(/<link rel="stylesheet"[^>]*>\s*/g, '')
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${icon}" />`)
    .replace(
      /<script type="module"[^>]*><\/script>/,
      () => `<style>${style}</style>\n<script type="module">${app}</script>`,
    )
    .replace(
      /<meta charset[^>]*>/i,
      (charset) => `${charset}
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <script>${guard}</script>${manifest}`,
    );
}

function contentSecurityPolicy(
  scripts: readonly string[],
  style: string,
  as: 'single file' | 'installable',
): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(source).join(' ')}`,
    `style-src ${source(style)}`,
    // Chromium fetches the icons of the manifest under this directive, and offers no installation without one.
    as === 'installable' ? "img-src 'self' data: blob:" : 'img-src data: blob:',
    as === 'installable' ? "worker-src blob: 'self'; manifest-src 'self'" : 'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html default',
  ].join('; ');
}

/** Inside a script tag the HTML parser reads `</script`, `<!--`, CR and NUL in its own way; the hash must not see that. */
function forScriptTag(code: string): string {
  const safe = code.replace(/<\/(?=script)/gi, '<\\/').replace(/<!--/g, '<\\!--');
  if (/[\r\0]/.test(safe)) throw new Error('A raw CR or NUL in the script does not survive inside <script>.');
  return safe;
}

const source = (text: string): string => `'sha256-${sha256(text, 'base64')}'`;
const sha256 = (text: string, as: 'hex' | 'base64'): string => createHash('sha256').update(text).digest(as);
const besideThis = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const publicFile = (name: string): string =>
  readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8');
