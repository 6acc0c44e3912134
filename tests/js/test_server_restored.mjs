/* A server that was put back to an older state asks again for everything it had signed for; an older account is not
   taken for news; and nothing is forgotten before the round is over. */

import assert from "node:assert/strict";
import test from "node:test";
import { World, stored } from "./world.mjs";

const states = async (here) => (await stored(here)).map(({ state }) => state);

/** Three scores on the server; its backup has only the first. */
async function restored() {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.syncNow();
  const backup = world.server.backup();
  await here.give(12, "31", 2);
  await here.give(14, "31", 3);
  await here.syncNow();
  world.server.restore(backup);
  return { world, here };
}

test("everything acknowledged goes again, in order, and nothing is lost", async () => {
  const { world, here } = await restored();
  await here.syncNow();
  const [, again] = world.server.letters.slice(-2);
  assert.deepEqual(again.operations.map(({ sequence }) => sequence), [1, 2, 3]);
  assert.equal(again.last, null);
  assert.deepEqual([world.server.sheet(12).scores, world.server.sheet(14).scores], [{ 31: 2 }, { 31: 3 }]);
  assert.deepEqual([await states(here), world.server.log.length, here.summary().waiting], [["kept", "kept", "kept"], 3, 0]);
  assert.deepEqual((await here.outbox.letter()).last, { number: 3, hash: world.server.log[2].hash });
  assert.deepEqual((await here.outbox.load()).sheets[0].versions, world.server.sheet(12).versions);
});

test("with a new tap on board, the rest follows and the newest stands", async () => {
  const { world, here } = await restored();
  await here.give(12, "31", 4);
  await here.syncNow();
  assert.deepEqual([world.server.sheet(12).scores, here.sheet(12).scores, world.server.log.length], [{ 31: 4 }, { 31: 4 }, 4]);
  assert.deepEqual(await states(here), ["kept", "overtaken", "kept", "kept"]);
});

test("while the answer is on its way it waits again, and the judge sees their own scores all along", async () => {
  const { world, here } = await restored();
  let letters = 0;
  world.network = (forward) => ((letters += 1) === 1 ? forward() : Promise.reject(new TypeError("cut")));
  await here.syncNow();
  assert.deepEqual([await states(here), here.summary().waiting], [["waiting", "waiting", "waiting"], 2]);
  assert.deepEqual([here.sheet(12).scores, here.sheet(14).scores], [{ 31: 2 }, { 31: 3 }]);
  const again = await world.start();
  assert.equal(again.summary().waiting, 2);
  world.mend();
  await again.syncNow();
  assert.deepEqual([world.server.sheet(14).scores, again.summary().waiting], [{ 31: 3 }, 0]);
});

test("refused operations are not sent again, questions answered are not asked again", async () => {
  const world = new World();
  world.server.refuses = ({ value }) => (value === 7 ? "No." : null);
  const here = await world.start();
  const backup = world.server.backup();
  world.server.otherDevice(12, "31", 3500);
  const other = world.server.backup();
  await here.give(12, "31", 4000);
  await here.give(12, "32", 7);
  await here.syncNow();
  await here.answer(12, "31", "kept");
  world.server.restore(other);
  await here.syncNow();
  assert.deepEqual([await states(here), here.sheet(12).questions], [["asked", "refused"], []]);
  world.server.restore(backup);
  await here.syncNow();
  assert.equal(world.server.letters.at(-1).operations.length <= 1, true);
  assert.deepEqual(await states(here), ["kept", "refused"]);
});

test("an account of how things stood before this tablet's last receipt changes nothing but the token", async () => {
  const world = new World();
  const here = await world.start();
  const old = world.server.look();
  await here.give(12, "31", 1);
  await here.syncNow();
  world.server.token = "token 2";
  world.server.standing = "another";
  world.network = (forward, { address }) => (address.endsWith("/state") ? Response.json({ ...old, token: "token 2" }) : forward());
  await here.syncNow();
  assert.deepEqual([here.sheet(12).scores, here.state().token, here.state().standing], [{ 31: 1 }, "token 2", "as it stands"]);
  await here.give(12, "31", 2);
  await here.syncNow();
  assert.deepEqual(world.server.sheet(12).scores, { 31: 2 });
});

/** The token is no longer believed, so the account of how things stand comes before any answer to a letter. */
async function lookFirst(world, here) {
  world.network = (forward, { address }) => (address.endsWith("/state") ? forward() : Response.json({ ok: false }, { status: 400 }));
  await here.syncNow();
  world.mend();
}

