"""Answers to what an organiser asks: which are wanted of an entry, what they may be, how they are kept.

Kept as JSON: words as text, a figure as its shortest decimal ("12.5"), a choice as the option's key, several as keys in
the question's order, a day as YYYY-MM-DD, yes or no as true or false, a table as rows of words, one for each column.
A PDF is no answer of this kind but a row of its own (``entries.enclosures``).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from judging.competitions.models import Question
from judging.entries import figures
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.text import clean

LONGEST = {"line": 300, "text": 4000}
LONGEST_CELL = 200
MOST_ROWS = 30
N_ = str  # marks a text for the translators
WRONG = {
    "number": N_("Please write a number, such as 12.5."),
    "date": N_("Please choose a day."),
    "pdf": N_("Please choose a PDF file."),
}
TOO_LITTLE = {
    "number": N_("At least %(least)s, please."),
    "line": N_("At least %(least)s characters, please."),
    "text": N_("At least %(least)s characters, please."),
    "several": N_("Please choose at least %(least)s."),
    "table": N_("At least %(least)s rows, please."),
}
TOO_MUCH = {
    "number": N_("At most %(most)s, please."),
    "line": N_("At most %(most)s characters, please."),
    "text": N_("At most %(most)s characters, please."),
    "several": N_("Please choose at most %(most)s."),
    "table": N_("At most %(most)s rows, please."),
}


def asked(entry: Entry) -> list[Question]:
    """The questions that are asked of an entry in its group that has answered so far, in order."""
    group = entry.category and entry.category.key
    return [
        question
        for question in entry.competition.questions
        if (not question.groups or group in question.groups) and _is_due(question, entry.answers)
    ]


def given(entry: Entry, *, to: str) -> list[tuple[Question, Any]]:
    """The answers that ``to`` may read (``desk``, ``judges`` or ``public``): of questions that are asked, in order."""
    may_read = {"desk": lambda one: True, "judges": lambda one: one.is_for_judges, "public": lambda one: one.is_public}
    return [
        (question, kept)
        for question in asked(entry)
        if may_read[to](question) and (kept := standing(question, entry.answers)) is not None
    ]


def standing(question: Question, answers: dict) -> Any:
    """The answer that is kept, or None: one given while the question was another one is none."""
    try:
        return checked(question, answers.get(question.key))
    except Invalid:
        return None


def required(entry: Entry) -> dict[str, bool]:
    """The keys of questions that are asked and need an answer, or more of the one they have -> whether it is there."""
    there = {one.key: not _is_lacking(one, _kept(entry, one)) for one in asked(entry)}
    return {one.key: there[one.key] for one in asked(entry) if one.is_required or not there[one.key]}


def missing(entry: Entry) -> list[str]:
    """The keys of those that are not there."""
    return [key for key, is_there in required(entry).items() if not is_there]


def said(kept) -> list[str]:
    """The words in an answer, as whoever looks for a name reads them."""
    if isinstance(kept, str):
        return [kept]
    return [words for part in kept for words in said(part)] if isinstance(kept, list) else []


def _kept(entry: Entry, question: Question) -> Any:
    return entry.enclosed.get(question.key) if question.kind == "pdf" else standing(question, entry.answers)


def _is_lacking(question: Question, kept) -> bool:
    if kept is None:
        return question.is_required
    return question.least is not None and question.kind in TOO_LITTLE and _measure(question, kept) < question.least


def checked(question: Question, value):
    """The answer as it is kept, or None for no answer; raises Invalid.

    Too little is taken: it is being written. ``missing`` says so before sending.
    """
    if not _is_given(value):
        return None
    try:
        kept = _READERS[question.kind](question, value)
    except (TypeError, ValueError, ArithmeticError):
        kept = None
    if kept is None:
        raise Invalid(WRONG.get(question.kind, "Please choose from the list."))
    _require_bounds(question, kept)
    return kept if _is_given(kept) else None


def _is_given(value) -> bool:
    return value is not None and value != "" and value != []


def _is_due(question: Question, answers: dict) -> bool:
    if not question.on_key:
        return True
    given = answers.get(question.on_key)
    return {True: "yes", False: "no"}.get(given, given) == question.on_value if given is not None else False


def _words(question: Question, value: str) -> str:
    text = clean(value)
    return " ".join(text.split()) if question.kind == "line" else text


def _choice(question: Question, value: str) -> str | None:
    return value if value in _keys(question) else None


def _several(question: Question, value: list) -> list[str] | None:
    return [key for key in _keys(question) if key in value] if set(value) <= set(_keys(question)) else None


def _day(question: Question, value) -> str:
    return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()


def _yes_no(question: Question, value) -> bool | None:
    return {"yes": True, "no": False, True: True, False: False}.get(value)


def _table(question: Question, value: list) -> list[list[str]]:
    wide = len(question.options)
    rows = [[" ".join(clean(cell).split())[:LONGEST_CELL] for cell in (*row, *[""] * wide)][:wide] for row in value]
    return [row for row in rows if any(row)]


def _pdf(question: Question, value) -> None:
    """Whatever is written is none."""


def _keys(question: Question) -> list[str]:
    return [option["key"] for option in question.options]


_READERS = {
    "line": _words,
    "text": _words,
    "number": lambda question, value: figures.read(str(value)),
    "choice": _choice,
    "several": _several,
    "date": _day,
    "yes_no": _yes_no,
    "table": _table,
    "pdf": _pdf,
}


def day(kept: str) -> date:
    """The day of an answer."""
    return date.fromisoformat(kept)


def most_of(question: Question) -> int | None:
    """The upper bound in force: the question's own, within what is kept at all."""
    widest = {**LONGEST, "table": MOST_ROWS}.get(question.kind)
    return min(filter(None, (question.most, widest)), default=None) if widest else question.most


def _require_bounds(question: Question, kept) -> None:
    """Raises Invalid where an answer is too much."""
    most = most_of(question)
    if most is not None and question.kind in TOO_MUCH and _measure(question, kept) > most:
        raise Invalid(TOO_MUCH[question.kind], most=most)


def _measure(question: Question, kept) -> Decimal | int:
    return Decimal(kept) if question.kind == "number" else len(kept)
