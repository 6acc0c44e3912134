/* A tap of a first visit waits until the hall has heard which round it belongs to. */

import { within } from "../offline/within.js";

const PATIENCE = 3000;

/** Null when the hall `here` knows its round, else a promise of it, which does not wait for ever. */
export function ready(here) {
  if (here.state()) return null;
  return within(new Promise((known) => {
    const end = here.on("change", () => {
      if (!here.state()) return;
      end();
      known();
    });
  }), PATIENCE);
}
