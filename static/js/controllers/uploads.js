/* Photos on their way to the server, one at a time, each with its own line.

   <section data-controller="uploads" data-uploads-url="…" data-uploads-list-url="…"> with
   data-uploads-target list, input and row (a template); its words are data attributes.
   POST answers {ok, html} or {ok: false, message}; GET of the list answers {ok, html} with all
   lines, asked every two seconds while a line says data-state="processing". */

import { fragment } from "../lib/fragment.js";
import { backOff, headers, json } from "../lib/http.js";
import { Row } from "../lib/upload_row.js";
import { send } from "../lib/upload_send.js";
import { merge } from "../lib/merge.js";

const POLL = 2000;

export default function uploads(section) {
  const target = (name) => section.querySelector(`[data-uploads-target="${name}"]`);
  const list = target("list"), input = target("input");
  const queue = [];
  let isSending = false, timer = 0;

  function take(files) {
    for (const file of files) queue.push(new Row(section, list, target("row"), file));
    next();
  }

  async function next() {
    if (isSending) return;
    isSending = true;
    while (queue.length) await deliver(queue.shift());
    isSending = false;
  }

  async function deliver(row) {
    for (let tries = 1; row.isWanted; tries += 1) {
      const answer = await send(section.dataset.uploadsUrl, row.file, (percent) => row.sending(percent));
      if (answer?.ok) {
        row.arrived(fragment(answer.html));
        return poll();
      }
      if (answer) return row.refuse(answer.message);
      row.wait();
      await pause(backOff(tries));
    }
  }

  async function poll() {
    clearTimeout(timer);
    if (!list.querySelector('[data-state="processing"]')) return;
    timer = setTimeout(async () => {
      if (!document.hidden) await look();
      poll();
    }, POLL);
  }

  async function look() {
    try {
      const answer = await fetch(section.dataset.uploadsListUrl, { headers: headers() });
      const said = await json(answer);
      if (said?.ok) merge(list, fragment(said.html));
    } catch {
      /* no network: asked again in two seconds */
    }
  }

  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  section.addEventListener("dragover", (event) => {
    event.preventDefault();
    section.classList.add("over");
  });
  section.addEventListener("dragleave", (event) => {
    if (!section.contains(event.relatedTarget)) section.classList.remove("over");
  });
  section.addEventListener("drop", (event) => {
    event.preventDefault();
    section.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", (event) => (isSending || queue.length) && event.preventDefault());
  poll();
}

/** Wait, but no longer than until the network is back. */
function pause(milliseconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });
}
