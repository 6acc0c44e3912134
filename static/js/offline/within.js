/* A limit of time. A browser that has lost its store says nothing, and so does a network: then a page must not go on
   waiting. */

import { wait as timer } from "./clock.js";

const PATIENCE = 5000;

/** What `work` comes to; rejects as TimeoutError when nothing has come in `ms`. It may still be done later. */
export function within(work, ms = PATIENCE, wait = timer) {
  return new Promise((resolve, reject) => {
    const cancel = wait(() => reject(new DOMException("No answer in time.", "TimeoutError")), ms);
    Promise.resolve(work).then(resolve, reject).finally(cancel);
  });
}
