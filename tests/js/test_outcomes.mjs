/* What becomes of an operation, and what the judge sees of it. */

import assert from "node:assert/strict";
import test from "node:test";
import { World, stored } from "./world.mjs";

const states = async (here) => (await stored(here)).map(({ state }) => state);

test("kept: it stands, and the next one has seen it", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 3500);
  await here.syncNow();
  await here.give(12, "31", 3600);
  await here.syncNow();
  assert.deepEqual((await stored(here)).map(({ seen, version }) => [seen, version]), [[0, 1], [1, 2]]);
  assert.deepEqual(here.sheet(12).scores, { 31: 3600 });
  assert.equal(world.server.looks, 1); // nothing is read again that this tablet knows
});

test("refused: shown with its reason, kept, never sent again, over when it is given anew", async () => {
  const world = new World();
  world.server.refuses = ({ value }) => (value > 10000 ? "More than this criterion gives." : null);
  const here = await world.start();
  await here.give(12, "31", 99999);
  await here.give(12, "32", 100);
  await here.syncNow();
  const refused = [{ field: "31", value: 99999, reason: "More than this criterion gives." }];
  assert.deepEqual([here.sheet(12).refused, here.sheet(12).scores, await states(here)], [refused, { 32: 100 }, ["refused", "kept"]]);
  assert.deepEqual([here.summary().refused, here.summary().waiting], [1, 0]);
  await here.syncNow();
  assert.deepEqual(world.server.letters.at(-1).operations, []);
  await here.give(12, "31", 9999);
  assert.deepEqual([here.sheet(12).refused, here.summary().refused], [[], 0]);
  await here.syncNow();
  assert.deepEqual(await states(here), ["refused", "kept", "kept"]);
});

test("late: safe in the log, not on the sheet", async () => {
  const world = new World();
  const here = await world.start();
  world.server.isLate = true;
  await here.give(12, "31", 3500);
  await here.syncNow();
  const { late, scores, waiting } = here.sheet(12);
  assert.deepEqual([late, scores, waiting], [[{ field: "31", value: 3500, reason: "After the deadline." }], {}, 0]);
  assert.equal(here.history(12)[0].state, "late");
  assert.equal(world.server.looks, 2); // a log that is not as the tablet sent it is looked up
});

test("overtaken: the same as kept, and the newer one stands", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.give(12, "31", 2);
  const [first, second] = await stored(here);
  world.server.keep(second, { device: here.device, judge: 3 });
  await here.syncNow();
  assert.deepEqual([await states(here), here.sheet(12).scores, here.summary().waiting], [["overtaken", "kept"], { 31: 2 }, 0]);
  assert.equal(first.sequence < second.sequence, true);
});

/** Both devices gave the same score; this one had not seen it. */
async function asked(world, value = 4000) {
  const here = await world.start();
  world.server.otherDevice(12, "31", 3500);
  await here.give(12, "31", value);
  await here.syncNow();
  return here;
}

test("asked: the server's value stands and the judge is asked", async () => {
  const world = new World();
  const here = await asked(world);
  assert.deepEqual(here.sheet(12).scores, { 31: 3500 });
  assert.deepEqual(here.sheet(12).questions, [{ field: "31", mine: 4000, kept: 3500 }]);
  assert.deepEqual([here.summary().questions, here.summary().waiting], [1, 0]);
});

test("asked: what stands is known even when the sheets could not be read after it", async () => {
  const world = new World();
  const here = await world.start();
  world.server.otherDevice(12, "31", 3500);
  await here.give(12, "31", 4000);
  world.network = (forward, { address }) => (address.endsWith("/state") ? Promise.reject(new TypeError("cut")) : forward());
  await here.syncNow();
  assert.deepEqual([here.sheet(12).scores, here.sheet(12).questions], [{ 31: 3500 }, [{ field: "31", mine: 4000, kept: 3500 }]]);
});

test("asked, and this tablet's: a new operation that has seen what stands", async () => {
  const world = new World();
  const here = await asked(world);
  await here.answer(12, "31", "mine");
  assert.deepEqual([here.sheet(12).questions, here.sheet(12).scores], [[], { 31: 4000 }]);
  await here.syncNow();
  assert.deepEqual([await states(here), (await stored(here))[1].seen], [["asked", "kept"], 1]);
  assert.deepEqual([world.server.sheet(12).scores, here.sheet(12).scores, here.summary().questions], [{ 31: 4000 }, { 31: 4000 }, 0]);
});

test("asked, and what stands: nothing is sent, and nobody asks again", async () => {
  const world = new World();
  const here = await asked(world);
  await here.answer(12, "31", "kept");
  const letters = world.server.log.length;
  await here.syncNow();
  assert.deepEqual([here.sheet(12).questions, here.sheet(12).scores, world.server.log.length], [[], { 31: 3500 }, letters]);
  const again = await world.start();
  assert.deepEqual(again.sheet(12).questions, []);
});

