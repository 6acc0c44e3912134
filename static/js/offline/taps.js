/* From a tap to an operation on the disk. A tap that cannot be written (the tablet is full) is held in memory, in its
   order, and written with the next one or the next visit to the server. */

import { uuid } from "./chance.js";

const LONGEST = 4000; // characters of a text; the server takes no more

/** A text that the server would never take: it is not kept, so that nothing behind it waits for it. */
export class TooLong extends RangeError {
  name = "TooLongError";
}

/** Whether `value` is such a text. */
export function isTooLong(value) {
  return typeof value === "string" && [...value.normalize("NFC")].length > LONGEST;
}

export class Taps {
  #writing = Promise.resolve();
  #next = null;

  /** `written(changes)` hears what is on the disk. */
  constructor({ outbox, memory, now, random, written }) {
    Object.assign(this, { outbox, memory, now, random, written });
  }

  /** Resolves when the tap would survive a dead battery; rejects when it cannot be written now. `offset` is how far the
      server's clock is ahead, `seen` the version that the judge has seen. */
  give(tap, { seen, offset }) {
    const { key: round, attempt } = this.memory.state.round;
    const { entry, field } = tap;
    const value = clean(tap.value);
    const made = { uuid: uuid(this.random), round, attempt, entry, field, value, seen, made_at: Math.round(this.now()), offset };
    this.memory.held.push({ ...made, state: "held" });
    return this.keep();
  }

  /** Write what is held, one transaction after the other; what comes during one goes with the next. */
  keep() {
    if (!this.#next) {
      const write = () => this.#write();
      this.#next = this.#writing.then(write, write);
      this.#writing = this.#next;
    }
    return this.#next;
  }

  async #write() {
    this.#next = null;
    const taps = [...this.memory.held];
    if (!taps.length) return;
    const changes = await this.outbox.add(taps);
    this.memory.held = this.memory.held.filter((tap) => !taps.includes(tap));
    this.written(changes);
  }
}

/** As it is kept and hashed: text composed and without halves of characters. */
function clean(value) {
  if (value === null || typeof value === "boolean" || Number.isSafeInteger(value)) return value;
  if (typeof value !== "string") throw new TypeError("A score is a whole number of hundredths, a text, yes or no, or nothing.");
  if (isTooLong(value)) throw new TooLong(`A text has at most ${LONGEST} characters.`);
  return value.normalize("NFC").replace(/[\p{Cs}\0]/gu, "\ufffd");
}
