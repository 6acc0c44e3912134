/* Fetching what a cache lacks: each file is kept only when it has the hash of the list, a page the hash that came with it,
   so what is held is whole. Broken off at any moment, it goes on with what is missing. */

const AT_ONCE = 4;
const TRIES = 3;

export class Mismatch extends Error {}

/** Fetch `files` ({url, sha256}; blank pages made `whose`: {url}) into `cache`; `kept(file)` hears of each.
    Rejects when one cannot be had. */
export async function fetchInto(cache, files, { kept = () => {}, whose = null } = {}) {
  const waiting = [...files];
  let failure = null;
  async function worker() {
    while (waiting.length && !failure) {
      const file = waiting.shift();
      try {
        await cache.put(file.url, await whole(file, whose));
        kept(file);
      } catch (error) {
        failure ??= error;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failure) throw failure;
}

/** Take out of `cache` every file whose bytes are not those of its list, or not those it came with. */
export async function dropWrong(cache, files) {
  for (const file of files) {
    const kept = await cache.match(file.url);
    if (kept && (await hex(await kept.arrayBuffer())) !== due(file, kept)) await cache.delete(file.url);
  }
}

/** The hash its bytes must have. */
function due(file, answer) {
  return file.sha256 ?? answer.headers.get("Page-Digest");
}

/** The answer with exactly the bytes it must have; asked for past every cache when the first were others. */
async function whole(file, whose) {
  const address = whose ? `${file.url}?blank=1` : file.url;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const answer = await fetch(address, {
      cache: tries === 1 ? "default" : "reload", redirect: "error", priority: "low", headers: { Accept: "*/*" },
    });
    if (answer.status >= 500 || answer.status === 429) throw new TypeError(`${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const isTheirs = !whose || answer.headers.get("Page-For") === whose;
    if (answer.ok && isTheirs && (await hex(bytes)) === due(file, answer)) return copy(answer, bytes);
  }
  throw new Mismatch(file.url);
}

function copy(answer, bytes) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie", "Vary"]) headers.delete(name);
  return new Response(bytes, { status: 200, headers });
}

async function hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
