/* Turns on a tablet that several judges share. The server gives a key for each judge's turns; here it lies locked with
   the judge's PIN, so that a turn is taken without a network and without the PIN being kept. */

import { Store } from "./store.js";

const ROUNDS = 300000;
const TRIES = 5;
const PAUSE = 60000;

export class TooMany extends Error {
  constructor(ms) {
    super("Too many attempts.");
    this.seconds = Math.ceil(ms / 1000);
  }
}

export class Turns {
  #store;
  #crypto;
  #now;

  constructor({ indexedDB, crypto, now = Date.now }) {
    this.#store = new Store(indexedDB, "judging", (db) => db.createObjectStore("meta", { keyPath: "key" }));
    this.#crypto = crypto;
    this.#now = now;
  }

  /** The judges whose turns this tablet can open: [{number, name}]. */
  async all(slug) {
    const records = await this.#store.read(["meta"], (tx) => tx.all("meta"));
    const here = records.filter(({ key }) => key.startsWith(`turn:${slug}:`));
    return here.map(({ number, name }) => ({ number, name })).sort((one, other) => one.number - other.number);
  }

  /** Lock a judge's key with the PIN. */
  async lock(slug, { number, name, key }, pin) {
    const salt = this.#crypto.getRandomValues(new Uint8Array(16)), iv = this.#crypto.getRandomValues(new Uint8Array(12));
    const lock = await this.#derived(pin, salt);
    const locked = await this.#crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock, new TextEncoder().encode(key));
    await this.#put({ key: at(slug, number), number, name, salt, iv, locked, wrong: 0, until: 0 });
  }

  /** The judge's key, or null for a wrong PIN; undefined where nothing is locked here. Throws TooMany. */
  async open(slug, number, pin) {
    const record = await this.#store.read(["meta"], (tx) => tx.get("meta", at(slug, number)));
    if (!record) return undefined;
    const left = record.until - this.#now();
    if (left > 0 && left <= PAUSE) throw new TooMany(left);
    const key = await this.#unlocked(record, pin);
    const wrong = key === null ? record.wrong + 1 : 0;
    await this.#put({ ...record, wrong, until: wrong >= TRIES ? this.#now() + PAUSE : 0 });
    return key;
  }

  /** Nobody shares this tablet any more. */
  forget() {
    return this.#store.write(["meta"], async (tx) => {
      for (const { key } of await tx.all("meta")) if (key.startsWith("turn:")) await tx.delete("meta", key);
    });
  }

  close() {
    return this.#store.close();
  }

  async #unlocked({ salt, iv, locked }, pin) {
    const lock = await this.#derived(pin, salt);
    const open = await this.#crypto.subtle.decrypt({ name: "AES-GCM", iv }, lock, locked).catch(() => null);
    return open && new TextDecoder().decode(open);
  }

  async #derived(pin, salt) {
    const typed = await this.#crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
    return this.#crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  #put(record) {
    return this.#store.write(["meta"], (tx) => tx.put("meta", record));
  }
}

function at(slug, number) {
  return `turn:${slug}:${number}`;
}
