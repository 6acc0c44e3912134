/* What happens in the hall: judges tap, and everything that can go wrong does, at times drawn by the seed. */

const MINUTE = 60000;
const HALF_AN_HOUR = 30 * MINUTE;
const TWO_HOURS = 120 * MINUTE;
/** How long until the next of each, in milliseconds: from, to. */
const PAUSES = {
  tap: [250, 4000], rest: [5000, 60000], kill: [40000, 400000], away: [500, 60000], lose: [60000, 600000],
  fill: [120000, 900000], full: [2000, 10000], hush: [40000, 400000], silent: [2000, 20000], unheard: [20000, 200000],
  jump: [200000, 1500000], signedOut: [200000, 900000], other: [3000, 60000],
  turn: [15000, 70000], power: [60000, 500000], down: [100, 40000], choice: [20000, 120000],
};

export class Troubles {
  #world;
  #server;
  #chance;
  #hall;
  #pace;
  isOver = false;

  /** `pace`: so many times slower than usual the judges tap. */
  constructor({ world, server, chance, hall, pace }) {
    this.#pace = pace;
    this.#world = world;
    this.#server = server;
    this.#chance = chance;
    this.#hall = hall;
  }

  /** Everything that goes wrong at `device`, from now on. */
  trouble(device) {
    device.skew = this.#chance.whole(-TWO_HOURS, TWO_HOURS);
    this.#weather(device);
    this.#often("kill", () => this.#away(device));
    this.#often("lose", () => device.loseStore());
    this.#often("fill", () => { device.fill(true); this.#soon("full", () => device.fill(false)); });
    this.#often("hush", () => { device.hush(true); this.#soon("silent", () => device.hush(false)); });
    this.#often("unheard", () => device.unhear());
    this.#often("jump", () => { device.skew += this.#chance.whole(-HALF_AN_HOUR, HALF_AN_HOUR); });
    this.#often("signedOut", () => { device.isSignedOut = true; this.#soon("other", () => { device.isSignedOut = false; }); });
    this.#often("choice", () => this.choose(device, 0.5));
    if (device.seats.length > 1) this.#often("turn", () => this.#turn(device));
  }

  power() {
    this.#often("power", () => this.#server.gone(this.#time("down")));
  }

  /** `taps` taps of the judges at `device`; `done` after the last. */
  judge(device, taps, done) {
    if (!taps) return done();
    if (!device.page?.state()) return this.#world.in(1000, () => this.judge(device, taps, done));
    this.#tap(device);
    if (this.#chance.maybe(0.02)) this.#world.holding(this.#world.turns(this.#chance.whole(0, 14)).then(() => this.#away(device)));
    return this.#world.in(this.#pace * this.#time(this.#chance.maybe(0.08) ? "rest" : "tap"), () => this.judge(device, taps - 1, done));
  }

  /** The judge answers some of the questions on the screen. */
  choose(device, share = 1) {
    for (const entry of this.#hall.entries) {
      for (const { field } of device.page?.sheet(entry).questions ?? []) {
        if (this.#chance.maybe(share)) device.answer(entry, field, this.#chance.pick(["mine", "kept"])).catch(() => {});
      }
    }
  }

  #tap(device) {
    const entry = this.#chance.pick(this.#hall.entries.slice(0, this.#chance.pick([4, this.#hall.entries.length])));
    const field = this.#chance.pick([...Object.keys(this.#hall.fields), ...Object.keys(this.#hall.fields), "comment", "note", "bookmark"]);
    device.give(entry, field, this.#value(field));
  }

  #value(field) {
    if (field === "bookmark") return this.#chance.maybe(0.5);
    if (field === "comment" || field === "note") return this.#chance.pick(["", "Men đẹp", "“Rạn” ✓ <b>", "𝔊ốm 🏺", "a\nb"]);
    const [maximum, step] = this.#hall.fields[field];
    return this.#chance.maybe(0.07) ? null : step * this.#chance.whole(0, maximum / step);
  }

  #weather(device) {
    if (this.isOver) return;
    this.#world.in(device.link.change(), () => this.#weather(device));
  }

  /** The tab is killed, and opened again after a while, at times killed again while it opens. */
  #away(device) {
    device.kill();
    this.#soon("away", () => {
      if (device.page) return;
      device.open();
      if (this.#chance.maybe(0.1)) this.#world.holding(this.#world.turns(this.#chance.whole(0, 14)).then(() => this.#away(device)));
    }, { always: true });
  }

  /** The next judge takes the tablet; at times the page of the one before stays open under the new sign-in. */
  #turn(device) {
    const next = device.seats.find((seat) => seat !== device.seat);
    if (this.#chance.maybe(0.6)) {
      device.signedIn = next;
      this.#soon("other", () => { device.signedIn = null; device.open(next); }, { always: true });
    } else {
      device.open(next);
    }
  }

  #often(name, act) {
    this.#soon(name, () => { act(); this.#often(name, act); });
  }

  #soon(name, act, { always = false } = {}) {
    this.#world.in(this.#time(name), () => (always || !this.isOver) && act());
  }

  #time(name) {
    return this.#chance.whole(...PAUSES[name]);
  }
}
