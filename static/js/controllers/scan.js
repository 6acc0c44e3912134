/* The camera reads the code on an exhibit's label and its sheet opens: from this tablet, without asking anybody. */

import { hall } from "../offline/hall.js";
import { filled } from "../lib/words.js";
import { Eye, reasonOf } from "../scan/eye.js";
import { isMine, numberIn, sheetAt } from "../scan/code.js";

export default async function scan(element) {
  const target = (name) => element.querySelector(`[data-scan-target="${name}"]`);
  const words = JSON.parse(element.dataset.scanWords), slug = element.dataset.scan;
  const [status, again] = [target("status"), target("again")];
  const eye = new Eye(target("video"), read);
  const here = await hall();

  function say(word, values = {}) {
    const text = filled(words[word], values);
    if (status.textContent !== text) status.textContent = text;
  }

  async function open() {
    again.hidden = true;
    if (!navigator.mediaDevices?.getUserMedia) return say(window.isSecureContext ? "none" : "insecure");
    say("starting");
    try {
      await eye.open();
      say("looking");
    } catch (error) {
      eye.close();
      say(reasonOf(error));
      again.hidden = false;
    }
  }

  function read(text) {
    const number = numberIn(text, slug);
    if (number === null) return say("other");
    if (here?.state() && !isMine(here.state(), number)) return say("missing", { n: number });
    eye.close();
    say("found", { n: number });
    location.assign(sheetAt(slug, number));
  }

  again.addEventListener("click", open);
  window.addEventListener("pagehide", () => eye.close());
  window.addEventListener("pageshow", (event) => event.persisted && open());
  document.addEventListener("visibilitychange", () => (document.hidden ? eye.close() : open()));
  open();
}
