/* One IndexedDB database that is opened again when the browser has lost it.

   Every write asks for `durability: "strict"` and is done only when its transaction is complete: then it
   survives a dead battery. Safari loses its connection after a sleep; then the write is tried once more,
   so `work` must be such that doing it twice is doing it once. Whatever else goes wrong is the caller's. */

const LOST = new Set(["InvalidStateError", "UnknownError", "AbortError"]);

export class Store {
  #indexedDB;
  #name;
  #shape;
  #opening = null;

  /** `shape(db)` makes the object stores of a database that is new. */
  constructor(indexedDB, name, shape) {
    this.#indexedDB = indexedDB;
    this.#name = name;
    this.#shape = shape;
  }

  /** What `work(tx)` gives, from one transaction over the object stores `names`. */
  read(names, work) {
    return this.#twice(() => this.#transaction(names, "readonly", work));
  }

  /** The same for a writing transaction; settles when it is on the disk. */
  write(names, work) {
    return this.#twice(() => this.#transaction(names, "readwrite", work));
  }

  async close() {
    const db = await this.#opening?.catch(() => null);
    this.#opening = null;
    db?.close();
  }

  async #twice(attempt) {
    try {
      return await attempt();
    } catch (error) {
      if (!LOST.has(error?.name)) throw error;
      await this.close();
      return attempt();
    }
  }

  async #transaction(names, mode, work) {
    const db = await this.#open();
    const tx = db.transaction(names, mode, { durability: "strict" });
    const end = ended(tx);
    try {
      const given = await work(new Reach(tx));
      await end;
      return given;
    } catch (error) {
      abort(tx);
      throw tx.error ?? error;
    }
  }

  #open() {
    this.#opening ??= this.#connect().catch((error) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
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

/** The object stores of one transaction, each request a promise. Awaiting anything else ends the transaction. */
class Reach {
  constructor(tx) {
    this.tx = tx;
  }

  get(name, key) {
    return asked(this.tx.objectStore(name).get(key));
  }

  all(name) {
    return asked(this.tx.objectStore(name).getAll());
  }

  /** All records whose `index` is `key`. */
  where(name, index, key) {
    return asked(this.tx.objectStore(name).index(index).getAll(key));
  }

  put(name, record) {
    return asked(this.tx.objectStore(name).put(record));
  }

  delete(name, key) {
    return asked(this.tx.objectStore(name).delete(key));
  }

  clear(name) {
    return asked(this.tx.objectStore(name).clear());
  }
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ended(tx) {
  const end = new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(new DOMException("The transaction was cut off.", "AbortError"));
  });
  end.catch(() => {});
  return end;
}

function abort(tx) {
  try {
    tx.abort();
  } catch {
    /* It has ended already. */
  }
}
