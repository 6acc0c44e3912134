"""Who sends from a tablet: asked in one statement with every letter, before the lock."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person, SignIn
from judging.accounts.queries import IS_LIVE
from judging.audit.models import Event
from judging.competitions.models import Competition, Criterion, Round
from judging.infra.db import connection
from judging.panel.models import Judge
from judging.panel.queries import IS_SEATED
from judging.scoring.places import ROUND


@dataclass(frozen=True, slots=True)
class Seat:
    """A signed-in judge and the round this competition's judges see: plain values, good beyond their transaction.

    ``standing`` changes whenever anything but a score was recorded in the competition.
    """

    person_id: int
    language: str
    sign_in: str
    judge_id: int
    number: int
    key: str
    round_id: int
    standing: str
    lines: dict[str, Criterion]


def seat_at(slug: str, *, sign_in: str, now: datetime) -> Seat | None:
    """The active seat of whoever is signed in; None where any of it is missing, or no round is scored."""
    wanted = {"slug": slug, "sign_in": sign_in, "now": now}
    rows = connection().execute(_SEAT, wanted).all()
    if not rows:
        return None
    first = rows[0]
    return Seat(
        person_id=first.person_id,
        language=first.language,
        sign_in=sign_in,
        judge_id=first.judge_id,
        number=first.judge_number,
        key=first.key,
        round_id=first.round_id,
        standing=str(first.latest_event),
        lines={str(row.id): row for row in rows},
    )


_LATEST_EVENT = (
    select(Event.id)
    .where(Event.competition_id == Judge.competition_id)
    .order_by(Event.id.desc())
    .limit(1)
    .correlate(Judge)
    .scalar_subquery()
)
_SEAT = (
    select(
        Judge.person_id,
        Person.language,
        Judge.id.label("judge_id"),
        Judge.number.label("judge_number"),
        Judge.key,
        Round.id.label("round_id"),
        _LATEST_EVENT.label("latest_event"),
        Criterion.id,
        Criterion.maximum,
        Criterion.step,
        Criterion.differences,
    )
    .select_from(SignIn)
    .join(Person, Person.id == SignIn.person_id)
    .join(Judge, Judge.person_id == Person.id)
    .join(Competition, Competition.id == Judge.competition_id)
    .join(Round, Round.id == ROUND)
    .join(Criterion, (Criterion.round_id == Round.id) & Criterion.is_scored)
    .where(IS_LIVE, IS_SEATED)
    .order_by(Criterion.position)
)
