/* How much is only on this tablet, whoever's it is: leaving it is refused meanwhile. */

import { Outbox } from "./outbox.js";
import { Store } from "./store.js";
import { fields } from "./view.js";

/** How many scores of any judge wait in this browser. */
export async function unsent(indexedDB) {
  const device = new Store(indexedDB, "judging", (db) => db.createObjectStore("meta", { keyPath: "key" }));
  const records = await device.read(["meta"], (tx) => tx.all("meta"));
  await device.close();
  let count = 0;
  for (const name of new Set(records.flatMap(outboxes))) count += await waiting(new Outbox(indexedDB, name).store);
  return count;
}

function outboxes({ key, value, outboxes: names = [], number }) {
  const [kind, slug] = key.split(":");
  if (kind === "judge" && value !== null) return [`judging:${slug}:${value}`];
  return kind === "turn" ? [`judging:${slug}:${number}`] : names;
}

async function waiting(store) {
  const all = await store.read(["operations"], (tx) => tx.where("operations", "state", "waiting"));
  await store.close();
  return fields(all);
}
