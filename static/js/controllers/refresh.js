/* <div data-controller="refresh" data-refresh-url="…" data-refresh-seconds="30">: fetches its own
   content again while somebody looks at it, and leaves it alone while somebody works in it. */

import { fill, fragment } from "../lib/fragment.js";

export default function refresh(element) {
  const seconds = Number(element.dataset.refreshSeconds) || 30;
  let isAsking = false;

  async function again() {
    if (isAsking || document.hidden || isBusy(element)) return;
    isAsking = true;
    try {
      const answer = await fetch(element.dataset.refreshUrl, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) show(await answer.text());
    } catch {
      /* no network: what is shown stays, with its own time */
    } finally {
      isAsking = false;
    }
  }

  function show(html) {
    if (!isBusy(element)) fill(element, fragment(html));
  }

  const timer = setInterval(() => (element.isConnected ? again() : clearInterval(timer)), seconds * 1000);
  document.addEventListener("visibilitychange", again);
}

function isBusy(element) {
  const focused = document.activeElement;
  return element.contains(focused) || element.querySelector("details[open], dialog[open]") !== null;
}
