/* Whether this tablet has shown the practice sheet of a competition: it opens first, once. */

const key = (slug) => `practised:${slug}`;

export function seen(slug) {
  try {
    localStorage.setItem(key(slug), "1");
  } catch {
    /* A browser that keeps nothing is not led there by itself (below). */
  }
}

/** True only where the answer can be remembered. */
export function isFirst(slug) {
  try {
    return localStorage.getItem(key(slug)) === null;
  } catch {
    return false;
  }
}
