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
    return this.#store.write(["meta"], async (tx) => {
      const known = await tx.get("meta", "device");
      const isLost = !known || known.outboxes.includes(name);
      const device = isLost ? { key: "device", value: uuid(this.#random), outboxes: [name] } : { ...known, outboxes: [...known.outboxes, name] };
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
