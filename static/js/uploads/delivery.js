/* One photo to the server, in parts, over a line that breaks: until it is there, or the server says no. */

import { backOff } from "../lib/http.js";
import { Pace } from "./pace.js";

const PROTOCOL = new URL("../../vendor/tus-js-client@4.3.1/tus.min.js", import.meta.url);
const STILL = 20000; // without a byte acknowledged the line is taken for dead
const DAMAGED = 460;
const ANEW = 3; // times that a photo damaged on its way is sent again
const NO = new Set([409, 413, 422]);

export class Delivery {
  #upload = null;
  #watch = 0;
  #ended = false;

  /** `heard`: {began(location), sent(bytes), waiting()}. `pause(ms)` resolves then, or when the network is back. */
  constructor({ photo, endpoint, headers, heard, pause, now = Date.now }) {
    Object.assign(this, { photo, endpoint, headers, heard, pause });
    this.pace = new Pace(now);
  }

  /** Resolves to {is: "there"}, {is: "refused", message} for good, {is: "held", message} until somebody acts, or
      {is: "stopped"}. */
  async send() {
    let damaged = 0;
    for (let tries = 1; !this.#ended; tries += 1) {
      const before = this.far;
      const { is, ...more } = await this.#once();
      if (is === "damaged" && (damaged += 1) < ANEW) this.photo.location = null;
      else if (is !== "broken") return { is: is === "damaged" ? "refused" : is, ...more };
      this.heard.waiting();
      if (this.far > before) tries = 1;
      await this.pause(backOff(tries) / 2);
    }
    return { is: "stopped" };
  }

  /** No more; what the server has of it goes as well. */
  stop() {
    this.#ended = true;
    this.#upload?.abort(true).catch(() => {});
  }

  far = 0;

  async #once() {
    if (!(await fetched())) return { is: "broken" };
    if (this.#ended) return { is: "stopped" };
    return new Promise((done) => {
      const { file, name, digest, location } = this.photo;
      const end = (how) => { clearTimeout(this.#watch); done(how); };
      const upload = new globalThis.tus.Upload(file, {
        endpoint: this.endpoint, uploadUrl: location, chunkSize: this.pace.part, headers: this.headers(),
        metadata: { filename: name, sha256: digest }, storeFingerprintForResuming: false, retryDelays: null,
        onUploadUrlAvailable: () => this.#began(upload),
        onProgress: () => this.#alive(upload, end),
        onChunkComplete: (bytes, sent) => this.#acknowledged(upload, bytes, sent),
        onError: (error) => end(this.#meaning(error)),
        onSuccess: () => end({ is: "there" }),
      });
      this.#upload = upload;
      this.pace.begin();
      this.#alive(upload, end);
      upload.start();
    });
  }

  #began(upload) {
    this.photo.location = upload.url;
    this.heard.began(upload.url);
    this.pace.begin();
  }

  #acknowledged(upload, bytes, sent) {
    this.far = sent;
    this.pace.acknowledged(bytes);
    upload.options.chunkSize = this.pace.part;
    this.heard.sent(sent);
  }

  #alive(upload, end) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.pace.broken();
      upload.abort().catch(() => {});
      end({ is: "broken" });
    }, STILL);
  }

  #meaning(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    const message = said(error.originalResponse?.getBody());
    if (status === DAMAGED) return { is: "damaged", message };
    if (message && NO.has(status)) return { is: "refused", message };
    if (message && status < 500) return { is: "held", message };
    this.pace.broken();
    return { is: "broken" };
  }
}

let asked = 0;

/** Whether the protocol's library is here; only who sends a photo loads it. A browser may remember that it could not
    be had, so each further try has an address of its own. */
async function fetched() {
  try {
    if (!globalThis.tus) await import((asked += 1) === 1 ? PROTOCOL : `${PROTOCOL}?${asked}`);
    return true;
  } catch {
    return false;
  }
}

/** The words of a refusal of ours. */
function said(body) {
  try {
    const { ok, message } = JSON.parse(body);
    return ok === false ? message : null;
  } catch {
    return null;
  }
}
