/* The practice sheet: it adds up as the real one does, and keeps nothing. */

import { seen } from "../sheet/first.js";
import { Bar } from "../sheet/bar.js";
import { Mark } from "../sheet/mark.js";
import { Scores } from "../sheet/scores.js";
import { Totals } from "../sheet/totals.js";

export default function practice(element) {
  const words = JSON.parse(element.dataset.sheetWords);
  const bar = new Bar(document.querySelector("[data-sheet-bar]"), { words, count: null, totals: Totals.of(element.dataset) });
  const marks = [...element.querySelectorAll("[data-mark]")].map((one) => new Mark(one, { words, changed, opened }));
  const scores = new Scores(marks.map((mark) => mark.key));

  function changed(key, value, isContinued) {
    scores.give(key, value, isContinued);
    bar.draw(scores);
  }

  function opened(mark) {
    for (const other of marks) if (other !== mark && other.keypad?.isOpen) other.keypad.close();
  }

  function undo() {
    const { key, value } = scores.undo();
    const mark = marks.find((one) => one.key === key);
    mark.draw(value);
    if (mark.keypad?.isOpen) mark.keypad.show(value);
    bar.draw(scores);
  }

  bar.undo.addEventListener("click", undo);
  element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const mark of marks) mark.catchUp();
  seen(element.dataset.practice);
}
