/* Sends a sheet until the server has said yes or no to exactly that save.

   One letter is under way at a time; it carries a name of its own and the version it was written
   over. Only an answer that repeats the name counts. Anything else (no network, 5xx, somebody
   else's page) changes nothing: the same letter goes again. What changed meanwhile goes in the
   next letter, over the version the answer gave. */

import { backOff } from "../lib/http.js";

const PAUSE = 300;

export class Saver {
  /** `post(letter)` gives {status, answer}; `says(state, {message, kept})` hears every change of state. */
  constructor({ version, content, post, says, name = newName, wait = (act, pause) => setTimeout(act, pause) }) {
    Object.assign(this, { version, post, says, name, wait, wanted: content, stored: content, letter: null });
    Object.assign(this, { state: "still", tries: 0, timer: 0, isBusy: false, kept: null });
  }

  /** Whether everything is on the server. */
  get isSafe() {
    return this.letter === null && isSame(this.wanted, this.stored);
  }

  /** This is what the judge has given now. */
  want(content) {
    this.wanted = content;
    if (this.state === "two") return;
    if (this.state !== "failed") this.enter(this.isSafe ? "saved" : "saving");
    if (!this.isBusy && this.state !== "failed") this.later(PAUSE);
  }

  /** Send now what is waiting. */
  flush() {
    if (this.state !== "two") this.send();
  }

  /** Two opinions: keep what is on this tablet, or take what is on the server. */
  choose(isHere) {
    this.version = this.kept.version;
    this.stored = { scores: this.kept.scores, comment: this.kept.comment };
    if (!isHere) this.wanted = this.stored;
    this.kept = null;
    this.enter(this.isSafe ? "saved" : "saving");
    this.send();
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = this.wait(() => this.send(), pause);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.isBusy || this.isSafe) return;
    this.letter ??= { save: this.name(), seen: this.version, ...this.wanted };
    this.isBusy = true;
    const { status, answer } = await this.post(this.letter).catch(() => ({ status: 0, answer: null }));
    this.isBusy = false;
    if (status >= 200 && status < 500 && answer?.save === this.letter.save) this.heard(answer);
    else this.again();
  }

  /** Our own answer about this very letter. */
  heard(answer) {
    const { scores, comment } = this.letter;
    this.letter = null;
    this.tries = 0;
    if (answer.ok) {
      this.version = answer.kept.version;
      this.stored = { scores, comment };
    } else if (answer.kept) {
      this.kept = answer.kept;
      return this.enter("two", answer);
    } else if (isSame(this.wanted, { scores, comment })) {
      return this.enter("refused", answer);
    }
    this.enter(this.isSafe ? "saved" : "saving");
    this.send();
  }

  again() {
    this.tries += 1;
    this.enter("failed");
    this.later(backOff(this.tries));
  }

  enter(state, details = {}) {
    this.state = state;
    this.says(state, details);
  }
}

function isSame(one, other) {
  const keys = Object.keys(one.scores);
  return one.comment === other.comment
    && keys.length === Object.keys(other.scores).length
    && keys.every((key) => one.scores[key] === other.scores[key]);
}

/** A random name; pages without TLS have no randomUUID. */
function newName() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
