/* One transaction of an IndexedDB database, in promises. */

/** What `work` gives, when the transaction is complete. `soon(answer)` rejects when an answer is too long in coming. */
export async function done(tx, work, soon) {
  const end = ended(tx);
  const given = await work(new Reach(tx, soon));
  await soon(end);
  return given;
}

function ended(tx) {
  const end = new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(new DOMException("The transaction was cut off.", "AbortError"));
  });
  end.catch(() => {});
  return end;
}

export function abort(tx) {
  try {
    tx.abort();
  } catch {
    /* It has ended already. */
  }
}

export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The object stores of one transaction, each request a promise. Awaiting anything else ends the transaction. */
class Reach {
  constructor(tx, soon) {
    this.tx = tx;
    this.asked = (request) => soon(asked(request));
  }

  get(name, key) {
    return this.asked(this.tx.objectStore(name).get(key));
  }

  all(name) {
    return this.asked(this.tx.objectStore(name).getAll());
  }

  /** All records whose `index` is `key`. */
  where(name, index, key) {
    return this.asked(this.tx.objectStore(name).index(index).getAll(key));
  }

  put(name, record) {
    return this.asked(this.tx.objectStore(name).put(record));
  }

  delete(name, key) {
    return this.asked(this.tx.objectStore(name).delete(key));
  }

  clear(name) {
    return this.asked(this.tx.objectStore(name).clear());
  }
}
