/* The real server as the proxy reaches it, and the power switch it hangs on (see nursery.py). */

import http from "node:http";
import net from "node:net";

export class Server {
  #folder;
  #world;
  #lines = [];
  #control = null;
  #kept = 0; // promises that are in the backup

  constructor(folder, world) {
    this.#folder = folder;
    this.#world = world;
    Object.assign(this, { isUp: false, kills: 0, promised: [] });
  }

  /** `start`, `kill`, `empty`, `copy`, `restore`: carried out when this resolves. */
  async command(name) {
    this.#control ??= await this.#connect();
    const done = new Promise((resolve) => { this.#lines.push(resolve); });
    this.#control.write(`${name}\n`);
    await this.#world.holding(done);
    this.isUp = name === "start" || (name === "copy" && this.isUp);
    if (name === "copy") this.#kept = this.promised.length;
    if (name === "restore") this.promised.length = this.#kept;
  }

  leave() {
    this.#control?.destroy();
  }

  /** It has died, or is to die now; it comes back by itself after `ms`. */
  async gone(ms) {
    if (!this.isUp) return;
    this.isUp = false;
    this.kills += 1;
    await this.command("kill");
    this.#world.in(ms, () => this.command("start"));
  }

  /** Its answer {status, headers, body} to a request; rejects when it died over it. */
  ask({ method, path, headers, body }) {
    if (!this.isUp) return Promise.reject(new Error("nobody listens"));
    return this.#world.holding(new Promise((resolve, reject) => {
      const options = { socketPath: `${this.#folder}/server`, method, path, agent: false };
      const told = { host: "localhost", "x-hall-now": `${this.#world.now}`, ...headers };
      const request = http.request({ ...options, headers: told }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => resolve(this.#said(response, Buffer.concat(parts).toString())));
      });
      request.on("error", reject);
      request.end(body);
    }));
  }

  /** Every receipt it gives is noted: it has promised to have that operation from then on. */
  #said({ statusCode: status, headers }, body) {
    for (const { uuid, receipt } of (status === 200 && JSON.parse(body).answers) || []) {
      if (receipt) this.promised.push([uuid, receipt.hash]);
    }
    return { status, headers, body };
  }

  #connect() {
    return new Promise((resolve, reject) => {
      const control = net.connect(`${this.#folder}/control`, () => resolve(control));
      control.on("error", reject);
      control.on("data", (said) => {
        for (const _ of said.toString().matchAll(/\n/g)) this.#lines.shift()();
      });
    });
  }
}
