/* How large the next part may be: a part that is cut off is sent anew, so it should take about two seconds. */

const SECONDS = 2;
const LEAST = 16 * 1024;
const MOST = 1024 * 1024;

export class Pace {
  part = 64 * 1024;
  #since = null;

  constructor(now) {
    this.now = now;
  }

  /** A part begins. */
  begin() {
    this.#since = this.now();
  }

  /** `bytes` were acknowledged; at most twice as much comes next. */
  acknowledged(bytes) {
    const seconds = Math.max((this.now() - (this.#since ?? this.now())) / 1000, 0.01);
    this.part = within(Math.min(2 * this.part, (bytes / seconds) * SECONDS));
    this.begin();
  }

  /** The line broke, or stood still. */
  broken() {
    this.part = within(this.part / 2);
  }
}

function within(bytes) {
  return Math.round(Math.min(MOST, Math.max(LEAST, bytes)));
}
