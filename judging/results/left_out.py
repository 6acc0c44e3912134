"""Sheets that are kept and do not count: of judges stood down or with a conflict of interest, and waived ones."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.document import points
from judging.infra.db import db
from judging.panel.models import Judge
from judging.ranking.types import Standing
from judging.scoring.models import ScoreSheet


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A judge's sheet of a ranked entry that the ranking was computed without."""

    judge: Judge
    total: Fraction


def sheets_without(standing: Standing) -> list[LeftOut]:
    """The sheets of this entry that its standing leaves out, by judge."""
    counted = [int(sheet.judge) for sheet in standing.last.sheets]
    kept = select(ScoreSheet).join(Judge).where(
        ScoreSheet.entry_id == int(standing.entry), ScoreSheet.judge_id.not_in(counted)
    )  # fmt: skip
    rows = db.session.scalars(kept.options(joinedload(ScoreSheet.judge)).order_by(Judge.number))
    return [LeftOut(sheet.judge, points(sum(sheet.scores.values()))) for sheet in rows if sheet.scores]
