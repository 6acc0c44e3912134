/* The tablet of this page: `const here = await hall()`, one for all controllers of a page, syncing while it is seen. */

import { chance } from "./chance.js";
import { wait } from "./clock.js";
import { Device } from "./device.js";
import { isState } from "./answers.js";
import { forget } from "../pack/places.js";
import { line } from "./line.js";
import { openTablet } from "./tablet.js";

const LARGEST_KEPT_ALIVE = 20000; // browsers finish at most 64 KiB for a page that goes away

let opened = null;

/** The tablet, or null where there is no IndexedDB, or where nobody has signed in as a judge yet. */
export function hall() {
  opened ??= open().catch((error) => {
    console.warn("No outbox on this page:", error);
    return null;
  });
  return opened;
}

/** Which judge works on this tablet from now on, or (null) nobody: call it on signing in and out. No page of another
    judge's pack is shown from then on. */
export async function setJudge(slug, judge) {
  const device = new Device(indexedDB, chance);
  await device.setJudge(slug, judge);
  await device.close();
  if (globalThis.caches) await forget(slug);
}

async function open() {
  const slug = location.pathname.match(/^\/judge\/([^/]+)/)?.[1];
  if (!slug || !globalThis.indexedDB) return null;
  const judge = await judgeAt(slug);
  if (judge === null) return null;
  const name = `judging:${slug}:${judge}`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
  const app = import.meta.url.match(/\/static\/([^/]+)\//)?.[1] ?? "";
  const isSeen = () => !document.hidden;
  const here = await openTablet({ indexedDB, fetch: lasting, slug, judge, app, locks: navigator.locks, channel, isSeen });
  wire(here, slug);
  if (here.state() === null) await here.syncNow();
  else here.syncNow();
  return here;
}

/** Who is signed in by this page, else who was last; else the server is asked once. */
async function judgeAt(slug) {
  const named = Number(document.querySelector('meta[name="judge"]')?.content) || null;
  const device = new Device(indexedDB, chance);
  const known = await device.judge(slug);
  const judge = named ?? known ?? await asked(slug);
  if (judge !== known) await device.setJudge(slug, judge);
  await device.close();
  return judge;
}

async function asked(slug) {
  const ask = line({ fetch: lasting, now: Date.now, wait, address: `/judge/${slug}` });
  const { answer } = await ask("/state").catch(() => ({ answer: null }));
  return isState(answer) ? answer.judge : null;
}

function wire(here, slug) {
  const wake = () => here.wake();
  addEventListener("online", wake);
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", wake);
  here.on("sync", ({ judge, unsaved }) => judge !== null && unsaved === 0 && change(slug, judge));
}

/** Another judge has signed in on this tablet: the page becomes theirs. What this one gave stays in their own outbox. */
async function change(slug, judge) {
  await setJudge(slug, judge);
  location.replace(`${location.pathname}?fresh=1`);
}

/** A letter on its way when the page goes away is still delivered. */
function lasting(address, request) {
  const isSmall = (request.body?.length ?? 0) < LARGEST_KEPT_ALIVE;
  return fetch(address, { ...request, keepalive: document.hidden && isSmall });
}
