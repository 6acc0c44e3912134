"""The log of one competition as its staff read it: who did what to which product or person.

Only what is fit to be read is taken from a line: never scores, and nothing about drafts.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from judging.accounts.models import Person
from judging.audit import queries
from judging.audit.models import Event
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import Judge
from judging.scoring.models import Operation
from judging.scoring.operations import MEMO

PAGE = 50
#: Every tap on a tablet is an operation, read apart, or it buries the rest. Older ones are lines of the log itself.
SHEET = "sheet saved"
#: Lines that tell of a date, and its name in them.
UNTIL = {"deadline extended": "after", "late entry allowed": "until"}
#: An entrant's own work on a draft is nobody else's.
OWN = ("entry started", "photo added", "photo removed", "enclosure added", "enclosure removed")


@dataclass(frozen=True, slots=True)
class Line:
    """One act: ``number`` of the product or ``name`` of the person it was about."""

    at: datetime
    actor: str
    verb: str
    number: int | None
    name: str
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the log."""

    lines: list[Line]
    number: int
    pages: int


def page(competition_id: int, *, number: int, is_of_sheets: bool = False) -> Page:
    """The log, newest first, 50 lines a page: saved sheets, or everything else."""
    read = _sheets if is_of_sheets else _acts
    lines, total = read(competition_id, max(1, number))
    pages = max(1, -(-total // PAGE))
    if number > pages:
        return page(competition_id, number=pages, is_of_sheets=is_of_sheets)
    return Page(lines, max(1, number), pages)


def _acts(competition_id: int, number: int) -> tuple[list[Line], int]:
    events, total = queries.page(competition_id, (SHEET, *OWN), number=number, size=PAGE)
    return _lines(events), total


def _sheets(competition_id: int, number: int) -> tuple[list[Line], int]:
    """Who wrote on a sheet of which product, and in which minute last; neither what, nor private notes.

    One line a sheet: every digit that is typed is an operation, so their number would tell 9 from 37.
    """
    saved = select(func.max(Operation.received_at), Person.name, Entry.number)
    saved = saved.join(Entry, Entry.id == Operation.entry_id)
    saved = saved.join(Judge, Judge.id == Operation.judge_id).join(Person, Person.id == Judge.person_id)
    saved = saved.where(Judge.competition_id == competition_id, Operation.field.not_in(MEMO))
    saved = saved.group_by(Operation.judge_id, Operation.entry_id, Person.name, Entry.number)
    total = db.session.scalar(select(func.count()).select_from(saved.subquery()))
    rows = saved.order_by(func.max(Operation.id).desc()).limit(PAGE).offset((number - 1) * PAGE)
    rows = [(at.replace(second=0, microsecond=0), *who) for at, *who in db.session.execute(rows)]
    return [Line(at, name, SHEET, exhibit, "", "", None) for at, name, exhibit in rows], total


def _lines(events: list[Event]) -> list[Line]:
    people = _people({event.actor_id for event in events} | _ids(events, "person"))
    numbers = dict(db.session.execute(select(Entry.id, Entry.number).where(Entry.id.in_(_ids(events, "entry")))).all())
    judges = select(Judge.id, Person.name).join(Person).where(Judge.id.in_(_ids(events, "judge")))
    names = {"person": people, "judge": dict(db.session.execute(judges).all())}
    return [_line(event, people=people, numbers=numbers, names=names) for event in events]


def _line(event: Event, *, people: dict, numbers: dict, names: dict) -> Line:
    kind, _, key = event.subject.partition(":")
    subject = int(key) if key.isdecimal() else None
    until = event.data.get(UNTIL[event.verb]) if event.verb in UNTIL else None
    return Line(
        at=event.at,
        actor=people.get(event.actor_id, ""),
        verb=event.verb,
        number=numbers.get(subject) if kind == "entry" else None,
        name=names[kind].get(subject, "") if kind in names else str(event.data.get("name", "")),
        reason=str(event.data.get("reason") or ""),
        until=until and datetime.fromisoformat(until),
    )


def _people(ids: set) -> dict[int, str]:
    return dict(db.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids - {None}))).all())


def _ids(events: list[Event], kind: str) -> set[int]:
    parts = (event.subject.partition(":") for event in events)
    return {int(key) for found, _, key in parts if found == kind and key.isdecimal()}
