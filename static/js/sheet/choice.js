/* One score, two tablets of one judge: both values, each a button. What the server refused: named, with its reason. */

import { filled } from "../lib/words.js";
import { written } from "./points.js";

/** A value as people read it: points, or words in quotation marks. */
export function shown(value) {
  if (typeof value === "string") return value ? `“${value}”` : "–";
  return typeof value === "number" || value === null ? written(value) : String(value);
}

export class Choice {
  /** `chosen(field, "mine" | "kept")` hears the judge. */
  constructor(element, { words, names, chosen }) {
    Object.assign(this, { element, words, names, asked: "" });
    this.list = element.querySelector('[data-sheet-target="differences"]');
    this.unanswered = element.querySelector('[data-sheet-target="unanswered"]');
    element.addEventListener("click", (event) => {
      const { sheetChoose: choice, field } = event.target.closest("[data-sheet-choose]")?.dataset ?? {};
      if (choice) chosen(field, choice);
    });
  }

  ask(questions) {
    const asked = JSON.stringify(questions);
    if (asked === this.asked) return;
    this.asked = asked;
    this.unanswered.hidden = true;
    this.list.replaceChildren(...questions.map((question) => this.line(question)));
    this.element.hidden = questions.length === 0;
    if (questions.length) this.element.scrollIntoView({ block: "nearest" });
  }

  line({ field, mine, kept }) {
    const item = document.createElement("li");
    const name = document.createElement("p");
    const row = document.createElement("p");
    name.textContent = this.names.get(field) ?? field;
    row.className = "row";
    row.append(this.button(field, "mine", mine), this.button(field, "kept", kept?.value ?? kept));
    item.append(name, row);
    return item;
  }

  button(field, choice, value) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button" });
    Object.assign(button.dataset, { sheetChoose: choice, field });
    button.textContent = filled(this.words[choice], { value: shown(value) });
    return button;
  }
}

/** The refused ones, one line each, in the note `element`. */
export function refuse(element, refused, { names, words }) {
  element.hidden = refused.length === 0;
  const lines = refused.map(({ field, value, reason }) => {
    const item = document.createElement("li");
    item.textContent = filled(words.refused_one, { name: names.get(field) ?? field, value: shown(value), reason });
    return item;
  });
  element.querySelector("ul").replaceChildren(...lines);
}
