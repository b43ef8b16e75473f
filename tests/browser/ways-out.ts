import type { Page } from '@playwright/test';
import type { Canary } from './canary.ts';

export const NAVIGATIONS = ['location', 'link', 'download', 'new-window', 'refresh'] as const;

/** Tries each way to connect once, then gives the slowest of them time to arrive. */
export async function tryConnections(page: Page, { address, udpPort }: Canary): Promise<void> {
  await page.evaluate(
    ([to, stun]) => {
      const attempt = (way: () => unknown): void => {
        try {
          void Promise.resolve(way()).catch(() => undefined);
        } catch {
          // Refused, which is the point.
        }
      };
      const element = (tag: string, attributes: Record<string, string>): void => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        document.head.append(made);
      };
      const socketAddress = to.replace('http', 'ws');
      attempt(() => fetch(`${to}/fetch`));
      attempt(() => {
        const request = new XMLHttpRequest();
        request.open('GET', `${to}/xhr`);
        request.send();
      });
      attempt(() => new WebSocket(`${socketAddress}/socket`));
      attempt(() => new EventSource(`${to}/events`));
      attempt(() => navigator.sendBeacon(`${to}/beacon`, 'x'));
      attempt(() => element('img', { src: `${to}/image` }));
      attempt(() => element('iframe', { src: `${to}/frame` }));
      attempt(() => element('script', { src: `${to}/script` }));
      attempt(() => element('link', { rel: 'stylesheet', href: `${to}/style` }));
      attempt(() => element('link', { rel: 'prefetch', href: `${to}/prefetch` }));
      attempt(() => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${stun}` }] });
        connection.createDataChannel('x');
        return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
      });
      const code = `
        const attempt = (way) => { try { Promise.resolve(way()).catch(() => undefined); } catch {} };
        attempt(() => fetch('${to}/worker-fetch'));
        attempt(() => new WebSocket('${socketAddress}/worker-socket'));
        attempt(() => { const r = new XMLHttpRequest(); r.open('GET', '${to}/worker-xhr'); r.send(); });
        attempt(() => importScripts('${to}/worker-script'));`;
      attempt(() => new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))));
    },
    [address, udpPort] as const,
  );
  await page.waitForTimeout(1500);
}

export async function tryNavigation(
  page: Page,
  { address }: Canary,
  way: (typeof NAVIGATIONS)[number],
): Promise<void> {
  const attempt = page.evaluate(
    ([to, by]) => {
      const link = document.createElement('a');
      link.href = to;
      if (by === 'download') link.download = 'x';
      document.body.append(link);
      if (by === 'location') location.href = to;
      else if (by === 'new-window') window.open(to);
      else if (by === 'refresh') {
        const refresh = document.createElement('meta');
        refresh.httpEquiv = 'refresh';
        refresh.content = `0;url=${to}`;
        document.head.append(refresh);
      } else link.click();
    },
    [`${address}/${way}`, way] as const,
  );
  // On the unguarded page the document, and the call with it, goes away: that is its success.
  await attempt.catch(() => undefined);
  await page.waitForTimeout(1000);
}
