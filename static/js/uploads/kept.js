/* Photos chosen and not yet on the server, kept on this phone: a closed page goes on with them when it is opened again.

   {id, at (the address they go to), order, name, file, isSmaller (wanted so), digest, location (where the server keeps
   what it has)} */

import { Store } from "../offline/store.js";

const LONGEST = 7 * 24 * 3600 * 1000; // as long as the server keeps a part

const store = globalThis.indexedDB && new Store(indexedDB, "uploads", (db) => db.createObjectStore("photos", { keyPath: "id" }));

/** Whether `photo` would survive this page. */
export async function keep(photo) {
  const { id, at, order, name, file, isSmaller, digest, location, kept_at } = photo;
  return quietly(false, async () => {
    await store.write(["photos"], (tx) => tx.put("photos", { id, at, order, name, file, isSmaller, digest, location, kept_at }));
    return true;
  });
}

/** It has arrived, or is not wanted. */
export function forget({ id }) {
  return quietly(null, () => store.write(["photos"], (tx) => tx.delete("photos", id)));
}

/** Those that go to `at`, in the order they were chosen. What is too old is forgotten, wherever it goes. */
export function keptFor(at, now) {
  return quietly([], () => store.write(["photos"], async (tx) => {
    const all = await tx.all("photos");
    for (const { id, kept_at } of all) if (now - kept_at > LONGEST) await tx.delete("photos", id);
    return all.filter((one) => one.at === at && now - one.kept_at <= LONGEST).sort((one, other) => one.order - other.order);
  }));
}

/** A phone that keeps nothing (private browsing, no space) still sends while the page is open. */
async function quietly(otherwise, work) {
  if (!store) return otherwise;
  try {
    return await work();
  } catch (error) {
    console.warn("Photos are not kept on this phone:", error);
    return otherwise;
  }
}
