/* One IndexedDB database that is opened again when the browser has lost it.

   Every write asks for `durability: "strict"` and is done only when its transaction is complete: then it
   survives a dead battery. Safari loses its connection after a sleep, and says so or falls silent; then what was
   under way is cut off and tried once more, so `work` must be such that doing it twice is doing it once. Whatever
   else goes wrong is the caller's. */

import { wait as timer } from "./clock.js";
import { abort, asked, done } from "./transaction.js";
import { within } from "./within.js";

const LOST = new Set(["InvalidStateError", "UnknownError", "AbortError", "TimeoutError"]);
const LONGEST = 5000;

export class Store {
  #indexedDB;
  #name;
  #shape;
  #wait;
  #opening = null;

  /** `shape(db)` makes the object stores of a database that is new. */
  constructor(indexedDB, name, shape, wait = timer) {
    this.#indexedDB = indexedDB;
    this.#name = name;
    this.#shape = shape;
    this.#wait = wait;
  }

  /** What `work(tx)` gives, from one transaction over the object stores `names`. */
  read(names, work) {
    return this.#twice((opening) => this.#transaction(opening, { names, mode: "readonly", work }));
  }

  /** The same for a writing transaction; settles when it is on the disk. */
  write(names, work) {
    return this.#twice((opening) => this.#transaction(opening, { names, mode: "readwrite", work }));
  }

  close() {
    if (this.#opening) this.#leave(this.#opening);
  }

  async #twice(attempt) {
    const opening = this.#open();
    try {
      return await attempt(opening);
    } catch (error) {
      if (!LOST.has(error?.name)) throw error;
      this.#leave(opening);
      return attempt(this.#open());
    }
  }

  async #transaction(opening, { names, mode, work }) {
    const db = await this.#soon(opening);
    const tx = db.transaction(names, mode, { durability: "strict" });
    try {
      return await done(tx, work, (request) => this.#soon(request));
    } catch (error) {
      abort(tx);
      throw tx.error ?? error;
    }
  }

  /** However much a transaction has to do, each of its requests is answered before long; where another tab is at the
      same for so long, it is tried once more. */
  #soon(answer) {
    return within(answer, LONGEST, this.#wait);
  }

  #open() {
    if (!this.#opening) {
      const opening = this.#connect();
      this.#opening = opening;
      opening.catch(() => this.#leave(opening));
    }
    return this.#opening;
  }

  /** A connection that is still being made is closed when it comes; another one is in nobody's way. */
  #leave(opening) {
    if (this.#opening === opening) this.#opening = null;
    opening.then((db) => db.close(), () => {});
  }

  /** A database that a newer version of this application has changed opens as it is. */
  async #connect() {
    const db = await this.#request(1).catch((error) => {
      if (error?.name === "VersionError") return this.#request();
      throw error;
    });
    db.onversionchange = () => db.close();
    return db;
  }

  #request(version) {
    const request = this.#indexedDB.open(this.#name, version);
    request.onupgradeneeded = () => this.#shape(request.result);
    return asked(request);
  }
}
