/* The fault proxy: what becomes of a letter between a tablet and the server. */

import { PORTALS } from "./portals.mjs";

const NEVER = 120000; // a browser gives up by itself after that

/** How likely each fate is, by the weather at a tablet's place in the hall. */
const WEATHERS = {
  fine: { passes: 1 },
  slow: { passes: 6, slow: 6, late: 1 },
  flaky: { passes: 4, slow: 2, late: 2, lost: 3, cut: 4, torn: 2, twice: 3, again: 2, stale: 2, garbled: 2, killing: 1 },
  portal: { portal: 1 },
  failing: { error: 5, passes: 1, cut: 1 },
  gone: { refused: 1 },
  deadly: { passes: 3, killing: 3, cut: 1 },
};
const LIKELY = { fine: 5, slow: 3, flaky: 6, portal: 2, failing: 2, gone: 4, deadly: 1 };

export class Link {
  #world;
  #server;
  #chance;
  #before = new Map();

  constructor(world, server, chance) {
    Object.assign(this, { weather: "fine", counts: {} });
    this.#world = world;
    this.#server = server;
    this.#chance = chance;
  }

  /** Another weather, and when the next change comes. */
  change() {
    this.weather = this.#chance.weighed(LIKELY);
    return this.#chance.whole(5000, 240000);
  }

  /** What the tablet's fetch settles with; `request` is {method, path, headers, body}. */
  carry(request, signal) {
    const fate = this.#chance.weighed(WEATHERS[this.weather]);
    this.counts[fate] = (this.counts[fate] ?? 0) + 1;
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      const fail = () => reject(new TypeError("Failed to fetch"));
      this.#world.in(NEVER, fail);
      this[`_${fate}`](request, { back: (answer, ms = this.#quick()) => this.#world.in(ms, () => resolve(answer)), fail });
    });
  }

  _passes(request, { back, fail }) {
    this.#world.in(this.#quick(), () => this.#deliver(request).then((answer) => (answer ? back(answer) : fail())));
  }

  _slow(request, { back, fail }) {
    this.#world.in(this.#chance.whole(300, 6000), () => this.#deliver(request).then(
      (answer) => (answer ? back(answer, this.#chance.whole(300, 6000)) : fail())));
  }

  /** It arrives long after, when others that were sent later are there; the tablet has given up by then. */
  _late(request) {
    this.#world.in(this.#chance.whole(20000, 400000), () => this.#deliver(request));
  }

  _lost() {}

  _refused(request, { fail }) {
    this.#world.in(this.#quick(), fail);
  }

  /** The server has it, the answer is lost. */
  _cut(request, { fail }) {
    this.#world.in(this.#quick(), () => this.#deliver(request).then(() => this.#world.in(this.#quick(), fail)));
  }

  /** The server has it, half of the answer comes. */
  _torn(request, { back, fail }) {
    this.#world.in(this.#quick(), () => this.#deliver(request).then((answer) => (answer
      ? back({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * this.#chance.next())) }) : fail())));
  }

  /** Two at the same moment; the tablet hears of one. */
  _twice(request, { back, fail }) {
    this.#world.in(this.#quick(), () => Promise.all([this.#deliver(request), this.#deliver(request)]).then(
      ([answer]) => (answer ? back(answer) : fail())));
  }

  /** It passes, and once more long after. */
  _again(request, way) {
    this._passes(request, way);
    this._late(request);
  }

  /** Somebody between keeps answers and gives an old one. */
  _stale(request, { back, fail }) {
    const old = this.#before.get(request.path);
    this.#world.in(this.#quick(), () => (old ? back(old) : fail()));
  }

  /** One character of a receipt is another. */
  _garbled(request, { back, fail }) {
    const forged = (hash) => (hash[0] === "1" ? "2" : "1") + hash.slice(1);
    this.#world.in(this.#quick(), () => this.#deliver(request).then((answer) => (answer
      ? back({ ...answer, body: answer.body.replaceAll(/(?<="hash": ?")[0-9a-f]{64}/g, forged) }) : fail())));
  }

  _portal(request, { back }) {
    back(this.#chance.pick(PORTALS.pages)(request, this.#world.now));
  }

  _error(request, { back }) {
    back(this.#chance.pick(PORTALS.errors)(request, this.#world.now));
  }

  /** The server dies over it, at a point of its own choice. */
  _killing(request, { fail }) {
    const point = this.#chance.pick(["before", "commit", "after", "half"]);
    const headers = { ...request.headers, "x-hall-kill": point };
    const pause = this.#chance.whole(200, 40000);
    this.#world.in(this.#quick(), () => this.#deliver({ ...request, headers }).then((answer) => {
      if (!answer) this.#server.gone(pause);
      this.#world.in(this.#quick(), fail);
    }));
  }

  #quick() {
    return this.#chance.whole(2, 120);
  }

  /** The server's answer, or null when there is none. */
  async #deliver(request) {
    try {
      const answer = await this.#server.ask(request);
      this.#before.set(request.path, answer);
      return answer;
    } catch {
      return null;
    }
  }
}
