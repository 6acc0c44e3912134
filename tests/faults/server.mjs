/* The real server as the proxy reaches it, and the power switch it hangs on (see nursery.py). */

export class Server {
  #room;
  #world;
  #kept = 0; // promises that are in the backup

  constructor(room, world) {
    this.#room = room;
    this.#world = world;
    Object.assign(this, { isUp: false, isCalm: false, kills: 0, promised: [] });
  }

  /** `start`, `kill`, `empty`, `copy`, `restore`: carried out when this resolves. */
  async command(name) {
    await this.#world.holding(this.#room.command(name));
    this.isUp = name === "start" || (name === "copy" && this.isUp);
    if (name === "copy") this.#kept = this.promised.length;
    if (name === "restore") this.promised.length = this.#kept;
  }

  /** It has died, or is to die now; it comes back by itself after `ms`, in the calm at once: a letter that was sent
      before the faults stopped may still kill it. */
  async gone(ms) {
    if (!this.isUp) return;
    this.isUp = false;
    this.kills += 1;
    await this.command("kill");
    this.#world.in(this.isCalm ? 0 : ms, () => this.command("start"));
  }

  /** Its answer {status, headers, body} to a request; rejects when it died over it. */
  async ask(request) {
    if (!this.isUp) throw new Error("nobody listens");
    const headers = { host: "localhost", "x-hall-now": `${this.#world.now}`, ...request.headers };
    const answer = await this.#world.holding(this.#room.ask({ ...request, headers }));
    this.#note(answer);
    return answer;
  }

  /** Every receipt it gives: it has promised to have that operation from then on. */
  #note({ status, body }) {
    for (const { uuid, receipt } of (status === 200 && JSON.parse(body).answers) || []) {
      if (receipt) this.promised.push([uuid, receipt.hash]);
    }
  }
}
