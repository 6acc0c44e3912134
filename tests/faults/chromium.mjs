/* Chromium as the room of the tablets: its own IndexedDB, each tab a frame with a realm that dies with it, the server
   behind the page's (see chromium.py). */

import { History } from "./history.mjs";

const PAGE = '<script type="module">import { openTablet } from "/static/js/offline/tablet.js"; Object.assign(window, { openTablet });</script>';
let browsers = 0;

class Chromium {
  /** A trip to the browser's process and back: so long as a step of the store takes about. */
  turn = () => navigator.locks.query();

  /** A browser nobody has used: a part of this one's store. */
  browser() {
    const part = `${browsers += 1}:`;
    const store = (indexedDB) => ({ open: (name, version) => indexedDB.open(part + name, version) });
    return { ...store(indexedDB), tab: () => tab(store) };
  }

  async command(name) {
    const { ok } = await fetch(`/control/${name}`, { method: "POST" });
    if (!ok) throw new Error(`nobody carried out ${name}`);
  }

  async ask(request) {
    const answer = await fetch("/server", { method: "POST", body: JSON.stringify(request) });
    if (!answer.ok) throw new Error("the server died over it");
    return answer.json();
  }
}

function tab(store) {
  const frame = document.createElement("iframe");
  frame.srcdoc = PAGE;
  const ready = new Promise((done) => { frame.onload = done; }).then(() => {
    const { openTablet, indexedDB } = frame.contentWindow;
    frame.contentWindow.addEventListener("unhandledrejection", broken);
    return { openTablet, indexedDB: store(indexedDB) };
  });
  document.body.append(frame);
  return { ready, close: () => frame.remove() };
}

let broken;
const breaking = new Promise((_, reject) => { broken = ({ reason }) => reject(reason); });
addEventListener("unhandledrejection", broken);

/** What came of the history `job`, as JSON. */
export async function play(job) {
  return JSON.stringify(await Promise.race([new History({ ...job, room: new Chromium() }).run(), breaking]));
}
