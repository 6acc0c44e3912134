/* The bottom bar: own total, what is left, what is saved. */

import { filled, state } from "../lib/words.js";
import { written } from "./points.js";

const SHAPES = {
  saving: ["", "clock"],
  saved: ["good", "done"],
  failed: ["wait", "clock"],
  refused: ["bad", "alert"],
  two: ["wait", "alert"],
};

export class Bar {
  constructor(element, words) {
    const target = (name) => element.querySelector(`[data-sheet-target="${name}"]`);
    Object.assign(this, { words, total: target("total"), left: target("left"), status: target("status") });
    this.undo = element.querySelector('[data-sheet-do="undo"]');
  }

  draw(scores) {
    this.total.textContent = written(scores.total);
    this.left.textContent = this.leftWords(scores.left);
    this.undo.hidden = scores.before.length === 0;
  }

  leftWords(left) {
    if (left === 0) return this.words.complete;
    return left === 1 ? this.words.left_one : filled(this.words.left, { n: left });
  }

  say(name, { message }) {
    const text = name === "two" ? message : filled(this.words[name], { reason: message });
    this.status.replaceChildren(state(...SHAPES[name], text));
  }
}
