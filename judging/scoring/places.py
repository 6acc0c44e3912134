"""Where a judge's scores of one entry go: read before the lock, by who judges or by who is signed in."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, case, select

from judging.accounts.models import Person, SignIn
from judging.accounts.queries import IS_LIVE
from judging.competitions.models import Category, Competition, Criterion, Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import Judge, JudgeCategory, RoundSeat
from judging.panel.queries import IS_SEATED
from judging.scoring.models import SecondLook
from judging.scoring.scales import Scale


class Ref(NamedTuple):
    """Stands for a row in the log, without reading that row anew under the lock."""

    id: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a judge's scores of one entry go: plain values, good beyond the transaction that read them."""

    competition: Ref
    person: Ref
    language: str
    round_id: int
    attempt: int
    judge_id: int
    entry_id: int
    category_id: int
    scales: tuple[Scale, ...]


def place_of(judge: Judge, number: int) -> Place:
    """The place for ``judge``'s scores of entry ``number``; raises NotFound outside the judge's groups."""
    place = _place(_OF_JUDGE, judge=judge.id, number=number)
    if place is None:
        raise NotFound()
    return place


def place_at(slug: str, number: int, *, sign_in: str, now: datetime) -> Place | None:
    """The same in one statement for whoever is signed in and has an active seat; None where any of it is missing."""
    return _place(_OF_SIGN_IN, slug=slug, number=number, sign_in=sign_in, now=now)


def _place(statement, **wanted) -> Place | None:
    rows = db.session.connection().execute(statement, wanted).all()
    if not rows:
        return None
    first = rows[0]
    return Place(
        competition=Ref(first.competition_id),
        person=Ref(first.person_id),
        language=first.language,
        round_id=first.round_id,
        attempt=2 if first.is_again else 1,
        judge_id=first.judge_id,
        entry_id=first.entry_id,
        category_id=first.category_id,
        scales=tuple(Scale.of(row, row.group) for row in rows),
    )


# Built once: a tablet asks these with every tap.
#: The scored round that judges see (``Competition.scored_round``): the last that was opened, else the first.
ROUND = (
    select(Round.id)
    .where(Round.competition_id == Judge.competition_id, Round.kind == "score")
    .order_by(case((Round.state != "waiting", Round.position), else_=-Round.position).desc())
    .limit(1)
    .correlate(Judge)
    .scalar_subquery()
)
_SEATS = select(RoundSeat.judge_id).where(RoundSeat.judge_id == Judge.id)
#: The judge sits in the round: seated there, or seated nowhere in particular. Wants both rows.
SITS = ~_SEATS.exists() | _SEATS.where(RoundSeat.round_id == Round.id).exists()
#: The entry has come as far as the round (``panel.least_reached``). Wants both rows.
IS_REACHED = Entry.reached >= case((Round.state == "waiting", 1), else_=Round.position)
_LINES = (
    select(
        Judge.competition_id,
        Judge.person_id,
        Person.language,
        Judge.id.label("judge_id"),
        Round.id.label("round_id"),
        Entry.id.label("entry_id"),
        Entry.category_id,
        Category.key.label("group"),
        select(SecondLook.entry_id)
        .where(SecondLook.entry_id == Entry.id, SecondLook.round_id == Round.id)
        .exists()
        .label("is_again"),
        Criterion.id,
        Criterion.maximum,
        Criterion.step,
        Criterion.differences,
    )
    .select_from(Judge)
    .join(Person, Person.id == Judge.person_id)
    .join(JudgeCategory, JudgeCategory.judge_id == Judge.id)
    .join(Category, Category.id == JudgeCategory.category_id)
    .join(Entry, and_(Entry.category_id == Category.id, Entry.number == bindparam("number")))
    .join(Round, Round.id == ROUND)
    .join(Criterion, and_(Criterion.round_id == Round.id, Criterion.is_scored))
    .where(Entry.competition_id == Judge.competition_id, Entry.state == "accepted")
    .where(IS_REACHED, SITS)
    .order_by(Criterion.position)
)
_OF_JUDGE = _LINES.where(Judge.id == bindparam("judge"))
_OF_SIGN_IN = (
    _LINES.join(SignIn, SignIn.person_id == Person.id)
    .join(Competition, Competition.id == Judge.competition_id)
    .where(IS_LIVE, IS_SEATED)
)
