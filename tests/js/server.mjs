/* The server's side of the agreement, as plainly as it can be written: one judge, a log, sheets. */

import { createHash } from "node:crypto";

export const digest = (values) => createHash("sha256").update(JSON.stringify(values)).digest("hex");

export class Server {
  judge = 3;
  seat = "a seat";
  token = "token 1";
  standing = "as it stands";
  state = "judging";
  attempt = 1;
  log = [];
  scores = new Map(); // "entry/field" -> {value, version, device, sequence}
  letters = [];
  looks = 0;
  refuses = () => null; // operation -> reason
  isLate = false;

  constructor(now, entries = [12, 14]) {
    this.now = now;
    this.entries = entries;
  }

  /** The answer to a request, as a fetch would give it. */
  fetch = async (address, { body, headers }) => {
    if (address.endsWith("/state")) return Response.json(this.look());
    const letter = JSON.parse(body);
    this.letters.push(letter);
    if (headers["X-CSRFToken"] !== this.token) return Response.json({ ok: false, message: "Out of date." }, { status: 400 });
    const { letter: name, device } = letter;
    if (letter.seat !== this.seat) return Response.json({ ok: false, letter: name, device, message: "A rehearsal." }, { status: 409 });
    if (letter.judge !== this.judge) return Response.json({ ok: false, letter: name, device, message: "Another judge." }, { status: 409 });
    return Response.json(this.take(letter));
  };

  look() {
    this.looks += 1;
    const { judge, seat, token, standing, log, state, attempt } = this;
    const round = { key: "final", attempt, state, due_at: null, grace_minutes: 15 };
    const groups = [{ position: 1, handed_in: false, stood_down: false, entries: this.entries }];
    const sheets = Object.fromEntries(this.entries.map((entry) => [entry, this.sheet(entry)]));
    return { ok: true, device: null, now: this.now(), token, judge, seat, latest: log.length, standing, pack: "p", round, phone: "", groups, sheets };
  }

  sheet(entry) {
    const sheet = { group: 1, closed: null, scores: {}, versions: {}, comment: "", note: "", bookmark: false };
    for (const [key, { value, version }] of this.scores) {
      const [number, field] = key.split("/");
      if (Number(number) !== entry) continue;
      sheet.versions[field] = version;
      if (field in sheet) sheet[field] = value;
      else if (value !== null) sheet.scores[field] = value;
    }
    return sheet;
  }

  take(letter) {
    const { last, letter: name, device } = letter;
    const known = !last || this.log[last.number - 1]?.hash === last.hash;
    const answers = letter.operations.map((operation) => this.keep(operation, letter));
    return { ok: true, letter: name, device, now: this.now(), known, latest: this.log.length, standing: this.standing, answers };
  }

  keep(operation, letter) {
    const { uuid, entry, field, value, seen, sequence } = operation;
    const digested = digestOf(operation, letter);
    const before = this.log.find((line) => line.uuid === uuid);
    if (before && before.digested !== digested) return { uuid, outcome: "refused", reason: "Other content." };
    const reason = before ? null : this.refuses(operation);
    if (reason) return { uuid, outcome: "refused", reason };
    const line = before ?? this.add(operation, letter, digested);
    const standing = this.scores.get(`${entry}/${field}`);
    const kept = line.outcome === "asked" ? { kept: { value: standing.value, version: standing.version } } : {};
    return { ...line.answer, ...kept };
  }

  add({ uuid, entry, field, value, seen, sequence }, { device, again = false }, digested) {
    const key = `${entry}/${field}`;
    const standing = this.scores.get(key) ?? { version: 0, device: null, sequence: 0, value: null };
    const isOwn = standing.device === device;
    let outcome = isOwn && sequence < standing.sequence ? "overtaken" : "kept";
    if (!isOwn && standing.version > (again ? 0 : seen) && standing.value !== value) outcome = "asked";
    if (this.isLate) outcome = "late";
    const version = outcome === "kept" ? standing.version + 1 : standing.version;
    if (outcome === "kept") this.scores.set(key, { value, version, device, sequence });
    const number = this.log.length + 1, previous = this.log.at(-1)?.hash ?? "", received_at = this.now();
    const hash = digest([previous, number, digested, outcome, version, received_at]);
    const reason = outcome === "late" ? { reason: "After the deadline." } : {};
    const answer = { uuid, outcome, version, received_at, receipt: { number, previous, hash }, ...reason };
    const line = { uuid, outcome, digested, hash, device, sequence, entry, field, value, answer };
    this.log.push(line);
    return line;
  }

  /** Another device of the same judge gives a score, having seen everything. */
  otherDevice(entry, field, value) {
    const seen = this.scores.get(`${entry}/${field}`)?.version ?? 0;
    const operation = { uuid: `other ${this.log.length}`, sequence: this.log.length + 1, round: "final", attempt: 1, entry, field, value, seen, made_at: this.now(), offset: 0 };
    return this.keep(operation, { device: "the other device", judge: this.judge });
  }

  backup() {
    const { log, scores } = this;
    return { log: [...log], scores: new Map(scores) };
  }

  restore({ log, scores }) {
    Object.assign(this, { log: [...log], scores: new Map(scores) });
  }
}

function digestOf({ uuid, sequence, round, attempt, entry, field, value, seen, made_at, offset }, { device, judge }) {
  return digest([uuid, device, sequence, judge, round, attempt, entry, field, value, seen, made_at, offset]);
}
