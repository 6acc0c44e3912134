/* Several tabs of one browser: one sends at a time, and each sees what the others did. */

import assert from "node:assert/strict";
import test from "node:test";
import { settled } from "./clock.mjs";
import { World } from "./world.mjs";

/** Web Locks as far as they are used. */
class Locks {
  held = null;

  async request(name, { ifAvailable = false, steal = false }, work) {
    if (this.held && !steal) return work(ifAvailable ? null : assert.fail("waiting for a lock"));
    const mine = (this.held = { name });
    try {
      return await work(mine);
    } finally {
      if (this.held === mine) this.held = null;
    }
  }
}

/** A BroadcastChannel to the other tabs of `world`. */
function channel(world) {
  world.channels ??= new Set();
  const end = {
    onmessage: null,
    postMessage(data) {
      for (const other of world.channels) if (other !== end) setImmediate(() => other.onmessage?.({ data }));
    },
    close: () => world.channels.delete(end),
  };
  world.channels.add(end);
  return end;
}

/** How often `page` reads its whole store; `hold()` keeps the next reading until its `open()`. */
function counted(page) {
  const load = page.outbox.load.bind(page.outbox);
  let until = null;
  const readings = {
    count: 0,
    hold() {
      const gate = {};
      until = new Promise((resolve) => { gate.open = resolve; });
      return gate;
    },
  };
  page.outbox.load = async () => {
    readings.count += 1;
    const read = await load();
    await until;
    return read;
  };
  return readings;
}

function held(world) {
  const gate = {};
  world.network = async (forward) => {
    await new Promise((resolve) => { gate.open = resolve; });
    return forward();
  };
  return gate;
}

for (const [how, locks] of [["by Web Locks", () => new Locks()], ["by a record in the store", () => null]]) {
  test(`${how}: one tab sends at a time; the other looks again in a second`, async () => {
    const world = new World();
    const shared = { locks: locks(), random: () => 0.5 };
    const one = await world.start(shared);
    const other = await world.start({ ...shared, random: () => 0.25 });
    const gate = held(world);
    const sending = one.syncNow();
    await settled();
    await other.give(12, "31", 1);
    await other.syncNow();
    assert.equal(world.most, 1);
    assert.equal(world.clock.pauses.includes(1000), true);
    world.mend();
    gate.open();
    await sending;
    await world.clock.pass(1000);
    assert.deepEqual([other.summary().waiting, world.server.log.length], [0, 1]);
  });

  test(`${how}: the turn is given back after a failure`, async () => {
    const world = new World();
    const shared = { locks: locks() };
    const one = await world.start({ ...shared, random: () => 0.5 });
    const other = await world.start({ ...shared, random: () => 0.25 });
    world.cut();
    await one.syncNow();
    world.mend();
    await other.give(12, "31", 1);
    await other.syncNow();
    assert.equal(other.summary().waiting, 0);
  });

  test(`${how}: a tab that sleeps over its turn, or was killed, is passed by`, async () => {
    const world = new World();
    const shared = { locks: locks() };
    const one = await world.start({ ...shared, random: () => 0.5, wait: () => () => {} });
    const other = await world.start({ ...shared, random: () => 0.25 });
    held(world);
    one.syncNow();
    await settled();
    world.mend();
    await other.give(12, "31", 1);
    await other.syncNow();
    assert.equal(other.summary().waiting, 1);
    await world.clock.pass(shared.locks ? 32000 : 13000);
    assert.equal(other.summary().waiting, 0);
  });
}

test("by Web Locks: whoever had to wait once does not push in later", async () => {
  const world = new World();
  const shared = { locks: new Locks() };
  const one = await world.start({ ...shared, random: () => 0.5 });
  const other = await world.start({ ...shared, random: () => 0.25 });
  await world.clock.pass(40000);
  const gate = held(world);
  const sending = one.syncNow();
  await settled();
  await other.syncNow();
  assert.equal(world.most, 1);
  gate.open();
  await sending;
});

