"""The parts of an entry's form in words: what each is called, and what stands in it."""

from flask import Flask
from flask_babel import gettext as _

from judging.competitions.models import Competition
from judging.entries import answers, authors, parts, sets, subjects
from judging.entries.models import Entry
from judging.infra.i18n import named, number
from judging.web import question_fields
from judging.web.product_fields import CASES, KINDS
from judging.web.subjects import field_word, subject_word


def init(app: Flask) -> None:
    """Let templates say what parts are called."""
    app.jinja_env.globals.update(part_word=part_word, opened_words=opened_words)


def opened_words(entry: Entry) -> str:
    """What its return opened, in one line."""
    return ", ".join(part_word(part, entry) for part in parts.opened(entry))


def part_word(part: str, entry: Entry) -> str:
    """What a part is called; an empty string for one that its competition no longer knows."""
    if part == parts.PHOTOS:
        return subject_word(entry.competition, "photos")
    if part == "pieces":
        return _("Form of the entry and pieces of the set")
    return field_word(part, entry) if part in parts.of(entry) else ""


def part_value(part: str, fields: dict, competition: Competition) -> str:
    """What stands in a part, as people read it; ``fields`` as ``versions.fields_of`` gives them."""
    kind, _colon, key = part.partition(":")
    match kind:
        case "pieces":
            return _pieces(fields)
        case "authors":
            return "\n".join(filter(None, (_author(authors.Line(*line)) for line in fields["authors"])))
        case "category_id":
            return next((named(group) for group in competition.categories if group.id == fields[kind]), "")
        case "detail":
            return _fact(key, fields["details"].get(key), competition)
        case "answer":
            return _answer(key, fields["answers"], competition)
        case "statement":
            return fields["statements"].get(key, "")
    return str(fields.get(kind) or "")


def _pieces(fields: dict) -> str:
    if fields["kind"] != "set":
        return _word(KINDS, fields["kind"])
    column = sets.CASES.get(fields["set_type"])
    pieces = [_piece(sets.Line(*line), column) for line in fields["pieces"]]
    return "\n".join(filter(None, (_word(KINDS, "set"), str(CASES.get(fields["set_type"], "")), *pieces)))


def _piece(line: sets.Line, column: str | None) -> str:
    trait = getattr(line, column) if column else ""
    return f"{line.name} ({number(line.count)})" + (f": {trait}" if trait else "")


def _author(line: authors.Line) -> str:
    return f"{line.name}: {line.part}" if line.part else line.name


def _word(choices, value: str) -> str:
    return next((str(choice.label) for choice in choices if choice.value == value), "")


def _fact(key: str, kept, competition: Competition) -> str:
    is_number = any(fact.key == key and fact.kind == "number" for fact in subjects.of(competition.rules).facts)
    return "" if kept is None else number(kept) if is_number else kept


def _answer(key: str, kept: dict, competition: Competition) -> str:
    question = next((one for one in competition.questions if one.key == key), None)
    if isinstance(kept.get(key), dict):  # a PDF (``versions.fields_of``)
        return kept[key]["name"]
    answer = question and answers.standing(question, kept)
    return "" if answer is None else question_fields.in_words(question, answer)
