/* The history of one sheet from two sources. Pure; ``judging.scoring.history`` tells it alike. */

const LOCAL = new Set(["waiting", "held", "refused"]);

/** Digits typed one after the other are one score: what was replaced this soon was never meant. */
const SOON = 10000;

/** This tablet's steps (newest first) and the server's (null: not heard of), each once, newest first.
    The server has everything it signed for, from every device; the rest is only here. */
export function merged(own, known) {
  if (!known) return settled(own);
  return settled([...own.filter(({ state }) => LOCAL.has(state)), ...known].sort((one, other) => other.at - one.at));
}

function settled(steps) {
  const later = new Map();
  return steps.filter(({ field, at }) => {
    const isMeant = !(later.get(field) - at <= SOON);
    later.set(field, at);
    return isMeant;
  });
}

/** Line -> the first score it ever had; `steps` newest first. */
export function firsts(steps) {
  return Object.fromEntries(steps.filter(({ value }) => value !== null).map(({ field, value }) => [field, value]));
}
