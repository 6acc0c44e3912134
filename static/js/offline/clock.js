/* Time: how far the server's clock is ahead of the tablet's, and how long to pause before the next letter. */

const HEARTBEAT = 15000;
const AFTER_FAULTS = 5000;
const FIRST = 2000;
const LONGEST = 8000;

/** Milliseconds, server minus tablet, taking the server's time for the middle of the round trip. */
export function offsetOf(serverNow, { sent, received }) {
  return Math.round(serverNow - (sent + received) / 2);
}

/** Before the next letter: 15 s when all is well, 5 s soon after faults, when the judge's other device may have much
    to bring; 2 s, 4 s, 8 s, 8 s … after so many `failures` in a row. Never exactly, so that a hall of tablets does not
    knock all at once. */
export function pause({ failures, isAfterFaults }, random) {
  const plain = failures ? Math.min(FIRST * 2 ** (failures - 1), LONGEST) : isAfterFaults ? AFTER_FAULTS : HEARTBEAT;
  return Math.round(plain * (0.8 + 0.4 * random()));
}

/** The page's own timer: runs `act` after `ms`; gives what calls it off. */
export function wait(act, ms) {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
