/* What an exhibit's QR code says: an address that ends in /x/<competition>/<number>. Pure. */

const EXHIBIT = /^\/x\/([^/]+)\/([0-9]{1,9})\/?$/;

/** The exhibit's number, or null where the code is not that of an exhibit in this competition. Whose server the
    address names does not matter: a hall may have another name for it. */
export function numberIn(text, slug) {
  let path;
  try {
    path = decodeURI(new URL(text.trim()).pathname);
  } catch {
    return null;
  }
  const found = EXHIBIT.exec(path);
  return found && found[1] === slug ? Number(found[2]) : null;
}

/** Whether `number` is one that this judge scores, by the last account of how things stand. */
export function isMine(state, number) {
  return state.groups.some(({ entries }) => entries.includes(number));
}

export function sheetAt(slug, number) {
  return `/judge/${slug}/entries/${number}`;
}
