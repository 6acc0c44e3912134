/* Between a tap and this tablet's store.

   Every score goes to the hall at once. What cannot be written (no space, connection lost) the hall holds in its
   order; here it is tried again before long and counted, so that the page never says too much. A tap given before
   the hall knows its round waits here, and is drawn over what the store has. So does a text that is too long, until
   it is shortened: to try it again would change nothing. */

import { isTooLong } from "../offline/taps.js";

const PAUSES = [1000, 2000, 5000, 10000, 15000];

export class Keeping {
  /** `give(field, value)` resolves when durable; `ready()` is null when the hall can take it, else settles then;
      `again()` lets the hall write what it holds, `held()` says how much that is; `says()` hears every change. */
  constructor({ give, ready, again, held, says, wait = (act, pause) => setTimeout(act, pause) }) {
    Object.assign(this, { give, ready, again, held, says, wait, wanted: new Map(), failed: "", saving: 0, tries: 0 });
    Object.assign(this, { isWaiting: false, listeners: [] });
  }

  /** How many are not on this tablet, though it was tried; a new try changes that when it succeeds. */
  get stuck() {
    return this.saving && !this.failed ? 0 : this.wanted.size + this.held();
  }

  /** The name of what went wrong, "" for nothing. */
  get fault() {
    return [...this.wanted.values()].some((one) => one.isTooLong) ? "TooLongError" : this.failed;
  }

  /** `scores` with what has not reached the hall yet laid over them. */
  over(scores) {
    return { ...scores, ...Object.fromEntries([...this.wanted].map(([field, { value }]) => [field, value])) };
  }

  want(field, value) {
    const one = { value, isTooLong: isTooLong(value) };
    if (!this.stuck) this.recovered(); // the hall has written meanwhile what it held
    this.wanted.set(field, one);
    return this.put(field, one);
  }

  async put(field, one) {
    this.saving += 1;
    this.says();
    try {
      const known = this.ready();
      if (known) await known;
      await this.pass(field, one);
      this.recovered();
    } catch (error) {
      this.failed = error?.name ?? "Error";
      if (!one.isTooLong) this.later();
    }
    this.saving -= 1;
    this.says();
    if (this.isSettled) for (const heard of this.listeners.splice(0)) heard();
  }

  recovered() {
    [this.failed, this.tries] = ["", 0];
  }

  /** To the hall, unless a newer value of the same field goes there. */
  pass(field, one) {
    if (this.wanted.get(field) !== one) return null;
    const given = this.give(field, one.value);
    if (!one.isTooLong) this.wanted.delete(field);
    return given;
  }

  later() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.wait(() => this.retry(), PAUSES[Math.min(this.tries, PAUSES.length - 1)]);
    this.tries += 1;
  }

  async retry() {
    this.isWaiting = false;
    await this.again();
    for (const [field, one] of [...this.wanted]) if (!one.isTooLong) this.put(field, one);
    if (this.held()) this.later();
    else if (!this.wanted.size) this.recovered();
    this.says();
  }

  get isSettled() {
    return this.saving === 0 || this.failed !== "";
  }

  /** When nothing is on its way any more: all durable, or not to be written now. */
  settled() {
    return this.isSettled ? Promise.resolve() : new Promise((heard) => this.listeners.push(heard));
  }
}
