/* <div data-controller="pack" data-pack-slug data-pack-app data-pack-words>: keeps this judge's pack on the tablet,
   on every page of the judge, and says on the list how far it is. Where the browser cannot, it says so and why. */

import { hall } from "../offline/hall.js";
import { current, forget, point } from "../pack/places.js";
import { Pack } from "../pack/pack.js";
import { Told } from "../pack/told.js";
import { fillTokens, followTheme, leaveBySigningOut, speak } from "../pack/page.js";
import { hold } from "../pack/tidying.js";
import { enlist } from "../pack/worker.js";

const REST = 30000;

export default async function pack(element) {
  const { packSlug: slug, packApp: app } = element.dataset;
  const told = new Told(element, JSON.parse(element.dataset.packWords));
  if (!window.isSecureContext || !navigator.serviceWorker || !window.caches || !crypto.subtle) return told.cannot();
  leaveBySigningOut(slug);
  speak(slug);
  const here = await hall();
  if (!here) return stepAside(slug);
  const judge = Number(document.querySelector('meta[name="judge"]').content);
  if ((await current(slug))?.judge !== judge) await forget(slug);
  hold(app);
  enlist().catch(() => {}); // tried again with what is missing
  followTheme((theme) => current(slug).then((record) => record && point(slug, { theme })));
  const mine = new Pack({ slug, judge, says: (progress) => told.say(progress) });
  told.say(await mine.progress());
  let isBusy = false, triedAt = -REST, looked = { version: null, at: -REST };

  /** Fetch what the server has and this tablet has not; only one tab does. Every tap ends in a sync: the caches are
      looked through for a version that is new, else now and then. */
  async function keep() {
    fillTokens(here.state()?.token);
    const wanted = here.state()?.pack ?? null, now = performance.now();
    if (isBusy || !wanted || (looked.version === wanted && now - looked.at < REST)) return;
    isBusy = true;
    try {
      const known = await mine.progress();
      const isThere = known?.version === wanted && isWhole(known) && (await mine.isInForce());
      if (isThere) looked = { version: wanted, at: now };
      else if (now - triedAt >= REST) await fetchAll(wanted);
    } finally {
      isBusy = false;
    }
  }

  /** On a first visit the worker may come last of all. */
  async function answers() {
    const seen = await new Pack({ slug, judge, says() {} }).progress();
    if (seen?.isUsable && seen.done === seen.whole) told.say(seen);
  }

  async function fetchAll(wanted) {
    triedAt = performance.now();
    try {
      await alone(`pack:${slug}:${judge}`, () => mine.fetch(wanted));
      await enlist();
      navigator.storage?.persist?.();
      told.say(await mine.progress());
    } catch (error) {
      if (error.name === "SecurityError") told.cannot();
      else told.stopped(await mine.progress(), error);
    }
  }

  navigator.serviceWorker.ready.then(answers).catch(() => {});
  here.on("sync", keep);
  addEventListener("online", () => { [triedAt, looked.at] = [-REST, -REST]; keep(); });
  await settled();
  keep();
}

function isWhole({ isUsable, done, whole, behind, behindWhole }) {
  return isUsable && done === whole && behind === behindWhole;
}

/** No store on this tablet: its pages come from the server, with what the server knows. */
async function stepAside(slug) {
  const wasPacked = await current(slug);
  await forget(slug);
  if (wasPacked) location.replace(`${location.pathname}?fresh=1`);
}

function alone(name, work) {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && work());
}

/** The page comes first: its own photos and fonts, then the pack. */
function settled() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((done) => addEventListener("load", () => setTimeout(done, 300), { once: true }));
}
