/* One group of the judge's list. */

import { filled, state as shape } from "../lib/words.js";
import { groupOf } from "./progress.js";
import { Totals } from "./totals.js";

export class GroupOfTasks {
  constructor(element, words) {
    const target = (name) => element.querySelector(`[data-group-target="${name}"]`);
    Object.assign(this, { element, words, position: Number(element.dataset.group), totals: Totals.of(element.dataset) });
    Object.assign(this, { list: target("list"), done: target("done"), whole: target("whole"), left: target("left"), bar: target("bar"), none: target("none") });
    this.lines = new Map([...this.list.querySelectorAll("[data-task]")].map((line) => [Number(line.dataset.task), line]));
    this.filters = [...element.querySelectorAll("[data-filter]")];
    this.shown = this.filters.find((one) => one.hasAttribute("aria-current"))?.dataset.filter ?? "all";
    element.addEventListener("click", (event) => this.choose(event));
  }

  draw(state, known) {
    const found = state.groups.find((group) => group.position === this.position);
    if (!found) return;
    this.last = groupOf(state, found, known);
    for (const part of this.element.querySelectorAll("[data-group-when]")) part.hidden = !this.when[part.dataset.groupWhen];
    this.count();
    for (const task of this.last.tasks) this.line(task);
    this.list.append(...this.last.tasks.map((task) => this.lines.get(task.number)).filter(Boolean), this.none);
    this.filter();
  }

  get when() {
    const { handed_in: handedIn, stood_down: down, isOpen, left, tasks } = this.last;
    return { handed_in: handedIn, stood_down: down && !handedIn, complete: isOpen && left === 0 && tasks.length > 0 };
  }

  count() {
    const { done, whole, left } = this.last;
    if (!this.done) return;
    [this.done.textContent, this.whole.textContent] = [done, whole];
    this.left.textContent = left ? filled(this.words.left, { n: left }) : "";
    [this.bar.max, this.bar.value] = [whole || 1, done];
    this.bar.classList.toggle("good", whole > 0 && done >= whole);
    this.bar.setAttribute("aria-label", filled(this.words.progress, { done, whole }));
  }

  line(task) {
    const line = this.lines.get(task.number);
    if (!line) return;
    const isNext = task.number === this.last.next;
    line.firstElementChild.classList.toggle("next", isNext);
    line.querySelector('[data-task-target="state"]').replaceChildren(shape(...this.state(task, isNext)));
    const isShown = task.isStarted && !task.excuse;
    line.querySelector('[data-task-target="total"]').textContent = isShown ? this.totals.written(task.sheet.scores) : "";
    line.querySelector('[data-task-target="no-total"]').hidden = isShown;
  }

  /** A shape and a word: what one must know of this entry first. */
  state({ sheet, left, excuse, isStarted }, isNext) {
    const { words } = this;
    if (excuse) return ["", "lock", words.excuses[excuse] ?? words.excused];
    if (sheet.questions.length) return ["wait", "alert", words.asked];
    if (sheet.refused.length) return ["bad", "alert", words.refused];
    if (!isStarted) return ["", "ring", words.empty];
    if (left) return ["wait", "ring", filled(left === 1 ? words.one : words.some, { n: left }) + (isNext ? words.now : "")];
    return sheet.waiting ? ["wait", "tablet", words.tablet] : ["good", "done", words.server];
  }

  choose(event) {
    const link = event.target.closest("[data-filter]");
    if (!link || !this.last) return;
    event.preventDefault();
    this.shown = link.dataset.filter;
    this.filter();
  }

  filter() {
    const kinds = { all: () => true, unfinished: (task) => !task.isDone, bookmarked: (task) => task.sheet.bookmark };
    for (const link of this.filters) {
      const { filter } = link.dataset;
      link.toggleAttribute("aria-current", false);
      if (filter === this.shown) link.setAttribute("aria-current", "true");
      link.querySelector(".num").textContent = this.last.tasks.filter(kinds[filter]).length;
    }
    const shown = this.last.tasks.filter(kinds[this.shown]);
    for (const task of this.last.tasks) if (this.lines.has(task.number)) this.lines.get(task.number).hidden = !shown.includes(task);
    this.none.hidden = shown.length > 0;
  }
}
