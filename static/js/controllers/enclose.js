/* <div data-controller="enclose" data-enclose-url="…" data-unsent="…"> around a PDF's field: what is chosen is sent at
   once and alone, so that the form goes on being saved meanwhile. How far it is stands in [data-part=going], what has
   come in [data-part=kept]; the answer is {ok, html, parts} or {ok: false, message}. A form that is sent while a file
   is on its way waits for it. Without a script the field goes with the form, by the button in [data-part=plain]. */

import { fill, fragment } from "../lib/fragment.js";
import { headers } from "../lib/http.js";
import { icon } from "../lib/words.js";

const PATIENCE = 60000; // ms without a byte

export default function enclose(element) {
  const part = (name) => element.querySelector(`[data-part="${name}"]`);
  const input = element.querySelector("input[type=file]");
  let sending = null, held = null;

  part("plain").hidden = true;

  async function send(file) {
    sending?.stop();
    const mine = sending = upload(element.dataset.encloseUrl, file, tell);
    complain("");
    tell(0);
    const said = await mine.answer;
    if (sending !== mine) return; // another file was chosen meanwhile
    sending = null;
    tell(null);
    if (said?.ok) received(said);
    else complain(said?.message ?? element.dataset.unsent);
    if (said?.ok && held) input.form.requestSubmit(held);
    held = null;
  }

  function received({ html, parts }) {
    fill(part("kept"), fragment(html));
    document.dispatchEvent(new CustomEvent("parts", { detail: parts }));
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
