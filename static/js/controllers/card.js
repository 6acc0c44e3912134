/* The card of a judge who comes to a tablet that another uses: the keys of their turns are locked with their PINs. */

import { icon } from "../lib/words.js";
import { Turns } from "../offline/turns.js";

export default function card(element) {
  const slug = element.dataset.cardSlug;
  const form = element.querySelector('[data-card-target="shared"]');
  const said = element.querySelector('[data-card-target="said"]');
  if (!window.isSecureContext || !globalThis.indexedDB || !crypto.subtle) return;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const heard = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" }).catch(() => null);
    const answer = await heard?.json().catch(() => null);
    if (!answer) return form.submit();
    if (!answer.ok) return refuse(answer.message);
    const turns = new Turns({ indexedDB, crypto });
    for (const turn of answer.turns) {
      const pin = body.get(`pin-${turn.number}`);
      if (pin) await turns.lock(slug, turn, pin);
    }
    await turns.close();
    location.assign(answer.home);
  });

  function refuse(message) {
    const words = document.createElement("span");
    words.textContent = message;
    said.replaceChildren(icon("alert"), words);
  }
}
