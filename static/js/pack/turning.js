/* Whose pages this tablet shows. */

import { forget, held, listIn, pagesOf, point } from "./places.js";

/** Let the pages of `judge` come from the tablet; false where it does not hold them all. */
export async function turnTo(slug, judge) {
  const names = (await caches.keys()).filter((name) => name.startsWith(pagesOf(slug, judge)));
  const packs = await Promise.all(names.map(async (name) => ({ name, list: await listIn(name, slug), held: await held(name) })));
  const whole = packs.filter(({ list, held: here }) => list?.pages.every((page) => here.has(page.url)));
  const newest = whole.sort((one, other) => other.list.fetched_at - one.list.fetched_at)[0];
  if (!newest) {
    await forget(slug);
    return false;
  }
  await point(slug, { judge, pages: newest.name });
  return true;
}
