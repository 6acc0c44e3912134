/* <form data-controller="autosave" data-autosave-url="…" data-saving data-saved data-failed>
   Sends the whole form (without files) a moment after the last change. One request at a time; the
   words stand in [data-autosave-target=status]. The answer is {ok, version?, time?, parts?, pieces?} or
   {ok: false, message}; a field named "version" follows the answer's, and what it says of the parts that are
   required goes on to the meter, of a set's pieces to the photos. */

import { backOff, headers, json } from "../lib/http.js";
import { filled, state } from "../lib/words.js";

const PAUSE = 800;
const PATIENCE = 20000; // a form that is sent meanwhile waits no longer

export default function autosave(form) {
  const status = form.querySelector('[data-autosave-target="status"]') ?? document.querySelector('[data-autosave-target="status"]');
  let isChanged = false, isRefused = false, sending = null, isStopped = false, isLeaving = false, isHeld = false;
  let tries = 0, timer = 0;

  const say = (kind, drawing, text) => status?.replaceChildren(state(kind, drawing, text));

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function changed(event) {
    if (event.isComposing || event.target.type === "file" || isStopped) return;
    isChanged = true;
    tries = 0;
    later(PAUSE);
  }

  function save() {
    clearTimeout(timer);
    if (!isChanged || sending || isStopped || isLeaving) return;
    isChanged = false;
    say("", "clock", form.dataset.saving);
    sending = send().then(() => {
      sending = null;
      if (isChanged && tries === 0) later(PAUSE);
    });
  }

  async function send() {
    try {
      const signal = AbortSignal.timeout?.(PATIENCE);
      const request = { method: "POST", body: body(form), headers: headers(), keepalive: document.hidden, signal };
      await understand(await fetch(form.dataset.autosaveUrl, request));
    } catch {
      tryAgain();
    }
  }

  async function understand(answer) {
    const said = await json(answer);
    if (answer.status >= 500 || said === null) return tryAgain();
    if (said.ok) return saved(said);
    isStopped = answer.status === 409;
    isRefused = true;
    say("bad", "alert", said.message);
  }

  function saved(said) {
    tries = 0;
    isRefused = false;
    const version = form.elements.namedItem("version");
    if (version && said.version !== undefined) version.value = said.version;
    for (const name of ["parts", "pieces"]) if (said[name]) document.dispatchEvent(new CustomEvent(name, { detail: said[name] }));
    if (!isChanged) say("good", "done", filled(form.dataset.saved, { time: said.time ?? now() }));
  }

  function tryAgain() {
    isChanged = true;
    tries += 1;
    say("wait", "clock", form.dataset.failed);
    later(backOff(tries));
  }

  /** The form goes with the version that the answer on its way brings, or would be refused for this very page's sake. */
  function submitted(event) {
    isLeaving = !event.defaultPrevented;
    if (event.defaultPrevented) return;
    const { submitter } = event;
    if (!sending) return;
    event.preventDefault();
    if (isHeld) return;
    isHeld = true;
    sending.then(() => { isHeld = false; form.requestSubmit(submitter); });
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("compositionend", changed);
  form.addEventListener("focusout", save);
  form.addEventListener("submit", submitted);
  window.addEventListener("online", save);
  window.addEventListener("pageshow", () => { isLeaving = false; });
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && (isChanged || isRefused || sending)) event.preventDefault();
  });
}

function body(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function now() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
