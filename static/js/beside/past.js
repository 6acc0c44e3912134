/* What was given on one sheet: the first scores beside the present ones, and every change below. Asked for when
   opened: the server knows of every device, this tablet alone of what has not left it. */

import { headers, json } from "../lib/http.js";
import { written } from "../sheet/points.js";
import { firsts, merged } from "./history.js";

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });

export class Past {
  /** `lines` are the names of the sheet's lines by their ids. */
  constructor(element, { here, entry, words, lines, address }) {
    Object.assign(this, { element, here, entry, words, lines, address, known: null, place: element.querySelector('[data-notes-target="history"]') });
    element.addEventListener("toggle", () => element.open && this.ask());
    if (element.open) this.ask(); // before this script came
  }

  async ask() {
    this.draw();
    const answer = await fetch(this.address, { headers: headers() }).then(json, () => null);
    this.known = answer?.ok === true && answer.entry === this.entry ? answer.history : null;
    this.draw();
  }

  draw() {
    if (!this.element.open) return;
    const steps = merged(this.here.history(this.entry), this.known).filter(({ field }) => field in this.lines);
    const parts = steps.length ? [this.table(firsts(steps)), this.list(steps)] : [line("p", this.words.none)];
    if (!this.known) parts.push(line("p", this.words.alone, "quiet"));
    this.place.replaceChildren(...parts);
  }

  table(first) {
    const now = this.here.sheet(this.entry).scores;
    const list = line("dl", "", "firsts");
    for (const [key, name] of Object.entries(this.lines)) {
      const value = line("dd", `${written(first[key] ?? null)} → ${written(now[key] ?? null)}`, "num");
      list.append(line("dt", name), value);
    }
    return list;
  }

  list(steps) {
    const list = line("ol", "", "steps-back");
    for (const { field, value, at, state } of steps) {
      const said = value === null ? this.words.taken : written(value);
      const row = line("li", `${this.lines[field]}: ${said}`);
      const where = { waiting: this.words.waiting, held: this.words.waiting, refused: this.words.refused }[state];
      row.append(line("span", [moment(at), where].filter(Boolean).join(", "), "quiet"));
      list.append(row);
    }
    return list;
  }
}

/** 14:32 22/11, as the server writes it. */
function moment(at) {
  return clock.format(at).split(", ").reverse().join(" ");
}

function line(name, text, kind = "") {
  const element = document.createElement(name);
  element.className = kind;
  element.textContent = text;
  return element;
}