test("asked, answered too late: what stands now is shown and is what was seen", async () => {
  const world = new World();
  const here = await asked(world);
  world.server.otherDevice(12, "31", 3300);
  await here.syncNow();
  assert.deepEqual(here.sheet(12).questions, [{ field: "31", mine: 4000, kept: 3300 }]);
  await here.answer(12, "31", "mine");
  await here.syncNow();
  assert.deepEqual(world.server.sheet(12).scores, { 31: 4000 });
});

test("two questions on a sheet are answered one by one; what was not asked has no answer", async () => {
  const world = new World();
  const here = await asked(world);
  world.server.otherDevice(12, "32", 1);
  world.network = (forward, { address }) => (address.endsWith("/state") ? Promise.reject(new TypeError("cut")) : forward());
  await here.give(12, "32", 2);
  await here.syncNow();
  world.mend();
  await here.answer(12, "31", "kept");
  assert.deepEqual(here.sheet(12).questions, [{ field: "32", mine: 2, kept: 1 }]);
  await here.answer(12, "31", "mine");
  await here.answer(14, "31", "mine");
  assert.equal(here.summary().waiting, 0);
});

test("a sheet that is no longer this judge's is gone, one that is new is there", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.syncNow();
  Object.assign(world.server, { entries: [14, 16], standing: "x" });
  world.server.otherDevice(16, "31", 2);
  await here.syncNow();
  assert.deepEqual([here.sheet(12).scores, here.sheet(16).scores], [{}, { 31: 2 }]);
});

test("asked about what both gave: nothing to ask", async () => {
  const world = new World();
  const here = await asked(world);
  world.server.otherDevice(12, "31", 4000);
  await here.syncNow();
  assert.deepEqual([here.sheet(12).questions, here.summary().questions], [[], 0]);
});

test("asked: a further tap has seen no more than the one before it, and asks again", async () => {
  const world = new World();
  const here = await asked(world);
  await here.give(12, "31", 4100);
  await here.syncNow();
  assert.deepEqual([await states(here), world.server.sheet(12).scores], [["asked", "asked"], { 31: 3500 }]);
  assert.deepEqual(here.sheet(12).questions, [{ field: "31", mine: 4100, kept: 3500 }]);
  await here.answer(12, "31", "kept");
  assert.deepEqual(here.sheet(12).questions, []);
});

test("a tap over one that waits has seen no more than that one, whatever came in between", async () => {
  const world = new World();
  const here = await world.start();
  world.cut();
  await here.give(12, "31", 4000);
  world.server.otherDevice(12, "31", 3500);
  world.network = (forward, { address }) => (address.endsWith("/state") ? forward() : new Response("{}", { status: 400 }));
  await here.syncNow();
  assert.equal(here.state().latest, 1); // it came in, under what waits
  await here.give(12, "31", 4100);
  world.mend();
  await here.syncNow();
  assert.deepEqual([await states(here), world.server.sheet(12).scores], [["asked", "asked"], { 31: 3500 }]);
});

test("another device's score comes in when nothing of ours is in its way", async () => {
  const world = new World();
  const here = await world.start();
  const heard = [];
  here.on("change", (entries) => heard.push(...entries));
  world.server.otherDevice(12, "31", 3500);
  await here.syncNow();
  assert.deepEqual([here.sheet(12).scores, heard.includes(12)], [{ 31: 3500 }, true]);
  await here.give(12, "31", 3600);
  await here.syncNow();
  assert.deepEqual(world.server.sheet(12).scores, { 31: 3600 });
});

test("the page sees what waits over what the server has, in order; a score taken away is gone", async () => {
  const world = new World();
  world.server.otherDevice(12, "31", 3500);
  const here = await world.start();
  world.cut();
  await here.give(12, "31", 3600);
  await here.give(12, "32", 100);
  await here.give(12, "31", null);
  await here.give(12, "comment", "đẹp");
  await here.give(12, "bookmark", true);
  const { scores, comment, note, bookmark, waiting } = here.sheet(12);
  assert.deepEqual([scores, comment, note, bookmark, waiting], [{ 32: 100 }, "đẹp", "", true, 5]);
  assert.deepEqual(here.history(12).map(({ field, value, state }) => [field, value, state]), [
    ["bookmark", true, "waiting"], ["comment", "đẹp", "waiting"], ["31", null, "waiting"], ["32", 100, "waiting"], ["31", 3600, "waiting"],
  ]);
  assert.deepEqual(here.sheet(14).scores, {});
  world.mend();
  await here.syncNow();
  assert.deepEqual([here.sheet(12).scores, here.sheet(12).comment, here.sheet(12).bookmark], [{ 32: 100 }, "đẹp", true]);
  await here.give(12, "comment", null);
  assert.equal(here.sheet(12).comment, "");
});
