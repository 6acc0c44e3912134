"""The late list: scores that came after the deadline, by judge and entry, and what was proposed and decided of them.

Before the round is closed nobody sees what they are: only whose, of which entry, and when.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from judging.competitions.models import Competition, Criterion, Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import Judge
from judging.scoring import merge
from judging.scoring.decisions import LateRuled, LateRuling
from judging.scoring.merge import Written
from judging.scoring.models import Operation, ScoreSheet

#: One score given on one tablet, however many digits were tapped: their number would tell something of it.
SCORE = (Operation.judge_id, Operation.entry_id, Operation.tablet_id, Operation.field, Operation.attempt)


@dataclass(frozen=True, slots=True)
class LateScore:
    """One late operation; ``line`` None for the comment. ``value`` is None while the round is open.

    ``is_over_newer``: what stands on the sheet is newer than what this tablet had seen.
    """

    operation: Operation
    line: Criterion | None
    value: Any
    is_over_newer: bool


@dataclass(frozen=True, slots=True)
class LateSheet:
    """The late scores of one judge's sheet of one entry; ``ruling`` once somebody has proposed what becomes of them."""

    judge: Judge
    entry: Entry
    scores: list[LateScore]
    ruling: LateRuling | None = None

    @property
    def newest(self) -> str:
        """The last of them, by a name that tells no number: what comes later was not seen by who decides now."""
        return max((score.operation for score in self.scores), key=lambda operation: operation.id).uuid

    @property
    def shown(self) -> list[LateScore]:
        """The last of each tablet for each line, which alone can come onto the sheet.

        Those before it were digits on their way: their number would tell something of a sealed score.
        """
        ordered = sorted(self.scores, key=lambda score: score.operation.sequence)
        last = {(score.operation.tablet_id, score.operation.field): score for score in ordered}
        return sorted(last.values(), key=lambda score: score.operation.number)

    @property
    def is_over_newer(self) -> bool:
        """Whether to take them means to write over a newer score."""
        return any(score.is_over_newer for score in self.scores)


@dataclass(frozen=True, slots=True)
class LateList:
    """A round's late scores: nobody has said anything, one person has, two people have; and what the grace took."""

    undecided: list[LateSheet]
    proposed: list[LateSheet]
    settled: list[LateRuling]
    in_grace: int


def late_list(round_: Round | None) -> LateList:
    """Everything late in a round, in a constant number of statements."""
    if round_ is None:
        return LateList([], [], [], 0)
    shown = _Shown(round_)
    rows = db.session.execute(late_in(round_, Operation, Judge, Entry).where(~is_ruled()))
    undecided = [
        LateSheet(judge, entry, shown.scores(row.Operation for row in group))
        for (judge, entry), group in groupby(rows, key=lambda row: (row.Judge, row.Entry))
    ]
    rulings = _rulings_in(round_)
    proposed = [
        LateSheet(each.judge, each.entry, shown.scores(each.operations), each)
        for each in rulings if each.settled_at is None
    ]  # fmt: skip
    flagged = select(*SCORE).where(Operation.round_id == round_.id, Operation.is_flagged).distinct()
    in_grace = db.session.scalar(select(func.count()).select_from(flagged.subquery()))
    return LateList(undecided, proposed, [each for each in rulings if each.settled_at], in_grace)


def count_open(round_: Round | None) -> int:
    """How many late scores (``LateSheet.shown``) still wait for the first or the second person."""
    if round_ is None:
        return 0
    settled = is_ruled(LateRuling.settled_at.is_not(None))
    open_ = late_in(round_, *SCORE).order_by(None).where(~settled).distinct()
    return db.session.scalar(select(func.count()).select_from(open_.subquery()))


def ruling_of(competition: Competition, ruling_id: int) -> LateRuling:
    """One proposal; raises NotFound."""
    rows = select(LateRuling).join(Judge, Judge.id == LateRuling.judge_id).options(joinedload(LateRuling.judge))
    found = db.session.scalar(rows.where(LateRuling.id == ruling_id, Judge.competition_id == competition.id))
    if found is None:
        raise NotFound()
    return found


def late_in(round_: Round, *columns):
    """A selection of a round's late operations, by judge and entry."""
    late = select(*columns).select_from(Operation).join(Judge, Judge.id == Operation.judge_id)
    late = late.join(Entry, Entry.id == Operation.entry_id)
    late = late.where(Operation.round_id == round_.id, Operation.outcome == "late")
    return late.order_by(Judge.number, Entry.number, Operation.number)


def is_ruled(*where):
    """Whether an operation has a proposal or a decision in force."""
    stands = or_(LateRuling.settled_at.is_(None), LateRuling.is_confirmed)
    about = exists().where(LateRuled.operation_id == Operation.id, LateRuled.ruling_id == LateRuling.id)
    return about.where(stands, *where)


def is_over_newer(operation: Operation, written: dict | None) -> bool:
    """By versions alone: whether the values differ would tell something of them."""
    mark = Written(*(written or {}).get(operation.field, ()))
    by = {"tablet": operation.tablet_id, "sequence": operation.sequence, "seen": operation.seen}
    return merge.outcome_of(mark, **by, is_same=False) != "kept"


class _Shown:
    """What of late operations is shown, in one round."""

    def __init__(self, round_: Round):
        self.lines = {str(line.id): line for line in round_.lines}
        self.is_open = round_.state != "closed"
        rows = select(ScoreSheet.judge_id, ScoreSheet.entry_id, ScoreSheet.attempt, ScoreSheet.written)
        about = exists().where(
            Operation.judge_id == ScoreSheet.judge_id, Operation.entry_id == ScoreSheet.entry_id,
            Operation.outcome == "late",
        )  # fmt: skip
        rows = db.session.execute(rows.where(ScoreSheet.round_id == round_.id, about))
        self.written = {tuple(row[:3]): row.written for row in rows}

    def scores(self, operations: Iterable[Operation]) -> list[LateScore]:
        return [
            LateScore(
                operation=each,
                line=self.lines.get(each.field),
                value=None if self.is_open else each.value,
                is_over_newer=is_over_newer(each, self.written.get((each.judge_id, each.entry_id, each.attempt))),
            )
            for each in operations
        ]


def _rulings_in(round_: Round) -> list[LateRuling]:
    deep = [joinedload(each) for each in (LateRuling.judge, LateRuling.entry, LateRuling.proposed_by)]
    deep += [joinedload(LateRuling.settled_by), selectinload(LateRuling.operations)]
    rows = select(LateRuling).where(LateRuling.round_id == round_.id).order_by(LateRuling.id)
    return list(db.session.scalars(rows.options(*deep)))
