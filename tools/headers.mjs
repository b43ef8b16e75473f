// The response headers of the installable app, in one place for `npm start`, the tests and the `_headers` file of the build.

/** The page's own policy stands in its meta tag; a service worker is judged by the header of its script alone. */
export const SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/**
 * @param {string} path the path asked for, beginning with a slash
 * @returns {Record<string, string>} the headers to send with that file
 */
export function headersFor(path) {
  const everywhere = {
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  if (path.endsWith('/sw.js')) return { ...everywhere, 'Content-Security-Policy': SERVICE_WORKER_POLICY };
  // A policy in a meta tag cannot forbid being framed, a header can.
  return { ...everywhere, 'Content-Security-Policy': "frame-ancestors 'none'" };
}
