/* Tablets: each a browser with a store, a clock that is wrong, a place in the hall, and the shipped modules on a page. */

import { Life } from "./mortal.mjs";

const RELOAD = 1000; // the judge opens a page again that could not open its store

export class Device {
  #world;
  #room;
  #chance;
  #life = null;

  /** `seats`: the judges on it, each {judge, cookie}. */
  constructor({ world, room, chance, link, slug, seats, name }) {
    this.#world = world;
    this.#room = room;
    this.#chance = chance;
    Object.assign(this, { name, link, slug, seats, skew: 0, journal: [], page: null, seat: seats[0], signedIn: null, isSignedOut: false });
    this.renew();
  }

  /** It is another one from now on: nothing is in its store. */
  renew() {
    this.kill();
    this.browser = this.#room.browser();
  }

  now = () => this.#world.now + this.skew;

  /** Open the page for the judge in `seat`; whoever was on it before is closed as a tab is. */
  async open(seat = this.seat) {
    this.kill();
    this.seat = seat;
    const life = new Life(this.#world, this.browser);
    this.#life = life;
    const { openTablet, indexedDB } = await life.ready;
    const opening = life.heard(openTablet({
      slug: this.slug, judge: seat.judge, indexedDB: life.store(indexedDB), random: this.#chance.next, now: this.now,
      fetch: life.while((...asked) => life.heard(this.#fetch(...asked))),
      wait: (act, ms) => this.#world.in(ms, () => life.isOver || act()), channel: this.#chance.maybe(0.5) ? new Channel() : null,
    }));
    const page = await opening.catch((error) => {
      if (error instanceof DOMException) return null; // its store does not answer
      throw error;
    });
    if (this.#life !== life) return;
    if (!page) return void this.#world.in(RELOAD, () => this.#life === life && this.open(seat));
    this.page = page;
    page.syncNow();
  }

  /** As the system kills a tab: at this very step. */
  kill() {
    this.#life?.end();
    this.#life = null;
    this.page = null;
  }

  loseStore() {
    this.#life?.lose();
  }

  fill(isFull) {
    if (this.#life) this.#life.isFull = isFull;
  }

  /** The store answers nothing more. */
  hush(isSilent) {
    if (this.#life) this.#life.isSilent = isSilent;
  }

  /** The end of the next write is not heard. */
  unhear() {
    if (this.#life) this.#life.isUnheard = true;
  }

  /** A tap of the judge, noted beside what became of it. */
  give(entry, field, value) {
    const said = { device: this.name, judge: this.seat.judge, entry, field, value, made_at: this.now(), at: this.#world.now, became: null };
    this.journal.push(said);
    this.page.give(entry, field, value).then(
      () => { said.became = "durable"; },
      (error) => { said.became = `${error?.name}: ${error?.message}`; },
    );
  }

  answer(entry, field, choice) {
    const question = this.page.sheet(entry).questions.find((one) => one.field === field);
    if (choice === "mine") {
      this.journal.push({
        device: this.name, judge: this.seat.judge, entry, field, value: question.mine, made_at: this.now(), became: "answer",
      });
    }
    return this.page.answer(entry, field, choice);
  }

  async #fetch(address, { method = "GET", headers = {}, body, signal, redirect } = {}) {
    const path = new URL(address, "http://localhost").pathname;
    const cookie = this.isSignedOut ? "" : `judging=${(this.signedIn ?? this.seat).cookie}`;
    const sent = { ...Object.fromEntries(new Headers(headers)), cookie, "sec-fetch-site": "same-origin" };
    if (body) sent["content-length"] = `${new TextEncoder().encode(body).length}`;
    const answer = await this.link.carry({ method, path, headers: sent, body }, signal);
    const leads = answer.redirected ?? answer.headers.location;
    if (leads && redirect === "error") throw new TypeError("Failed to fetch");
    return response(answer, { url: `http://localhost${path}`, leads, world: this.#world });
  }
}

/** To other tabs of the browser; here there are none. */
class Channel {
  postMessage() {}

  close() {}
}

/** As a browser shows it: what leads elsewhere has been followed, to a page that is not ours. */
function response({ status, headers, body, type }, { url, leads, world }) {
  const isBare = type || [204, 205, 304].includes(status);
  const seen = leads ? 200 : status || 200;
  const made = new Response(isBare ? null : body, { status: seen, headers: { "content-type": headers["content-type"] ?? "" } });
  const json = () => world.holding(Response.prototype.json.call(made));
  const facts = { json, url: leads ? new URL(leads, url).href : url, redirected: Boolean(leads) };
  if (type) Object.assign(facts, { type, status, ok: false });
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(made, name, { value });
  return made;
}
