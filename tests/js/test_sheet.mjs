/* What the sheet, the list and the page before handing in say, without a page: pure choices, and the patience of a tap. */

import assert from "node:assert/strict";
import test from "node:test";
import { TooLong } from "../../static/js/offline/taps.js";
import { Comment } from "../../static/js/sheet/comment.js";
import { Keeping } from "../../static/js/sheet/keeping.js";
import { timeLeft } from "../../static/js/sheet/deadline.js";
import { byTotal, caseOf } from "../../static/js/sheet/handing.js";
import { groupOf, wayOf } from "../../static/js/sheet/progress.js";
import { told } from "../../static/js/sheet/status.js";

const words = new Proxy({}, { get: (_, name) => `${String(name)} {n} {minutes} {phone}` });
const say = (summary, more = {}) => told({ words, summary: { waiting: 0, oldest: null, refused: 0, isOnline: true, ...summary }, phone: "024", ...more });

test("all on the server is said only when nothing is anywhere else", () => {
  assert.equal(say({}).kind, "good");
  for (const [summary, more] of [[{ waiting: 1 }], [{ refused: 1 }], [{ signedOut: true }], [{}, { stuck: 1 }], [{}, { saving: 1 }]]) {
    assert.notEqual(say(summary, more).kind, "good");
  }
});

test("what waits long, or is much, becomes a warning", () => {
  const minute = 60 * 1000;
  assert.equal(say({ waiting: 10, oldest: 5 * minute }).kind, "wait");
  assert.equal(say({ waiting: 11, oldest: 0 }).kind, "bad");
  const long = say({ waiting: 1, oldest: 5 * minute + 1 });
  assert.deepEqual([long.kind, long.text, long.detail], ["bad", "long 1 5 024", "help 1 5 024"]);
});

test("what this tablet could not write is said first, with what to do", () => {
  assert.equal(say({ waiting: 3, signedOut: true }, { stuck: 2, fault: "QuotaExceededError" }).detail, "full 2 0 024");
  assert.match(say({}, { stuck: 1, fault: "UnknownError" }).detail, /^lost/);
});

test("what is still being written is not yet on this tablet, whoever is signed in", () => {
  assert.match(say({ waiting: 1, signedOut: true }, { saving: 1 }).text, /^saving/);
});

test("signed out, a judge goes on; the server's own words are shown", () => {
  const out = say({ waiting: 4, signedOut: true, isOnline: false });
  assert.deepEqual([out.text, out.detail], ["tablet 4 0 024", "new_card 4 0 024"]);
  assert.equal(say({ waiting: 1, message: "Another judge's turn." }).detail, "Another judge's turn.");
  assert.match(say({ waiting: 1, isOnline: false }).detail, /^offline/);
});

const sheets = { 5: { 1: 100, 2: 200 }, 7: { 1: 300 }, 9: {}, 12: { 1: 900, 2: 100 } };
const sheet = (number) => ({ scores: sheets[number], closed: number === 12 ? "interest" : null, questions: [], refused: [] });
const known = { sheet, lines: ["1", "2"] };
const walk = { position: 1, handed_in: false, stood_down: false, entries: [7, 9, 12, 5] };
const state = { round: { state: "judging" }, groups: [walk] };

test("the way follows the judge's walk, and what is left leaves out what is not theirs", () => {
  assert.deepEqual(wayOf(state, 9, known), { previous: 7, next: 12, left: 2 });
  assert.deepEqual(wayOf(state, 7, known).previous, null);
  assert.equal(wayOf(state, 1, known), null);
  const group = groupOf(state, walk, known);
  assert.deepEqual([group.whole, group.done, group.left, group.next], [3, 1, 2, 7]);
});

test("a closed round, a group handed in or stood down has no next one and excuses nobody", () => {
  for (const [round, more] of [["closed", {}], ["judging", { handed_in: true }], ["judging", { stood_down: true }]]) {
    const group = groupOf({ ...state, round: { state: round } }, { ...walk, ...more }, known);
    assert.deepEqual([group.next, group.whole], [null, 4]);
  }
});

test("handing in needs everything scored, settled, sent, and a server", () => {
  const group = groupOf(state, { ...walk, entries: [5, 12] }, known);
  const reached = { waiting: 0, isReached: true };
  assert.equal(caseOf(state, group, reached), "complete");
  assert.equal(caseOf(state, group, { ...reached, waiting: 1 }), "waiting");
  assert.equal(caseOf(state, group, { ...reached, isReached: false }), "waiting");
  assert.equal(caseOf(state, groupOf(state, walk, known), reached), "missing");
  assert.equal(caseOf({ ...state, round: { state: "closed" } }, group, reached), "closed");
  assert.equal(caseOf(state, { ...group, handed_in: true }, reached), "handed_in");
  const asked = { ...group, tasks: group.tasks.map((task) => ({ ...task, sheet: { ...task.sheet, questions: [{}] } })) };
  assert.equal(caseOf(state, asked, reached), "waiting");
});

test("totals stand from the highest to the lowest, without what is not scored by this judge", () => {
  const { tasks } = groupOf(state, walk, known);
  const totals = { of: (scores) => (Object.keys(scores).length ? Object.values(scores).reduce((sum, one) => sum + one, 0) : null) };
  assert.deepEqual(byTotal(tasks, totals).map((task) => task.number), [5, 7, 9]);
});

