/* The store: strict writes, a connection that is lost, a tablet that is full, two tabs, a store that is gone. */

import assert from "node:assert/strict";
import test from "node:test";
import { META, NAME, plainStore, replacing } from "./disk.mjs";
import { World, stored } from "./world.mjs";
import { IDBDatabase, IDBFactory, IDBObjectStore, forceCloseDatabase } from "./vendor/fake-indexeddb@6.2.8/index.js";

test("every write asks to be strict", async () => {
  const world = new World();
  const asked = [];
  await replacing(IDBDatabase, "transaction", {
    instead(itself, names, mode, options) {
      const tx = itself.call(this, names, mode, options);
      if (mode === "readwrite") asked.push(tx.durability);
      return tx;
    },
    async act() {
      const here = await world.start();
      await here.give(12, "31", 1);
      await here.syncNow();
    },
  });
  assert.equal(asked.length > 4, true);
  assert.deepEqual([...new Set(asked)], ["strict"]);
});

test("a tap resolves only when its transaction is complete", async () => {
  const world = new World();
  const here = await world.start();
  let isComplete = false;
  await replacing(IDBDatabase, "transaction", {
    instead(itself, ...args) {
      const tx = itself.apply(this, args);
      tx.addEventListener("complete", () => { isComplete = true; });
      return tx;
    },
    act: () => here.give(12, "31", 1),
  });
  assert.equal(isComplete, true);
});

/** How a browser loses its database under an open page. */
const LOSSES = {
  "the connection is closed": (db) => { db.close(); },
  "the browser closes it by force": (db) => { forceCloseDatabase(db); },
  "another tab asks for a newer version": async (db, world) => {
    const request = world.disk.open(NAME, 2);
    const opened = await new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
    opened.close();
  },
};

for (const [what, lose] of Object.entries(LOSSES)) {
  test(`${what}: the next tap is written all the same`, async () => {
    const world = new World();
    const open = world.disk.open.bind(world.disk);
    const connections = [];
    world.disk.open = (...args) => {
      const request = open(...args);
      request.addEventListener("success", () => connections.push(request.result));
      return request;
    };
    const here = await world.start();
    await lose(connections.at(-1), world);
    await here.give(12, "31", 1);
    await here.syncNow();
    assert.deepEqual((await stored(here)).map(({ sequence, state }) => [sequence, state]), [[1, "kept"]]);
  });
}

/** Errors of one transaction: which are tried once more. */
for (const [name, isTried] of [
  ["UnknownError", true], ["InvalidStateError", true], ["AbortError", true],
  ["QuotaExceededError", false], ["ConstraintError", false], ["DataError", false],
]) {
  test(`${name}: ${isTried ? "the write is tried once more" : "the page hears of it"}`, async () => {
    const world = new World();
    const here = await world.start();
    let tries = 0;
    const give = replacing(IDBObjectStore, "put", {
      instead(itself, record) {
        if (record.sequence === 1 && record.uuid && (tries += 1) === 1) throw new DOMException("lost", name);
        return itself.call(this, record);
      },
      act: () => here.give(12, "31", 1),
    });
    if (isTried) await give;
    else await assert.rejects(give, { name });
    assert.deepEqual([(await stored(here)).length, tries], isTried ? [1, 2] : [0, 1]);
  });
}

test("a connection that is lost for good is opened anew", async () => {
  const world = new World();
  const here = await world.start();
  const lost = new Set();
  await replacing(IDBDatabase, "transaction", {
    instead(itself, ...args) {
      if (!lost.size) lost.add(this);
      if (lost.has(this)) throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
      return itself.apply(this, args);
    },
    act: () => here.give(12, "31", 1),
  });
  assert.equal((await stored(here)).length, 1);
});

test("a connection that stays lost is the page's to tell, after two tries", async () => {
  const world = new World();
  const here = await world.start();
  let tries = 0;
  await assert.rejects(replacing(IDBDatabase, "transaction", {
    instead() { tries += 1; throw new DOMException("Connection to Indexed Database server lost.", "UnknownError"); },
    act: () => here.give(12, "31", 1),
  }), { name: "UnknownError" });
  assert.equal(tries, 2);
  assert.equal(here.summary().unsaved, 1);
});

