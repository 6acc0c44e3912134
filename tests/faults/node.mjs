/* Node as the room of the tablets: a stand-in for IndexedDB, all pages in one realm, the server on its socket. */

import http from "node:http";
import net from "node:net";

import IDBFactory from "../js/vendor/fake-indexeddb@6.2.8/FDBFactory.js";

export class Node {
  #folder;
  #openTablet;

  constructor(folder, { openTablet }) {
    this.#folder = folder;
    this.#openTablet = openTablet;
  }

  turn = () => new Promise((done) => { setImmediate(done); });

  /** A browser nobody has used: `open` reads its store from without, `tab` begins a page. */
  browser() {
    const indexedDB = new IDBFactory();
    const ready = Promise.resolve({ openTablet: this.#openTablet, indexedDB });
    return { open: (...named) => indexedDB.open(...named), tab: () => ({ ready, close() {} }) };
  }

  /** The nursery's command, when it is done. */
  command(name) {
    return new Promise((resolve, reject) => {
      const visit = net.connect(`${this.#folder}/control`, () => visit.write(`${name}\n`));
      visit.on("data", () => visit.end(resolve));
      visit.on("error", reject);
      visit.on("close", () => reject(new Error(`nobody carried out ${name}`)));
    });
  }

  ask({ method, path, headers, body }) {
    return new Promise((resolve, reject) => {
      const options = { socketPath: `${this.#folder}/server`, method, path, headers, agent: false };
      const request = http.request(options, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => resolve(
          { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }));
      });
      request.on("error", reject);
      request.end(body);
    });
  }
}
