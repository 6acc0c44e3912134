/* Where a pack lies in this browser's caches, and the record that tells the service worker whose it is.

   "hall"                          the record of each competition: {judge, pages, theme}
   "shell:<app>"                   static files of one version of the application, for everybody
   "pages:<slug>:<judge>:<version>" one version of one judge's blank pages, and the list itself
   "photos:<slug>:<judge>"         photos: the files of a photo never change */

const record = (slug) => `/judge/${slug}/pack/current`;

export const HALL = "hall";
export const listAt = (slug) => `/judge/${slug}/pack`;
export const shellOf = (app) => `shell:${app}`;
export const pagesOf = (slug, judge, version = "") => `pages:${slug}:${judge}:${version}`;
export const photosOf = (slug, judge) => `photos:${slug}:${judge}`;

export async function current(slug) {
  const cache = await caches.open(HALL);
  return (await (await cache.match(record(slug)))?.json()) ?? null;
}

export async function point(slug, changes) {
  const cache = await caches.open(HALL);
  const whole = { ...(await current(slug)), ...changes };
  await cache.put(record(slug), Response.json ? Response.json(whole) : new Response(JSON.stringify(whole)));
}

/** Nobody's pages come from this tablet any more, until somebody's pack is pointed to; nothing is thrown away. */
export async function forget(slug) {
  await (await caches.open(HALL)).delete(record(slug));
}

/** The list a cache of pages was made by, or null. */
export async function listIn(name, slug) {
  if (!(await caches.has(name))) return null;
  const kept = await (await caches.open(name)).match(listAt(slug));
  return kept ? kept.json() : null;
}

/** The paths a cache holds. */
export async function held(name) {
  const requests = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
  return new Set(requests.map((request) => new URL(request.url).pathname));
}
