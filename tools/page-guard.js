// First script of the page, ahead of the app: closes the ways out for which a content-security policy has no directive.
// pack() inlines it in both outputs.
(() => {
  // Workers are built from blobs; the installed app also registers its service worker. No other script address exists.
  const mayRun = (address) =>
    address.startsWith('blob:') || (address === './sw.js' && location.protocol.startsWith('http'));
  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (mayRun(address) ? address : null),
  });

  // Stops location.href, location.assign, links and meta refresh; new windows are stopped below.
  globalThis.navigation?.addEventListener('navigate', (event) => {
    const to = new URL(event.destination.url);
    const isDownload = event.downloadRequest !== null && to.protocol === 'blob:';
    const isHere =
      to.origin === location.origin && to.protocol === location.protocol && to.pathname === location.pathname;
    if (!isHere && !isDownload) event.preventDefault();
  });
  addEventListener(
    'click',
    (event) => {
      const link = event
        .composedPath()
        .find((node) => node instanceof HTMLAnchorElement || node instanceof SVGAElement);
      if (!link) return;
      const address = new URL(link.href.baseVal ?? link.href, location.href);
      const isFragment = address.href.split('#')[0] === location.href.split('#')[0];
      if (!isFragment && address.protocol !== 'blob:') event.preventDefault();
    },
    true,
  );
  globalThis.open = () => {
    throw new Error('This page opens no windows.');
  };
  delete globalThis.RTCPeerConnection;
  delete globalThis.webkitRTCPeerConnection;
})();
