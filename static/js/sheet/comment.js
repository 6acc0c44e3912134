/* The comment: given after a pause, and when one leaves it. One that is too long is kept nowhere: it stays on the screen
   and is never safe. */

import { isTooLong } from "../offline/taps.js";

const PAUSE = 1500;

export class Comment {
  /** `give(text)` hears a comment that is worth keeping. */
  constructor(element, give) {
    Object.assign(this, { element, give, given: element.value.trim(), timer: 0 });
    element.addEventListener("input", () => this.later());
    element.addEventListener("blur", () => this.flush());
    document.addEventListener("visibilitychange", () => this.flush());
    window.addEventListener("pagehide", () => this.flush());
  }

  get text() {
    return this.element.value.trim();
  }

  get isSafe() {
    return this.text === this.given;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  flush() {
    clearTimeout(this.timer);
    if (this.isSafe) return;
    const { text } = this;
    if (!isTooLong(text)) this.given = text;
    this.give(text);
  }

  /** Show what is kept, unless somebody is writing. */
  draw(text) {
    if (!this.isSafe || text === this.given) return;
    this.given = text;
    this.element.value = text;
  }

  close(isClosed) {
    this.element.readOnly = isClosed;
  }
}
