"""What happened to one thing, with the names of those who did it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit import queries as audit
from judging.entries.models import Entry
from judging.infra.db import db


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, by whom (a name, or nothing), what, and its reason."""

    at: datetime
    who: str
    verb: str
    reason: str


def of_entry(entry: Entry) -> list[Line]:
    """Newest first; what is saved as it is typed appears once, however often it was saved in a row."""
    events = audit.about(f"entry:{entry.id}", entry.competition_id)
    names = _names({event.actor_id for event in events})
    lines = [
        Line(event.at, names.get(event.actor_id, ""), event.verb, event.data.get("reason", "")) for event in events
    ]
    kept = [line for line, after in zip_longest(lines, lines[1:]) if after is None or not _same(line, after)]
    return kept[::-1]


def _same(line: Line, after: Line) -> bool:
    return (line.verb, line.who, line.reason) == (after.verb, after.who, after.reason) and line.verb == "entry changed"


def _names(ids: set[int | None]) -> dict[int, str]:
    people = select(Person.id, Person.name).where(Person.id.in_(ids - {None}))
    return dict(db.session.execute(people).all())
