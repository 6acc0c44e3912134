/* <div data-controller="enclose" data-enclose-url="…" data-sending data-held data-unsent> around a PDF's field: what is
   chosen is sent at once and alone, so that the form goes on being saved meanwhile. How far it is stands in
   [data-part=going] and in words in [data-part=told], what has come in [data-part=kept]; the answer is {ok, html, parts}
   or {ok: false, message}. A form that is sent while a file is on its way waits for it. Without a script the field goes
   with the form, by the button in [data-part=plain]. */

import { fill, fragment } from "../lib/fragment.js";
import { headers } from "../lib/http.js";
import { filled, icon } from "../lib/words.js";

const PATIENCE = 60000; // ms without a byte

export default function enclose(element) {
  const part = (name) => element.querySelector(`[data-part="${name}"]`);
  const input = element.querySelector("input[type=file]");
  let sending = null, held = null;

  part("plain").hidden = true;

  async function send(file) {
    sending?.stop(); // if the server has it whole by now, it knows which one was sent last
    const mine = sending = upload(element.dataset.encloseUrl, file, tell);
    complain("");
    tell(0);
    say(filled(element.dataset.sending, { name: file.name }));
    const said = await mine.answer;
    if (sending !== mine) return;
    sending = null;
    tell(null);
    say("");
    if (said?.ok) received(said);
    else complain(said?.message ?? element.dataset.unsent);
    goOn();
  }

  /** What was pressed meanwhile, unless a file of the form was not taken: that is to be read first. */
  function goOn() {
    const submitter = held;
    held = null;
    if (submitter && !input.form.querySelector('input[type="file"][aria-invalid="true"]')) input.form.requestSubmit(submitter);
  }

  function received({ html, parts }) {
    fill(part("kept"), fragment(html));
    document.dispatchEvent(new CustomEvent("parts", { detail: parts }));
  }

  function say(words) {
    part("told").textContent = words;
  }

  /** In percent; null takes it away. */
  function tell(percent) {
    part("going").hidden = percent === null;
    part("going").querySelector("progress").value = percent ?? 0;
    part("going").querySelector("span").textContent = percent === null ? "" : `${percent} %`;
  }

  /** Say below the field why the file was not taken; no words take that away. */
  function complain(message) {
    const id = `${input.id}-error`;
    const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    document.getElementById(id)?.remove();
    if (message) input.closest(".field").append(error(id, message));
    if (message) others.push(id);
    input.setAttribute("aria-invalid", String(Boolean(message)));
    if (others.length) input.setAttribute("aria-describedby", others.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = ""; // the form never carries it as well
    if (file) send(file);
  });
  input.form.addEventListener("submit", (event) => {
    if (!sending) return;
    event.preventDefault();
    held = event.submitter;
    say(element.dataset.held);
    part("going").scrollIntoView({ block: "center" });
  }, { capture: true }); // before whoever takes the form for gone
  window.addEventListener("beforeunload", (event) => sending && event.preventDefault());
}

/** `answer` is the server's, or null where none came; `stop()` gives it up. `fetch` cannot tell how far it is. */
function upload(url, file, told) {
  const request = new XMLHttpRequest();
  const data = new FormData();
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), PATIENCE);
  }

  data.append("pdf", file);
  const answer = new Promise((done) => {
    request.addEventListener("loadend", () => { clearTimeout(timer); done(request.response); });
  });
  request.upload.addEventListener("progress", ({ loaded, total }) => { wait(); told(Math.floor((100 * loaded) / total)); });
  request.open("POST", url);
  request.responseType = "json";
  for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
  wait();
  request.send(data);
  return { answer, stop: () => request.abort() };
}

function error(id, message) {
  const line = document.createElement("p");
  const words = document.createElement("span");
  Object.assign(line, { id, className: "error" });
  line.setAttribute("role", "alert");
  words.textContent = message;
  line.append(icon("alert"), words);
  return line;
}
