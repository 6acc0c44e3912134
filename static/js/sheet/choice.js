/* One entry, two scores from two tablets: shows both and lets the judge choose. */

import { filled } from "../lib/words.js";
import { written } from "./points.js";

export class Choice {
  constructor(element, { words, names, totals, chosen }) {
    Object.assign(this, { element, words, names, totals });
    this.differences = element.querySelector('[data-sheet-target="differences"]');
    element.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-sheet-choose]")?.dataset.sheetChoose;
      if (!choice) return;
      element.hidden = true;
      chosen(choice === "here");
    });
  }

  ask(here, there) {
    this.button("here").textContent = filled(this.words.here, { total: this.totals.written(here.scores) });
    this.button("there").textContent = filled(this.words.there, { total: this.totals.written(there.scores) });
    const different = [...this.names].filter(([key]) => here.scores[key] !== there.scores[key]);
    this.differences.replaceChildren(...different.map(([key, name]) => line(name, here.scores[key], there.scores[key])));
    if (here.comment !== there.comment) this.differences.append(line("", here.comment, there.comment));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest" });
  }

  button(name) {
    return this.element.querySelector(`[data-sheet-choose="${name}"]`);
  }
}

function line(name, here, there) {
  const item = document.createElement("li");
  const text = (value) => (typeof value === "string" ? `“${value}”` : written(value ?? null));
  item.textContent = `${name}${name ? ": " : ""}${text(here)} / ${text(there)}`;
  return item;
}
