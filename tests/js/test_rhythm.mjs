/* When the tablet speaks, how it measures the clock, and what it says of the line. */

import assert from "node:assert/strict";
import test from "node:test";
import { settled } from "./clock.mjs";
import { IDBFactory } from "./vendor/fake-indexeddb@6.2.8/index.js";
import { World } from "./world.mjs";

const middle = { random: () => 0.5 };

test("a heartbeat every 15 s, with jitter of a fifth", async () => {
  for (const [random, ms] of [[() => 0.5, 15000], [() => 0, 12000], [() => 0.999999, 18000]]) {
    const world = new World();
    await world.start({ random });
    assert.deepEqual(world.clock.pauses, [ms]);
    await world.clock.pass(ms);
    assert.deepEqual([world.server.letters.length, world.server.letters.at(-1).operations], [2, []]);
  }
});

test("after failures 2, 4, 8, 8 s; then a few times 5 s; then as before", async () => {
  const world = new World();
  const here = await world.start(middle);
  world.cut();
  const pauses = [];
  for (let failures = 0; failures < 5; failures += 1) {
    await here.syncNow();
    pauses.push(world.clock.pauses[0]);
  }
  world.mend();
  for (let visits = 0; visits < 5; visits += 1) {
    await here.syncNow();
    pauses.push(world.clock.pauses[0]);
  }
  assert.deepEqual(pauses, [2000, 4000, 8000, 8000, 8000, 5000, 5000, 5000, 15000, 15000]);
});

test("a tap is sent at once, though the pause be long; the network's return ends the pause", async () => {
  const world = new World();
  const here = await world.start(middle);
  world.cut();
  for (const _ of [1, 2, 3]) await here.syncNow();
  await here.give(12, "31", 1);
  assert.deepEqual(world.clock.pauses, [150]);
  await world.clock.pass(150);
  assert.deepEqual(world.clock.pauses, [8000]);
  await here.wake();
  assert.deepEqual(world.clock.pauses, [2000]);
  world.mend();
  await here.wake();
  assert.deepEqual([here.summary().waiting, world.clock.pauses], [0, [5000]]);
});

for (const [what, fault] of [["cuts", () => Promise.reject(new TypeError("cut"))], ["never answers", () => new Promise(() => {})]]) {
  test(`a network that ${what}: within 30 s after that all is on the server, and on the judge's other device`, async () => {
    for (const random of [() => 0, () => 0.5, () => 0.999999]) {
      for (const faulty of [61234, 63000, 66000, 69876]) {
        const world = new World();
        const one = await world.start({ random });
        const other = await world.start({ random, indexedDB: new IDBFactory() });
        world.network = fault;
        await one.give(12, "31", 1);
        await world.clock.pass(faulty);
        assert.equal(world.server.log.length, 0);
        world.mend();
        await world.clock.pass(30000);
        assert.deepEqual([one.summary().waiting, other.sheet(12).scores, world.server.log.length], [0, { 31: 1 }, 1]);
      }
    }
  });
}

test("one letter at a time, however often one asks", async () => {
  const world = new World();
  const here = await world.start();
  const gates = [];
  world.network = async (forward) => {
    await new Promise((resolve) => { gates.push(resolve); });
    return forward();
  };
  const all = [here.syncNow(), here.syncNow(), here.wake()];
  await settled();
  await here.give(12, "31", 1);
  await settled();
  assert.deepEqual([gates.length, world.most], [1, 1]);
  gates.pop()();
  await Promise.all(all);
  world.mend();
  await world.clock.pass(150);
  assert.equal(here.summary().waiting, 0);
});

for (const [ahead, there, back, offset] of [[0, 0, 0, 0], [7_200_000, 100, 100, 7_200_000], [-7_200_000, 0, 0, -7_200_000], [500, 400, 0, 700], [500, 0, 400, 300]]) {
  test(`server ${ahead} ms ahead, ${there} ms there and ${back} ms back: ${offset} ms`, async () => {
    const world = new World();
    const here = await world.start();
    world.ahead = ahead;
    world.network = async (forward) => {
      world.clock.time += there;
      const answer = await forward();
      world.clock.time += back;
      return answer;
    };
    await here.syncNow();
    assert.equal(here.summary().offset, offset);
    await here.give(12, "31", 1);
    const again = await world.open();
    assert.equal(Math.abs(again.summary().offset - offset) <= 1000, true);
    await here.syncNow();
    assert.equal(world.server.letters.at(-1).operations[0].offset, offset);
  });
}

/** What comes back, and what the page says then: [isOnline, signedOut, message, judge]. */
const LINES = {
  "all well": [null, [true, false, null, null]],
  "no network": [() => Promise.reject(new TypeError("cut")), [false, false, null, null]],
  "a sign-in page": [() => new Response("<html>Sign in</html>", { status: 401 }), [false, false, null, null]],
  "a portal's own 401": [() => Response.json({ error: "login" }, { status: 401 }), [false, false, null, null]],
  "ours: signed out": [({ letter }) => Response.json({ ok: false, letter, message: "Please sign in." }, { status: 401 }), [true, true, "Please sign in.", null]],
  "ours: too many": [({ letter }) => Response.json({ ok: false, letter, message: "Too many." }, { status: 422 }), [true, false, "Too many.", null]],
};

for (const [what, [answered, said]] of Object.entries(LINES)) {
  test(`${what}: the page says ${JSON.stringify(said)}`, async () => {
    const world = new World();
    const here = await world.start();
    const told = [];
    here.on("sync", (summary) => told.push(summary));
    if (answered) world.network = (forward, { request }) => (request.body ? answered(JSON.parse(request.body)) : forward());
    await here.syncNow();
    const { isOnline, signedOut, message, judge } = told.at(-1);
    assert.deepEqual([[isOnline, signedOut, message, judge], told.length], [said, 1]);
    world.mend();
    await here.syncNow();
    assert.deepEqual([here.summary().isOnline, here.summary().signedOut, here.summary().message], [true, false, null]);
  });
}

