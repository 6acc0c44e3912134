/* The pure parts, by table. */

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import test from "node:test";
import { decided, knownUpTo, lastReceipt } from "../../static/js/offline/answers.js";
import { uuid } from "../../static/js/offline/chance.js";
import { take } from "../../static/js/offline/intake.js";
import { Memory } from "../../static/js/offline/memory.js";
import { EMPTY, written } from "../../static/js/offline/view.js";
import { World, stored } from "./world.mjs";

globalThis.crypto ??= webcrypto; // Node 18

const kept = (number, state = "kept") => ({ state, receipt: { number, hash: `hash ${number}` } });
const refused = { state: "refused" };

for (const [latest, operations, known] of [
  [0, [], 0],
  [0, [kept(1), kept(2)], 2],
  [0, [kept(2), kept(1)], 2],
  [0, [kept(2)], 0],
  [4, [kept(5), kept(7)], 5],
  [4, [kept(3), kept(5)], 5],
  [4, [kept(5, "late"), kept(6)], 4],
  [4, [kept(5, "asked")], 4],
  [4, [kept(5, "overtaken")], 4],
  [4, [refused, kept(5)], 5],
  [null, [kept(1)], null],
]) {
  test(`known up to ${latest}, then ${JSON.stringify(operations)}: up to ${known}`, () => {
    assert.equal(knownUpTo(latest, operations), known);
  });
}

for (const [last, operations, number] of [
  [null, [], undefined],
  [null, [kept(2), kept(1, "late")], 2],
  [{ number: 9 }, [kept(2)], 9],
  [{ number: 9 }, [kept(10, "asked"), refused], 10],
]) {
  test(`the last receipt of ${JSON.stringify(last)} and ${JSON.stringify(operations)} is number ${number}`, () => {
    assert.equal(lastReceipt(last, operations)?.number, number);
  });
}

for (const [has, arrives, stands] of [[0, 1, 5], [3, 4, 5], [3, 3, null], [3, 2, null]]) {
  test(`a sheet of version ${has} ${stands ? "takes" : "does not take"} version ${arrives}`, () => {
    const sheet = { ...EMPTY, scores: {}, versions: has ? { 31: has } : {} };
    const next = written(sheet, { field: "31", value: 5, version: arrives });
    assert.equal(next?.scores[31] ?? null, stands);
    assert.deepEqual(sheet.scores, {});
  });
}

test("uuids are version 4, all their bits from chance", () => {
  for (const random of [() => 0, () => 0.999999, ...Array.from({ length: 50 }, () => Math.random)]) {
    assert.match(uuid(random), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  assert.equal(new Set(Array.from({ length: 1000 }, () => uuid())).size, 1000);
});

test("a refusal needs no receipt and keeps the operation", () => {
  const operation = { uuid: "u", value: 1, state: "waiting" };
  assert.deepEqual(decided(operation, { uuid: "u", outcome: "refused", reason: "No." }, {}), { ...operation, state: "refused", reason: "No." });
});

test("what another tab has taken in already, a late answer changes no more", async () => {
  const world = new World();
  const here = await world.start();
  await here.give(12, "31", 1);
  const letter = { ...await here.outbox.letter() };
  await here.syncNow();
  const answer = { known: true, answers: [{ uuid: letter.operations[0].uuid, outcome: "refused", reason: "No." }] };
  const { moved } = await take(here.outbox.store, { letter, answer, sender: here });
  assert.deepEqual([moved, (await stored(here)).map(({ state }) => state)], [0, ["kept"]]);
});

test("a tap that is on the disk and still held is one", () => {
  const memory = new Memory();
  const tap = { uuid: "u", entry: 12, field: "31", value: 1, state: "waiting", sequence: 1 };
  memory.fill({ operations: [tap], sheets: [], state: null, tablet: {} });
  memory.held = [{ ...tap, state: "held" }];
  assert.equal(memory.sheet(12).waiting, 1);
});
