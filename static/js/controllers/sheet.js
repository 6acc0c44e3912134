/* One score sheet: every tap is drawn at once, saved at once, and called saved only when the server said so. */

import { headers, json } from "../lib/http.js";
import { Bar } from "../sheet/bar.js";
import { Choice } from "../sheet/choice.js";
import { Mark } from "../sheet/mark.js";
import { Saver } from "../sheet/saver.js";
import { Scores } from "../sheet/scores.js";
import { Totals } from "../sheet/totals.js";

export default function sheet(element) {
  const words = JSON.parse(element.dataset.sheetWords);
  const comment = element.querySelector("textarea[name=comment]");
  const totals = Totals.of(element.dataset);
  const count = document.querySelector("[data-sheet-count]");
  const bar = new Bar(document.querySelector("[data-sheet-bar]"), { words, count, totals });
  const marks = [...element.querySelectorAll("[data-mark]")].map((one) => new Mark(one, { words, changed, opened }));
  const given = marks.filter((mark) => mark.value !== null).map((mark) => [mark.key, mark.value]);
  const scores = new Scores(marks.map((mark) => mark.key), given, comment.value);
  const names = new Map(marks.map((mark) => [mark.key, mark.element.querySelector("legend > span").firstChild.textContent.trim()]));
  const choice = new Choice(element.querySelector('[data-sheet-target="choice"]'), { words, names, totals, chosen });
  const saver = new Saver({
    version: Number(element.dataset.sheetVersion),
    content: scores.content,
    post: (letter) => post(element.dataset.sheetUrl, letter),
    says: heard,
  });
  let leaving = null;

  function changed(key, value, isContinued) {
    scores.give(key, value, isContinued);
    keep();
  }

  function keep() {
    bar.draw(scores);
    saver.want(scores.content);
  }

  /** One keypad at a time. */
  function opened(mark) {
    for (const other of marks) if (other !== mark && other.keypad?.isOpen) other.keypad.close();
  }

  function heard(state, details) {
    bar.say(state, details);
    if (state === "saved") bar.kept(scores);
    if (state === "two") choice.ask(scores.content, details.kept);
    if (state === "saved" && leaving) location.assign(leaving);
    if (state !== "saving") leaving = null;
  }

  function chosen(isHere) {
    if (!isHere) {
      scores.replace(saver.kept);
      for (const mark of marks) mark.draw(scores.get(mark.key));
      comment.value = scores.comment;
    }
    bar.draw(scores);
    saver.choose(isHere);
  }

  function undo() {
    const key = scores.undo();
    const mark = marks.find((one) => one.key === key);
    mark.draw(scores.get(key));
    if (mark.keypad?.isOpen) mark.keypad.show(scores.get(key));
    keep();
  }

  function leave(event) {
    const link = event.target.closest("a[data-sheet-leave]");
    if (!link || saver.isSafe || saver.state !== "saving" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    leaving = link.href;
    saver.flush();
  }

  comment.addEventListener("input", () => {
    scores.comment = comment.value.trim();
    keep();
  });
  bar.undo.addEventListener("click", undo);
  document.addEventListener("click", leave);
  window.addEventListener("online", () => saver.flush());
  document.addEventListener("visibilitychange", () => saver.flush());
  window.addEventListener("beforeunload", (event) => saver.isSafe || event.preventDefault());
  element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const mark of marks) mark.catchUp();
}

async function post(url, letter) {
  const request = { method: "POST", body: JSON.stringify(letter), headers: { ...headers(), "Content-Type": "application/json" } };
  const response = await fetch(url, { ...request, redirect: "error", keepalive: document.hidden });
  return { status: response.status, answer: await json(response) };
}
