/* What this tablet holds of one judge: its operations, the server's sheets, and how far the two have come.

   Every method is one transaction that leaves the store whole, and gives what it changed. The record "tablet" has
   the device, the key of the judge's seat, the last sequence number, the last receipt and how much of the judge's log is known. A sequence number
   is taken in the transaction that writes its operation: no second tab and no crash can take it again. */

import { PARTS } from "./receipt.js";
import { Store } from "./store.js";
import { fields } from "./view.js";

const MOST = 100;
const LONGEST = 100000; // characters of one letter; the server takes 512 KiB

export class Outbox {
  constructor(indexedDB, name, wait) {
    this.store = new Store(indexedDB, name, shape, wait);
  }

  /** Everything, for a page that opens. A store that is new belongs to the device that `device()` gives. */
  async open(device) {
    const held = await this.load();
    if (held.tablet) return held;
    const fresh = { key: "tablet", device: await device(), seat: null, sequence: 0, last: null, latest: null, offset: null };
    await this.store.write(["meta"], async (tx) => (await tx.get("meta", "tablet")) ?? tx.put("meta", fresh));
    return this.load();
  }

  load() {
    return this.store.read(["operations", "sheets", "meta"], async (tx) => {
      const operations = inOrder(await tx.all("operations"));
      const sheets = await tx.all("sheets");
      const state = (await tx.get("meta", "state"))?.value ?? null;
      return { operations, sheets, state, tablet: await tx.get("meta", "tablet") };
    });
  }

  /** Write `taps` in their order, each with the next sequence number. */
  add(taps) {
    return this.store.write(["operations", "meta"], async (tx) => {
      const tablet = await tx.get("meta", "tablet");
      const operations = [];
      for (const tap of taps) {
        const known = await tx.get("operations", tap.uuid); // written by a try that was not heard to end
        const operation = known ?? { ...tap, sequence: (tablet.sequence += 1), state: "waiting" };
        if (!known) await tx.put("operations", operation);
        operations.push(operation);
      }
      await tx.put("meta", tablet);
      return { operations };
    });
  }

  /** The questions about one score are answered. */
  settle(entry, field) {
    return this.store.write(["operations"], async (tx) => {
      const asked = await tx.where("operations", "state", "asked");
      const settled = asked.filter((one) => one.entry === entry && one.field === field).map((one) => ({ ...one, isSettled: true }));
      for (const operation of settled) await tx.put("operations", operation);
      return { operations: settled };
    });
  }

  /** What the next letter carries: the earliest that wait, as many as fit; those a restored server asks for `again`
      travel apart. `left`: how many scores are then still only here. */
  letter() {
    return this.store.read(["operations", "meta"], async (tx) => {
      const waiting = inOrder(await tx.where("operations", "state", "waiting"));
      const { last } = await tx.get("meta", "tablet");
      const again = Boolean(waiting[0]?.isAgain);
      const together = waiting.filter((one) => Boolean(one.isAgain) === again);
      const operations = fitting(together.map(plain)), sent = new Set(operations.map(({ uuid }) => uuid));
      return { last, again, left: fields(waiting.filter(({ uuid }) => !sent.has(uuid))), operations };
    });
  }

  /** Remember how far the server's clock is ahead. */
  setOffset(offset) {
    return this.store.write(["meta"], async (tx) => {
      const tablet = { ...await tx.get("meta", "tablet"), offset };
      await tx.put("meta", tablet);
      return { tablet };
    });
  }

  close() {
    return this.store.close();
  }
}

/** Operations in the order the judge made them. */
export function inOrder(operations) {
  return operations.sort((one, other) => one.sequence - other.sequence);
}

function shape(db) {
  const operations = db.createObjectStore("operations", { keyPath: "uuid" });
  operations.createIndex("sequence", "sequence", { unique: true });
  operations.createIndex("state", "state");
  db.createObjectStore("sheets", { keyPath: "entry" });
  db.createObjectStore("meta", { keyPath: "key" });
}

function plain(operation) {
  return Object.fromEntries(PARTS.map((part) => [part, operation[part]]));
}

function fitting(operations) {
  let length = 0;
  return operations.slice(0, MOST).filter((one) => (length += JSON.stringify(one).length) <= LONGEST);
}
