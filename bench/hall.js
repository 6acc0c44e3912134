/* What bench/hall.py watches in a page, as somebody with a watch would: window.watching. */

window.watching = {
  /** How the page came up: when its largest part was painted (ms), how much moved. */
  painted() {
    const seen = { lcp: 0, cls: 0 };
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
    watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
    return new Promise((done) => setTimeout(() => done(seen), 500));
  },

  /** From now on `slowest` is the longest interaction, in ms. */
  taps() {
    this.slowest = 0;
    const take = (one) => { if (one.interactionId) this.slowest = Math.max(this.slowest, one.duration); };
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type: "event", durationThreshold: 16, buffered: true });
  },

  /** From now on `taken(count)` waits for so many taps: what each took, in ms, from the finger's leaving to the frame
      in which the status says `words`. */
  words(words) {
    const taken = [], status = document.querySelector("[data-sheet-target=status]");
    let left = 0, heard = null;
    addEventListener("pointerup", (event) => { left = event.timeStamp; }, true);
    new MutationObserver(async () => {
      if (!left || !status.textContent.includes(words)) return;
      const began = left;
      left = 0;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      taken.push(performance.now() - began);
      heard?.();
    }).observe(status, { childList: true, subtree: true, characterData: true });
    this.taken = (count) => new Promise((done) => {
      heard = () => taken.length === count && done(taken);
      heard();
    });
  },
};
