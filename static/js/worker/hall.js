/* The service worker of the judges' pages: what the tablet holds is answered from the tablet.

   It fetches nothing by itself. Pages put their pack into caches (js/pack), and say in the cache "hall" whose pack
   a competition's pages are to come from. A classic script: WebKit takes no other here. VERSION stands above. */

const RECORD = (slug) => `/judge/${slug}/pack/current`;
const PHOTO = /^\/photos\/([^/]+)\/(\d+)\.(webp|jpg)$/;
const PAGE = /^\/judge\/([^/]+)\//;
const SLOW = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.data === "version" && event.ports[0]?.postMessage(VERSION));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || url.searchParams.has("blank")) return;
  const photo = PHOTO.exec(url.pathname), page = PAGE.exec(url.pathname);
  if (page && request.mode === "navigate") return event.respondWith(navigated(request, url, page[1]));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/static/")) return event.respondWith(shell(request));
  if (photo) return event.respondWith(pictured(request, photo));
  if (page && url.pathname.endsWith("/app.webmanifest")) return event.respondWith(listed(request, url, page[1]));
});

/** A page of the judge who uses this tablet now: the pack's, else the network's, else words about the network. */
async function navigated(request, url, slug) {
  const record = await current(slug);
  const isFresh = request.method !== "GET" || url.searchParams.has("fresh");
  const kept = !isFresh && (await packed(record, url.pathname));
  if (kept) return dressed(kept, record);
  try {
    return await fetch(request);
  } catch {
    const words = await packed(record, `/judge/${slug}/offline`);
    return words ? dressed(words, record) : Response.error();
  }
}

async function listed(request, url, slug) {
  return (await packed(await current(slug), url.pathname)) ?? fetch(request);
}

/** Whose pack it is, as the pages wrote it: {judge, pages, theme}. */
async function current(slug) {
  const cache = await caches.open("hall");
  return (await cache.match(RECORD(slug)))?.json();
}

async function packed(record, path) {
  if (!record || !(await caches.has(record.pages))) return undefined;
  return (await caches.open(record.pages)).match(path);
}

/** The page in the appearance chosen on this tablet, from its first moment. */
async function dressed(page, record) {
  if (!record.theme) return page;
  const text = await page.text();
  const html = text.replace("<html ", `<html data-theme="${record.theme}" `);
  return new Response(html, { status: 200, headers: page.headers });
}

async function shell(request) {
  return (await fromAny("shell:", request.url)) ?? fetch(request);
}

async function fromAny(kind, address) {
  for (const name of await caches.keys()) {
    const found = name.startsWith(kind) && (await (await caches.open(name)).match(address));
    if (found) return found;
  }
  return undefined;
}

/** The same photo at the size asked, or as large as the tablet has it. Only enlarging (a .jpg) asks the network first. */
async function pictured(request, [, key, size, form]) {
  const at = (px) => fromAny("photos:", `/photos/${key}/${px}.webp`);
  const large = async () => Number(size) > 320 ? await at(960) : undefined;
  if (form === "webp") {
    const kept = (await at(size)) ?? (await large());
    if (kept) return kept;
  }
  try {
    return await soon(image(request), form === "jpg" && ((await large()) ?? (await at(320))));
  } catch {
    return (await large()) ?? (await at(320)) ?? (await at(960)) ?? Response.error();
  }
}

/** A portal's page in the place of a photo is no photo. */
async function image(request) {
  const answer = await fetch(request);
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("image/")) throw new TypeError("no photo");
  return answer;
}

/** The answer, if it comes soon or there is nothing else. */
function soon(answer, other) {
  if (!other) return answer;
  return Promise.race([answer, new Promise((_, late) => setTimeout(late, SLOW))]);
}
