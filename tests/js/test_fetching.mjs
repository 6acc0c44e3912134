/* What a tablet keeps of what it fetches: whole files, its own judge's pages. */

import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import test from "node:test";
import { dropWrong, fetchInto, Mismatch } from "../../static/js/pack/fetching.js";

globalThis.crypto ??= webcrypto; // Node 18

const PAGE = { url: "/judge/mau/entries/1" };
const WHOSE = "3 code-app-vi";
const sum = (text) => createHash("sha256").update(text).digest("hex");
const blank = (text, sent = text, whose = WHOSE) => [sent, { headers: { "Page-Digest": sum(text), "Page-For": whose } }];

class Cache extends Map {
  match = async (url) => this.get(url)?.clone();
  put = async (url, answer) => void this.set(url, answer);
}

/** What is kept of `file` when the network gives these, one after another; and what was asked. */
async function fetched(file, answers, how) {
  const cache = new Cache(), asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    return new Response(...(answers[asked.length - 1] ?? answers.at(-1)));
  };
  await fetchInto(cache, [file], how).catch((error) => assert.ok(error instanceof Mismatch, error));
  return { cache, asked };
}

test("a page is asked for blank and kept with the hash it came with", async () => {
  const { cache, asked } = await fetched(PAGE, [blank("page")], { whose: WHOSE });
  assert.deepEqual(asked, ["/judge/mau/entries/1?blank=1"]);
  await dropWrong(cache, [PAGE]);
  assert.equal(await cache.get(PAGE.url).text(), "page");
});

for (const [what, answer] of [
  ["a portal's page", ["Welcome to the hotel", { headers: { "Content-Type": "text/html" } }]],
  ["a page broken off", blank("page", "pa")],
  ["another judge's page", blank("page", "page", "4 code-app-vi")],
  ["a page of another version", blank("page", "page", "3 code-newer-vi")],
  ["a page that is not there", ["none", { ...blank("none")[1], status: 404 }]],
]) {
  test(`${what} is not kept, and asked for again`, async () => {
    assert.equal((await fetched(PAGE, [answer], { whose: WHOSE })).cache.size, 0);
    assert.equal((await fetched(PAGE, [answer, blank("page")], { whose: WHOSE })).cache.size, 1);
  });
}

test("a file is kept with the bytes of the list, whatever it says of itself", async () => {
  const file = { url: "/static/a.js", sha256: sum("file") };
  assert.equal((await fetched(file, [["file"]])).cache.size, 1);
  assert.equal((await fetched(file, [blank("other")])).cache.size, 0);
});

test("a kept page with other bytes, or without its hash, is thrown away", async () => {
  const cache = new Cache([["/a", new Response(...blank("page", "spoilt"))], ["/b", new Response("page")]]);
  await dropWrong(cache, [{ url: "/a" }, { url: "/b" }]);
  assert.equal(cache.size, 0);
});
