/* The judge's list, drawn from this tablet: states, totals, counts, what is left, the way along the tables. */

import { hall } from "../offline/hall.js";
import { say } from "../sheet/bar.js";
import { watch } from "../sheet/deadline.js";
import { isFirst } from "../sheet/first.js";
import { GroupOfTasks } from "../sheet/group.js";
import { Ear, told } from "../sheet/status.js";

export default async function tasks(element) {
  const here = await hall();
  if (!here) return;
  const words = JSON.parse(element.dataset.tasksWords);
  const status = { words: JSON.parse(element.dataset.statusWords), element: element.querySelector('[data-tasks-target="status"]') };
  const lines = JSON.parse(element.dataset.tasksLines);
  const known = { sheet: (number) => here.sheet(number), lines };
  const groups = [...element.querySelectorAll("[data-group]")].map((one) => new GroupOfTasks(one, words));

  function draw() {
    const state = here.state();
    if (!state) return;
    if (state.round.state === "judging" && isUntouched(state)) return practise(element);
    for (const group of groups) group.draw(state, known);
    for (const note of element.querySelectorAll("[data-round-when]")) note.hidden = note.dataset.roundWhen !== state.round.state;
  }

  function speak() {
    const { summary, phone } = ear;
    say(status.element, told({ words: status.words, summary, stuck: summary.unsaved, phone }));
  }

  /** Nothing scored: this is the first visit. */
  function isUntouched(state) {
    const entries = state.groups.flatMap((group) => group.entries);
    return entries.length > 0 && isFirst(element.dataset.tasks) && entries.every((entry) => !Object.keys(here.sheet(entry).scores).length);
  }

  const ear = new Ear(here, () => { draw(); speak(); });
  here.on("change", () => { draw(); speak(); });
  setInterval(speak, 15000);
  watch(element.querySelector("[data-due]"), here);
  draw();
  speak();
}

function practise(element) {
  location.replace(element.dataset.tasksPractice);
}
