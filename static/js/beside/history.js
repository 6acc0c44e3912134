/* The history of one sheet from two sources. Pure. */

const LOCAL = new Set(["waiting", "held", "refused"]);

/** This tablet's steps (newest first) and the server's (null: not heard of), each once, newest first.
    The server has everything it signed for, from every device; the rest is only here. */
export function merged(own, known) {
  if (!known) return own;
  return [...own.filter(({ state }) => LOCAL.has(state)), ...known].sort((one, other) => other.at - one.at);
}

/** Line -> the first score it ever had; `steps` newest first. */
export function firsts(steps) {
  return Object.fromEntries(steps.filter(({ value }) => value !== null).map(({ field, value }) => [field, value]));
}
