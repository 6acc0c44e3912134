/* A tap is on the disk first, then sent; it stops waiting only on our own answer about it. */

import assert from "node:assert/strict";
import test from "node:test";
import { digest } from "./server.mjs";
import { World, stored } from "./world.mjs";

const json = (body, status = 200) => Response.json(body, { status });

/** What may come back instead of our answer; each gets the answer that the server would have given. */
const CHANGES_NOTHING = {
  "no network": () => { throw new TypeError("Failed to fetch"); },
  "a captive portal": () => new Response("<html>Welcome to the Wi-Fi</html>"),
  "a captive portal that speaks JSON": () => json({ ok: true }),
  "an empty page": () => new Response(""),
  "the word null": () => json(null),
  "a list": () => json([]),
  "a fault of the server, though its words are right": (answer) => json({ ...answer, ok: "yes" }, 500),
  "busy": () => json({ ok: false, message: "Busy." }, 503),
  "a no that does not name the letter": () => json({ ok: false, message: "No." }, 409),
  "a no to another letter": () => json({ ok: false, letter: "another", message: "No." }, 422),
  "a no to the whole letter": (answer) => json({ ok: false, letter: answer.letter, message: "No." }, 422),
  "another letter's answer": (answer) => json({ ...answer, letter: "another" }),
  "another device's answer": (answer) => json({ ...answer, device: "another" }),
  "no time": ({ now, ...answer }) => json(answer),
  "no word on what is known": ({ known, ...answer }) => json(answer),
  "no answers": ({ answers, ...answer }) => json(answer),
  "an empty list of answers": (answer) => json({ ...answer, answers: [] }),
  "answers that are none": (answer) => json({ ...answer, answers: [null, 7, "kept"] }),
  "a refusal of another operation": (answer) => json({ ...answer, answers: [{ uuid: "another", outcome: "refused", reason: "No." }] }),
  "no receipt": (answer) => json({ ...answer, answers: altered(answer, ({ receipt, ...one }) => one) }),
  "an outcome we do not know": (answer) => json({ ...answer, answers: altered(answer, (one) => ({ ...one, outcome: "fine" })) }),
  "another outcome than signed": (answer) => json({ ...answer, answers: altered(answer, (one) => ({ ...one, outcome: "late" })) }),
  "another version than signed": (answer) => json({ ...answer, answers: altered(answer, (one) => ({ ...one, version: 9 })) }),
  "another time than signed": (answer) => json({ ...answer, answers: altered(answer, (one) => ({ ...one, received_at: 9 })) }),
  "another number than signed": (answer) => json({ ...answer, answers: receipts(answer, { number: 2 }) }),
  "another receipt before it": (answer) => json({ ...answer, answers: receipts(answer, { previous: "0".repeat(64) }) }),
  "a first receipt after another": (answer) => json({ ...answer, answers: signed(answer, { previous: "0".repeat(64) }) }),
  "a second receipt after none": (answer) => json({ ...answer, answers: signed(answer, { number: 2 }) }),
  "signed, but no number": (answer) => json({ ...answer, answers: signed(answer, { number: "1" }) }),
  "signed, but no time": (answer) => json({ ...answer, answers: signed(answer, { received_at: null }) }),
  "signed, but no version": (answer) => json({ ...answer, answers: signed(answer, { version: -1 }) }),
  "signed, but an outcome we do not know": (answer) => json({ ...answer, answers: signed(answer, { outcome: "fine" }) }),
  "a hash of nothing": (answer) => json({ ...answer, answers: receipts(answer, { hash: "" }) }),
  "a question without what stands": (answer) => json({ ...answer, answers: signed(answer, { outcome: "asked" }) }),
};

const altered = (answer, change) => answer.answers.map(change);
const receipts = (answer, change) => altered(answer, (one) => ({ ...one, receipt: { ...one.receipt, ...change } }));

/** Signed rightly, but for `changes`. */
function signed(answer, changes) {
  return altered(answer, (one) => {
    const { previous, number, digested, outcome, version, received_at } = { ...one, ...one.receipt, ...changes };
    const hash = digest([previous, number, digested, outcome, version, received_at]);
    return { ...one, outcome, version, received_at, receipt: { previous, number, hash } };
  });
}

for (const [what, answered] of Object.entries(CHANGES_NOTHING)) {
  test(`${what} changes nothing`, async () => {
    const world = new World();
    const here = await world.start();
    await here.give(12, "31", 3500);
    const before = await here.outbox.load();
    world.network = async (forward, { address }) => {
      const answer = await (await forward()).json();
      if (address.endsWith("/state")) return json(answer);
      const lines = new Map(world.server.log.map((line) => [line.uuid, line]));
      const full = { ...answer, answers: altered(answer, (one) => ({ ...one, digested: lines.get(one.uuid)?.digested })) };
      return answered(full);
    };
    await here.syncNow();
    const { tablet: { offset, ...tablet }, ...after } = await here.outbox.load();
    const { tablet: { offset: _, ...was }, ...same } = before;
    assert.deepEqual([after.operations, after.sheets, tablet], [same.operations, same.sheets, was]);
    assert.equal(here.summary().waiting, 1);
    world.mend();
    await here.syncNow();
    assert.deepEqual([here.summary().waiting, here.sheet(12).scores, world.server.log.length], [0, { 31: 3500 }, 1]);
  });
}

