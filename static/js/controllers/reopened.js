/* <div data-controller="reopened" data-reopened-words hidden><template>a note</template></div>: tells the judge which
   sheet or group the organisers opened again after it was handed in, and why, as soon as the tablet has heard of it. */

import { filled } from "../lib/words.js";
import { hall } from "../offline/hall.js";

export default async function reopened(element) {
  const here = await hall();
  if (!here) return;
  const words = JSON.parse(element.dataset.reopenedWords);
  const form = element.querySelector("template").content;
  let shown = "";

  function draw() {
    const opened = here.state()?.opened ?? [];
    const now = JSON.stringify(opened);
    if (now === shown) return;
    shown = now;
    element.replaceChildren(...opened.map((each) => note(form, each, words)));
    element.hidden = opened.length === 0;
  }

  draw();
  here.on("sync", draw);
}

/** One thing that is open again, with the organisers' reason. */
function note(form, { entry, group, reason }, words) {
  const made = form.cloneNode(true);
  const title = entry !== null ? words.sheet : group ? words.group : words.all;
  made.querySelector("strong").textContent = filled(title, { number: entry, group });
  made.querySelector("p").textContent = `${reason} ${words.how}`;
  return made;
}