test("time left is told on the server's clock, calmly", () => {
  const clock = { hours: "{hours}:{minutes}", minutes: "{minutes}", last: "last", grace: "grace {time}", over: "over {time}" };
  const due = Date.UTC(2026, 8, 12, 7, 32);
  const at = (minutes, grace = 0) => timeLeft(due, due - minutes * 60000, { words: clock, grace });
  assert.deepEqual([at(83), at(60), at(59.5), at(0.5), at(0), at(-1, 5), at(-5, 5)],
    ["1:23", "1:0", "59", "last", "over 14:32", "grace 14:32", "over 14:32"]);
  assert.equal(timeLeft(null, due, { words: clock }), "");
});

/** A hall whose disk can be full; `held` are taps it could not write. */
function kept({ ready = () => null, refuses = () => false } = {}) {
  const disk = [], held = [], timers = [];
  const hall = { isFull: false, disk, held, timers, said: [] };
  const write = async () => {
    await null;
    if (hall.isFull) throw new DOMException("full", "QuotaExceededError");
    disk.push(...held.splice(0));
  };
  hall.keeping = new Keeping({
    async give(field, value) {
      if (refuses(value)) throw new TooLong();
      held.push([field, value]);
      return write();
    },
    again: () => write().catch(() => {}),
    held: () => held.length,
    says: () => hall.said.push([hall.keeping.saving, hall.keeping.stuck]),
    ready,
    wait: (act) => timers.push(act),
  });
  return hall;
}

test("a tap is on its way, then on the disk, in order", async () => {
  const hall = kept();
  const taps = [hall.keeping.want("1", 300), hall.keeping.want("1", 3700)];
  assert.equal(hall.keeping.saving, 2);
  await Promise.all(taps);
  assert.deepEqual(hall.disk.map(([, value]) => value), [300, 3700]);
  assert.deepEqual([hall.keeping.saving, hall.keeping.stuck], [0, 0]);
});

test("what the disk refuses is counted, tried again, and never given twice", async () => {
  const hall = kept();
  hall.isFull = true;
  await hall.keeping.want("1", 300);
  await hall.keeping.want("2", 500);
  assert.deepEqual([hall.keeping.stuck, hall.keeping.fault], [2, "QuotaExceededError"]);
  await hall.timers.shift()();
  assert.equal(hall.keeping.stuck, 2);
  hall.isFull = false;
  await hall.timers.shift()();
  assert.deepEqual(hall.disk, [["1", 300], ["2", 500]]);
  assert.deepEqual([hall.keeping.stuck, hall.timers.length], [0, 0]);
});

test("what has gone wrong is over once everything is written: the next tap raises no alarm", async () => {
  const hall = kept();
  hall.isFull = true;
  await hall.keeping.want("1", 300);
  hall.isFull = false;
  await hall.timers.shift()();
  hall.said = [];
  await hall.keeping.want("1", 400);
  assert.deepEqual(hall.said, [[1, 0], [0, 0]]);
});

test("while one try after the other fails, new taps do not hide it, and nobody waits for them", async () => {
  const hall = kept();
  hall.isFull = true;
  await hall.keeping.want("1", 300);
  hall.said = [];
  const second = hall.keeping.want("2", 500);
  await hall.keeping.settled();
  assert.deepEqual(hall.said[0], [1, 2]);
  await second;
});

test("a text that is too long stays on the screen, is told until it is shorter, and is not tried again", async () => {
  const hall = kept({ refuses: (value) => value.length > 4000 });
  const long = "x".repeat(4001);
  await hall.keeping.want("comment", long);
  await hall.keeping.want("1", 300);
  assert.deepEqual([hall.keeping.stuck, hall.keeping.fault, hall.timers.length], [1, "TooLongError", 0]);
  assert.deepEqual(hall.keeping.over({}), { comment: long });
  await hall.keeping.retry();
  assert.equal(hall.keeping.stuck, 1);
  await hall.keeping.want("comment", "x");
  assert.deepEqual([hall.keeping.stuck, hall.keeping.fault], [0, ""]);
  assert.deepEqual(hall.disk, [["1", 300], ["comment", "x"]]);
  assert.equal(say({}, { stuck: 1, fault: "TooLongError" }).detail, "too_long 1 0 024");
});

test("a comment that is too long is never safe, and what is kept is not drawn over it", () => {
  const nobody = { addEventListener() {} };
  [globalThis.document, globalThis.window] = [nobody, nobody];
  const given = [];
  const element = { ...nobody, value: "đẹp" };
  const comment = new Comment(element, (text) => given.push(text));
  element.value = "x".repeat(4001);
  comment.flush();
  comment.draw("đẹp");
  assert.deepEqual([comment.isSafe, element.value.length, given.length], [false, 4001, 1]);
  element.value = "x".repeat(4000);
  comment.flush();
  assert.deepEqual([comment.isSafe, given.length], [true, 2]);
});

test("before the hall knows its round a tap waits, the newest of a field alone, and is drawn", async () => {
  let open = null;
  const hall = kept({ ready: () => new Promise((known) => { open = known; }) });
  const first = hall.keeping.want("1", 300);
  const [one, second] = [open, hall.keeping.want("1", 3700)];
  assert.deepEqual(hall.keeping.over({ 1: 100, 2: 200 }), { 1: 3700, 2: 200 });
  one();
  open();
  await Promise.all([first, second]);
  assert.deepEqual(hall.disk, [["1", 3700]]);
});

test("leaving waits until nothing is on its way", async () => {
  const hall = kept();
  let isLeft = false;
  hall.keeping.want("1", 300);
  const leaving = hall.keeping.settled().then(() => { isLeft = true; });
  assert.equal(isLeft, false);
  await leaving;
  assert.equal(hall.disk.length, 1);
});
