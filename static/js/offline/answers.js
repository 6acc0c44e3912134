/* What an answer of the server means for the operations of the letter it answers.

   Pure: nothing here is stored. Only our own answer counts, naming this very letter and this device; and of it
   only what carries a receipt that verifies, or a refusal. Somebody else's page changes nothing. */

import { verifies } from "./receipt.js";

const LOGGED = new Set(["kept", "asked", "late", "overtaken"]);

/** Whether `answer` is our server's yes to `letter`. */
export function isAnswer(answer, letter) {
  return answer?.ok === true && isNamed(answer, letter) && Number.isFinite(answer.now)
    && typeof answer.known === "boolean" && Array.isArray(answer.answers);
}

/** Whether `answer` is our server's no to the whole of `letter`. */
export function isRefusal(answer, letter) {
  return answer?.ok === false && answer.letter === letter.letter && typeof answer.message === "string";
}

/** Whether `answer` is our server's account of how things stand. */
export function isState(answer) {
  return answer?.ok === true && Number.isFinite(answer.now) && Number.isSafeInteger(answer.judge)
    && Number.isSafeInteger(answer.latest) && typeof answer.token === "string" && typeof answer.seat === "string"
    && isPlain(answer.sheets) && Array.isArray(answer.groups);
}

/** The operation as `answer` leaves it, or null when the answer does not count. */
export function decided(operation, answer, sender) {
  const { outcome, version, received_at, receipt, kept = null, reason = null } = answer;
  if (outcome === "refused") return { ...operation, state: "refused", reason };
  if (!LOGGED.has(outcome) || !verifies(answer, operation, sender)) return null;
  if (outcome === "asked" && !isPlain(kept)) return null;
  return { ...operation, state: outcome, version, received_at, receipt, kept, reason };
}

/** The operation, if this very answer was taken before, by a try that was not heard to end; else null. */
export function stood(operation, { outcome, receipt }) {
  const isSame = isAcknowledged(operation) ? operation.receipt.hash === receipt?.hash : operation.state === outcome;
  return isSame ? operation : null;
}

/** The operation as it was before the server had it: a server restored from a backup asks for it again. What versions
    it saw means nothing there any more. */
export function undone(operation) {
  return { ...operation, state: "waiting", isAgain: true };
}

/** Whether the server has signed for this operation. */
export function isAcknowledged(operation) {
  return LOGGED.has(operation.state);
}

/** How far the judge's log is known, after `operations` were decided: up to the first receipt that is somebody
    else's, or whose value does not stand as it was sent. */
export function knownUpTo(latest, operations) {
  if (latest === null) return null;
  const kept = operations.filter((one) => one.state === "kept").map((one) => one.receipt.number);
  return kept.sort((one, other) => one - other).reduce((known, number) => (number === known + 1 ? number : known), latest);
}

/** The newest receipt of `operations` and of `last`, as it is presented with the next letter. */
export function lastReceipt(last, operations) {
  const receipts = operations.filter(isAcknowledged).map(({ receipt: { number, hash } }) => ({ number, hash }));
  return receipts.reduce((newest, one) => (one.number > (newest?.number ?? 0) ? one : newest), last);
}

function isNamed(answer, letter) {
  return answer.letter === letter.letter && answer.device === letter.device;
}

function isPlain(thing) {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}
