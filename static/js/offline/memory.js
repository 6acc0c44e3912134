/* The outbox as a page reads it, without waiting: a copy of the store, and the taps that are not written yet. */

import { inOrder } from "./outbox.js";
import { EMPTY, drawn, fields, history, isOnlyHere, seen } from "./view.js";

export class Memory {
  #operations = new Map(); // entry -> uuid -> operation
  #sheets = new Map();
  held = [];

  /** Take in everything that the store holds; the entries it has. */
  fill({ operations, sheets, state, tablet }) {
    this.#operations = new Map();
    this.#sheets = new Map(sheets.map((one) => [one.entry, one]));
    this.state = state;
    this.absorb({ operations, tablet });
    return this.entries;
  }

  /** Take in what a transaction changed; the entries it was about. */
  absorb({ operations = [], sheets = [], tablet = this.tablet }) {
    for (const one of operations) this.#put(one);
    for (const one of sheets) this.#sheets.set(one.entry, one);
    this.tablet = tablet;
    return [...new Set([...operations, ...sheets].map(({ entry }) => entry))];
  }

  get entries() {
    return [...new Set([...this.#sheets.keys(), ...this.#operations.keys(), ...this.held.map(({ entry }) => entry)])];
  }

  /** How many operations wait for the server, by what is known here. */
  get waiting() {
    return this.entries.reduce((sum, entry) => sum + this.#of(entry).filter(({ state }) => state === "waiting").length, 0);
  }

  sheet(entry) {
    return drawn(this.#sheet(entry), this.#of(entry));
  }

  history(entry) {
    return history(this.#of(entry));
  }

  /** The version of a score that the judge has seen. */
  seen(entry, field) {
    return seen(this.#sheet(entry), this.#of(entry), field);
  }

  /** The version of a score as the server has it. */
  version(entry, field) {
    return this.#sheet(entry).versions[field] ?? 0;
  }

  /** How much is only here, since when, what is another seat's and set aside, and what needs the judge. */
  counts() {
    const entries = this.entries;
    const operations = entries.flatMap((entry) => this.#of(entry));
    const waiting = operations.filter(isOnlyHere);
    const sheets = entries.map((entry) => this.sheet(entry));
    return {
      waiting: fields(waiting),
      unsaved: fields(this.held),
      aside: fields(operations.filter(({ state }) => state === "aside")),
      since: waiting.length ? Math.min(...waiting.map(({ made_at }) => made_at)) : null,
      refused: sheets.reduce((sum, { refused }) => sum + refused.length, 0),
      questions: sheets.reduce((sum, { questions }) => sum + questions.length, 0),
    };
  }

  #put(operation) {
    const { entry, uuid } = operation;
    if (!this.#operations.has(entry)) this.#operations.set(entry, new Map());
    this.#operations.get(entry).set(uuid, operation);
  }

  /** This tablet's operations on one sheet, in order. */
  #of(entry) {
    const written = this.#operations.get(entry) ?? new Map();
    const held = this.held.filter((one) => one.entry === entry && !written.has(one.uuid));
    return [...inOrder([...written.values()]), ...held];
  }

  #sheet(entry) {
    return this.#sheets.get(entry) ?? EMPTY;
  }
}
