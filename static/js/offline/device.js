/* This browser as one device, and which judge works on it at each competition. */

import { uuid } from "./chance.js";
import { Store } from "./store.js";

export class Device {
  #store;
  #random;

  constructor(indexedDB, random, wait) {
    this.#store = new Store(indexedDB, "judging", (db) => db.createObjectStore("meta", { keyPath: "key" }), wait);
    this.#random = random;
  }

  /** The device that the new outbox `name` belongs to. A browser that has lost an outbox goes on as another device:
      the sequence numbers of the lost one are not to be used again. */
  nameFor(name) {
    const fresh = uuid(this.#random); // also tells a second try what the first, not heard to end, has done
    return this.#store.write(["meta"], async (tx) => {
      const { value = fresh, outboxes = [], by } = (await tx.get("meta", "device")) ?? {};
      if (by === fresh) return value;
      const isLost = outboxes.includes(name);
      const device = { key: "device", value: isLost ? fresh : value, outboxes: [...new Set([...outboxes, name])], by: fresh };
      await tx.put("meta", device);
      return device.value;
    });
  }

  /** The number of the judge who works here at the competition `slug`, or null. */
  async judge(slug) {
    return (await this.#store.read(["meta"], (tx) => tx.get("meta", `judge:${slug}`)))?.value ?? null;
  }

  setJudge(slug, value) {
    return this.#store.write(["meta"], (tx) => tx.put("meta", { key: `judge:${slug}`, value }));
  }

  close() {
    return this.#store.close();
  }
}
