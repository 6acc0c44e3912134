/* Before a group is handed in: all own totals in order, what is missing, and nothing left that only this tablet has. */

import { hall } from "../offline/hall.js";
import { filled, state as shape } from "../lib/words.js";
import { say } from "../sheet/bar.js";
import { watch } from "../sheet/deadline.js";
import { byTotal, caseOf, unsettled } from "../sheet/handing.js";
import { groupOf } from "../sheet/progress.js";
import { Ear, told } from "../sheet/status.js";
import { Totals } from "../sheet/totals.js";

export default async function handin(element) {
  const here = await hall();
  if (!here) return;
  const page = new Handin(element, here);
  here.on("change", () => page.draw());
  watch(element.querySelector("[data-due]"), here);
  page.draw();
  here.syncNow();
}

class Handin {
  constructor(element, here) {
    const read = (name) => JSON.parse(element.dataset[name]);
    Object.assign(this, { element, here, words: read("handinWords"), status: read("statusWords"), lines: read("handinLines") });
    Object.assign(this, { totals: Totals.of(element.dataset), position: Number(element.dataset.handin) });
    this.ear = new Ear(here, () => this.draw());
    this.rows = new Map([...element.querySelectorAll("[data-task]")].map((row) => [Number(row.dataset.task), row]));
    element.querySelector("[data-handin-again]").addEventListener("click", () => here.syncNow());
    element.querySelector("form").addEventListener("submit", (event) => this.send(event));
  }

  target(name) {
    return this.element.querySelector(`[data-handin-target="${name}"]`);
  }

  draw() {
    const { here, lines } = this;
    const state = here.state();
    const { summary, phone } = this.ear;
    say(this.target("status"), told({ words: this.status, summary, stuck: summary.unsaved, phone }));
    const found = state?.groups.find((group) => group.position === this.position);
    if (!found) return;
    const group = groupOf(state, found, { sheet: (number) => here.sheet(number), lines });
    this.show(caseOf(state, group, { waiting: summary.waiting, isReached: summary.isOnline }));
    this.target("missing").textContent = filled(this.words.missing, { n: group.left });
    this.target("waiting").textContent = this.holding(summary, unsettled(group));
    for (const row of this.rows.values()) row.hidden = true;
    for (const task of byTotal(group.tasks, this.totals)) this.row(task);
  }

  holding({ waiting }, open) {
    if (waiting) return filled(this.words.waiting, { n: waiting });
    return open ? filled(this.words.unsettled, { n: open }) : this.words.unreached;
  }

  show(name) {
    for (const part of this.element.querySelectorAll("[data-handin-when]")) part.hidden = part.dataset.handinWhen !== name;
  }

  row({ number, sheet, left }) {
    const row = this.rows.get(number);
    if (!row) return;
    row.hidden = false;
    row.querySelector('[data-task-target="total"]').textContent = this.totals.written(sheet.scores);
    row.querySelector('[data-task-target="state"]').replaceChildren(...this.state(sheet, left).map((one) => shape(...one)));
    this.target("list").append(row);
  }

  state(sheet, left) {
    const { words } = this;
    if (sheet.questions.length) return [["wait", "alert", words.asked]];
    if (sheet.refused.length) return [["bad", "alert", words.refused]];
    if (left) return [["wait", "ring", filled(left === 1 ? words.one : words.some, { n: left })]];
    return sheet.waiting ? [["wait", "tablet", words.tablet]] : [];
  }

  /** Only when this tablet holds nothing back; with the token the server gave last. */
  send(event) {
    const { token } = this.here.state() ?? {};
    if (this.here.summary().waiting) {
      event.preventDefault();
      return this.draw();
    }
    if (token) event.target.elements.csrf_token.value = token;
  }
}
