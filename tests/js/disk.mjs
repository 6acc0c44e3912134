/* A browser's store that can be made to fail. */

import { Store } from "../../static/js/offline/store.js";
import { IDBDatabase } from "./vendor/fake-indexeddb@6.2.8/index.js";

export const NAME = "judging:tet:3";

/** Runs `act` while `method` of `type` is `instead(itself, …)`. */
export async function replacing(type, method, { instead, act }) {
  const itself = type.prototype[method];
  type.prototype[method] = function replaced(...args) { return instead.call(this, itself, ...args); };
  try {
    return await act();
  } finally {
    type.prototype[method] = itself;
  }
}

/** Runs `act` while the end of the first writing transaction over `names`, which is complete, is not heard; `then()`
    hears that it has begun. */
export function unheard(names, act, then = () => {}) {
  let isFirst = true;
  return replacing(IDBDatabase, "transaction", {
    instead(itself, ...args) {
      const tx = itself.apply(this, args);
      if (!isFirst || args[1] !== "readwrite" || args[0].join() !== names.join()) return tx;
      isFirst = false;
      then();
      Object.defineProperty(tx, "oncomplete", { set() {} });
      return tx;
    },
    act,
  });
}

export const META = [["meta"], (tx) => tx.put("meta", { key: "x", value: 1 })];

/** A store of its own with one record to be written. */
export function plainStore(world) {
  return new Store(world.disk, "plain", (db) => db.createObjectStore("meta", { keyPath: "key" }), world.clock.wait);
}
