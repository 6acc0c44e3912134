/* The keypad of one long scale: tap, 3, 7. Each digit counts at once; what would exceed the scale is refused. */

import { filled } from "../lib/words.js";
import { decimals, POINT, read, written } from "./points.js";

export class Keypad {
  constructor(element, scale, { words, give, closed }) {
    Object.assign(this, { element, scale, words, give, closed, text: "", isFresh: true });
    this.output = element.querySelector("output");
    this.says = element.querySelector("[data-keypad-says]");
    this.bands = [...element.querySelectorAll("[data-low]")];
    element.addEventListener("click", (event) => this.press(event.target.closest("button")));
    element.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** What is typed. */
  get value() {
    return read(this.text);
  }

  open(value) {
    this.element.hidden = false;
    this.show(value);
    this.element.querySelector("button").focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.element.hidden = true;
    this.closed();
  }

  /** Show `value`; the next digit begins anew. */
  show(value) {
    this.text = value === null ? "" : written(value);
    this.isFresh = true;
    this.draw();
  }

  press(button) {
    if (!button) return;
    if ("done" in button.dataset) return this.done();
    if ("erase" in button.dataset) return this.type(this.text.slice(0, -1));
    const text = this.isFresh ? "" : this.text;
    if ("point" in button.dataset) return text.includes(POINT) || this.type(`${text || "0"}${POINT}`);
    this.type(text === "0" ? button.dataset.digit : text + button.dataset.digit);
  }

  type(text) {
    if ((text.split(POINT)[1] ?? "").length > decimals(this.scale.step)) return;
    const value = read(text);
    if (value > this.scale.maximum) return this.say(this.words.highest, { maximum: written(this.scale.maximum) });
    const isContinued = !this.isFresh;
    this.text = text;
    this.isFresh = false;
    this.draw();
    if (this.isOnScale(value)) this.give(value, isContinued);
    else this.say(this.words.step, { step: written(this.scale.step) });
  }

  done() {
    if (this.isFresh || this.isOnScale(read(this.text))) this.close();
  }

  isOnScale(value) {
    return value === null || value % this.scale.step === 0;
  }

  say(text, values) {
    this.says.textContent = filled(text, values);
  }

  draw() {
    const value = read(this.text);
    this.output.textContent = this.text || written(null);
    this.says.textContent = "";
    const reached = this.bands.filter((band) => value !== null && value >= Number(band.dataset.low)).at(-1);
    for (const band of this.bands) band.toggleAttribute("aria-current", band === reached);
    reached?.setAttribute("aria-current", "true");
  }
}
