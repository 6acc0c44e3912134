/* What a tablet writes, it has written in a moment. A browser that has lost its store without a word never answers:
   then the page must not go on saying that it is saving. */

import { wait as timer } from "../offline/clock.js";

const PATIENCE = 5000;

/** What `work` comes to; a TimeoutError when nothing has come in `ms`. It may still be done later. */
export function within(work, ms = PATIENCE, wait = timer) {
  return new Promise((resolve, reject) => {
    const cancel = wait(() => reject(new DOMException("", "TimeoutError")), ms);
    Promise.resolve(work).then(resolve, reject).finally(cancel);
  });
}
