import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { headersFor } from './headers.mjs';

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a built folder on the loopback interface only.
 *
 * @param {string} folder absolute path
 * @param {number} [port] the port to try first; another free one is taken when it is in use
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function serve(folder, port = 0) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = await insideFolder(folder, path);
    if (!file || !['GET', 'HEAD'].includes(request.method ?? '')) return response.writeHead(404).end();
    response.writeHead(200, {
      ...headersFor(path),
      'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
    });
    return request.method === 'HEAD' ? response.end() : createReadStream(file).pipe(response);
  });
  const taken = await listen(server, port).catch((error) => {
    if (error.code === 'EADDRINUSE' && port !== 0) return listen(server, 0);
    throw error;
  });
  const stop = () =>
    new Promise((/** @type {(value: void) => void} */ done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${taken}/`, stop };
}

/** @param {string} folder @param {string} path @returns {Promise<string | null>} the file, or null when there is none */
async function insideFolder(folder, path) {
  try {
    const decoded = normalize(decodeURIComponent(path));
    if (decoded.includes('..') || decoded.includes('\0')) return null;
    const file = join(folder, decoded);
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<number>} the port that was taken */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
