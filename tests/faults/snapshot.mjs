/* What a tablet holds at a moment: its store as it is, and what its page shows. */

/** The store of `device` for the judge in `seat`: operations and who signs them. */
export async function store(device, seat) {
  const opened = device.browser.open(`judging:${device.slug}:${seat.judge}`);
  const database = await result(opened);
  if (![...database.objectStoreNames].includes("operations")) {
    database.close();
    return { operations: [], tablet: null };
  }
  const transaction = database.transaction(["operations", "meta"]);
  const operations = result(transaction.objectStore("operations").getAll());
  const tablet = result(transaction.objectStore("meta").get("tablet"));
  const held = { operations: await operations, tablet: await tablet };
  database.close();
  return held;
}

/** The same with what the judge sees; the page is open. */
export async function replica(device, entries) {
  const { page, seat } = device;
  const sheets = Object.fromEntries(entries.map((entry) => [entry, page.sheet(entry)]));
  return { device: device.name, judge: seat.judge, ...await store(device, seat), sheets, summary: page.summary() };
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
