/* The service worker that answers the judges' pages from the packs: without it the best pack opens nothing. */

const SCOPE = "/judge/";

/** Let the worker answer from now on; rejects when it cannot be had. */
export function enlist() {
  return navigator.serviceWorker.register(`${SCOPE}worker.js`, { scope: SCOPE, updateViaCache: "none" });
}

/** Whether one answers the next page that is opened. */
export async function isAnswering() {
  return Boolean((await navigator.serviceWorker.getRegistration(SCOPE))?.active);
}
