"""Reading requests about one's own data. ``competition_id`` None: those to the whole installation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from judging.competitions.models import Competition
from judging.errors import NotFound
from judging.infra.db import db
from judging.rights.models import DataRequest

PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many are open, how many of them overdue, and the nearest day."""

    open: int
    overdue: int
    next_on: date | None


def requests_of(person_id: int) -> list[DataRequest]:
    """A person's own, newest first, with every step."""
    own = select(DataRequest).where(DataRequest.person_id == person_id).order_by(DataRequest.id.desc())
    return list(db.session.scalars(own.options(selectinload(DataRequest.steps), joinedload(DataRequest.competition))))


def open_at(competition_id: int | None) -> list[DataRequest]:
    """Those that wait, the nearest day first."""
    waiting = _at(competition_id).where(DataRequest.state == "open").options(joinedload(DataRequest.person))
    return sorted(db.session.scalars(waiting), key=lambda one: (one.next_on, one.id))


def closed_at(competition_id: int | None, *, page: int) -> list[DataRequest]:
    """One page of those that are over, the last one first."""
    whole = (joinedload(DataRequest.person), selectinload(DataRequest.steps))
    over = _at(competition_id).where(DataRequest.state != "open").options(*whole)
    over = over.order_by(DataRequest.closed_at.desc(), DataRequest.id.desc())
    return list(db.session.scalars(over.limit(PAGE).offset(PAGE * (page - 1))))


def count_closed(competition_id: int | None) -> int:
    """How many are over."""
    over = _at(competition_id).where(DataRequest.state != "open")
    return db.session.scalar(select(func.count()).select_from(over.subquery()))


def request_at(competition_id: int | None, request_id: int) -> DataRequest:
    """One of them; raises NotFound."""
    found = db.session.scalar(_at(competition_id).where(DataRequest.id == request_id))
    if found is None:
        raise NotFound()
    return found


def waiting_at(competition_id: int | None, today: date) -> Waiting:
    """What waits for an answer."""
    known = open_at(competition_id)
    return Waiting(len(known), sum(one.is_overdue(today) for one in known), known[0].next_on if known else None)


def late_competitions(today: date) -> list[tuple[Competition, int]]:
    """Competitions whose requests are overdue, and how many: administrators see to it, without reading one."""
    late = select(DataRequest).where(DataRequest.state == "open", DataRequest.competition_id.is_not(None))
    counts: dict[Competition, int] = {}
    for one in db.session.scalars(late.options(joinedload(DataRequest.competition))):
        if one.is_overdue(today):
            counts[one.competition] = counts.get(one.competition, 0) + 1
    return sorted(counts.items(), key=lambda found: found[0].id)


def _at(competition_id: int | None) -> Select:
    # ``==`` with None is written as IS NULL
    return select(DataRequest).where(DataRequest.competition_id == competition_id)