for (const [what, state, held] of [["open", "judging", ["kept", "kept"]], ["closed and all acknowledged", "closed", []]]) {
  test(`the round is ${what}: the tablet holds ${held.join(", ") || "nothing more"}`, async () => {
    const world = new World();
    const here = await world.start();
    await here.give(12, "31", 1);
    await here.give(12, "32", 2);
    await here.syncNow();
    Object.assign(world.server, { state, standing: "x" });
    await here.syncNow();
    assert.deepEqual(await states(here), held);
    assert.deepEqual(here.sheet(12).scores, { 31: 1, 32: 2 });
  });
}

test("the round is closed with one still waiting: all of it stays until that one is acknowledged", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.syncNow();
  await here.give(12, "32", 2);
  Object.assign(world.server, { state: "closed", standing: "x" });
  await lookFirst(world, here);
  assert.deepEqual([here.state().round.state, await states(here)], ["closed", ["kept", "waiting"]]);
  await here.syncNow();
  world.server.standing = "y";
  await here.syncNow();
  assert.deepEqual([await states(here), here.sheet(12).scores], [[], { 31: 1, 32: 2 }]);
});

test("the next attempt is closed: what was refused in the one before is forgotten", async () => {
  const world = new World();
  const here = await world.start();
  world.server.refuses = () => "No.";
  await here.give(12, "31", 1);
  await here.syncNow();
  Object.assign(world.server, { attempt: 2, standing: "x" });
  await here.syncNow();
  await here.give(12, "32", 1);
  await here.syncNow();
  Object.assign(world.server, { state: "closed", standing: "y" });
  await here.syncNow();
  assert.deepEqual((await stored(here)).map(({ field, attempt }) => [field, attempt]), [["32", 2]]);
});

test("closed, refused operations of that round stay; sequence numbers go on", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.syncNow();
  world.server.refuses = () => "No.";
  await here.give(12, "32", 1);
  await here.syncNow();
  Object.assign(world.server, { standing: "x", state: "closed" });
  await here.syncNow();
  assert.deepEqual(await states(here), ["refused"]);
  await here.give(12, "31", 2);
  assert.deepEqual((await stored(here)).map(({ sequence }) => sequence), [2, 3]);
});

test("a closed round is no reason to forget before the server is known to have the last receipt", async () => {
  const { world, here } = await restored();
  Object.assign(world.server, { standing: "x", state: "closed" });
  for (const each of [1, 2]) world.server.otherDevice(14, "32", each); // as many lines as the tablet has receipts
  const again = await world.open();
  await lookFirst(world, again);
  assert.deepEqual([again.state().round.state, (await states(again)).length], ["closed", 3]);
  await here.syncNow();
  assert.deepEqual([world.server.sheet(12).scores[31], world.server.sheet(14).scores[31]], [2, 3]);
});

test("versions seen before the server was put back hide nothing that another device brought since", async () => {
  const { world, here } = await restored();
  world.server.otherDevice(12, "31", 4000); // now version 2, which this tablet had seen as its own
  world.server.otherDevice(14, "31", 4100);
  await here.syncNow();
  const [, again] = world.server.letters.slice(-2);
  assert.equal(again.again, true);
  assert.deepEqual(here.sheet(12).questions, [{ field: "31", mine: 2, kept: 4000 }]);
  assert.deepEqual([world.server.sheet(12).scores, world.server.sheet(14).scores], [{ 31: 4000 }, { 31: 4100 }]);
});

test("what waited all along goes with it, and what is tapped afterwards does not", async () => {
  const { world, here } = await restored();
  world.network = () => Promise.reject(new TypeError("cut"));
  await here.give(14, "32", 7);
  await here.syncNow().catch(() => {});
  let letters = 0;
  world.network = (forward, ...rest) => ((letters += 1) > 1 ? Promise.reject(new TypeError("cut")) : forward(...rest));
  await here.syncNow();
  await here.give(14, "33", 8);
  const { again, operations } = await here.outbox.letter();
  assert.deepEqual([again, operations.map(({ field }) => field)], [true, ["31", "31", "31"]]);
  world.mend();
  await here.syncNow();
  assert.deepEqual([world.server.letters.at(-1).again, here.summary().waiting], [false, 0]);
});

test("what was given at a rehearsal under the same address and number is kept, never sent, never shown", async () => {
  const { world, here } = await restored();
  world.network = () => Promise.reject(new TypeError("cut"));
  await here.give(14, "32", 7);
  await here.syncNow().catch(() => {});
  world.mend();
  Object.assign(world.server, { seat: "another seat", log: [], scores: new Map() });
  await here.syncNow().catch(() => {});
  await here.syncNow();
  assert.deepEqual([world.server.log.length, here.summary().waiting, here.sheet(12).scores, here.history(14)], [0, 0, {}, []]);
  assert.deepEqual(await states(here), ["aside", "aside", "aside", "aside"]);
  assert.equal(here.summary().aside, 3);
  await here.give(12, "31", 9);
  await here.syncNow();
  assert.deepEqual([world.server.sheet(12).scores, world.server.log.length], [{ 31: 9 }, 1]);
});
