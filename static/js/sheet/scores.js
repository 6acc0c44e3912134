/* What a judge has given on one sheet: criterion -> hundredths, and the comment. An empty score is absent, never zero. */

export class Scores {
  constructor(keys, given, comment) {
    this.keys = keys;
    this.given = new Map(given);
    this.comment = comment;
    this.before = [];
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

  /** Take the last change back; the key that changed, or undefined. */
  undo() {
    const last = this.before.pop();
    if (last) this.put(last.key, last.value);
    return last?.key;
  }

  /** Take over what the server has. */
  replace({ scores, comment }) {
    this.given = new Map(Object.entries(scores));
    this.comment = comment;
    this.before = [];
  }

  get left() {
    return this.keys.filter((key) => !this.given.has(key)).length;
  }

  /** As it is sent: plain, in the criteria's order. */
  get content() {
    const pairs = this.keys.filter((key) => this.given.has(key)).map((key) => [key, this.given.get(key)]);
    return { scores: Object.fromEntries(pairs), comment: this.comment };
  }
}
