/* The sheet on the screen, drawn from the hall (this tablet's store and outbox) and from what is on its way there. */

import { Bar } from "./bar.js";
import { Choice, refuse } from "./choice.js";
import { Comment } from "./comment.js";
import { watch } from "./deadline.js";
import { guard } from "./going.js";
import { Keeping } from "./keeping.js";
import { Mark } from "./mark.js";
import { wayOf } from "./progress.js";
import { ready } from "./ready.js";
import { Scores } from "./scores.js";
import { Ear, told } from "./status.js";
import { Totals } from "./totals.js";

export class Sheet {
  /** `here` is the hall, or the practice's stand-in for it. */
  constructor(element, here) {
    Object.assign(this, { element, here, entry: Number(element.dataset.sheetEntry), ear: new Ear(here, () => this.say()) });
    const words = JSON.parse(element.dataset.sheetWords);
    const changed = (...change) => this.changed(...change);
    this.words = words;
    this.status = JSON.parse(element.dataset.statusWords);
    this.marks = [...element.querySelectorAll("[data-mark]")].map((one) => new Mark(one, { words, changed, opened: (mark) => this.opened(mark) }));
    this.names = new Map(this.marks.map((mark) => [mark.key, mark.name]));
    for (const field of ["comment", "note", "bookmark"]) this.names.set(field, words[field]);
    this.came = { closed: this.target("closed").textContent.trim() || null, comment: document.querySelector("textarea[name=comment]").value };
    this.scores = new Scores(this.marks.map((mark) => mark.key), this.known().scores);
    this.keeping = new Keeping({
      give: (field, value) => here.give(this.entry, field, value),
      ready: () => ready(here),
      again: () => here.syncNow(),
      held: () => here.summary().unsaved,
      says: () => this.tell(),
    });
    this.comment = new Comment(document.querySelector("textarea[name=comment]"), (text) => this.keeping.want("comment", text));
    const count = document.querySelector("[data-sheet-count]");
    this.bar = new Bar(document.querySelector("[data-sheet-bar]"), { words, count, totals: Totals.of(element.dataset) });
    this.choice = new Choice(this.target("choice"), { words, names: this.names, chosen: (...choice) => this.chosen(...choice) });
  }

  start() {
    const { here, element, bar } = this;
    bar.undo.addEventListener("click", () => this.undo());
    guard({ flush: () => this.comment.flush(), settled: () => this.keeping.settled(), isSafe: () => this.isSafe, question: this.words.lost });
    element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    here.on("change", (entries) => (!entries || entries.includes(this.entry) ? this.draw() : this.lead()));
    setInterval(() => this.say(), 15000);
    watch(document.querySelector("[data-due]"), here);
    for (const mark of this.marks) mark.catchUp();
    this.draw();
  }

  target(name) {
    return this.element.querySelector(`[data-sheet-target="${name}"]`);
  }

  /** What this tablet knows of the sheet; before it has heard of the server, over what the page came with. */
  known() {
    const sheet = this.here.sheet(this.entry);
    if (this.here.state()) return sheet;
    const came = this.marks.filter((mark) => mark.came !== null).map((mark) => [mark.key, mark.came]);
    return { ...sheet, closed: this.came.closed, comment: sheet.comment || this.came.comment, scores: { ...Object.fromEntries(came), ...sheet.scores } };
  }

  get isSafe() {
    return this.keeping.saving === 0 && this.keeping.stuck === 0 && this.comment.isSafe;
  }

  changed(key, value, isContinued) {
    this.scores.give(key, value, isContinued);
    this.keeping.want(key, value);
  }

  /** What cannot be written now is asked again: the question stays. */
  async chosen(field, choice) {
    const isWritten = await this.here.answer(this.entry, field, choice).then(() => true, () => false);
    this.choice.unanswered.hidden = isWritten && this.here.summary().unsaved === 0;
    this.tell();
  }

  /** One keypad at a time. */
  opened(mark) {
    for (const other of this.marks) if (other !== mark && other.keypad?.isOpen) other.keypad.close();
  }

  undo() {
    const last = this.scores.undo();
    const mark = this.marks.find((one) => one.key === last.key);
    mark.draw(last.value);
    if (mark.keypad?.isOpen) mark.keypad.show(last.value);
    this.keeping.want(last.key, last.value);
  }

  draw() {
    const known = this.known();
    this.scores.take(this.keeping.over(known.scores));
    for (const mark of this.marks) mark.catch(this.scores.get(mark.key));
    if (!this.keeping.wanted.has("comment")) this.comment.draw(known.comment);
    this.bar.draw(this.scores);
    this.choice.ask(known.questions);
    refuse(this.target("refused"), known.refused, this);
    this.close(known.closed);
    this.lead();
    this.say();
  }

  /** What a tap changes at once; all else is drawn when the hall has it. */
  tell() {
    this.bar.draw(this.scores);
    this.say();
  }

  close(sentence) {
    const note = this.target("closed");
    if (sentence) note.querySelector("strong").textContent = sentence;
    note.hidden = !sentence;
    for (const mark of this.marks) mark.close(Boolean(sentence));
    this.comment.close(Boolean(sentence));
    if (sentence) this.bar.undo.hidden = true;
  }

  lead() {
    const lines = this.marks.map((mark) => mark.key);
    const sheet = (number) => (number === this.entry ? { ...this.known(), scores: this.scores.plain } : this.here.sheet(number));
    const way = wayOf(this.here.state(), this.entry, { sheet, lines });
    if (way) this.bar.lead(way);
  }

  say() {
    const { stuck, saving, fault } = this.keeping;
    const { summary, phone } = this.ear;
    this.bar.say(told({ words: this.status, summary, stuck, saving, fault, phone }));
  }
}
