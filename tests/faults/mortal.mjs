/* What a tablet's page is given of its browser, so that it can be ended at any moment like a tab, and troubled. */

import forceCloseDatabase from "../js/vendor/fake-indexeddb@6.2.8/forceCloseDatabase.js";

const NEVER = new Promise(() => {});

export class Life {
  #databases = new Set();
  #transactions = new Set();

  constructor() {
    Object.assign(this, { isOver: false, isFull: false });
  }

  /** The browser's store as this page sees it. */
  store(factory) {
    return { open: (...named) => (this.isOver ? {} : this.#opening(factory.open(...named))) };
  }

  /** `act`, unless the page is gone by then: then nothing, for ever. */
  while(act) {
    return (...given) => (this.isOver ? NEVER : act(...given));
  }

  /** What `promise` gives, if the page is still there by then. */
  heard(promise) {
    return new Promise((resolve, reject) => {
      promise.then((gives) => this.isOver || resolve(gives), (error) => this.isOver || reject(error));
    });
  }

  /** The tab is closed, the process killed: what was not written whole is not written. */
  end() {
    this.isOver = true;
    for (const transaction of this.#transactions) cut(transaction);
    for (const database of this.#databases) database.close();
  }

  /** The browser loses its connection to the store, as Safari does after a sleep. */
  lose() {
    for (const transaction of this.#transactions) cut(transaction);
    for (const database of this.#databases) forceCloseDatabase(database);
    this.#databases.clear();
  }

  #opening(request) {
    request.addEventListener("success", () => {
      const database = request.result;
      if (this.isOver) return database.close();
      this.#databases.add(database);
      const begin = database.transaction.bind(database);
      database.transaction = (names, mode, options) => this.#begun(begin(names, mode, options), mode);
    });
    return request;
  }

  #begun(transaction, mode) {
    if (this.isOver) cut(transaction);
    this.#transactions.add(transaction);
    transaction.addEventListener("complete", () => this.#transactions.delete(transaction));
    transaction.addEventListener("abort", () => this.#transactions.delete(transaction));
    if (this.isFull && mode === "readwrite") refuse(transaction);
    return transaction;
  }
}

function refuse(transaction) {
  const named = transaction.objectStore.bind(transaction);
  const full = () => { throw new DOMException("No room", "QuotaExceededError"); };
  transaction.objectStore = (name) => Object.assign(named(name), { put: full, add: full });
}

function cut(transaction) {
  try {
    transaction.abort();
  } catch {
    /* It has ended already. */
  }
}
