/* <form data-controller="leaving" data-leaving-words>: signs this tablet out, unless scores are only here. */

import { Turns } from "../offline/turns.js";
import { unsent } from "../offline/unsent.js";
import { within } from "../offline/within.js";
import { hall, setJudge } from "../offline/hall.js";
import { forget } from "../pack/places.js";
import { filled, icon } from "../lib/words.js";

export default function leaving(form) {
  const words = JSON.parse(form.dataset.leavingWords);
  const said = form.querySelector('[data-leaving-target="said"]');

  function say(sentence) {
    said.replaceChildren(icon("alert"), text(sentence));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const here = await hall();
    await within(here?.syncNow()).catch(() => {});
    const count = await left(here);
    if (count === null) return say(`${words.silent} ${words.way}`);
    if (count) return say(`${filled(count === 1 ? words.one : words.some, { n: count })} ${words.way}`);
    await forgetTurns().catch(() => {});
    const slug = location.pathname.match(/^\/judge\/([^/]+)/)?.[1];
    if (slug) {
      await setJudge(slug, null).catch(() => {});
      if (globalThis.caches) await forget(slug).catch(() => {});
    }
    form.submit();
  });
}

/** How many scores are only here, whoever's; null where this browser's store does not answer, so that nobody knows. */
async function left(here) {
  if (!globalThis.indexedDB) return 0;
  const unsaved = here?.summary().unsaved ?? 0;
  return unsent(indexedDB).then((count) => count + unsaved, (error) => (error?.name === "SecurityError" ? unsaved : null));
}

async function forgetTurns() {
  const turns = new Turns({ indexedDB, crypto });
  await turns.forget();
  await turns.close();
}

function text(words) {
  const span = document.createElement("span");
  span.textContent = words;
  return span;
}
