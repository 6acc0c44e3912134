/* What a tablet's page is given of its browser, so that it can be ended at any moment like a tab, and troubled. */

const NEVER = new Promise(() => {});

export class Life {
  #world;
  #tab;
  #die;
  #dead = new Promise((done) => { this.#die = done; });
  #databases = new Set();
  #transactions = new Set();

  /** On a new tab of `browser`; `ready` gives what is there: {openTablet, indexedDB}. */
  constructor(world, browser) {
    Object.assign(this, { isOver: false, isFull: false, isSilent: false, isUnheard: false });
    this.#world = world;
    this.#tab = browser.tab();
    this.ready = this.heard(this.#tab.ready);
    this.#awaited(this.ready);
  }

  /** The browser's store as this page sees it. */
  store(factory) {
    return { open: (...named) => (this.isOver || this.isSilent ? {} : this.#opening(factory.open(...named))) };
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

  /** The tab is closed, the process killed: what was not written whole is not written. Where pages share a realm, it
      lives on, and what it was at is cut. */
  end() {
    this.isOver = true;
    this.#tab.close();
    this.#disconnect();
    this.#die();
  }

  /** The browser loses its connection to the store, as Safari does after a sleep. */
  lose() {
    this.#disconnect();
    this.#databases.clear();
  }

  #disconnect() {
    for (const transaction of this.#transactions) cut(transaction);
    for (const database of this.#databases) database.close();
  }

  #opening(request) {
    this.#until(request, "success", "error");
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
    this.#until(transaction, "complete", "abort").then(() => this.#transactions.delete(transaction));
    if (this.isFull && mode === "readwrite") refuse(transaction);
    if (this.isSilent) hush(transaction);
    if (this.isUnheard && mode === "readwrite") this.isUnheard = !unhear(transaction);
    return transaction;
  }

  /** The clock stands still until `target` has come to one of these ends. */
  #until(target, ...ends) {
    return this.#awaited(new Promise((done) => {
      for (const end of ends) target.addEventListener(end, done);
    }));
  }

  /** The same until `promise` has settled; a page that is gone waits for nothing. */
  #awaited(promise) {
    return this.#world.holding(Promise.race([promise, this.#dead]));
  }
}

function refuse(transaction) {
  const named = transaction.objectStore.bind(transaction);
  const full = () => { throw new DOMException("No room", "QuotaExceededError"); };
  transaction.objectStore = (name) => Object.assign(named(name), { put: full, add: full });
}

/** Nothing that is asked of the transaction is heard of again. */
function hush(transaction) {
  const silent = () => ({});
  transaction.objectStore = () => ({ get: silent, getAll: silent, put: silent, delete: silent, clear: silent, index: () => ({ getAll: silent }) });
}

/** It will be complete, and nobody hears of it. */
function unhear(transaction) {
  return Object.defineProperty(transaction, "oncomplete", { set() {} });
}

function cut(transaction) {
  try {
    transaction.abort();
  } catch {
    /* It has ended already. */
  }
}
