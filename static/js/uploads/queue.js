/* The photos of one page on their way: begun in the order they were chosen, so that each keeps its place, three at once. */

const AT_ONCE = 3;

export class Queue {
  #waiting = [];
  #running = 0;
  #isBeginning = false;

  /** `work(item, began)` sends one; it calls `began()` once the server knows the photo, and settles when it has ended. */
  constructor(work) {
    this.work = work;
  }

  add(item) {
    this.#waiting.push(item);
    this.#next();
  }

  /** Whether it had not begun, and does not now. */
  drop(item) {
    const at = this.#waiting.indexOf(item);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }

  get isIdle() {
    return !this.#running && !this.#waiting.length;
  }

  #next() {
    if (this.#isBeginning || this.#running >= AT_ONCE || !this.#waiting.length) return;
    this.#isBeginning = true;
    this.#running += 1;
    let isBegun = false;
    const began = () => {
      if (isBegun) return;
      isBegun = true;
      this.#isBeginning = false;
      this.#next();
    };
    this.work(this.#waiting.shift(), began).catch(console.error).then(() => {
      this.#running -= 1;
      began();
      this.#next();
    });
  }
}
