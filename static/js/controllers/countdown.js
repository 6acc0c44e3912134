/* <p data-controller="countdown" data-due data-now data-words>: counts down to `due` by the server's clock, which said
   `now` when the page was made (milliseconds). Where the clock of this device will show another time at that moment,
   for its zone or because it is wrong, [data-part=here] says which. */

import { filled } from "../lib/words.js";

const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const PAUSE = 5000;
const SLACK = 2 * MINUTE; // nobody's telephone is on the second, and a page takes its time to arrive

export default function countdown(element) {
  const words = JSON.parse(element.dataset.words);
  const due = Number(element.dataset.due), ahead = Date.now() - Number(element.dataset.now);
  const left = element.querySelector('[data-part="left"]'), here = element.querySelector('[data-part="here"]');

  function draw() {
    const text = timeLeft(due - (Date.now() - ahead), words);
    if (left.textContent !== text) left.textContent = text;
  }

  const reading = shownHere(due, ahead);
  here.hidden = reading === null;
  if (reading) here.textContent = filled(here.dataset.words, reading);
  draw();
  setInterval(draw, PAUSE);
}

/** The sentence for so many milliseconds. */
export function timeLeft(span, words) {
  if (span < 1000) return words.over;
  const kind = span >= DAY ? "days" : span >= HOUR ? "hours" : span >= MINUTE ? "minutes" : "last";
  const [days, hours, minutes] = [span / DAY, span % DAY / HOUR, span % HOUR / MINUTE].map(Math.floor);
  return filled(words[kind], { days, hours, minutes });
}

/** What a clock that is `ahead` of the server's, in `zone`, shows at `due`; null where it is what stands there anyway. */
export function shownHere(due, ahead, zone = undefined) {
  const moment = due + (Math.abs(ahead) < SLACK ? 0 : ahead);
  const own = read(moment, zone), theirs = read(due, "Asia/Ho_Chi_Minh");
  return own.time === theirs.time && own.date === theirs.date ? null : own;
}

function read(moment, timeZone) {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  const date = { day: "2-digit", month: "2-digit", year: "numeric", timeZone };
  const said = (form) => new Intl.DateTimeFormat("en-GB", form).format(moment);
  return { time: said(time), date: said(date) };
}
