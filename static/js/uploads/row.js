/* The line of a photo that has not arrived yet. */

import { filled, state } from "../lib/words.js";

export class Row {
  /** `dismiss()` hears that the photo is not wanted. */
  constructor({ section, list, template, photo, dismiss }) {
    Object.assign(this, { words: section.dataset, photo });
    this.element = template.content.firstElementChild.cloneNode(true);
    this.element.dataset.ours = "";
    list.append(this.element);
    this.part("what").textContent = photo.name;
    this.part("dismiss").addEventListener("click", () => { this.remove(); dismiss(); });
    this.preview();
    if (photo.location) this.began(photo.location);
    this.say("", "clock", this.words.waiting);
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  /** The photo from this device, where the browser can draw it. */
  preview() {
    const image = this.part("image");
    this.address = URL.createObjectURL(this.photo.file);
    image.addEventListener("error", () => image.remove());
    image.src = this.address;
  }

  /** The server knows it: this line stands in the place of the server's own. */
  began(location) {
    const id = `upload-${new URL(location, document.baseURI).pathname.split("/").pop().replaceAll("-", "")}`;
    const theirs = document.getElementById(id);
    if (theirs !== this.element) theirs?.replaceWith(this.element);
    Object.assign(this.element, { id });
    this.element.dataset.state = "partial";
  }

  sending(percent) {
    const progress = this.part("progress");
    progress.hidden = false;
    progress.value = percent;
    progress.setAttribute("aria-label", filled(this.words.sending, { name: this.photo.name }));
    this.part("state").replaceChildren(`${percent} %`);
  }

  wait() {
    this.say("wait", "clock", this.words.retrying);
  }

  there() {
    delete this.element.dataset.ours; // the photo's own line takes its place
    this.part("progress").hidden = true;
    this.part("dismiss").hidden = true;
    this.say("good", "check", this.words.there);
  }

  /** The server's no, for good or until somebody acts. */
  refuse(message, isForGood) {
    this.part("progress").hidden = true;
    this.part("state").setAttribute("role", "alert");
    this.say(isForGood ? "bad" : "wait", "alert", message);
    this.element.dataset.state = "refused";
    if (isForGood) this.element.removeAttribute("id");
  }

  remove() {
    URL.revokeObjectURL(this.address);
    this.element.remove();
  }

  say(kind, drawing, text) {
    this.part("state").replaceChildren(state(kind, drawing, text));
  }
}
