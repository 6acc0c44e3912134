/* Whether a group can be handed in, and in what order its totals stand. Pure. */

/** `group` from groupOf; `waiting` of the hall; `isReached` whether the server answers. */
export function caseOf(state, group, { waiting, isReached }) {
  if (group.handed_in) return "handed_in";
  if (state.round.state !== "judging" || group.stood_down) return "closed";
  if (group.left) return "missing";
  return waiting || unsettled(group) || !isReached ? "waiting" : "complete";
}

/** Sheets of the group with a question or a refusal that the judge has not settled. */
export function unsettled(group) {
  return group.tasks.filter((task) => !task.excuse && (task.sheet.questions.length || task.sheet.refused.length)).length;
}

/** Those to score, the highest total first, then by number: a mis-tap shows itself. */
export function byTotal(tasks, totals) {
  const toScore = tasks.filter((task) => !task.excuse);
  const total = (task) => totals.of(task.sheet.scores) ?? -1;
  return toScore.sort((one, other) => total(other) - total(one) || one.number - other.number);
}