test("a redirect is not followed", async () => {
  const world = new World();
  const asked = [];
  world.network = (forward, { request }) => { asked.push(request); return forward(); };
  const here = await world.start();
  assert.deepEqual(asked.map(({ redirect, cache }) => [redirect, cache]), [["error", "no-store"], ["error", "no-store"]]);
  await here.close();
});

test("a silent server is given up after 10 s, and its answer when it comes at last is not heard", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 3500);
  let speak;
  world.network = (forward) => new Promise((resolve) => { speak = () => resolve(forward()); });
  const over = here.syncNow();
  await world.clock.pass(9999);
  assert.equal(world.underWay, 1);
  await world.clock.pass(1);
  await over;
  assert.equal(here.summary().isOnline, false);
  speak();
  await world.clock.pass(0);
  assert.equal(here.summary().waiting, 1);
});

test("an acknowledged operation stays in the store, with its receipt", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 3500);
  await here.syncNow();
  const [operation] = await stored(here);
  assert.equal(operation.state, "kept");
  assert.equal(operation.receipt.hash, world.server.log[0].hash);
  assert.deepEqual((await here.outbox.letter()).last, { number: 1, hash: world.server.log[0].hash });
});

test("a tap while a letter is under way goes with the next", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 3500);
  world.network = async (forward) => {
    world.mend();
    await here.give(12, "32", 100);
    return forward();
  };
  await here.syncNow();
  const sent = world.server.letters.map(({ operations }) => operations.map(({ field }) => field));
  assert.deepEqual(sent, [[], ["31"], ["32"]]);
  assert.equal(here.summary().waiting, 0);
});

test("taps of one moment travel together, in their order", async () => {
  const world = new World();
  const here = await world.start();
  for (const value of [3, 37]) await here.give(12, "31", value);
  await world.clock.pass(100);
  for (const value of [375, 3750]) await here.give(12, "31", value);
  await world.clock.pass(49);
  assert.equal(world.server.letters.length, 1);
  await world.clock.pass(1);
  const [, { operations, left }] = world.server.letters;
  assert.deepEqual([operations.map(({ value }) => value), operations.map(({ sequence }) => sequence), left], [[3, 37, 375, 3750], [1, 2, 3, 4], 0]);
});

for (const [what, count, text, letters] of [
  ["a hundred operations", 100, "x", [100]],
  ["a hundred and one", 101, "x", [100, 1]],
  ["long comments", 30, "ế".repeat(3990), [24, 6]],
]) {
  test(`${what}: letters of ${letters}`, async () => {
    const world = new World();
    const here = await world.start();
    for (let each = 0; each < count; each += 1) here.give(12, "comment", text + each);
    await here.taps.keep();
    await here.syncNow();
    assert.deepEqual(world.server.letters.slice(1).map(({ operations }) => operations.length), letters);
    assert.deepEqual(world.server.letters.slice(1).map(({ left }) => left), [...letters.slice(1).fill(1), 0]);
    assert.deepEqual(world.server.log.map(({ sequence }) => sequence), Array.from({ length: count }, (_, index) => index + 1));
    assert.equal(here.summary().waiting, 0);
  });
}

test("what is sent is what the agreement says, and no more", async () => {
  const world = new World();
  world.ahead = -1200;
  const here = await world.start();
  await here.give(12, "31", 3750);
  await here.syncNow();
  const { operations: [operation], ...letter } = world.server.letters[1];
  assert.deepEqual(Object.keys(letter), ["letter", "device", "judge", "seat", "app", "clock", "last", "again", "left"]);
  const { uuid, ...rest } = operation;
  assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const made_at = world.clock.time;
  assert.deepEqual(rest, { sequence: 1, round: "final", attempt: 1, entry: 12, field: "31", value: 3750, seen: 0, made_at, offset: -1200 });
});

for (const [given, kept] of [
  ["e\u0302\u0301", "ế"],
  ["half \ud83d of a face", "half \ufffd of a face"],
  ["\udc00", "\ufffd"],
  ["nothing \0 here", "nothing \ufffd here"],
  ["a whole 😀", "a whole 😀"],
  [null, null], [0, 0], [true, true], ["", ""],
]) {
  test(`${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, async () => {
    const here = await new World().start();
    await here.give(12, "note", given);
    assert.deepEqual((await stored(here)).map(({ value }) => value), [kept]);
    await here.syncNow();
    assert.equal(here.summary().waiting, 0);
  });
}

for (const value of [undefined, 1.5, NaN, {}, () => 1]) {
  test(`${String(value)} is no score`, async () => {
    const here = await new World().start();
    await assert.rejects(async () => here.give(12, "31", value), TypeError);
    assert.equal(here.summary().waiting, 0);
  });
}
