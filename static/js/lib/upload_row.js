/* The line of a photo that has not arrived yet. */

import { announce } from "./fragment.js";
import { filled, state } from "./words.js";

export class Row {
  constructor(section, list, template, file) {
    this.words = section.dataset;
    this.file = file;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.isWanted = true;
    list.append(this.element);
    this.number = list.children.length;
    this.part("what").textContent = file.name;
    this.part("dismiss").addEventListener("click", () => this.remove());
    this.preview();
    this.say("", "clock", this.words.waiting);
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  /** The photo from this device, where the browser can draw it. */
  preview() {
    const image = this.part("image");
    this.address = URL.createObjectURL(this.file);
    image.addEventListener("error", () => image.remove());
    image.src = this.address;
  }

  sending(percent) {
    const progress = this.part("progress");
    progress.hidden = false;
    progress.value = percent;
    const words = filled(this.words.sending, { n: this.number, percent: `${percent} %` });
    progress.setAttribute("aria-label", words);
    this.part("state").replaceChildren(words);
  }

  wait() {
    this.say("wait", "clock", this.words.retrying);
  }

  refuse(message) {
    this.part("progress").hidden = true;
    this.part("state").setAttribute("role", "alert");
    this.say("bad", "alert", message);
    this.element.dataset.state = "refused";
  }

  /** The server's own line takes this one's place. */
  arrived(nodes) {
    const fresh = nodes.firstElementChild;
    this.element.replaceWith(nodes);
    URL.revokeObjectURL(this.address);
    announce(fresh);
  }

  remove() {
    this.isWanted = false;
    URL.revokeObjectURL(this.address);
    this.element.remove();
  }

  say(kind, drawing, text) {
    this.part("state").replaceChildren(state(kind, drawing, text));
  }
}
