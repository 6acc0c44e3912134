/* What a judge has given on one sheet: criterion -> hundredths, and what can be undone. An empty score is absent, never zero. */

export class Scores {
  constructor(keys, given = {}) {
    Object.assign(this, { keys, before: [] });
    this.take(given);
  }

  get(key) {
    return this.given.get(key) ?? null;
  }

  /** Set or (null) take away a score; further digits of one score are undone together. */
  give(key, value, isContinued = false) {
    if (this.get(key) === value) return;
    if (!isContinued || this.before.at(-1)?.key !== key) this.before.push({ key, value: this.get(key) });
    this.put(key, value);
  }

  put(key, value) {
    if (value === null) this.given.delete(key);
    else this.given.set(key, value);
  }

  /** Take the last change back; the key that changed and its value, or undefined. */
  undo() {
    const last = this.before.pop();
    if (last) this.put(last.key, last.value);
    return last;
  }

  /** Take over what the tablet holds. */
  take(scores) {
    this.given = new Map(Object.entries(scores).filter(([key, value]) => this.keys.includes(key) && value !== null));
  }

  get left() {
    return this.keys.filter((key) => !this.given.has(key)).length;
  }

  /** As it is added up: plain, in the criteria's order. */
  get plain() {
    return Object.fromEntries(this.keys.filter((key) => this.given.has(key)).map((key) => [key, this.given.get(key)]));
  }
}
