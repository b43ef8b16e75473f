import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, expect, test } from './harness.ts';

const html = readFileSync(join(dist, 'ntlm-lens.html'), 'utf8');

// Addresses that are names (of a markup language) or text (of a help line), never opened by the page.
const NAMES_AND_HELP = [
  'www.w3.org', // namespaces of SVG, MathML and XHTML
  'svelte.dev', // error texts of the runtime
  'dexie.org', // error texts of the library
  'bit.ly', // a warning of Dexie
  'tinyurl.com', // an error text of Dexie
  'github.com', // the licence line of PapaParse
  'learn.microsoft.com',
  'schemas.microsoft.com', // the namespace of event XML
  'file-info.xyz', // where translated words of auditpol can be looked up
  'support.microsoft.com',
  'techcommunity.microsoft.com',
  'msrc.microsoft.com',
  'aka.ms',
  // Where causes are documented that Microsoft's own pages leave out; shown as text.
  '4sysops.com',
  'docs.rs',
  'gist.github.com',
  'lenovonetapp.com',
  'medium.com',
];

test('the build leaves exactly the two outputs and their icons', () => {
  expect(readdirSync(dist).sort()).toEqual([
    '_headers',
    'icon-192.png',
    'icon-512.png',
    'icon.svg',
    'index.html',
    'manifest.webmanifest',
    'ntlm-lens.html',
    'ntlm-lens.html.sha256',
    'sw.js',
  ]);
});

test('the single file is what its checksum says', () => {
  const [sum] = readFileSync(join(dist, 'ntlm-lens.html.sha256'), 'utf8').split(' ');
  expect(createHash('sha256').update(html).digest('hex')).toBe(sum);
});

test('the single file carries everything and points nowhere', () => {
  const markup = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<style>[\s\S]*?<\/style>/g, '');
  expect(markup).not.toMatch(/\b(src|srcset|action|ping)=/);
  expect([...markup.matchAll(/href="([^"]*)"/g)].map(([, to]) => to?.slice(0, 5))).toEqual(['data:']);

  const hosts = [...html.matchAll(/https?:\/\/([^/\s"'`)<>\\]+)/g)].map(([, host]) => host);
  expect([...new Set(hosts)].filter((host) => !NAMES_AND_HELP.includes(host ?? ''))).toEqual([]);
});

test('the policy stands before the first script and forbids every connection', () => {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain('worker-src blob:;');
  expect(policy).not.toContain('unsafe');
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code ?? '');
  expect(scripts).toHaveLength(2);
  for (const code of scripts)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
});

test('no code of the build opens a connection', () => {
  const app = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].at(-1)?.[1] ?? '';
  const uses = app.match(
    /\b(new (WebSocket|EventSource|WebTransport|RTCPeerConnection)\b|sendBeacon|fetchLater|window\.open\(|\bfetch\()/g,
  );
  expect(uses ?? []).toEqual([]);
});
