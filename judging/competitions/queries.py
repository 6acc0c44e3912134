"""Reading competitions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from judging.accounts.models import Person
from judging.audit.models import Event
from judging.competitions import lifecycle
from judging.competitions.document import is_relative
from judging.competitions.models import Category, Competition, Criterion, Prize, Question, Round, Staff
from judging.errors import NotFound
from judging.infra.db import db


def by_slug(slug: str) -> Competition:
    """One competition; raises NotFound."""
    found = db.session.scalar(
        select(Competition).where(Competition.slug == slug).options(selectinload(Competition.rounds))
    )
    if found is None:
        raise NotFound()
    return found


def announced_by_slug(slug: str) -> Competition:
    """One competition the public may know of; raises NotFound for a draft."""
    found = by_slug(slug)
    if found.state == "draft":
        raise NotFound()
    return found


def set_up(competition: Competition) -> Competition:
    """The competition with groups, rounds, lines and prizes loaded at once, whatever their number."""
    parts = (Competition.categories, Competition.prizes)
    whole = [selectinload(part) for part in parts] + [selectinload(Competition.rounds).selectinload(Round.rows)]
    return db.session.scalars(select(Competition).where(Competition.id == competition.id).options(*whole)).one()


def round_of(competition: Competition, key: str) -> Round:
    """One of its rounds by key; raises NotFound."""
    found = next((round_ for round_ in competition.rounds if round_.key == key), None)
    if found is None:
        raise NotFound()
    return found


def category_of(competition: Competition, category_id: int) -> Category:
    """One of its groups; raises NotFound."""
    return _own(Category, competition, category_id)


def criterion_of(competition: Competition, criterion_id: int) -> Criterion:
    """One of its criteria; raises NotFound."""
    return _own(Criterion, competition, criterion_id)


def prize_of(competition: Competition, prize_id: int) -> Prize:
    """One of its prizes; raises NotFound."""
    return _own(Prize, competition, prize_id)


def question_of(competition: Competition, question_id: int) -> Question:
    """One of its questions to entrants; raises NotFound."""
    return _own(Question, competition, question_id)


def _own(kind: type, competition: Competition, row_id: int):
    found = db.session.scalar(select(kind).where(kind.id == row_id, kind.competition_id == competition.id))
    if found is None:
        raise NotFound()
    return found


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline that was moved, as the public reads it."""

    at: datetime
    before: datetime
    after: datetime
    reason: str


def extensions_of(competition_id: int) -> list[Extension]:
    """Every extension of the deadline, oldest first."""
    lines = select(Event).where(Event.competition_id == competition_id, Event.verb == "deadline extended")
    return [
        Extension(
            line.at,
            datetime.fromisoformat(line.data["before"]),
            datetime.fromisoformat(line.data["after"]),
            line.data["reason"],
        )
        for line in db.session.scalars(lines.order_by(Event.id))
    ]


def stage_of(competition: Competition) -> str:
    """Its stage now, one of ``lifecycle.STAGES``."""
    return lifecycle.stage(competition.state, [round_.state for round_ in competition.rounds])


def is_field_settled(competition: Competition) -> bool:
    """Whether a round has opened for the best of an earlier one: who they are no longer changes."""
    pairs = zip(competition.rules.rounds, competition.rounds[1:], strict=False)
    return any(is_relative(rule) and following.state != "waiting" for rule, following in pairs)


def announced() -> list[Competition]:
    """What the public may know of: everything but drafts, newest first."""
    known = select(Competition).where(Competition.state != "draft").options(selectinload(Competition.rounds))
    return list(db.session.scalars(known.order_by(Competition.id.desc())))


def everything() -> list[tuple[Competition, list[Person]]]:
    """Every competition, drafts too, newest first, with its organisers; for administrators."""
    known = select(Competition).options(selectinload(Competition.rounds)).order_by(Competition.id.desc())
    organisers = select(Staff).where(Staff.role == "organiser").options(joinedload(Staff.person))
    named = defaultdict(list)
    for staff in db.session.scalars(organisers.order_by(Staff.person_id)):
        named[staff.competition_id].append(staff.person)
    return [(competition, named[competition.id]) for competition in db.session.scalars(known)]


def role_of(person_id: int, competition_id: int) -> str:
    """``organiser`` or ``secretary``; raises NotFound for everybody else."""
    return staff_at(competition_id, person_id).role


def desks_of(person_id: int) -> list[Competition]:
    """The competitions this person works for, newest first."""
    mine = select(Competition).join(Staff, Staff.competition_id == Competition.id).where(Staff.person_id == person_id)
    return list(db.session.scalars(mine.options(selectinload(Competition.rounds)).order_by(Competition.id.desc())))


def count_desks(person_id: int) -> int:
    """How many competitions this person works for."""
    return db.session.scalar(select(func.count()).select_from(Staff).where(Staff.person_id == person_id))


def staff_of(competition_id: int) -> list[Staff]:
    """Organisers, then secretaries, each by given name."""
    staff = select(Staff).where(Staff.competition_id == competition_id).options(joinedload(Staff.person))
    return list(db.session.scalars(staff.join(Staff.person).order_by(Staff.role, Person.sort, Person.id)))


def staff_at(competition_id: int, person_id: int) -> Staff:
    """One of them; raises NotFound."""
    staff = db.session.get(Staff, (competition_id, person_id))
    if staff is None:
        raise NotFound()
    return staff
