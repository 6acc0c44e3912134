"""Which entries get a label or a table card."""

import re

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.models import Category, Competition
from judging.entries import subjects
from judging.entries.models import Entry
from judging.errors import Invalid, NotFound
from judging.infra.db import db

_RANGE = re.compile(r"([0-9]{1,6})(?:[-–]([0-9]{1,6}))?")


def entries_to_label(competition: Competition, *, category: Category | None = None, numbers: str = "") -> list[Entry]:
    """The accepted entries by number: all, those of a group, or those among ``numbers`` ("3, 7, 20-35").

    Raises Invalid where there is none, NotFound where nothing is exhibited.
    """
    if not is_exhibited(competition):
        raise NotFound()
    accepted = select(Entry).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    if category is not None:
        accepted = accepted.where(Entry.category_id == category.id)
    chosen = _ranges(numbers)
    rows = db.session.scalars(accepted.options(joinedload(Entry.category)).order_by(Entry.number))
    found = [row for row in rows if not chosen or any(first <= row.number <= last for first, last in chosen)]
    if not found:
        raise Invalid("There is no accepted entry among these.")
    return found


def is_exhibited(competition: Competition) -> bool:
    """Whether there are things that stand on tables, or else people, facilities and villages."""
    return subjects.of(competition.rules).is_object


def _ranges(numbers: str) -> list[tuple[int, int]]:
    ranges = []
    for part in numbers.replace(";", ",").split(","):
        if not part.strip():
            continue
        found = _RANGE.fullmatch(part.replace(" ", ""))
        if found is None:
            raise Invalid("Please write numbers such as “3, 7, 20-35”.")
        ranges.append((int(found[1]), int(found[2] or found[1])))
    return ranges
