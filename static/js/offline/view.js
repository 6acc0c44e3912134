/* A sheet as the judge sees it: what the server has, overlaid by what is still only on this tablet.

   Pure. `operations` are this tablet's own of that sheet, in order of sequence; taps that could not be written
   yet ("held") come last. */

export const EMPTY = { scores: {}, versions: {}, comment: "", note: "", bookmark: false, closed: null };
const TEXTS = { comment: "", note: "", bookmark: false };

/** The sheet with its open questions, refusals and late operations, and how many of its operations wait. */
export function drawn(sheet, operations) {
  const { scores, comment, note, bookmark, closed } = sheet;
  const view = { scores: { ...scores }, comment, note, bookmark, closed, questions: [], refused: [], late: [] };
  const waiting = operations.filter(isOnlyHere);
  for (const { field, value } of waiting) put(view, field, value);
  for (const newest of newestOfEach(operations)) {
    const { field, value, state, reason } = newest;
    if (state === "refused") view.refused.push({ field, value, reason });
    if (state === "late") view.late.push({ field, value, reason });
    if (isAsked(sheet, newest)) view.questions.push({ field, mine: value, kept: valueOf(sheet, field) });
  }
  return { ...view, waiting: waiting.length };
}

/** Whether this operation is known to this tablet alone. */
export function isOnlyHere({ state }) {
  return state === "waiting" || state === "held";
}

/** How many scores, texts and marks `operations` are about: digits typed one after the other are one score. */
export function fields(operations) {
  return new Set(operations.map(({ entry, field }) => `${entry} ${field}`)).size;
}

/** The sheet with the value that now stands in one field, or null when it has a newer version already. */
export function written(sheet, { field, value, version }) {
  if (version <= (sheet.versions[field] ?? 0)) return null;
  const next = { ...sheet, scores: { ...sheet.scores }, versions: { ...sheet.versions, [field]: version } };
  put(next, field, value);
  return next;
}

/** The version of `field` that the judge can have seen: what lies under a tap still waiting, or under a question
    still open, has not been shown. */
export function seen(sheet, operations, field) {
  const newest = operations.findLast((one) => one.field === field);
  if (newest && (isOnlyHere(newest) || isAsked(sheet, newest))) return newest.seen;
  return sheet.versions[field] ?? 0;
}

/** The value of `field` on a sheet. */
export function valueOf(sheet, field) {
  return field in TEXTS ? sheet[field] : sheet.scores[field] ?? null;
}

/** This tablet's operations on one sheet, newest first. */
export function history(operations) {
  return operations.filter(({ state }) => state !== "aside").map(({ field, value, made_at, state, reason = null }) => ({ field, value, at: made_at, state, reason })).reverse();
}

function isAsked(sheet, { state, isSettled, field, value }) {
  return state === "asked" && !isSettled && valueOf(sheet, field) !== value;
}

function newestOfEach(operations) {
  return new Map(operations.map((one) => [one.field, one])).values();
}

function put(sheet, field, value) {
  if (field in TEXTS) sheet[field] = value ?? TEXTS[field];
  else if (value === null) delete sheet.scores[field];
  else sheet.scores[field] = value;
}
