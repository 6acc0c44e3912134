/* One criterion on the page: its row of buttons, or its stepper and keypad. `came` is the score the page came with. */

import { filled } from "../lib/words.js";
import { Keypad } from "./keypad.js";
import { written } from "./points.js";

export class Mark {
  /** `changed(key, value, isContinued)` hears every score; `opened(mark)` that a keypad is about to open. */
  constructor(element, { words, changed, opened }) {
    Object.assign(this, { element, words, changed, opened, key: element.dataset.mark });
    this.scale = { maximum: Number(element.dataset.maximum), step: Number(element.dataset.step) };
    this.came = element.dataset.given === "" ? null : Number(element.dataset.given);
    this.value = this.came;
    this.name = element.querySelector("legend > span").firstChild.textContent.trim();
    this.says = element.querySelector("[data-mark-says]");
    this.opener = element.querySelector(".open");
    if (this.opener) this.withKeypad();
    element.addEventListener("change", (event) => this.chosen(event.target));
    element.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
  }

  withKeypad() {
    const pad = document.getElementById(this.opener.getAttribute("aria-controls"));
    const give = (value, isContinued) => this.set(value, isContinued);
    this.keypad = new Keypad(pad, this.scale, { words: this.words, give, closed: () => this.closed() });
  }

  /** What was tapped before this script had arrived counts too. */
  catchUp() {
    const early = this.element.querySelector("input[type=radio]:checked");
    if (early && Number(early.dataset.value) !== this.value) this.chosen(early);
  }

  chosen(input) {
    if (input.type === "radio") this.set(Number(input.dataset.value));
  }

  pressed(button) {
    if (!button) return;
    if (button === this.opener) return this.keypad.isOpen ? this.keypad.close() : this.open();
    if (button.dataset.by) this.step(Number(button.dataset.by));
  }

  open() {
    this.opened(this);
    this.opener.setAttribute("aria-expanded", "true");
    this.keypad.open(this.value);
  }

  closed() {
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  /** One step more or less, from nothing upwards too; never out of the scale. */
  step(by) {
    const value = (this.value ?? 0) + by;
    if (value > this.scale.maximum) return this.say(this.words.highest, { maximum: written(this.scale.maximum) });
    if (value < 0) return;
    this.set(value);
    if (this.keypad.isOpen) this.keypad.show(value);
  }

  set(value, isContinued = false) {
    this.draw(value);
    this.changed(this.key, value, isContinued);
  }

  say(text, values) {
    this.says.textContent = filled(text, values);
  }

  /** Show what the tablet holds, where it is not what one sees already. */
  catch(value) {
    if (value === this.value) return;
    this.draw(value);
    if (this.keypad?.isOpen && this.keypad.value !== value) this.keypad.show(value);
  }

  close(isClosed) {
    this.element.disabled = isClosed;
    if (isClosed && this.keypad?.isOpen) this.keypad.close();
  }

  draw(value) {
    this.value = value;
    const given = this.element.querySelector("[data-mark-given]");
    given.textContent = written(value);
    given.parentElement.classList.toggle("quiet", value === null);
    for (const radio of this.element.querySelectorAll("input[type=radio]")) radio.checked = Number(radio.dataset.value) === value && value !== null;
    if (!this.opener) return;
    this.says.textContent = "";
    const figure = this.opener.querySelector("[data-mark-value]");
    figure.hidden = value === null;
    figure.textContent = value === null ? "" : written(value);
    this.opener.querySelector("[data-mark-word]").textContent = value === null ? this.words.give : this.words.change;
  }
}
