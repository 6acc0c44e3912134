/* How long there is still time, on the server's clock: calm, a word in the bar. */

import { filled } from "../lib/words.js";

const MINUTE = 60 * 1000;

/** The sentence for `due` (server's clock, ms) at `now` (the same clock); "" without a deadline. */
export function timeLeft(due, now, { words, grace = 0 }) {
  if (due === null || due === undefined) return "";
  const minutes = Math.floor((due - now) / MINUTE);
  if (now >= due) return filled(now < due + grace * MINUTE ? words.grace : words.over, { time: hour(due) });
  if (minutes >= 60) return filled(words.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return minutes >= 1 ? filled(words.minutes, { minutes }) : words.last;
}

/** 14:32, where the competition is. */
function hour(moment) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Ho_Chi_Minh" };
  return new Intl.DateTimeFormat("en-GB", form).format(moment);
}

/** Keep `element` up to date as long as the page is open. */
export function watch(element, here) {
  if (!element) return;
  const words = JSON.parse(element.dataset.dueWords);

  function draw() {
    const { due_at: due, offset } = here.summary();
    const text = timeLeft(due, Date.now() + (offset ?? 0), { words, grace: here.state()?.round.grace_minutes });
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === "";
  }

  draw();
  here.on("sync", draw);
  setInterval(draw, 10000);
}
