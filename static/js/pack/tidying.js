/* What may be thrown away, and what is being used: by open pages, and by packs of other judges on this tablet. */

import { listIn, shellOf } from "./places.js";

/** The shells of all packs on this tablet, whoever's they are. */
export async function usedShells() {
  const names = (await caches.keys()).filter((name) => name.startsWith("pages:"));
  const lists = await Promise.all(names.map((name) => listIn(name, name.split(":")[1])));
  return new Set(lists.filter(Boolean).map((list) => shellOf(list.app)));
}

/** The names of the shells that open pages hold (see `hold`); null where the browser cannot say. */
export async function openVersions() {
  if (!navigator.locks?.query) return null;
  const { held: locks } = await navigator.locks.query();
  return new Set(locks.map((lock) => lock.name));
}

/** Keep this page's version of the application while the page is open. */
export function hold(app) {
  navigator.locks?.request(shellOf(app), { mode: "shared" }, () => new Promise(() => {}));
}
