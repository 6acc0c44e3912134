/* Photos on their way to the server, in parts, three at once, each with its own line; kept on this phone until they
   have arrived, so that a closed page goes on with them.

   <section data-controller="uploads" data-uploads-url="…" data-uploads-list-url="…"> with data-uploads-target list,
   input, row (a template), all, slow and smaller; its words are data attributes. The parts go by the tus protocol; GET
   of the list answers {ok, html} with all lines, asked every two seconds while a line says data-state="processing". */

import { fragment } from "../lib/fragment.js";
import { headers, json } from "../lib/http.js";
import { merge } from "../lib/merge.js";
import { chance, uuid } from "../offline/chance.js";
import { Delivery } from "../uploads/delivery.js";
import { Account } from "../uploads/account.js";
import { digest } from "../uploads/digest.js";
import { forget, keep, keptFor } from "../uploads/kept.js";
import { Queue } from "../uploads/queue.js";
import { Row } from "../uploads/row.js";
import { smaller } from "../uploads/smaller.js";

const POLL = 2000;

export default function uploads(section) {
  const target = (name) => section.querySelector(`[data-uploads-target="${name}"]`);
  const list = target("list"), input = target("input"), slow = target("slow"), wantsSmaller = target("smaller");
  const { uploadsUrl: at, uploadsListUrl: listUrl } = section.dataset;
  const account = new Account({ element: target("all"), words: section.dataset, slow: () => { slow.open = true; } });
  const queue = new Queue(send);
  let order = 0, timer = 0, unkept = 0;

  async function take(files) {
    for (const file of files) {
      const photo = { id: uuid(chance), at, order: Date.now() + (order += 1), name: file.name, file, isSmaller: wantsSmaller.checked, digest: null, location: null, kept_at: Date.now() };
      line(photo);
      if (!await keep(photo)) unkept += 1;
    }
  }

  function line(photo) {
    const item = { photo, delivery: null };
    item.row = new Row({ section, list, template: target("row"), photo, dismiss: () => dismiss(item) });
    account.tell(photo, { sent: 0 });
    queue.add(item);
  }

  function dismiss(item) {
    queue.drop(item);
    item.isDismissed = true;
    item.delivery?.stop();
    ended(item, "gone");
  }

  async function send(item, began) {
    const { photo, row } = item;
    const isReadable = await prepare(photo);
    if (item.isDismissed) return void forget(photo);
    if (!isReadable) {
      row.refuse(section.dataset.unreadable, true);
      return ended(item, "gone");
    }
    const heard = {
      began: (location) => { began(); row.began(location); if (!item.isDismissed) keep(photo); },
      sent: (bytes) => { row.sending(Math.floor((100 * bytes) / photo.file.size)); account.tell(photo, { sent: bytes }); },
      waiting: () => row.wait(),
    };
    item.delivery = new Delivery({ photo, endpoint: at, headers, heard, pause });
    const { is, message } = await item.delivery.send();
    if (is === "there") row.there();
    if (is === "refused" || is === "held") row.refuse(message, is === "refused");
    if (is !== "held") ended(item, is === "there" ? is : "gone");
    await look();
  }

  /** Whether it can be read: a file may have gone since it was chosen. */
  async function prepare(photo) {
    if (photo.digest) return true;
    try {
      if (photo.isSmaller) photo.file = await smaller(photo.file);
      photo.name = photo.file.name;
      photo.digest = await digest(photo.file);
    } catch (error) {
      console.warn("Not readable:", error);
      return false;
    }
    await keep(photo);
    return true;
  }

  function ended({ photo }, is) {
    account.tell(photo, { sent: photo.file.size, is });
    forget(photo);
  }

  async function poll() {
    clearTimeout(timer);
    if (!list.querySelector('[data-state="processing"]')) return;
    timer = setTimeout(async () => { if (document.hidden) poll(); else await look(); }, POLL);
  }

  async function look() {
    try {
      const said = await json(await fetch(listUrl, { headers: headers() }));
      if (said?.ok) merge(list, fragment(said.html));
      if (said?.parts) document.dispatchEvent(new CustomEvent("parts", { detail: said.parts }));
    } catch {
      /* no network: asked again in two seconds */
    }
    poll();
  }

  /** What this phone or another one has begun and nobody goes on with is given up on the server. */
  async function giveUp(button) {
    const answer = await fetch(button.dataset.giveUp, { method: "DELETE", headers: { ...headers(), "Tus-Resumable": "1.0.0" } }).catch(() => null);
    if (answer?.ok || answer?.status === 404) button.closest("li").remove();
  }

  function chosen() {
    take([...input.files]);
    input.value = "";
  }

  input.addEventListener("change", chosen);
  list.addEventListener("click", ({ target: clicked }) => {
    const button = clicked.closest("[data-give-up]");
    if (button) giveUp(button);
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
  window.addEventListener("beforeunload", (event) => unkept && !queue.isIdle && event.preventDefault());
  if (navigator.connection?.saveData || /2g|3g/.test(navigator.connection?.effectiveType ?? "")) slow.open = true;
  keptFor(at, Date.now()).then((photos) => photos.forEach(line)).then(chosen); // chosen before this script had come
  poll();
}

/** Wait, but no longer than until the network is back. */
function pause(milliseconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });
}
