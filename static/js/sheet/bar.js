/* The bars: own total, what is left of this sheet and of the group, where the scores are, previous and next. */

import { filled, icon } from "../lib/words.js";

export class Bar {
  constructor(element, { words, count, totals }) {
    const target = (name) => element.querySelector(`[data-sheet-target="${name}"]`);
    Object.assign(this, { words, totals, count, total: target("total"), left: target("left"), status: target("status") });
    Object.assign(this, { previous: target("previous"), next: target("next"), list: target("list") });
    this.undo = element.querySelector('[data-sheet-do="undo"]');
  }

  draw(scores) {
    this.total.textContent = this.totals.written(scores.plain);
    this.left.textContent = this.leftWords(scores.left);
    this.undo.hidden = scores.before.length === 0;
  }

  leftWords(left) {
    if (left === 0) return this.words.complete;
    return left === 1 ? this.words.left_one : filled(this.words.left, { n: left });
  }

  /** The judge's own way through the group. */
  lead({ previous, next, left }) {
    const [some, none] = this.count.children;
    some.querySelector("strong").textContent = left;
    [some.hidden, none.hidden] = [left === 0, left > 0];
    point(this.previous, previous);
    point(this.next, next);
    this.list.hidden = next !== null;
  }

  say(what) {
    say(this.status, what);
  }
}

function point(link, number) {
  link.hidden = number === null;
  if (number === null) return;
  link.href = link.href.replace(/[^/]*$/, number);
  link.querySelector(".num").textContent = number;
}

/** Write a status once: a shape, its words, and below what to do. */
export function say(element, { kind, icon: drawing, text, detail }) {
  const written = `${kind} ${text} ${detail}`;
  if (element.dataset.said === written) return;
  Object.assign(element.dataset, { said: written, kind });
  const state = document.createElement("span");
  state.className = `state ${kind}`;
  state.append(icon(drawing), text);
  const more = document.createElement("small");
  more.textContent = detail;
  element.replaceChildren(state, ...(detail ? [more] : []));
}
