/* Time that passes only when a test says so. */

export class Clock {
  constructor(time = 1_763_800_000_000) {
    this.time = time;
    this.timers = new Set();
    this.now = () => this.time;
    this.wait = (act, ms) => {
      const timer = { act, at: this.time + ms };
      this.timers.add(timer);
      return () => this.timers.delete(timer);
    };
  }

  /** Let `ms` pass, each timer at its time, everything it set off done before the next. */
  async pass(ms) {
    const end = this.time + ms;
    for (;;) {
      await settled();
      const next = [...this.timers].sort((one, other) => one.at - other.at)[0];
      if (!next || next.at > end) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.act();
    }
    this.time = end;
  }

  /** Milliseconds until each timer that waits. */
  get pauses() {
    return [...this.timers].map(({ at }) => at - this.time).sort((one, other) => one - other);
  }
}

/** What was set off has come to rest: everything here ends within these turns of the event loop. */
export async function settled() {
  for (let turn = 0; turn < 120; turn += 1) await new Promise((resolve) => { setImmediate(resolve); });
}
