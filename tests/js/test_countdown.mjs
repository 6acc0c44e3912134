/* The countdown to the deadline: the server's clock counts, and a device whose clock differs is told what it will show. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { shownHere, timeLeft } from "../../static/js/controllers/countdown.js";

const words = { days: "{days}d{hours}h", hours: "{hours}h{minutes}m", minutes: "{minutes}m", last: "last", over: "over" };
const MINUTE = 60000, HOUR = 60 * MINUTE;
const due = Date.UTC(2026, 7, 30, 10, 0); // 17:00 in Vietnam

test("rounded down to what is surely left", () => {
  const at = (span) => timeLeft(span, words);
  assert.deepEqual([at(49 * HOUR + MINUTE), at(24 * HOUR), at(24 * HOUR - 1)], ["2d1h", "1d0h", "23h59m"]);
  assert.deepEqual([at(HOUR), at(HOUR - 1), at(MINUTE), at(MINUTE - 1)], ["1h0m", "59m", "1m", "last"]);
  assert.deepEqual([at(999), at(0), at(-HOUR)], ["over", "over", "over"]);
});

test("a device with another zone or a wrong clock is told what it will show", () => {
  const zone = "Asia/Ho_Chi_Minh";
  assert.equal(shownHere(due, 0, zone), null);
  assert.equal(shownHere(due, 90000, zone), null);
  assert.deepEqual(shownHere(due, -10 * MINUTE, zone), { time: "16:50", date: "30/08/2026" });
  assert.deepEqual(shownHere(due, 0, "Europe/Paris"), { time: "12:00", date: "30/08/2026" });
  assert.deepEqual(shownHere(due, 0, "Pacific/Auckland"), { time: "22:00", date: "30/08/2026" });
  assert.equal(shownHere(due, 0, "Asia/Bangkok"), null);
});
