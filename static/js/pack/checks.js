/* What a tablet looks at before the event. Each gives {ok, values}: values fill the words of the page. */

import { within } from "../offline/within.js";

const ROOM = 200;
const CLOCK = 60;
const PATIENCE = 10000;

/** `has`: {here, pack, slug, app}. By name, in the order shown. */
export const CHECKS = {
  secure: () => ({ ok: window.isSecureContext }),
  store: async () => ({ ok: (await within(writtenAndRead())) === "kept" }),
  persisted: async () => ({ ok: Boolean((await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.())) }),
  space: room,
  clock: ({ here }) => seconds(here?.summary().offset),
  worker,
  pack: packed,
  version: async ({ pack, app }) => ({ ok: (await pack?.progress())?.app === app, values: { version: app } }),
  receipts: ({ here }) => receipts(here?.summary()),
};

/** A database of its own, so that no score is touched. */
function writtenAndRead() {
  return new Promise((done) => {
    const opening = indexedDB.open("judging:check", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("one");
    opening.onerror = () => done(null);
    opening.onsuccess = () => {
      const tx = opening.result.transaction("one", "readwrite", { durability: "strict" });
      tx.objectStore("one").put("kept", "here");
      const back = tx.objectStore("one").get("here");
      tx.onabort = tx.onerror = () => done(null);
      tx.oncomplete = () => { opening.result.close(); done(back.result); };
    };
  });
}

/** An old browser that cannot say how much room there is is not blamed for it. */
async function room() {
  const told = await navigator.storage?.estimate?.();
  const free = told ? Math.floor((told.quota - told.usage) / 2 ** 20) : null;
  return { ok: free === null || free >= ROOM, values: { free: free ?? "?" } };
}

function seconds(offset) {
  const off = offset === null || offset === undefined ? null : Math.round(Math.abs(offset) / 1000);
  return { ok: off !== null && off <= CLOCK, values: { seconds: off ?? "?" } };
}

/** The worker of this very version is in force on this page. */
async function worker({ app }) {
  const controller = navigator.serviceWorker?.controller;
  if (!controller) return { ok: false };
  const channel = new MessageChannel();
  const said = new Promise((done) => { channel.port1.onmessage = ({ data }) => done(data); });
  controller.postMessage("version", [channel.port2]);
  return { ok: (await within(said, PATIENCE).catch(() => null)) === app };
}

/** All is here, and each file still has the bytes of the list. */
async function packed({ pack }) {
  await pack?.prove();
  const { isUsable = false, done = 0, whole = 0 } = (await pack?.progress()) ?? {};
  return { ok: isUsable && done === whole && (await pack.isInForce()), values: { done, whole } };
}

function receipts(summary) {
  const { isOnline = false, waiting = "?", refused = 0, signedOut = false } = summary ?? {};
  return { ok: isOnline && waiting === 0 && !refused && !signedOut, values: { waiting } };
}