test("a write that was complete after all, though it was not heard to end, is one operation", async () => {
  const world = new World();
  const here = await world.start();
  let isFirst = true;
  await replacing(IDBDatabase, "transaction", {
    instead(itself, names, mode, options) {
      const tx = itself.call(this, names, mode, options);
      if (mode !== "readwrite" || !isFirst) return tx;
      isFirst = false;
      Object.defineProperty(tx, "oncomplete", { set() { tx.addEventListener("complete", () => tx.onabort()); } });
      return tx;
    },
    act: () => here.give(12, "31", 1),
  });
  assert.deepEqual((await stored(here)).map(({ sequence }) => sequence), [1]);
});

test("a full tablet: the page hears it, the taps are held in order, and written when there is room", async () => {
  const world = new World();
  const here = await world.start();
  const full = (act) => replacing(IDBObjectStore, "put", {
    instead(itself, record) {
      if (record.uuid) throw new DOMException("full", "QuotaExceededError");
      return itself.call(this, record);
    },
    act,
  });
  await full(async () => {
    await assert.rejects(here.give(12, "31", 1), { name: "QuotaExceededError" });
    await assert.rejects(here.give(12, "31", 2), { name: "QuotaExceededError" });
    await here.syncNow();
  });
  assert.deepEqual([here.sheet(12).scores, here.sheet(12).waiting, here.summary().unsaved], [{ 31: 2 }, 2, 1]);
  assert.deepEqual([(await stored(here)).length, here.history(12).map(({ state }) => state)], [0, ["held", "held"]]);
  await here.syncNow();
  assert.deepEqual(world.server.log.map(({ value }) => value), [1, 2]);
  assert.deepEqual([here.summary().unsaved, here.summary().waiting, here.sheet(12).scores], [0, 0, { 31: 2 }]);
});

test("a text that the server would never take is refused here, and nothing waits behind it", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "comment", "đẹp");
  for (const field of ["comment", "note"]) {
    await assert.rejects(here.give(12, field, "ế".repeat(4001)), { name: "TooLongError" });
  }
  await here.give(12, "31", 1);
  await here.syncNow();
  assert.deepEqual(world.server.log.map(({ field }) => field), ["comment", "31"]);
  assert.deepEqual([here.summary().unsaved, here.summary().waiting, here.sheet(12).comment], [0, 0, "đẹp"]);
});

test("characters are counted as the server counts them: composed, and whole", async () => {
  const here = await new World().start();
  for (const sign of ["x", "😀", "e\u0302\u0301"]) await here.give(12, "comment", sign.repeat(4000));
  assert.equal((await stored(here)).length, 3);
});

test("a full tablet: an acknowledgement that cannot be written changes nothing", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await replacing(IDBObjectStore, "put", {
    instead(itself, record) {
      if (record.receipt) throw new DOMException("full", "QuotaExceededError");
      return itself.call(this, record);
    },
    act: () => here.syncNow(),
  });
  assert.deepEqual([(await stored(here))[0].state, here.summary().waiting], ["waiting", 1]);
  await here.syncNow();
  assert.deepEqual([(await stored(here))[0].state, world.server.log.length], ["kept", 1]);
});

test("work that fails half-way leaves nothing", async () => {
  const store = plainStore(new World());
  await assert.rejects(store.write(["meta"], async (tx) => {
    await META[1](tx);
    throw new Error("half-way");
  }), { message: "half-way" });
  assert.deepEqual(await store.read(["meta"], (tx) => tx.all("meta")), []);
});

for (const [when, work] of [
  ["while a request waits", (tx) => { const put = META[1](tx); tx.tx._abort("QuotaExceededError"); return put; }],
  ["as it is completed", async (tx) => { await META[1](tx); tx.tx._abort("QuotaExceededError"); }],
]) {
  test(`a transaction that is cut off ${when} says why`, async () => {
    await assert.rejects(plainStore(new World()).write(["meta"], work), { name: "QuotaExceededError" });
  });
}

