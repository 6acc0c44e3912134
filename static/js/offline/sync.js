/* When to visit the server, in the foreground only: soon after a tap, when the page says so, and every 15 s; after a
   failure sooner. One visit at a time; what is tapped meanwhile goes with it or right after. */

import { pause } from "./clock.js";

const GATHER = 150; // taps of one moment travel together
const BUSY = 1000;
const WATCHFUL = 4; // visits after faults

export class Sync {
  #cancel = () => {};
  #isSoon = false;
  #isWanted = false;
  #isClosed = false;
  #running = null;
  #failures = 0;
  #watchful = 0;

  /** `visit()` resolves to false when another tab is at it; `over(error)` hears the end of each visit. */
  constructor({ visit, over, wait, random }) {
    Object.assign(this, { visit, over, wait, random });
  }

  /** A tap was written. */
  soon() {
    if (this.#running) this.#isWanted = true;
    else if (!this.#isSoon) this.#plan(GATHER, true);
  }

  /** Visit now, or once more right after the visit under way; settles with the end of a visit, good or bad. */
  run() {
    if (this.#running) this.#isWanted = true;
    else this.#running = this.#visit();
    return this.#running;
  }

  /** The network is back, or the page: no more long pauses. */
  wake() {
    this.#failures = 0;
    return this.run();
  }

  /** Settles when what is under way has ended. */
  close() {
    this.#isClosed = true;
    this.#cancel();
    return this.#running;
  }

  async #visit() {
    this.#cancel();
    this.#isWanted = this.#isSoon = false;
    let error = null, isDone = false;
    try {
      isDone = await this.visit();
      if (isDone) this.#failures = 0;
    } catch (failure) {
      error = failure;
      this.#failures += 1;
    }
    this.#watchful = error ? WATCHFUL : Math.max(0, this.#watchful - 1);
    this.#running = null;
    this.#plan(this.#pause(isDone || error), this.#isWanted);
    this.over(error);
  }

  #pause(isOver) {
    if (this.#isWanted) return GATHER;
    return isOver ? pause({ failures: this.#failures, isAfterFaults: this.#watchful > 0 }, this.random) : BUSY;
  }

  #plan(ms, isSoon = false) {
    this.#cancel();
    this.#isSoon = isSoon;
    if (!this.#isClosed) this.#cancel = this.wait(() => this.run(), ms);
  }
}
