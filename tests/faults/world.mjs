/* Virtual time. It goes on only when everything that was begun has come to rest: nobody sleeps. */

const QUIET_TURNS = 3;

export class World {
  #events = [];
  #count = 0;
  #held = 0;
  #rested = null;

  /** `turn()` settles when the host has come to what else it was at. */
  constructor(now, turn) {
    Object.assign(this, { now, turn });
  }

  /** Do `act` in `ms`; gives what calls it off. */
  in(ms, act) {
    const event = { at: this.now + Math.max(0, Math.round(ms)), count: this.#count++, act };
    let place = this.#events.length;
    while (place > 0 && this.#events[place - 1].at <= event.at) place -= 1;
    this.#events.splice(place, 0, event);
    return () => { event.act = null; };
  }

  /** What `work` gives; until then the clock stands still. */
  async holding(work) {
    this.#held += 1;
    try {
      return await work;
    } finally {
      this.#held -= 1;
      this.#rested?.();
    }
  }

  /** Everything that happens up to `end`. */
  async until(end) {
    while (this.#events.length && this.#events.at(-1).at <= end) {
      const event = this.#events.pop();
      this.now = event.at;
      if (event.act) {
        event.act();
        await this.rest();
      }
    }
    this.now = end;
  }

  /** Until nothing is under way but what waits for a later time. */
  async rest() {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await (this.#held ? new Promise((done) => { this.#rested = done; }) : this.turn());
      if (this.#held) quiet = -1;
    }
  }

  /** A few steps of whatever is under way, no more. */
  async turns(count) {
    for (let n = 0; n < count; n += 1) await this.turn();
  }
}
