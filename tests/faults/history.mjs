/* One history: some tablets, some judges, a thousand taps and whatever goes wrong; then calm, and what everybody holds. */

import { Chance } from "./chance.mjs";
import { Device } from "./devices.mjs";
import { Link } from "./network.mjs";
import { Server } from "./server.mjs";
import { replica, store } from "./snapshot.mjs";
import { Troubles } from "./troubles.mjs";
import { World } from "./world.mjs";

const CALM = 30000; // how long after the faults stop everybody has to agree
const TAP = 4500; // about what one takes (troubles.mjs)
const ROUNDS = 12; // of judges answering what they are asked
const KINDS = ["plain", "pair", "shared", "both", "died", "restored"];

export class History {
  constructor({ seed, hall, room, tablets = 5, taps = 200, pace = 1 }) {
    this.chance = new Chance(seed);
    this.hall = hall;
    this.world = new World(hall.now, room.turn);
    this.server = new Server(room, this.world);
    this.troubles = new Troubles({ world: this.world, server: this.server, chance: this.chance.fork("troubles"), hall, pace });
    Object.assign(this, { seed, room, taps, pace, lostHours: 0, kind: KINDS[seed % KINDS.length], died: [], calm: [] });
    this.devices = this.#seating(tablets).map((seats, place) => this.#device(`tablet ${place + 1}`, seats));
  }

  async run() {
    await this.server.command("empty");
    await this.server.command("start");
    for (const device of this.devices) device.open();
    await this.world.rest();
    await this.#judging();
    await this.#stop();
    const turns = Math.max(...this.devices.map(({ seats }) => seats.length));
    for (let turn = 0; turn < turns; turn += 1) await this.#agreeing(turn);
    const last = [];
    for (let turn = 0; turn < turns; turn += 1) last.push(...await this.#open(turn));
    for (const device of this.devices) device.kill();
    await this.server.command("kill");
    return this.#told(last);
  }

  /** Until every tap has been given, in virtual time. */
  async #judging() {
    let open = this.devices.length;
    for (const device of this.devices) {
      this.troubles.trouble(device);
      this.troubles.judge(device, this.taps, () => { open -= 1; });
    }
    this.troubles.power();
    if (this.kind === "died") this.world.in(this.#after(0.3, 0.6), () => this.#dies(this.devices.at(-1)));
    if (this.kind === "restored") this.#losesHours();
    while (open) await this.world.until(this.world.now + 10000);
  }

  /** The faults stop: everybody is there, and the server answers. */
  async #stop() {
    this.troubles.isOver = this.server.isCalm = true;
    for (const device of this.devices) {
      device.fill(false);
      device.hush(false);
      Object.assign(device, { isSignedOut: false, signedIn: null });
      Object.assign(device.link, { weather: "fine" });
    }
    if (!this.server.isUp) await this.server.command("start");
  }

  /** The judges whose turn it is open their tablets; after 30 s all agree; then they answer what they are asked. */
  async #agreeing(turn) {
    this.calm.push(...await this.#open(turn));
    for (let round = 0; round < ROUNDS && this.#asked().length; round += 1) {
      this.troubles.choose(this.chance.pick(this.#asked()));
      await this.world.until(this.world.now + CALM);
    }
    if (this.#asked().length) this.calm.push({ endless: this.#asked().map(({ name }) => name) });
  }

  async #open(turn) {
    for (const device of this.devices) {
      const seat = device.seats[turn % device.seats.length];
      if (!device.page || device.seat !== seat) device.open(seat);
    }
    await this.world.rest();
    await this.world.until(this.world.now + CALM);
    const seen = [];
    for (const device of this.devices) {
      seen.push({ ...await replica(device, this.hall.entries), server: await this.#state(device.seat) });
    }
    return seen;
  }

  /** What the server says to a judge, past the proxy. */
  async #state({ cookie }) {
    const asked = { method: "GET", path: `/judge/${this.hall.slug}/state`, headers: { cookie: `judging=${cookie}` } };
    return JSON.parse((await this.server.ask(asked)).body);
  }

  #asked() {
    return this.devices.filter(({ page }) => page?.summary().questions);
  }

  /** A tablet is broken for good; its judge goes on with a new one. */
  async #dies(device) {
    device.kill();
    this.died.push({ device: device.name, judge: device.seat.judge, ...await this.world.holding(store(device, device.seat)) });
    device.renew();
    device.name += ", new";
    device.open();
  }

  /** The server's disk is lost, and a backup from long before put in its place. */
  #losesHours() {
    let copied;
    this.world.in(this.#after(0.05, 0.1), () => { copied = this.world.now; this.server.command("copy"); });
    this.world.in(this.#after(0.9, 0.95), async () => {
      this.lostHours = (this.world.now - copied) / 3600000;
      await this.server.command("restore");
      this.world.in(60000, () => this.server.command("start"));
    });
  }

  /** In so many milliseconds about such a share of the taps will have been given. */
  #after(least, most) {
    return this.taps * TAP * this.pace * (least + (most - least) * this.chance.next());
  }

  #told(last) {
    const devices = this.devices.map(({ name, journal, link }) => ({ name, journal, fates: link.counts }));
    const { seed, kind, died, calm, lostHours } = this;
    const { kills, promised } = this.server;
    return { seed, kind, minutes: Math.round((this.world.now - this.hall.now) / 60000), kills, promised, devices, died, calm, last, lostHours };
  }

  #device(name, seats) {
    const chance = this.chance.fork(name);
    const link = new Link(this.world, this.server, chance.fork("link"));
    return new Device({ world: this.world, room: this.room, chance, link, slug: this.hall.slug, seats, name });
  }

  /** Who sits where: a judge may have two tablets, a tablet two judges. */
  #seating(count) {
    const seat = (judge, card = 0) => ({ judge, cookie: this.hall.judges[judge][card] });
    const seats = Array.from({ length: count }, (_, place) => [seat(place + 1)]);
    if (this.kind === "pair" || this.kind === "both") seats[1] = [seat(1, 1)];
    if (this.kind === "shared" || this.kind === "both") seats[0].push(seat(count + 1));
    return seats;
  }
}
