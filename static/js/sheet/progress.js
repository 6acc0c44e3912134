/* How far a judge has come, from the last state of the server and the sheets of this tablet. Pure. */

/** How many of `lines` have no score in `scores`. */
export function leftOf(scores, lines) {
  return lines.filter((line) => (scores[line] ?? null) === null).length;
}

/** One entry as a line of the list shows it; `sheet` is what the hall knows of it. */
export function taskOf(number, sheet, { lines, isOpen }) {
  const left = leftOf(sheet.scores, lines);
  const excuse = isOpen ? sheet.closed : null;
  return { number, sheet, left, excuse, isStarted: left < lines.length, isDone: Boolean(excuse) || left === 0 };
}

/** One group in the judge's walking order: its tasks, how many are done, the next one. */
export function groupOf(state, group, { sheet, lines }) {
  const isOpen = state.round.state === "judging" && !group.handed_in && !group.stood_down;
  const tasks = group.entries.map((number) => taskOf(number, sheet(number), { lines, isOpen }));
  const toScore = tasks.filter((task) => !task.excuse);
  const done = toScore.filter((task) => task.left === 0).length;
  const next = isOpen ? (toScore.find((task) => task.left > 0)?.number ?? null) : null;
  return { ...group, isOpen, tasks, whole: toScore.length, done, left: toScore.length - done, next };
}

/** Before and after `entry` on the judge's way, and what is left in its group; null where it is not on the way. */
export function wayOf(state, entry, known) {
  const group = state?.groups.find((each) => each.entries.includes(entry));
  if (!group) return null;
  const at = group.entries.indexOf(entry);
  const { left } = groupOf(state, group, known);
  return { previous: group.entries[at - 1] ?? null, next: group.entries[at + 1] ?? null, left };
}
