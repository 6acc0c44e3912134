/* A store that falls silent: it is waited for so long and no longer, and what it did unheard is found. */

import assert from "node:assert/strict";
import test from "node:test";
import { Store } from "../../static/js/offline/store.js";
import { settled } from "./clock.mjs";
import { NAME, plainStore, replacing, unheard } from "./disk.mjs";
import { World, stored } from "./world.mjs";
import { IDBObjectStore } from "./vendor/fake-indexeddb@6.2.8/index.js";

test("an acknowledgement whose writing was not heard to end is taken all the same", async () => {
  const world = new World();
  const here = await world.start({ channel: { postMessage() {}, close() {} } });
  await here.give(12, "31", 1);
  await unheard(["operations", "sheets", "meta"], async () => {
    const visit = here.syncNow();
    await world.clock.pass(5000);
    await visit;
  });
  assert.deepEqual([(await stored(here))[0].state, here.summary().waiting, here.summary().isOnline], ["kept", 0, true]);
  assert.equal(world.server.log.length, 1);
});

test("a new outbox whose naming was not heard to end belongs to the one device, and no other outbox is forgotten", async () => {
  const world = new World();
  const first = await world.start();
  const opening = unheard(["meta"], async () => {
    const opened = world.open({ judge: 5 });
    await world.clock.pass(5000);
    return opened;
  });
  assert.equal((await opening).device, first.device);
  await first.close();
  await new Promise((resolve) => { world.disk.deleteDatabase(NAME).onsuccess = resolve; });
  const again = await world.open();
  assert.notEqual(again.device, first.device);
  const store = new Store(world.disk, "judging", () => {});
  assert.deepEqual((await store.read(["meta"], (tx) => tx.get("meta", "device"))).outboxes, [NAME, "judging:tet:5"]);
});

test("much work takes its time: only silence is cut off", async () => {
  const world = new World();
  const store = plainStore(world);
  await store.write(["meta"], async (tx) => {
    for (let key = 0; key < 4; key += 1) {
      await tx.put("meta", { key, value: 1 });
      world.clock.time += 4000;
      for (const timer of [...world.clock.timers]) if (timer.at <= world.clock.time) timer.act();
    }
  });
  assert.equal((await store.read(["meta"], (tx) => tx.all("meta"))).length, 4);
});

/** A store that says nothing: requests begun meanwhile never end. */
const SILENCES = {
  "a write is never heard of": [IDBObjectStore, "put"],
  "a read is never heard of": [IDBObjectStore, "get"],
};

for (const [what, [type, method]] of Object.entries(SILENCES)) {
  test(`${what}: it is cut off and tried once more`, async () => {
    const world = new World();
    const here = await world.start();
    let isFirst = true;
    await replacing(type, method, {
      instead(itself, ...args) {
        if (!isFirst) return itself.apply(this, args);
        isFirst = false;
        return {};
      },
      async act() {
        const given = here.give(12, "31", 1);
        await world.clock.pass(5000);
        await given;
      },
    });
    assert.deepEqual((await stored(here)).map(({ sequence }) => sequence), [1]);
  });
}

test("a database that does not open is asked for once more, and closed should it come after all", async () => {
  const world = new World();
  const here = await world.start();
  const open = world.disk.open.bind(world.disk), late = {};
  here.outbox.close();
  world.disk.open = () => { world.disk.open = open; return late; };
  const given = here.give(12, "31", 1);
  await world.clock.pass(5000);
  await given;
  let isClosed = false;
  Object.assign(late, { result: { close() { isClosed = true; } } }).onsuccess();
  await settled();
  assert.deepEqual([(await stored(here)).length, isClosed], [1, true]);
});

test("a store that stays silent is the page's to tell: taps are held in order, sync goes on, and all is written when it speaks", async () => {
  const world = new World();
  const here = await world.start();
  const heard = [];
  await replacing(IDBObjectStore, "put", {
    instead(itself, record) { return record.uuid ? {} : itself.call(this, record); },
    async act() {
      const give = (value) => here.give(12, "31", value).catch((error) => heard.push(error.name));
      give(1);
      await settled();
      give(2);
      give(3);
      await world.clock.pass(10000);
      assert.deepEqual(heard, ["TimeoutError"]);
      await world.clock.pass(10000);
      assert.deepEqual(heard, ["TimeoutError", "TimeoutError", "TimeoutError"]);
    },
  });
  assert.deepEqual([here.summary().unsaved, here.sheet(12).scores], [1, { 31: 3 }]);
  await world.clock.pass(40000);
  assert.deepEqual(world.server.log.map(({ value }) => value), [1, 2, 3]);
  assert.equal(here.summary().unsaved, 0);
});

/** A visit while the store keeps to `silence`; then time for the next ones. */
async function visited(here, world, silence) {
  await silence(async () => {
    const visit = here.syncNow();
    await world.clock.pass(25000);
    await visit;
  });
  await world.clock.pass(30000);
}

const ALONE = { channel: { postMessage() {}, close() {} } }; // a tab that hears of others, and so reads nothing again

test("an acknowledgement that was written, though no try was heard to end, is drawn at the next visit", async () => {
  const world = new World();
  const here = await world.start(ALONE);
  await here.give(12, "31", 1);
  const open = world.disk.open.bind(world.disk);
  await visited(here, world, (act) => unheard(["operations", "sheets", "meta"], act, () => { world.disk.open = () => ({}); })
    .finally(() => { world.disk.open = open; }));
  assert.deepEqual([here.summary().waiting, world.server.log.length], [0, 1]);
});

test("so is an account of how things stand that was written and could not be read", async () => {
  const world = new World();
  const here = await world.start(ALONE);
  world.server.otherDevice(12, "31", 3500);
  await visited(here, world, (act) => replacing(IDBObjectStore, "getAll", { instead: () => ({}), act }));
  assert.deepEqual(here.sheet(12).scores, { 31: 3500 });
});

test("a network that is cut makes nobody read the store again", async () => {
  const world = new World();
  const here = await world.start(ALONE);
  let reads = 0;
  world.cut();
  await replacing(IDBObjectStore, "getAll", {
    instead(itself, ...args) { reads += 1; return itself.apply(this, args); },
    async act() {
      for (const value of [1, 2, 3]) {
        await here.give(12, "31", value);
        await world.clock.pass(10000);
      }
    },
  });
  assert.deepEqual([reads, here.summary().waiting], [0, 1]);
});
