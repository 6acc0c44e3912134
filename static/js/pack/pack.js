/* One judge's pack on this tablet: what is missing is fetched, in the order of its use; a new version takes over only
   when its shell and pages are all here, and the old one stays as long as a page of it is open. */

import { dropWrong, fetchInto, Mismatch } from "./fetching.js";
import { current, held, listAt, listIn, pagesOf, photosOf, point, shellOf } from "./places.js";
import { openVersions, usedShells } from "./tidying.js";
import { isAnswering } from "./worker.js";

export class Pack {
  #slug;
  #judge;
  #says;
  #list = null;
  #here = new Set();
  #isAnswering = false;

  /** `says(progress)` hears {done, whole, behind, behindWhole, state} with each step. */
  constructor({ slug, judge, says }) {
    this.#slug = slug;
    this.#judge = judge;
    this.#says = says;
  }

  /** How far the pack is, by what the caches hold; null where there is none at all. */
  async progress() {
    const list = await this.#newest();
    return list ? this.#begin(list) : null;
  }

  async #begin(list) {
    const names = [shellOf(list.app), this.#pages(list), this.#photos];
    this.#list = list;
    this.#isAnswering = await isAnswering();
    this.#here = new Set((await Promise.all(names.map(held))).flatMap((paths) => [...paths]));
    return this.#counted();
  }

  #counted() {
    const { version, app, entries, behind, shell, pages } = this.#list;
    const isHere = (file) => this.#here.has(file.url);
    return {
      version, app, isUsable: this.#isAnswering && shell.every(isHere) && pages.every(isHere),
      done: entries.filter((entry) => entry.files.every((url) => this.#here.has(url))).length,
      whole: entries.length,
      behind: behind.filter(isHere).length, behindWhole: behind.length,
    };
  }

  /** Fetch all that is missing of the version the server has now (`version`, where it is known already). */
  async fetch(version = null) {
    const list = await this.#listed(version);
    this.#says(await this.#begin(list));
    await this.#fill(shellOf(list.app), list.shell);
    await this.#carryOver(list);
    await this.#fill(this.#pages(list), list.pages, list.for);
    await point(this.#slug, { judge: this.#judge, pages: this.#pages(list) });
    await this.#fill(this.#photos, list.photos);
    await this.#fill(this.#photos, list.behind);
    await this.#tidy(list);
  }

  /** Throw away whatever has other bytes than it came with; it will be fetched again. */
  async prove() {
    const list = await this.#newest();
    if (!list) return;
    const { shell, pages, photos, behind } = list;
    const places = [[shellOf(list.app), shell], [this.#pages(list), pages], [this.#photos, [...photos, ...behind]]];
    for (const [name, files] of places) await dropWrong(await caches.open(name), files);
  }

  /** Whether the service worker answers from this judge's pack. */
  async isInForce() {
    const record = await current(this.#slug);
    return record?.judge === this.#judge && (await caches.has(record.pages));
  }

  get #photos() {
    return photosOf(this.#slug, this.#judge);
  }

  #pages(list) {
    return pagesOf(this.#slug, this.#judge, list.version);
  }

  /** The list of the version that is being fetched, else of the one in force. */
  async #newest() {
    const names = (await caches.keys()).filter((name) => name.startsWith(pagesOf(this.#slug, this.#judge)));
    const lists = (await Promise.all(names.map((name) => listIn(name, this.#slug)))).filter(Boolean);
    return lists.sort((one, other) => other.fetched_at - one.fetched_at)[0];
  }

  async #listed(version) {
    const known = await this.#newest();
    if (known && known.version === version) return known;
    const answer = await fetch(listAt(this.#slug), { headers: { Accept: "application/json" }, redirect: "error" });
    const list = { ...(await answer.json()), fetched_at: Date.now() };
    if (!answer.ok || list.judge !== this.#judge) throw new TypeError("no pack of this judge");
    await (await caches.open(this.#pages(list))).put(listAt(this.#slug), new Response(JSON.stringify(list)));
    return list;
  }

  async #fill(name, files, whose) {
    const missing = files.filter((file) => !this.#here.has(file.url));
    if (!missing.length) return;
    try {
      await fetchInto(await caches.open(name), missing, { whose, kept: (file) => this.#kept(file) });
    } catch (error) {
      if (error instanceof Mismatch) await (await caches.open(this.#pages(this.#list))).delete(listAt(this.#slug));
      throw error;
    }
  }

  /** Pages that are made of the same in the new version come from the old one. */
  async #carryOver(list) {
    const record = await current(this.#slug);
    const before = record?.judge === this.#judge && record.pages !== this.#pages(list) && (await listIn(record.pages, this.#slug));
    if (!before) return;
    const known = new Map(before.pages.map((file) => [file.url, file.name]));
    const [old, now] = await Promise.all([caches.open(record.pages), caches.open(this.#pages(list))]);
    for (const file of list.pages.filter((each) => known.get(each.url) === each.name)) {
      const page = await old.match(file.url);
      if (page) await now.put(file.url, page).then(() => this.#here.add(file.url));
    }
  }

  /** Away with versions nobody has open, and with photos no longer in the list. */
  async #tidy(list) {
    const open = await openVersions(), used = await usedShells();
    for (const name of await caches.keys()) {
      const isOldPages = name.startsWith(pagesOf(this.#slug, this.#judge)) && name !== this.#pages(list);
      const isOldShell = open && name.startsWith("shell:") && !used.has(name) && !open.has(name);
      if (isOldPages || isOldShell) await caches.delete(name);
    }
    const wanted = new Set([...list.photos, ...list.behind].map((file) => file.url));
    const photos = await caches.open(this.#photos);
    for (const url of await held(this.#photos)) if (!wanted.has(url)) await photos.delete(url);
  }

  #kept(file) {
    this.#here.add(file.url);
    this.#says(this.#counted());
  }
}
