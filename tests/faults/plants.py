"""Faults put in on purpose, each of another kind: the checker has to see every one of them.

Those of tablets change a line of a copy of the shipped modules; those of the server replace a function of the
application in the process that is forked.
"""

import shutil
import uuid
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path

from judging.infra import db
from judging.panel import queries as panel
from judging.scoring import drafts, operations, taking
from judging.web.tablet import operations as view


@dataclass(frozen=True, slots=True)
class Edit:
    """In a module of the tablet's each key of ``lines`` becomes its value; ``sees``: how the checker speaks of it."""

    module: str
    lines: dict[str, str]
    sees: tuple[str, ...]
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Patch:
    """What the server does instead."""

    put_in: Callable[[], None]
    sees: tuple[str, ...]
    kind: str = "plain"

    def __call__(self) -> None:
        self.put_in()


def planted(scripts: Path, folder: Path, name: str) -> Path:
    """A copy of the tablet's modules and what they import with the fault ``name`` in it; the copy of ``scripts``."""
    edit = TABLET[name]
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scripts / "offline", folder / "js" / "offline")
    shutil.copytree(scripts.parent / "vendor", folder / "vendor")
    file = folder / "js" / "offline" / edit.module
    text = file.read_text()
    for old, new in edit.lines.items():
        if text.count(old) != 1:
            raise ValueError(f"{name}: {edit.module} has {old!r} {text.count(old)} times")
        text = text.replace(old, new)
    file.write_text(text)
    return folder / "js"


_FORGET = """
      if (status >= 500) {
        await this.outbox.store.write(["operations"], async (tx) => {
          for (const one of letter.operations) await tx.delete("operations", one.uuid);
        });
      }"""
TABLET = {
    "believes any 200": Edit("answers.js", {
        "receipt, kept = null": "receipt = { number: 1, hash: '' }, kept = null",
        "|| !verifies(answer, operation, sender)": "",
    }, ("lost", "receipt")),
    "drops on 5xx": Edit("exchange.js", {
        "if (!isAnswer(answer, letter)) {": "if (!isAnswer(answer, letter)) {" + _FORGET,
    }, ("lost on",)),
    "never sends twice": Edit("outbox.js", {
        "together.map(plain)": "together.filter((one) => !this[one.uuid] && (this[one.uuid] = 1)).map(plain)",
    }, ("not sent", "not within")),
    "a new name for each try": Edit("outbox.js", {
        "operations = fitting(together.map(plain))":
            'operations = fitting(together.map(plain).map((one) => ({ ...one, uuid: "0" + Math.random() })))',
    }, ("invented", "duplicated")),
    "waits for ever on its store": Edit("store.js", {
        "return within(answer, LONGEST, this.#wait);": "return answer;",
    }, ("not sent", "not within")),
    "saved before it is": Edit("transaction.js", {"  await soon(end);\n": ""}, ("lost on",)),
    "a lost server is not helped": Edit("intake.js", {
        "if (!answer.known) operations.push": "if (false) operations.push",
    }, ("lost",), "restored"),
    "whoever is signed in": Edit("exchange.js", {
        "if (answer.judge !== this.sender.judge) {": "this.sender.judge = answer.judge;\n    if (false) {",
    }, ("another judge", "changed"), "shared"),
    "the other tablet's score is dropped": Edit("view.js", {
        "!isSettled && valueOf(sheet, field) !== value;": "false;",
    }, ("never asked",), "pair"),
    "looks once": Edit("exchange.js", {
        "if (!this.#isCurrent) await": "if (false) await",
    }, ("not within", "not equal"), "pair"),
}  # fmt: skip


def _acknowledges_before_commit() -> None:
    count = iter(range(10**9))

    @contextmanager
    def writing():
        with db.writing() if next(count) % 9 else db.rehearsing():
            yield

    view.writing = writing


def _applies_twice() -> None:
    known, append = operations.known, operations.append

    def forgetful(*asked, **more):
        return replace(known(*asked, **more), lines={})

    def renamed(lines, newest):
        taken = {line["uuid"] for line in lines} & known(lines[0]["judge_id"], [x["uuid"] for x in lines]).lines.keys()
        for line in lines:
            line["uuid"] = str(uuid.uuid4()) if line["uuid"] in taken else line["uuid"]
        return append(lines, newest)

    operations.known = forgetful
    operations.append = lambda lines, newest: renamed(lines, newest) if lines else append(lines, newest)


def _another_judge() -> None:
    take, count = taking.take, iter(range(10**9))

    @wraps(take)
    def misfiled(seat, letter, **more):
        if next(count) % 15 == 14:
            competition = panel.judges_of(1)
            seat = replace(seat, judge_id=next(each.id for each in competition if each.id != seat.judge_id))
        return take(seat, letter, **more)

    taking.take = misfiled


def _last_arrival_wins() -> None:
    taking.merge.outcome_of = lambda *standing, **more: "kept"


def _unchained() -> None:
    append = operations.append
    operations.append = lambda lines, newest: [append([line], operations.Last(newest.number + n)) for n, line in
                                               enumerate(lines)][-1] if lines else newest  # fmt: skip


def _log_alone() -> None:
    write, count = drafts.write, iter(range(10**9))
    drafts.write = lambda changed, *where, **more: next(count) % 30 == 29 or write(changed, *where, **more)


def _refuses_repeats() -> None:
    answer = taking._answer

    def strict(desk, sent):
        if sent.uuid in desk.known.lines:
            return taking.Answer(sent, refusal=taking.Closed(taking.ANOTHER))
        return answer(desk, sent)

    taking._answer = strict


def _half_a_letter() -> None:
    append = operations.append

    def first_half(lines: Iterable[dict], newest):
        lines = [*lines]
        last = append(lines[: (len(lines) + 1) // 2], newest)
        for line in lines[(len(lines) + 1) // 2 :]:
            last = _signed(line, last)
        return last

    operations.append = first_half


def _signed(line: dict, newest):
    line["previous"], line["number"] = newest.hash, newest.number + 1
    parts = newest.hash, line["number"], line["digest"], line["outcome"], line["version"]
    line["hash"] = operations.receipts.receipt((*parts, operations.ms(line["received_at"])))
    return operations.Last(line["number"], line["hash"])


SERVER = {
    "acknowledges before it commits": Patch(_acknowledges_before_commit, ("promised",)),
    "applies a repeat twice": Patch(_applies_twice, ("duplicated", "invented")),
    "files under another judge": Patch(_another_judge, ("another judge", "changed")),
    "the last to arrive wins": Patch(_last_arrival_wins, ("not the last", "overwritten"), "pair"),
    "receipts without a chain": Patch(_unchained, ("chain",)),
    "writes the log alone": Patch(_log_alone, ("not equal",)),
    "refuses repeats": Patch(_refuses_repeats, ("not sent",)),
    "keeps half of a letter": Patch(_half_a_letter, ("lost", "promised")),
}
