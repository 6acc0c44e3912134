/* One visit to the server: every letter there is to send, then how things stand if that has changed.

   Throws when the server was not heard to the end; what it had said till then is kept. */

import { isAnswer, isRefusal, isState } from "./answers.js";
import { uuid } from "./chance.js";
import { offsetOf } from "./clock.js";
import { adopt, take } from "./intake.js";

const DRIFT = 1000;
const NOT_BELIEVED = 400, SIGNED_OUT = 401, ANOTHER = 409;

export class Exchange {
  #isKnown = false;
  #isCurrent = false;
  #isRefused = false;
  /** What a page says about the line. `message` is the server's own no; `judge` who is signed in instead. */
  status = { isOnline: false, lastContact: null, message: null, signedOut: false, judge: null };

  /** `changed(entries)` hears what came in, `unheard()` that a writing, or the reading after it, was not heard to end. */
  constructor({ ask, outbox, memory, sender, app, now, random, changed, unheard }) {
    Object.assign(this, { ask, outbox, memory, sender, app, now, random, changed, unheard });
    this.offset = memory.tablet.offset;
  }

  async visit() {
    this.#isRefused = false;
    try {
      if (!this.memory.state) await this.#look();
      while (await this.#send());
      if (!this.#isCurrent) await this.#look();
    } catch (error) {
      this.status.isOnline = this.#isRefused;
      throw error;
    }
  }

  /** One letter. Whether there is another to send. */
  async #send(isBelieved = false) {
    const { seat } = this.memory.tablet;
    const letter = { letter: uuid(this.random), ...this.sender, seat, app: this.app, clock: Math.round(this.now()), ...await this.outbox.letter() };
    const heard = await this.ask("/operations", { body: letter, token: this.memory.state.token });
    const { status, answer } = heard;
    if (isRefusal(answer, letter)) return this.#refused(status, answer.message);
    if (!isAnswer(answer, letter)) {
      if (status !== NOT_BELIEVED || isBelieved) throw new Error("No answer of ours.");
      await this.#look();
      return this.#send(true);
    }
    await this.#heard(heard);
    return this.#taken(letter, answer);
  }

  async #taken(letter, answer) {
    const { moved, ...changes } = await this.#stored(() => take(this.outbox.store, { letter, answer, sender: this.sender }));
    this.changed(this.memory.absorb(changes));
    this.#isKnown = answer.known;
    this.#isCurrent = changes.tablet.latest === answer.latest && this.memory.state.standing === answer.standing;
    if (letter.operations.length && !moved) throw new Error("An answer about nothing that was sent.");
    return (moved > 0 || !answer.known) && this.memory.waiting > 0;
  }

  /** How things stand, with the token for the letters. */
  async #look() {
    const heard = await this.ask("/state");
    const { status, answer } = heard;
    if (status === SIGNED_OUT && answer?.ok === false && "message" in answer) return this.#refused(status, answer.message);
    if (!isState(answer)) throw new Error("No answer of ours.");
    if (answer.judge !== this.sender.judge) {
      this.#isRefused = true;
      this.status.judge = answer.judge;
      throw new Error("Another judge is signed in.");
    }
    await this.#heard(heard);
    const read = await this.#stored(async () => await adopt(this.outbox.store, answer, this.#isKnown) && this.outbox.load());
    if (read) this.changed(this.memory.fill(read));
    else this.memory.state.token = answer.token;
  }

  async #stored(work) {
    try {
      return await work();
    } catch (error) {
      this.unheard();
      throw error;
    }
  }

  /** Our server said no, so it is there. Whose turn it is may be the reason. */
  async #refused(status, message) {
    this.#isRefused = true;
    if (status === ANOTHER) await this.#look().catch(() => {});
    Object.assign(this.status, { lastContact: this.now(), message, signedOut: status === SIGNED_OUT });
    throw new Error("Refused.");
  }

  async #heard({ answer, sent, received }) {
    Object.assign(this.status, { isOnline: true, lastContact: received, message: null, signedOut: false, judge: null });
    this.offset = offsetOf(answer.now, { sent, received });
    const known = this.memory.tablet.offset;
    if (known === null || Math.abs(known - this.offset) > DRIFT) this.memory.absorb(await this.outbox.setOffset(this.offset));
  }
}
