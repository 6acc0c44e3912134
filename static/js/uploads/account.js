/* How far all photos of a page are, in one line: arrived, on their way, how long it may still take. */

import { filled } from "../lib/words.js";

const SURE = 4000; // ms before a rate means anything
const LONG = 120; // s that seem long to somebody who waits

export class Account {
  #photos = new Map();
  #began = null;
  #bytes = 0;

  /** `slow()` hears, once, that it will take long. */
  constructor({ element, words, slow, now = Date.now }) {
    Object.assign(this, { element, words, slow, now });
  }

  /** `photo` has so many of its bytes on the server; `is` is "sending", "there" or "gone". */
  tell(photo, { sent, is = "sending" }) {
    const before = this.#photos.get(photo.id)?.sent ?? sent;
    this.#photos.set(photo.id, { sent, size: photo.file.size, is });
    if (is === "gone") this.#photos.delete(photo.id);
    else this.#bytes += Math.max(0, sent - before);
    this.#began ??= this.now();
    this.draw();
  }

  draw() {
    const all = [...this.#photos.values()], there = all.filter(({ is }) => is === "there").length;
    this.element.hidden = !all.length;
    if (!all.length) return;
    const [size, sent] = ["size", "sent"].map((part) => all.reduce((sum, one) => sum + one[part], 0));
    const progress = this.element.querySelector("progress"), count = this.element.querySelector("[role=status]");
    progress.value = there === all.length ? 100 : Math.min(99, Math.floor((100 * sent) / (size || 1)));
    const said = filled(there === all.length ? this.words.allThere : this.words.all, { n: there, all: all.length });
    if (count.textContent !== said) count.textContent = said;
    this.element.querySelector("[data-part=left]").textContent = this.#left(size - sent);
  }

  #left(bytes) {
    const passed = this.now() - this.#began;
    if (!bytes || passed < SURE || !this.#bytes) return "";
    const seconds = (bytes / this.#bytes) * (passed / 1000);
    if (seconds > LONG) this.slow();
    return filled(this.words.left, { n: Math.max(1, Math.ceil(seconds / 60)) });
  }
}
