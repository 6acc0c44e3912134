/* Turns on a shared tablet: a PIN unlocks, wrong ones are slowed, and what is unsent is counted whoever's it is. */

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import test from "node:test";
import { Outbox } from "../../static/js/offline/outbox.js";
import { TooMany, Turns } from "../../static/js/offline/turns.js";
import { unsent } from "../../static/js/offline/unsent.js";
import { World } from "./world.mjs";

const LY = { number: 2, name: "Bà Trần Thị Lý", key: "of-ly" };
const HOA = { number: 1, name: "Ông Phạm Văn Hòa", key: "of-hoa" };

async function shared() {
  const world = new World();
  let time = 1_700_000_000_000;
  const turns = new Turns({ indexedDB: world.disk, crypto: webcrypto, now: () => time });
  await turns.lock("tet", LY, "7391");
  await turns.lock("tet", HOA, "2580");
  return { world, turns, after: (ms) => { time += ms; } };
}

test("only the judge's own PIN gives the key, and the PIN lies nowhere", async () => {
  const { world, turns } = await shared();
  assert.deepEqual(await turns.all("tet"), [{ number: 1, name: HOA.name }, { number: 2, name: LY.name }]);
  assert.equal(await turns.open("tet", 1, "2580"), "of-hoa");
  assert.equal(await turns.open("tet", 2, "2580"), null);
  assert.equal(await turns.open("tet", 3, "2580"), undefined);
  assert.equal(await turns.open("khac", 1, "2580"), undefined);
  const kept = await new Promise((done) => {
    const opening = world.disk.open("judging");
    opening.onsuccess = () => { opening.result.transaction("meta").objectStore("meta").getAll().onsuccess = ({ target }) => done(target.result); };
  });
  assert.equal(kept.length, 2);
  assert.doesNotMatch(JSON.stringify(kept.map((one) => ({ ...one, locked: Buffer.from(one.locked).toString("latin1") }))), /2580|7391|of-ly|of-hoa/);
});

test("after five wrong ones a minute passes, also for the right one", async () => {
  const { turns, after } = await shared();
  for (let n = 0; n < 5; n += 1) assert.equal(await turns.open("tet", 1, "0000"), null);
  await assert.rejects(turns.open("tet", 1, "2580"), (error) => error instanceof TooMany && error.seconds === 60);
  assert.equal(await turns.open("tet", 2, "7391"), "of-ly");
  after(60_000);
  assert.equal(await turns.open("tet", 1, "0000"), null);
  await assert.rejects(turns.open("tet", 1, "2580"), TooMany);
  after(60_000);
  assert.equal(await turns.open("tet", 1, "2580"), "of-hoa");
  assert.equal(await turns.open("tet", 1, "0000"), null);
  assert.equal(await turns.open("tet", 1, "2580"), "of-hoa");
});

test("who leaves takes everybody's turns away", async () => {
  const { turns } = await shared();
  await turns.forget();
  assert.deepEqual(await turns.all("tet"), []);
  assert.equal(await turns.open("tet", 1, "2580"), undefined);
});

test("unsent scores of every judge are counted, each once", async () => {
  const { world } = await shared();
  assert.equal(await unsent(world.disk), 0);
  const here = await world.start();
  world.network = () => { throw new TypeError("no network"); };
  await here.give(12, "31", 100);
  await here.give(12, "31", 200);
  await here.close();
  assert.equal(await unsent(world.disk), 1);
  const other = new Outbox(world.disk, "judging:tet:2");
  await other.open(() => "another");
  await other.add([{ uuid: "of-ly", entry: 14, field: "31", value: 300 }]);
  assert.equal(await unsent(world.disk), 2);
});
