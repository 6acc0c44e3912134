"""Sheets that are kept and do not count: of judges stood down or with a conflict of interest, and waived ones."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import case, select
from sqlalchemy.orm import joinedload

from judging.competitions.document import points
from judging.competitions.models import Competition, Criterion, Round
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import Judge
from judging.ranking.rules import Scored
from judging.ranking.sheets import differing
from judging.ranking.types import Standing
from judging.scoring.models import ScoreSheet, SecondLook


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A judge's sheet of a ranked entry that the ranking was computed without, in the round of that key."""

    round: str
    judge: Judge
    total: Fraction


def sheets_without(competition: Competition, standing: Standing) -> list[LeftOut]:
    """The sheets of this entry that its standing leaves out, by judge; first sheets that were scored again too."""
    counted = {
        (result.round, sheet.judge) for result in standing.rounds for sheet in (*result.sheets, *result.uncounted)
    }
    kept = select(ScoreSheet, Round.key, _newest()).join(Judge).join(Round, Round.id == ScoreSheet.round_id)
    kept = kept.join(Entry, Entry.id == ScoreSheet.entry_id).options(joinedload(ScoreSheet.judge))
    kept = kept.where(Entry.competition_id == competition.id, Entry.number == standing.number)
    factors = _factors(competition, standing.group)
    return [
        LeftOut(round_, sheet.judge, sum(points(value) * factors[line] for line, value in sheet.scores.items()))
        for sheet, round_, newest in db.session.execute(kept.order_by(Round.position, Judge.number, ScoreSheet.attempt))
        if sheet.scores and (sheet.attempt < newest or (round_, str(sheet.judge.number)) not in counted)
    ]


def _factors(competition: Competition, group: str) -> dict[str, Fraction]:
    """Line id -> what its points are multiplied with in a sheet's total, in one group."""
    of = {
        (round_.id, criterion.id): differing(criterion, group, "factor")
        for round_ in competition.rules.rounds
        if isinstance(round_, Scored)
        for criterion in round_.criteria
    }
    lines = select(Criterion.id, Criterion.key, Round.key).join(Round, Round.id == Criterion.round_id)
    rows = db.session.execute(lines.where(Criterion.competition_id == competition.id))
    return {str(line): of[round_, key.partition(".")[0]] for line, key, round_ in rows}


def _newest():
    """The attempt that counts for the sheet's entry in its round."""
    again = select(SecondLook.entry_id).where(
        SecondLook.entry_id == ScoreSheet.entry_id, SecondLook.round_id == ScoreSheet.round_id
    )
    return case((again.exists(), 2), else_=1)
