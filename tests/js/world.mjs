/* A hall of one judge: a server, the network between, this tablet's disk, and tabs on it. */

import { openTablet } from "../../static/js/offline/tablet.js";
import { Clock } from "./clock.mjs";
import { Server } from "./server.mjs";
import { IDBFactory } from "./vendor/fake-indexeddb@6.2.8/index.js";

export class World {
  clock = new Clock();
  server = new Server(() => this.clock.time + this.ahead);
  ahead = 0; // the server's clock before the tablet's, ms
  disk = new IDBFactory();
  /** What becomes of a request on its way: `forward()` hands it to the server. */
  network = (forward) => forward();
  underWay = 0;
  most = 0;

  fetch = async (address, request) => {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      return await this.network(() => this.server.fetch(address, request), { address, request });
    } finally {
      this.underWay -= 1;
    }
  };

  /** Open a tab: the tablet is not yet in touch with the server. */
  open(options = {}) {
    const { fetch, disk: indexedDB } = this;
    const { now, wait } = this.clock;
    return openTablet({ indexedDB, fetch, slug: "tet", judge: 3, app: "v1", now, wait, random: Math.random, ...options });
  }

  /** A tab in touch with the server. */
  async start(options) {
    const here = await this.open(options);
    await here.syncNow();
    return here;
  }

  cut() {
    this.network = () => Promise.reject(new TypeError("Failed to fetch"));
  }

  mend() {
    this.network = (forward) => forward();
  }
}

/** All operations in a tab's store, in order. */
export async function stored(here) {
  return (await here.outbox.load()).operations;
}
