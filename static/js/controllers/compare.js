/* Two to four sheets beside each other, from this tablet's own store; chosen below, from all or from the bookmarks. */

import { hall } from "../offline/hall.js";
import { written } from "../sheet/points.js";
import { Totals } from "../sheet/totals.js";

const FEWEST = 2;

export default async function compare(element) {
  const target = (name) => element.querySelector(`[data-compare-target="${name}"]`);
  const most = Number(element.dataset.compareMost);
  const boxes = [...element.querySelectorAll("input[name=n]")];
  const [columns, only, none, chooser] = ["columns", "only", "none", "chooser"].map(target);
  const asked = [...new Set(new URLSearchParams(location.search).getAll("n").map(Number))];
  const chosen = asked.filter((number) => boxOf(number)).slice(0, most);
  for (const number of chosen) boxOf(number).checked = true;
  limit();
  lay();
  element.addEventListener("change", limit);
  const here = await hall();
  only.hidden = !here;
  only.addEventListener("click", () => { only.setAttribute("aria-pressed", String(!isOnly())); draw(); });
  here?.on("change", draw);
  draw();

  function boxOf(number) {
    return boxes.find(({ value }) => Number(value) === number);
  }

  function isOnly() {
    return only.getAttribute("aria-pressed") === "true";
  }

  /** Four at most: the others wait until one is let go. */
  function limit() {
    const isFull = boxes.filter(({ checked }) => checked).length >= most;
    for (const box of boxes) box.disabled = isFull && !box.checked;
  }

  /** The chosen columns, in the order they were chosen. */
  function lay() {
    const shown = chosen.length >= FEWEST ? chosen.map((number) => columns.querySelector(`[data-column="${number}"]`)).filter(Boolean) : [];
    for (const column of columns.children) column.hidden = !shown.includes(column);
    columns.append(...shown);
    columns.className = `compared of-${shown.length}`;
    columns.hidden = shown.length === 0;
    chooser.open = columns.hidden;
  }

  function draw() {
    if (!here?.state()) return;
    let marked = 0;
    for (const choice of element.querySelectorAll("[data-choice]")) {
      const { bookmark } = here.sheet(Number(choice.dataset.choice));
      choice.querySelector('[data-compare-target="marked"]').hidden = !bookmark;
      choice.hidden = isOnly() && !bookmark;
      marked += Number(bookmark);
    }
    none.hidden = !isOnly() || marked > 0;
    for (const column of columns.querySelectorAll("[data-column]:not([hidden])")) fill(column, here.sheet(Number(column.dataset.column)));
  }
}

function fill(column, { scores, note, comment }) {
  for (const cell of column.querySelectorAll("[data-line]")) cell.textContent = written(scores[cell.dataset.line] ?? null);
  column.querySelector('[data-column-target="total"]').textContent = Totals.of(column.dataset).written(scores);
  for (const [name, text] of Object.entries({ note, comment })) {
    const place = column.querySelector(`[data-column-target="${name}"]`);
    place.hidden = !text;
    place.querySelector("span").textContent = text;
  }
}
