/* Of several tabs of one browser, one sends at a time. A courtesy that spares the network: the server takes an
   operation that comes twice once, so nothing is lost or doubled where this fails.

   Web Locks where there are any; without TLS there are none, and a record in the store says who is at it. */

const LONGEST = 30000; // a tab that holds on for longer sleeps
const LEASE = 12000;

/** Gives `send(work)`: runs `work` and resolves to true, or to false when another tab is at it. */
export function oneSender({ locks, store, now, name, holder }) {
  return locks ? byLock({ locks, now, name }) : byLease({ store, now, holder });
}

function byLock({ locks, now, name }) {
  let busySince = null;
  return (work) => {
    const isStuck = busySince !== null && now() - busySince > LONGEST;
    return locks.request(name, isStuck ? { steal: true } : { ifAvailable: true }, async (lock) => {
      busySince = lock ? null : busySince ?? now();
      if (lock) await work();
      return lock !== null;
    });
  };
}

function byLease({ store, now, holder }) {
  const write = (isFree, record) => store.write(["meta"], async (tx) => {
    const held = await tx.get("meta", "sender");
    if (!isFree(held)) return false;
    await tx.put("meta", { key: "sender", ...record });
    return true;
  });
  const isFree = (held) => !held || held.holder === holder || !(Math.abs(held.since - now()) < LEASE);
  return async (work) => {
    if (!await write(isFree, { holder, since: now() })) return false;
    try {
      await work();
    } finally {
      await write((held) => held?.holder === holder, { holder: null, since: null });
    }
    return true;
  };
}
