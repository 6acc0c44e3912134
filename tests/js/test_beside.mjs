/* Beside a sheet: what was given before, and what a label's code says. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { firsts, merged } from "../../static/js/beside/history.js";
import { isMine, numberIn, sheetAt } from "../../static/js/scan/code.js";

const step = (at, field, value, state = "kept") => ({ at: at * 1000, field, value, state });

test("digits typed one after the other are one score", () => {
  const own = [step(130, "2", 1200), step(64, "1", 4000), step(63, "1", 400), step(2, "1", 3700), step(1, "1", 300)];
  assert.deepEqual(merged(own, null).map(({ value }) => value), [1200, 4000, 3700]);
  assert.deepEqual(firsts(merged(own, null)), { 1: 3700, 2: 1200 });
});

test("a score taken away is a step, and no first score", () => {
  const own = [step(90, "1", 500), step(60, "1", null), step(30, "1", 700)];
  assert.deepEqual(merged(own, null).map(({ value }) => value), [500, null, 700]);
  assert.deepEqual(firsts([step(60, "1", null)]), {});
});

test("the server knows of every device, this tablet alone of what has not left it", () => {
  const own = [step(90, "1", 900, "waiting"), step(60, "1", 600), step(40, "2", 1, "refused")];
  const known = [step(60, "1", 600), step(20, "1", 200, "asked")];
  assert.deepEqual(merged(own, known).map(({ value }) => value), [900, 600, 1, 200]);
  assert.deepEqual(merged(own, []).map(({ value }) => value), [900, 1]);
});

test("a code is an exhibit's of this competition, whatever the server is called", () => {
  for (const [text, number] of [
    ["https://contest.example.org/x/mau/12", 12],
    ["http://192.168.1.4:5000/x/mau/423/", 423],
    [" https://contest.example.org/x/mau/12?from=label \n", 12],
    ["https://contest.example.org/x/khac/12", null],
    ["https://contest.example.org/x/mau/12/more", null],
    ["https://contest.example.org/judge/mau/entries/12", null],
    ["https://contest.example.org/x/mau/-1", null],
    ["https://contest.example.org/x/mau/1234567890", null],
    ["https://contest.example.org/x/%E0%A4/1", null],
    ["12", null],
    ["", null],
  ]) assert.equal(numberIn(text, "mau"), number, text);
});

test("a number leads to a sheet of one's own alone", () => {
  const state = { groups: [{ entries: [12, 14] }, { entries: [30] }] };
  assert.deepEqual([12, 30, 13, NaN].map((number) => isMine(state, number)), [true, true, false, false]);
  assert.equal(sheetAt("mau", 12), "/judge/mau/entries/12");
});
