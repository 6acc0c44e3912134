/* Taking in what the server says: its answer to a letter, and its account of how things stand.

   Each is one transaction. An operation stops waiting only here. */

import { decided, isAcknowledged, knownUpTo, lastReceipt, stood, undone } from "./answers.js";
import { inOrder } from "./outbox.js";
import { EMPTY, written } from "./view.js";

const ALL = ["operations", "sheets", "meta"];

/** Our server's `answer` to `letter`. Gives what changed, and how many of its operations no longer wait. */
export function take(store, { letter, answer, sender }) {
  const answers = new Map(answer.answers.map((one) => [one?.uuid, one]));
  return store.write(ALL, async (tx) => {
    const operations = [];
    for (const { uuid } of letter.operations) {
      const operation = await tx.get("operations", uuid);
      if (!operation || !answers.has(uuid)) continue;
      const next = operation.state === "waiting" ? decided(operation, answers.get(uuid), sender) : stood(operation, answers.get(uuid));
      if (next) operations.push(next);
    }
    const moved = operations.length;
    const sheets = await stand(tx, operations);
    const tablet = await tx.get("meta", "tablet");
    const last = lastReceipt(answer.known ? tablet.last : null, operations);
    const latest = answer.known ? knownUpTo(tablet.latest, operations) : null;
    if (!answer.known) operations.push(...await lost(tx, operations));
    for (const operation of operations) await tx.put("operations", operation);
    await tx.put("meta", { ...tablet, last, latest });
    return { operations, sheets, tablet: { ...tablet, last, latest }, moved };
  });
}

/** How things stand. False, and nothing changes, when that is older than this tablet's last receipt.
    When the round is over, the server is known to have everything, and nothing waits, what it has is forgotten. */
export function adopt(store, { sheets, ...state }, isKnown) {
  return store.write(ALL, async (tx) => {
    const tablet = await seated(tx, state.seat);
    if (state.latest < (tablet.last?.number ?? 0)) return false;
    await tx.clear("sheets");
    for (const [entry, sheet] of Object.entries(sheets)) await tx.put("sheets", { ...EMPTY, ...sheet, entry: Number(entry) });
    await tx.put("meta", { key: "state", value: state });
    await tx.put("meta", { ...tablet, latest: state.latest });
    if (isKnown && state.round?.state === "closed") await forget(tx, state.round);
    return true;
  });
}

/** This tablet in the seat that the server knows. What it holds of another seat, such as of a rehearsal under the same
    address and number, is set aside: kept, and never sent or shown. */
async function seated(tx, seat) {
  const tablet = await tx.get("meta", "tablet");
  if (tablet.seat === seat) return tablet;
  if (!tablet.seat) return { ...tablet, seat };
  for (const one of await tx.all("operations")) await tx.put("operations", { ...one, state: "aside" });
  return { ...tablet, seat, last: null, latest: null };
}

/** The sheets as they stand after `operations`: with their value where it was kept, with what was in the way where
    the judge is asked. */
async function stand(tx, operations) {
  const sheets = new Map();
  for (const { state, entry, field, value, version, kept } of operations) {
    const standing = { kept: { value, version }, asked: kept }[state];
    if (!standing) continue;
    const sheet = sheets.get(entry) ?? (await tx.get("sheets", entry)) ?? { ...EMPTY, entry };
    sheets.set(entry, written(sheet, { field, ...standing }) ?? sheet);
  }
  for (const sheet of sheets.values()) await tx.put("sheets", sheet);
  return [...sheets.values()];
}

/** A server restored from a backup has lost what it signed for: everything acknowledged till now waits again, with
    what waited all along. What has just been `decided` is there. */
async function lost(tx, decided) {
  const there = new Set(decided.map(({ uuid }) => uuid));
  const isLost = (one) => !there.has(one.uuid) && (isAcknowledged(one) || one.state === "waiting");
  return inOrder(await tx.all("operations")).filter(isLost).map(undone);
}

async function forget(tx, round) {
  const operations = await tx.all("operations");
  if (operations.some(({ state }) => state === "waiting")) return;
  const isOlder = (one) => one.round !== round.key || one.attempt !== round.attempt;
  for (const one of operations) if (isAcknowledged(one) || isOlder(one)) await tx.delete("operations", one.uuid);
}
