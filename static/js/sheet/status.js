/* Where the scores are, in plain words: a pure choice among the page's sentences. */

import { filled } from "../lib/words.js";

const MINUTE = 60 * 1000;
const LONG = 5 * MINUTE;
const MANY = 10;
const HELP = { QuotaExceededError: "full", TooLongError: "too_long" };

/** `{kind, icon, text, detail}` for the hall's `summary`; `stuck` are not even on this tablet, for `fault`. */
export function told({ words, summary, stuck = 0, fault = "", saving = 0, phone = "" }) {
  const { waiting = 0, oldest = 0, refused = 0, aside = 0, isOnline = true, message = "", signedOut = false } = summary;
  const minutes = Math.floor((oldest ?? 0) / MINUTE);
  const one = (kind, icon, text, detail, n = waiting) => {
    const known = { n, minutes, phone: phone || "–" };
    return { kind, icon, text: filled(text, known), detail: filled(detail || "", known) };
  };
  if (stuck) return one("bad", "alert", words.stuck, words[HELP[fault] ?? "lost"], stuck);
  if (saving) return one("", "clock", words.saving);
  if (signedOut) return one("bad", "alert", waiting ? words.tablet : words.signed_out, words.new_card);
  if (!waiting) return refused ? one("bad", "alert", words.refused, "", refused) : one("good", "done", words.server, aside && words.aside, aside);
  const drawing = isOnline ? "tablet" : "cut-off";
  if (waiting > MANY || oldest > LONG) return one("bad", drawing, minutes ? words.long : words.tablet, message || words.help);
  if (message) return one("bad", "alert", words.tablet, message);
  return one("wait", drawing, words.tablet, isOnline ? "" : words.offline);
}

/** The hall's summary, kept and told: until the first visit to the server has ended, nobody is said to be offline. */
export class Ear {
  constructor(here, heard) {
    Object.assign(this, { here, isHeard: false });
    here.on("sync", () => {
      this.isHeard = true;
      heard();
    });
  }

  get summary() {
    const summary = this.here.summary();
    return { ...summary, isOnline: summary.isOnline || !this.isHeard };
  }

  get phone() {
    return this.here.state()?.phone ?? "";
  }
}
