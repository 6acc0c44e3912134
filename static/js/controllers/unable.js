/* “I cannot judge this”: sent at once, because only the organisers can answer; without the network it says so. */

import { hall } from "../offline/hall.js";
import { json, token } from "../lib/http.js";
import { filled } from "../lib/words.js";

export default async function unable(element) {
  const words = JSON.parse(element.dataset.unableWords);
  const target = (name) => element.querySelector(`[data-unable-target="${name}"]`);
  const [said, ask, back] = ["said", "ask", "back"].map(target);
  const note = document.querySelector("[data-unable-note]");
  element.addEventListener("submit", send);
  const here = await hall();
  here?.on("change", draw);
  draw();

  /** Where the last request stands, by what this tablet has heard. */
  function draw() {
    const known = here?.state()?.unable?.[element.dataset.unableEntry];
    show(known?.said === "waiting", known ? filled(words[known.said], { words: known.words }).trim() : "");
    if (known) note.querySelector("strong").textContent = `${element.querySelector("summary").textContent.trim()}: ${said.textContent}`;
    note.hidden = !known;
  }

  function show(isAsked, text) {
    said.textContent = text;
    said.hidden = !text;
    [ask.hidden, back.hidden] = [isAsked, !isAsked];
  }

  async function send(event) {
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    const request = { method: "POST", body, headers: { "X-CSRFToken": here?.state()?.token || token(), Accept: "application/json" } };
    body.delete("csrf_token");
    const answer = await fetch(event.target.action, request).then(json, () => null);
    if (answer?.ok) show(event.target === ask, answer.message);
    else show(event.target !== ask, answer?.message ?? words.offline);
    if (answer?.ok) here?.syncNow();
  }
}
