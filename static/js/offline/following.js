/* What the store holds that this page has not read: another tab has written it, or this one did not hear a writing end.

   A writing waits for every reading begun before it, in whatever tab. So a page reads only while it is seen, one reading
   at a time, and once for all the news that came during one; what is not read then is read by the next visit. */

export class Following {
  #isBehind = false;
  #isReading = false;

  /** `changed(entries)` hears what was read. */
  constructor({ outbox, memory, isSeen, changed }) {
    Object.assign(this, { outbox, memory, isSeen, changed });
  }

  /** The store may hold what the page has not read. */
  fallBehind() {
    this.#isBehind = true;
  }

  /** Another tab has written. */
  hear() {
    this.fallBehind();
    return this.catchUp();
  }

  /** Read what there is to read, where somebody looks at it. */
  async catchUp() {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#isBehind && this.isSeen()) await this.read();
    } catch (error) {
      console.warn("Not read again:", error);
    } finally {
      this.#isReading = false;
    }
  }

  /** Read before something is built on it, seen or not. */
  async readIfBehind() {
    if (this.#isBehind) await this.read();
  }

  /** Read everything again. */
  async read() {
    this.#isBehind = false;
    try {
      this.changed(this.memory.fill(await this.outbox.load()));
    } catch (error) {
      this.fallBehind();
      throw error;
    }
  }
}
