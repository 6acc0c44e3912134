"""Where a judge's scores of one entry go, read before the lock."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, case, select

from judging.competitions.models import Category, Criterion, Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import connection
from judging.panel.models import Judge, JudgeCategory, RoundSeat
from judging.scoring.models import SecondLook
from judging.scoring.scales import Scale


@dataclass(frozen=True, slots=True)
class Place:
    """Where a judge's scores of one entry go: plain values, good beyond the transaction that read them."""

    round_id: int
    attempt: int
    judge_id: int
    entry_id: int
    scales: tuple[Scale, ...]


def place_of(judge: Judge, number: int) -> Place:
    """The place for ``judge``'s scores of entry ``number``; raises NotFound outside the judge's groups."""
    rows = connection().execute(_LINES, {"judge": judge.id, "number": number}).all()
    if not rows:
        raise NotFound()
    first = rows[0]
    return Place(
        round_id=first.round_id,
        attempt=2 if first.is_again else 1,
        judge_id=judge.id,
        entry_id=first.entry_id,
        scales=tuple(Scale.of(row, row.group) for row in rows),
    )


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
        Round.id.label("round_id"),
        Entry.id.label("entry_id"),
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
    .join(JudgeCategory, JudgeCategory.judge_id == Judge.id)
    .join(Category, Category.id == JudgeCategory.category_id)
    .join(Entry, and_(Entry.category_id == Category.id, Entry.number == bindparam("number")))
    .join(Round, Round.id == ROUND)
    .join(Criterion, and_(Criterion.round_id == Round.id, Criterion.is_scored))
    .where(Entry.competition_id == Judge.competition_id, Entry.state == "accepted")
    .where(Judge.id == bindparam("judge"), IS_REACHED, SITS)
    .order_by(Criterion.position)
)
