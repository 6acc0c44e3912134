/* What the server signs for: the hash of an operation as this tablet kept it, chained to the judge's one before.

   JSON.stringify of these plain values is, byte for byte, the server's json.dumps(ensure_ascii=False,
   separators=(",", ":")): whole numbers, and text without lone surrogates. */

import { sha256 } from "../../vendor/noble-hashes@2.4.0/sha2.js";

const HASH = /^[0-9a-f]{64}$/;

/** The parts of an operation that travel. */
export const PARTS = ["uuid", "sequence", "round", "attempt", "entry", "field", "value", "seen", "made_at", "offset"];

/** The hash of `operation` as `device` of judge number `judge` made it. */
export function operationHash(operation, { device, judge }) {
  const { uuid, sequence, round, attempt, entry, field, value, seen, made_at, offset } = operation;
  return digest([uuid, device, sequence, judge, round, attempt, entry, field, value, seen, made_at, offset]);
}

/** Whether `answer` holds a receipt for just this operation, with this outcome. */
export function verifies(answer, operation, sender) {
  const { outcome, version, received_at, receipt } = answer;
  if (!receipt || !isWhole(receipt.number) || !isWhole(received_at) || !isWhole(version, 0)) return false;
  const isFirst = receipt.number === 1;
  if (isFirst ? receipt.previous !== "" : !HASH.test(receipt.previous)) return false;
  const signed = [receipt.previous, receipt.number, operationHash(operation, sender), outcome, version, received_at];
  return receipt.hash === digest(signed);
}

function isWhole(number, least = 1) {
  return Number.isSafeInteger(number) && number >= least;
}

function digest(values) {
  const bytes = sha256(new TextEncoder().encode(JSON.stringify(values)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
