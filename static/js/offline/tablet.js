/* One judge's tablet: what a page gives and reads. Everything from outside is handed in, so the same modules run in a
   browser and under test. Texts a page shows are its own; nothing here speaks. */

import { chance, uuid } from "./chance.js";
import { wait as timer } from "./clock.js";
import { Device } from "./device.js";
import { Exchange } from "./exchange.js";
import { Following } from "./following.js";
import { line } from "./line.js";
import { Memory } from "./memory.js";
import { Outbox } from "./outbox.js";
import { Sync } from "./sync.js";
import { Taps } from "./taps.js";
import { oneSender } from "./one_sender.js";

/** Opens the outbox of judge number `judge` at `slug` and, with the first `syncNow`, starts to sync.
    `locks` are Web Locks and `channel` a BroadcastChannel for the other tabs, where there are any; `isSeen()` whether
    anybody looks at this one. */
export async function openTablet({ indexedDB, fetch, slug, judge, app = "", locks = null, channel = null, isSeen = () => true,
  address = `/judge/${slug}`, now = Date.now, wait = timer, random = chance }) {
  const name = `judging:${slug}:${judge}`;
  const device = new Device(indexedDB, random, wait);
  const outbox = new Outbox(indexedDB, name, wait);
  const memory = new Memory();
  memory.fill(await outbox.open(() => device.nameFor(name)));
  await device.close();
  const alone = oneSender({ locks, store: outbox.store, now, name, holder: uuid(random) });
  const sender = { device: memory.tablet.device, judge };
  const ask = line({ fetch, now, wait, address });
  return new Tablet({ outbox, memory, alone, sender, ask, app, channel, isSeen, now, wait, random });
}

export class Tablet {
  #listeners = { change: new Set(), sync: new Set() };

  constructor({ outbox, memory, alone, sender, ask, app, channel, isSeen, now, wait, random }) {
    Object.assign(this, { outbox, memory, channel, now, judge: sender.judge, device: sender.device });
    const changed = (entries) => this.#changed(entries);
    this.taps = new Taps({ outbox, memory, now, random, written: (changes) => this.#written(changes) });
    this.following = new Following({ outbox, memory, isSeen, changed: (entries) => this.#emit("change", entries) });
    this.exchange = new Exchange({ ask, outbox, memory, sender, app, now, random, changed, unheard: () => this.following.fallBehind() });
    this.sync = new Sync({ visit: () => this.#visit(alone), over: () => this.#emit("sync", this.summary()), wait, random });
    if (channel) channel.onmessage = () => this.following.hear();
  }

  /** The sheet as the judge sees it: {scores, comment, note, bookmark, closed, questions, refused, late, waiting}. */
  sheet(entry) {
    return this.memory.sheet(entry);
  }

  /** Own operations on a sheet, newest first: [{field, value, at, state, reason}]. */
  history(entry) {
    return this.memory.history(entry);
  }

  /** The last account of how things stand, without its sheets; null before the first. */
  state() {
    return this.memory.state;
  }

  /** Give a score (null takes it away), a text or a bookmark; resolves when it would survive a dead battery.
      Rejects when this tablet cannot write; the tap is then held in memory and tried again. A text that is too long is
      held nowhere: it rejects as TooLongError. */
  async give(entry, field, value) {
    return this.#give({ entry, field, value }, this.memory.seen(entry, field));
  }

  /** Answer the question about one score: keep this tablet's ("mine") or what stands ("kept"). */
  async answer(entry, field, choice) {
    const question = this.sheet(entry).questions.find((one) => one.field === field);
    if (!question) return;
    if (choice === "mine") await this.#give({ entry, field, value: question.mine }, this.memory.version(entry, field));
    else this.#changed(this.memory.absorb(await this.outbox.settle(entry, field)));
  }

  /** What a page tells at a glance. `oldest` is how long, in ms, the oldest has been only here; `unsaved` are taps that
      are not even on this tablet; `judge` is who is signed in instead of this one. */
  summary() {
    const { since, ...counts } = this.memory.counts();
    const oldest = since === null ? null : Math.max(0, this.now() - since);
    return { ...counts, oldest, ...this.exchange.status, offset: this.exchange.offset, due_at: this.state()?.round?.due_at ?? null };
  }

  /** Hear "change" (entries) or "sync" (summary); gives what ends it. */
  on(event, listener) {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  syncNow() {
    return this.sync.run();
  }

  /** The network or the page is back. */
  wake() {
    this.following.catchUp();
    return this.sync.wake();
  }

  async close() {
    await this.sync.close();
    await this.taps.keep().catch(() => {});
    this.channel?.close();
    await this.outbox.close();
  }

  #give(tap, seen) {
    return this.taps.give(tap, { seen, offset: this.exchange.offset });
  }

  #written(changes) {
    this.#changed(this.memory.absorb(changes));
    this.sync.soon();
  }

  async #visit(alone) {
    await this.taps.keep().catch(() => {});
    return alone(async () => {
      await (this.channel ? this.following.readIfBehind() : this.following.read());
      await this.exchange.visit();
    });
  }

  #changed(entries) {
    if (!entries.length) return;
    this.channel?.postMessage(entries);
    this.#emit("change", entries);
  }

  /** A page that cannot draw the news is no reason to keep a score back. */
  #emit(event, news) {
    for (const listener of this.#listeners[event]) {
      try {
        listener(news);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
