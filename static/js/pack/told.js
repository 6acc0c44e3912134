/* How far the pack is, in words and as a bar. Words come from the page. */

import { filled, state } from "../lib/words.js";

export class Told {
  #element;
  #words;
  #last = null;

  constructor(element, words) {
    this.#element = element;
    this.#words = words;
  }

  /** `progress` as the pack counts it; null: nothing is known yet. */
  say(progress) {
    if (!progress) return;
    this.#last = progress;
    const { isUsable, done, whole, behind, behindWhole } = progress;
    const isReady = isUsable && done === whole;
    const words = filled(isReady ? this.#words.ready : this.#words.fetching, this.#counts(progress));
    this.#draw(isReady ? state("good", "done", words) : state("", "down", words));
    this.#bar(isReady ? null : progress);
    this.#below(isReady && behindWhole ? filled(behind < behindWhole ? this.#words.behind : this.#words.all, this.#counts(progress)) : "");
  }

  /** It broke off: what is here is kept, and it goes on by itself. */
  stopped(counted, error) {
    const progress = counted ?? this.#last;
    if (!progress) return;
    this.say(progress);
    if (progress.isUsable && progress.done === progress.whole) return;
    const reason = error?.name === "QuotaExceededError" ? this.#words.full : this.#words.stopped;
    this.#draw(state("wait", "cut-off", filled(reason, this.#counts(progress))));
  }

  /** This browser, or this address, can keep nothing: said with the reason and what to do. */
  cannot() {
    this.#draw(state("bad", "alert", this.#words.cannot));
    this.#bar(null);
    this.#below(window.isSecureContext ? this.#words.old : this.#words.insecure);
  }

  #counts({ done, whole, behind, behindWhole }) {
    return { done, whole, behind, behind_whole: behindWhole };
  }

  #target(name) {
    return this.#element.querySelector(`[data-pack-target="${name}"]`);
  }

  #draw(words) {
    this.#element.hidden = this.#element.dataset.packIsSilent === "";
    const status = this.#target("status");
    if (status && status.textContent !== words.textContent) status.replaceChildren(words);
  }

  #bar(progress) {
    const bar = this.#target("bar");
    if (!bar) return;
    bar.hidden = !progress?.whole;
    if (progress?.whole) Object.assign(bar, { max: progress.whole, value: progress.done });
  }

  #below(text) {
    const below = this.#target("below");
    if (below) below.textContent = text;
  }
}
