// The installed app: everything is put in the cache once, and served from there for ever after.
// pack() replaces RELEASE by a hash of the page, so a new release is a new worker, and FILES by what the page needs.
addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(RELEASE).then((cache) => cache.addAll(fresh)));
});
addEventListener('activate', (event) => {
  const dropOld = (names) =>
    Promise.all(names.filter((name) => name !== RELEASE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(dropOld));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const wanted = request.mode === 'navigate' ? './' : request;
  event.respondWith(caches.match(wanted).then((kept) => kept ?? Response.error()));
});
// A reader in the middle of a case decides when the new release takes over.
addEventListener('message', (event) => event.data === 'update' && skipWaiting());
