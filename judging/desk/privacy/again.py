"""Erasing again after a backup was put back: the list says who, the database has them once more."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.desk.privacy import erasing, leftovers, standing
from judging.desk.privacy.erasing import Left
from judging.entries.models import Entry
from judging.infra.db import db


def erase_again(listed: dict[tuple[str, int], dict], *, now: datetime) -> tuple[Left, int]:
    """Erase whoever is on the list and is here again: the same id, made at the same moment; and how many."""
    left, count = Left(), 0
    for entry in _found("entry", listed):
        fate = next((fate for fate in standing.fates(entry.entrant) if fate.entry is entry), None)
        if fate is not None:
            left += erasing.forget(fate, actor=None, now=now)
            count += 1
    for person in _found("person", listed):
        left += erasing.empty(person, actor=None, now=now)
        count += 1
    return left, count


def _found(kind: str, listed: dict[tuple[str, int], dict]) -> list[Person] | list[Entry]:
    model = leftovers.KINDS[kind]
    made = {id: leftovers.created(line) for (of, id), line in listed.items() if of == kind}
    rows = db.session.scalars(select(model).where(model.id.in_(made), model.erased_at.is_(None)).order_by(model.id))
    return [row for row in rows if row.created_at == made[row.id]]
