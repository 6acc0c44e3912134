/* One transaction of an IndexedDB database, in promises. */

/** What `work` gives, when the transaction is complete. */
export async function done(tx, work) {
  const end = ended(tx);
  const given = await work(new Reach(tx));
  await end;
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
