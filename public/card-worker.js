// Keeps the member's card, /card, and the files that page is made of, for when there is no network. It stands for that page alone
// (its scope is /card) and keeps nothing else. Gone with signing out (components/forget-card.ts), and whenever the server no longer
// shows the card to this browser.
const STORE = "setia-card";
const CARD = "/card";
const PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep().catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === CARD) event.respondWith(newest(event));
  else if (pathname.startsWith("/_next/static/") || pathname.startsWith("/brand/")) event.respondWith(kept(request));
});

/** The card as the server shows it now; as it was last shown when the server cannot be reached in time. */
async function newest(event) {
  const known = await caches.match(CARD, { cacheName: STORE });
  try {
    const signal = known ? AbortSignal.timeout(PATIENCE_MS) : undefined;
    const answer = await fetch(event.request.url, { redirect: "manual", credentials: "same-origin", signal });
    event.waitUntil(answer.status === 200 ? store(answer.clone()) : answer.status < 500 ? forget() : undefined);
    return answer;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

/** Files of the build, and of the brand, never change under their name. Nothing is kept once the card was taken off the device. */
async function kept(request) {
  const known = await caches.match(request, { cacheName: STORE });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && (await caches.has(STORE))) await (await caches.open(STORE)).put(request, answer.clone());
  return answer;
}

async function keep() {
  const answer = await fetch(CARD, { redirect: "manual", credentials: "same-origin" });
  if (answer.status !== 200) return forget();
  await store(answer);
}

/** Keeps the page with all it names, and lets go of files of an older build. */
async function store(answer) {
  const cache = await caches.open(STORE);
  const page = await answer.clone().text();
  const named = new Set(namedIn(page));
  await cache.put(CARD, answer);
  for (const file of named) await keepFile(cache, file, named);
  const held = await cache.keys();
  // A few more are fetched while the page runs; only several builds come to twice as many.
  if (held.length <= 2 * named.size) return;
  for (const { url } of held) {
    const { pathname } = new URL(url);
    if (pathname !== CARD && !named.has(pathname)) await cache.delete(pathname);
  }
}

/** A style sheet names files too: letters and ornaments. Growing the set while it is walked takes them in turn. */
async function keepFile(cache, file, named) {
  const known = await cache.match(file);
  const answer = known ?? (await fetch(file).catch(() => null));
  if (!answer?.ok) return;
  if (file.endsWith(".css")) {
    for (const [, path] of (await answer.clone().text()).matchAll(/url\(["']?([^"')]+)/g))
      if (!path.startsWith("data:")) named.add(new URL(path, new URL(file, self.location.origin)).pathname);
  }
  if (!known) await cache.put(file, answer);
}

function namedIn(page) {
  const paths = page.matchAll(/(?:\/_next\/)?static\/(?:chunks|css|media)\/[\w./~()%-]+/g);
  const built = [...paths].map(([path]) => (path.startsWith("/_next/") ? path : `/_next/${path}`));
  return [...built, ...(page.match(/\/brand\/\w+\.css/g) ?? [])];
}

async function forget() {
  await caches.delete(STORE);
  indexedDB.deleteDatabase(STORE);
}