test("a clock that was put back does not keep a tab waiting", async () => {
  const world = new World();
  const one = await world.start({ random: () => 0.5, wait: () => () => {} });
  const other = await world.start({ random: () => 0.25 });
  held(world);
  one.syncNow();
  await settled();
  world.mend();
  world.clock.time -= 7_200_000;
  await other.syncNow();
  assert.equal(world.server.letters.length, 3);
});

test("what one tab does the other sees, sent or not", async () => {
  const world = new World();
  const one = await world.start({ channel: channel(world) });
  const other = await world.start({ channel: channel(world) });
  const heard = [];
  other.on("change", (entries) => heard.push(...entries));
  await one.give(12, "31", 1);
  await settled();
  assert.deepEqual([other.sheet(12).scores, other.summary().waiting, heard.includes(12)], [{ 31: 1 }, 1, true]);
  await one.syncNow();
  await settled();
  assert.deepEqual([other.summary().waiting, other.history(12)[0].state], [0, "kept"]);
  await one.close();
  assert.equal(world.channels.size, 1);
});

test("a tab that nobody looks at reads nothing of another's work until it is looked at, or speaks to the server", async () => {
  const world = new World();
  let isSeen = false;
  const one = await world.start({ channel: channel(world) });
  const other = await world.start({ channel: channel(world), isSeen: () => isSeen });
  const readings = counted(other);
  await one.give(12, "31", 1);
  await settled();
  assert.deepEqual([readings.count, other.sheet(12).scores], [0, {}]);
  isSeen = true;
  world.network = () => Promise.reject(new TypeError("away"));
  await other.wake();
  assert.deepEqual([readings.count, other.sheet(12).scores], [1, { 31: 1 }]);
  isSeen = false;
  world.mend();
  await one.give(12, "31", 2);
  await settled();
  await other.syncNow();
  assert.deepEqual([readings.count, world.server.log.length, other.summary().waiting], [2, 2, 0]);
});

test("what comes from another tab during a reading is read together, once", async () => {
  const world = new World();
  const one = await world.start({ channel: channel(world) });
  const other = await world.start({ channel: channel(world) });
  const readings = counted(other);
  const gate = readings.hold();
  for (const value of [1, 2, 3]) await one.give(12, "31", value);
  await settled();
  gate.open();
  await settled();
  assert.deepEqual([readings.count, other.sheet(12).scores], [2, { 31: 3 }]);
});

test("a reading that fails is made up for by the next visit", async (t) => {
  t.mock.method(console, "warn", () => {});
  const world = new World();
  const one = await world.start({ channel: channel(world) });
  const other = await world.start({ channel: channel(world) });
  const { load } = other.outbox;
  other.outbox.load = () => Promise.reject(new DOMException("gone", "UnknownError"));
  await one.give(12, "31", 1);
  await settled();
  other.outbox.load = load;
  assert.deepEqual(other.sheet(12).scores, {});
  world.network = () => Promise.reject(new TypeError("away"));
  await other.syncNow();
  assert.deepEqual(other.sheet(12).scores, { 31: 1 });
});

test("without a channel a tab sees the others' work when it next speaks to the server", async () => {
  const world = new World();
  const [one, other] = [await world.start(), await world.start()];
  await one.give(12, "31", 1);
  await one.syncNow();
  await other.syncNow();
  assert.deepEqual([other.sheet(12).scores, other.history(12).length], [{ 31: 1 }, 1]);
});

test("a page that cannot draw what it hears loses nothing", async (t) => {
  const complaints = t.mock.method(console, "error", () => {});
  const world = new World();
  const here = await world.start();
  for (const event of ["change", "sync"]) here.on(event, () => { throw new Error("cannot draw"); });
  await here.give(12, "31", 1);
  await here.syncNow();
  assert.deepEqual([here.summary().waiting, world.clock.pauses.length, complaints.mock.callCount() > 2], [0, 1, true]);
});

test("a listener that has ended hears nothing", async () => {
  const world = new World();
  const here = await world.start();
  const heard = [];
  const end = here.on("change", () => heard.push(1));
  end();
  await here.give(12, "31", 1);
  assert.deepEqual(heard, []);
});