test("a database that could not be opened once is opened the next time", async () => {
  const world = new World();
  const store = plainStore(world);
  const open = world.disk.open.bind(world.disk);
  world.disk.open = () => { throw new DOMException("full", "QuotaExceededError"); };
  await assert.rejects(store.write(...META), { name: "QuotaExceededError" });
  world.disk.open = open;
  await store.write(...META);
});

test("taps that come while one is being written are written together", async () => {
  const world = new World();
  const here = await world.start();
  let writes = 0;
  await replacing(IDBDatabase, "transaction", {
    instead(itself, names, mode, options) {
      writes += mode === "readwrite";
      return itself.call(this, names, mode, options);
    },
    act: () => Promise.all(Array.from({ length: 10 }, (_, each) => here.give(12, "31", each))),
  });
  assert.deepEqual([writes <= 2, (await stored(here)).map(({ value }) => value)], [true, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]);
});

test("two tabs that open a new store at once agree on the device", async () => {
  const world = new World();
  const [one, other] = await Promise.all([world.open(), world.open()]);
  assert.equal((await one.outbox.load()).tablet.device, (await other.outbox.load()).tablet.device);
  assert.equal(one.device, other.device);
});

test("killed and opened again, everything is there", async () => {
  const world = new World();
  const here = await world.start();
  world.cut();
  await here.give(12, "31", 1);
  await here.give(12, "comment", "đẹp");
  const again = await world.open();
  assert.deepEqual([again.sheet(12).scores, again.sheet(12).comment, again.summary().waiting], [{ 31: 1 }, "đẹp", 2]);
  assert.deepEqual([again.device, again.state().round.key], [here.device, "final"]);
  await again.give(12, "31", 2);
  assert.deepEqual((await stored(again)).map(({ sequence }) => sequence), [1, 2, 3]);
});

test("two tabs never take the same sequence number", async () => {
  const world = new World();
  const [one, other] = [await world.start(), await world.start()];
  const taps = Array.from({ length: 40 }, (_, each) => [one, other][each % 2].give(12, "31", each));
  await Promise.all(taps);
  const sequences = (await stored(one)).map(({ sequence }) => sequence);
  assert.deepEqual(sequences, Array.from({ length: 40 }, (_, each) => each + 1));
});

test("two judges on one tablet: one device, each with an outbox of their own", async () => {
  const world = new World();
  await world.start();
  const one = await world.start();
  await one.give(12, "31", 1);
  world.server.judge = 5;
  const other = await world.start({ judge: 5 });
  assert.deepEqual([other.device, other.sheet(12).scores, other.summary().waiting], [one.device, {}, 0]);
  await other.give(12, "31", 2);
  await other.syncNow();
  assert.deepEqual(world.server.log.map(({ value }) => value), [2]);
  world.server.judge = 3;
  await one.syncNow();
  assert.deepEqual(world.server.log.map(({ value }) => value), [2, 1]);
});

test("a browser that lost one outbox goes on as another device, so no sequence number comes twice", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.syncNow();
  await here.close();
  await world.open({ judge: 5 });
  await new Promise((resolve) => { world.disk.deleteDatabase(NAME).onsuccess = resolve; });
  const again = await world.start();
  assert.notEqual(again.device, here.device);
  assert.deepEqual(again.sheet(12).scores, { 31: 1 });
  await again.give(12, "31", 2);
  await again.syncNow();
  assert.deepEqual(world.server.sheet(12).scores, { 31: 2 });
});

test("a store that a newer version has changed is used as it is", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.close();
  await LOSSES["another tab asks for a newer version"](null, world);
  const again = await world.start();
  assert.deepEqual([again.summary().waiting, again.sheet(12).scores], [0, { 31: 1 }]);
});

test("a browser whose storage cannot be opened says so", async () => {
  const world = new World();
  world.disk = new IDBFactory();
  world.disk.open = () => { throw new DOMException("denied", "SecurityError"); };
  await assert.rejects(world.open(), { name: "SecurityError" });
});
