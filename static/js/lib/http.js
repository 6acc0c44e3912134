/* Asking our own server, as our own pages do. */

/** The page's token against forged requests. */
export function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** The headers of a request that wants a JSON answer. */
export function headers() {
  return { "X-CSRFToken": token(), Accept: "application/json" };
}

/** The answer's JSON, or null when the answer is no JSON of ours. */
export async function json(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Milliseconds before try number `tries` (from 1): 2 s, 4 s, 8 s … at most 30 s. */
export function backOff(tries) {
  return Math.min(2000 * 2 ** (tries - 1), 30000);
}
