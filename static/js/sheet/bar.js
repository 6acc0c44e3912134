/* The bars: own total, what is left of this sheet and of the group, what is saved. */

import { filled, state } from "../lib/words.js";

const SHAPES = {
  saving: ["", "clock"],
  saved: ["good", "done"],
  failed: ["wait", "clock"],
  refused: ["bad", "alert"],
  two: ["wait", "alert"],
};

export class Bar {
  constructor(element, { words, count, totals }) {
    const target = (name) => element.querySelector(`[data-sheet-target="${name}"]`);
    Object.assign(this, { words, totals, total: target("total"), left: target("left"), status: target("status") });
    [this.count, this.others] = [count, Number(count.dataset.sheetCount)];
    this.undo = element.querySelector('[data-sheet-do="undo"]');
  }

  draw(scores) {
    this.total.textContent = this.totals.written(scores.content.scores);
    this.left.textContent = this.leftWords(scores.left);
    this.undo.hidden = scores.before.length === 0;
  }

  /** What the server has of this sheet counts: it is one of those left until it is complete there. */
  kept(scores) {
    const left = this.others + (scores.left > 0 ? 1 : 0);
    const [some, none] = this.count.children;
    some.querySelector("strong").textContent = left;
    [some.hidden, none.hidden] = [left === 0, left > 0];
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
