/* Beside a sheet: the judge's private note, the bookmark, and what was given before. All drawn from this tablet. */

import { hall } from "../offline/hall.js";
import { Comment } from "../sheet/comment.js";
import { guard } from "../sheet/going.js";
import { Past } from "../beside/past.js";

export default async function notes(element) {
  const here = await hall();
  if (!here) return;
  const target = (name) => element.querySelector(`[data-notes-target="${name}"]`);
  const entry = Number(element.dataset.notesEntry);
  const words = JSON.parse(element.dataset.notesWords);
  const [note, bookmark, error] = [target("note"), target("bookmark"), target("error")];
  const past = new Past(target("past"), { here, entry, words, lines: JSON.parse(element.dataset.notesLines), address: element.dataset.notesHistory });
  const text = new Comment(note, (value) => give("note", value));
  let saving = null;

  /** The hall keeps in memory what this tablet cannot write, and tries again; only a page that goes must wait. */
  function give(field, value) {
    const given = here.give(entry, field, value).then(() => say(""), (fault) => say(fault.name === "TooLongError" ? words.too_long : words.unsaved));
    saving = given;
    given.then(() => { if (saving === given) saving = null; });
  }

  function isSafe() {
    return !saving && text.isSafe && here.summary().unsaved === 0;
  }

  function say(sentence) {
    error.textContent = sentence;
  }

  function draw() {
    if (!saving && here.summary().unsaved === 0 && text.isSafe) say("");
    const isKnown = here.state() !== null;
    [note.disabled, bookmark.disabled] = [!isKnown, !isKnown];
    if (!isKnown) return;
    const sheet = here.sheet(entry);
    text.draw(sheet.note);
    bookmark.setAttribute("aria-pressed", String(sheet.bookmark));
    past.draw();
  }

  bookmark.addEventListener("click", () => give("bookmark", !here.sheet(entry).bookmark));
  guard({ flush: () => text.flush(), settled: () => saving, isSafe, question: words.lost });
  here.on("change", (entries) => (!entries || entries.includes(entry) || note.disabled) && draw());
  draw();
}