test("signed out and without a token: the account says so", async () => {
  const world = new World();
  const here = await world.open();
  world.network = () => Response.json({ ok: false, message: "Please sign in." }, { status: 401 });
  await here.syncNow();
  assert.deepEqual([here.summary().signedOut, here.summary().message], [true, "Please sign in."]);
});

test("a token that is no longer believed: another is fetched, once, and the letter goes", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  world.server.token = "token 2";
  await here.syncNow();
  assert.deepEqual([here.summary().waiting, world.server.looks, here.state().token], [0, 2, "token 2"]);
  world.network = (forward, { request }) => (request.body ? Response.json({ ok: false }, { status: 400 }) : forward());
  await here.syncNow();
  assert.deepEqual([world.server.looks, here.summary().isOnline], [3, false]);
});

test("another judge is signed in: the page is told, and this judge's work stays and is not sent", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  world.server.judge = 5;
  await here.syncNow();
  const { judge, message, waiting, signedOut } = here.summary();
  assert.deepEqual([judge, message, waiting, signedOut, world.server.log.length], [5, "Another judge.", 1, false, 0]);
  assert.equal(here.state().judge, 3);
  world.server.judge = 3;
  await here.syncNow();
  assert.deepEqual([here.summary().judge, here.summary().message, here.summary().waiting], [null, null, 0]);
});

test("how things stand is read when their digest or the log's length is not what this tablet knows", async () => {
  const world = new World();
  const here = await world.start();
  const looks = async () => { world.server.looks = 0; await here.syncNow(); return world.server.looks; };
  assert.equal(await looks(), 0);
  world.server.standing = "handed in";
  assert.deepEqual([await looks(), await looks()], [1, 0]);
  world.server.otherDevice(12, "31", 1);
  assert.deepEqual([await looks(), await looks()], [1, 0]);
  await here.give(12, "32", 1);
  world.server.otherDevice(12, "33", 1);
  assert.deepEqual([await looks(), here.sheet(12).scores], [1, { 31: 1, 32: 1, 33: 1 }]);
});

test("how long the oldest has been only here", async () => {
  const world = new World();
  const here = await world.start();
  world.cut();
  assert.equal(here.summary().oldest, null);
  await here.give(12, "31", 1);
  await world.clock.pass(301000);
  await here.give(12, "32", 2);
  assert.deepEqual([here.summary().oldest, here.summary().waiting], [301000, 2]);
  world.clock.time -= 7_200_000;
  assert.equal(here.summary().oldest, 0);
});

test("a tap while how things stand is being read follows in a moment", async () => {
  const world = new World();
  const here = await world.start();
  world.server.standing = "x";
  world.network = async (forward, { address }) => {
    if (address.endsWith("/state")) await here.give(12, "31", 1);
    return forward();
  };
  await here.syncNow();
  assert.deepEqual([here.summary().waiting, world.clock.pauses], [1, [150]]);
});

test("a visit that outlasts the pause is not followed by another at once", async () => {
  const world = new World();
  const here = await world.start({ random: () => 0.5 });
  await world.clock.pass(14900);
  world.network = async (forward) => {
    await new Promise((resolve) => { world.clock.wait(resolve, 300); });
    return forward();
  };
  const over = here.syncNow();
  await world.clock.pass(300);
  await over;
  assert.deepEqual(world.clock.pauses, [15000]);
});

test("the network goes after a no of ours: the page says so", async () => {
  const world = new World();
  const here = await world.start();
  world.network = (forward, { request }) => Response.json({ ok: false, letter: JSON.parse(request.body).letter, message: "No." }, { status: 422 });
  await here.syncNow();
  world.cut();
  await here.syncNow();
  assert.equal(here.summary().isOnline, false);
});

test("a page of somebody's that says 400 is worth a look at how things stand", async () => {
  const world = new World();
  const here = await world.start();
  world.network = (forward, { request }) => (request.body ? new Response("<html>Bad</html>", { status: 400 }) : forward());
  await here.syncNow();
  assert.equal(world.server.looks, 2);
});

const STATE = { ok: true, now: 1, token: "t", judge: 3, latest: 0, standing: "s", round: { key: "final", attempt: 1 }, groups: [], sheets: {} };

for (const [what, account] of Object.entries({
  "a page": "<html>",
  "a portal's 401": Response.json({ error: "login" }, { status: 401 }),
  "no": { ...STATE, ok: false },
  "no sheets": { ...STATE, sheets: undefined },
  "a list for sheets": { ...STATE, sheets: [] },
  "no groups": { ...STATE, groups: {} },
  "no token": { ...STATE, token: null },
  "no length of the log": { ...STATE, latest: null },
  "no time": { ...STATE, now: null },
  "no judge": { ...STATE, judge: null },
})) {
  test(`${what} is no account of how things stand`, async () => {
    const world = new World();
    const here = await world.open();
    world.network = () => (account instanceof Response ? account.clone() : typeof account === "string" ? new Response(account) : Response.json(account));
    await here.syncNow();
    assert.deepEqual([here.state(), here.summary().isOnline, here.summary().signedOut], [null, false, false]);
  });
}

test("closed during a visit, it ends with it", async () => {
  const world = new World();
  const here = await world.start();
  const visit = here.syncNow();
  const closed = here.close();
  await Promise.all([visit, closed]);
  assert.deepEqual(world.clock.pauses, []);
});

test("closed, it is still", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  await here.close();
  assert.deepEqual(world.clock.pauses, []);
});
