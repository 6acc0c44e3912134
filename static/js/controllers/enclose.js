/* <form data-controller="autosave enclose" data-unsent="…">: with a file chosen it is sent while the page stays, how far
   it is told in the [data-part=going] beside each file. The answer is {ok, onward, …}, or {ok: false, message,
   version?, wrong?}, wrong by the field's name; "stayed" hands it on to the controller that saves. Without a script
   the form is sent plainly. */

import { announce, fragment } from "../lib/fragment.js";
import { headers } from "../lib/http.js";
import { icon } from "../lib/words.js";

export default function enclose(form) {
  let isSending = false;

  async function send(inputs, data) {
    isSending = true;
    inputs.forEach((input) => complain(input, null));
    const said = await post(form.action, data, (percent) => inputs.forEach((input) => tell(input, percent)));
    isSending = false;
    if (said?.ok && new URL(said.onward, location).pathname !== location.pathname) return location.assign(said.onward);
    inputs.forEach((input) => tell(input, null));
    inputs.forEach((input) => complain(input, said?.wrong?.[input.name]));
    form.dispatchEvent(new CustomEvent("stayed", { detail: said ?? { ok: false, message: form.dataset.unsent } }));
    if (said?.ok) await show(inputs);
  }

  /* On the document: whoever saves this form has heard of it first, and may have put it off. */
  document.addEventListener("submit", (event) => {
    const inputs = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length);
    if (event.target !== form || event.defaultPrevented || !inputs.length) return;
    event.preventDefault();
    if (!isSending) send(inputs, body(form, event.submitter));
  });
  window.addEventListener("beforeunload", (event) => isSending && event.preventDefault());
}

/** What the form sends, with the button that was pressed. */
function body(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  return data;
}

/** The answer, or null without one. `fetch` cannot tell how much of it has gone. */
function post(url, data, told) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => told(Math.floor((100 * loaded) / total)));
    request.addEventListener("loadend", () => done(request.response));
    request.send(data);
  });
}

/** How far a file is, in percent; null takes it away. */
function tell(input, percent) {
  const going = input.closest(".asked").querySelector('[data-part="going"]');
  going.hidden = percent === null;
  going.querySelector("progress").value = percent ?? 0;
  going.querySelector("span").textContent = percent === null ? "" : `${percent} %`;
}

/** Say below a field why its file was not taken; nothing takes it away. */
function complain(input, message) {
  const field = input.closest(".field");
  field.querySelector(".error")?.remove();
  input.toggleAttribute("aria-invalid", Boolean(message));
  if (!message) return;
  const error = document.createElement("p");
  const words = document.createElement("span");
  error.className = "error";
  error.setAttribute("role", "alert");
  words.textContent = message;
  error.append(icon("alert"), words);
  field.append(error);
}

/** The questions of these fields as the server now writes them. */
async function show(inputs) {
  const page = fragment(await (await fetch(location.pathname)).text());
  for (const old of inputs.map((input) => input.closest(".asked"))) {
    const fresh = page.getElementById(old.id);
    old.replaceWith(fresh);
    announce(fresh);
    fresh.querySelector("a")?.focus();
  }
}
