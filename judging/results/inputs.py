"""From rows to what the ranking computes on: rules, candidates, scores and required sheets.

Hundredths become exact fractions of a point here, and ids become text; nothing is
rounded on the way in or out.
"""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select

from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import types
from judging.ranking.fingerprint import fingerprint
from judging.scoring.models import ScoreSheet


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything one computation reads."""

    candidates: tuple[types.Candidate, ...]
    scores: tuple[types.Score, ...]
    panels: dict[str, frozenset[str]]


def points(hundredths: int) -> Fraction:
    """Hundredths as points."""
    return Fraction(hundredths, 100)


def rules_of(competition: Competition) -> types.Rules:
    """The competition's rules as the ranking's; they cannot change once judging has opened."""
    return types.Rules(
        criteria=tuple(types.Criterion(str(c.id), points(c.maximum)) for c in competition.criteria),
        threshold=_threshold(competition),
        tie_chain=tuple(_step(step) for step in competition.tie_chain),
        prizes=tuple(
            types.Prize(str(prize.id), {str(quota.category_id): quota.cap for quota in prize.quotas})
            for prize in competition.prizes
        ),
        awards_per_entrant=competition.awards_per_entrant or None,
    )


def inputs_of(competition: Competition) -> Inputs:
    """Accepted entries, every score of theirs, and the judges whose sheets are required."""
    accepted = select(Entry).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    entries = db.session.scalars(accepted.order_by(Entry.number)).all()
    sheets = select(ScoreSheet.entry_id, ScoreSheet.judge_id, ScoreSheet.scores).join(Entry)
    sheets = sheets.where(Entry.competition_id == competition.id, Entry.state == "accepted")
    return Inputs(
        candidates=tuple(types.Candidate(str(e.id), str(e.category_id), str(e.entrant_id), e.number) for e in entries),
        scores=tuple(
            types.Score(str(entry), str(judge), criterion, points(value))
            for entry, judge, scores in db.session.execute(sheets)
            for criterion, value in scores.items()
        ),
        panels={str(entry): frozenset(map(str, judges)) for entry, judges in panel.required(competition).items()},
    )


def fingerprint_of(inputs: Inputs) -> str:
    """A short name for exactly these inputs: whoever computes from other scores gets another."""
    required = [score for score in inputs.scores if score.judge in inputs.panels.get(score.entry, ())]
    ordered = sorted(required, key=lambda score: (score.entry, score.judge, score.criterion))
    return fingerprint([inputs.candidates, ordered, inputs.panels])


def _threshold(competition: Competition) -> types.Threshold | None:
    if competition.threshold_comparison == "none":
        return None
    return types.Threshold(points(competition.threshold), competition.threshold_comparison)


def _step(step: str) -> types.TieBreak:
    kind, _, criterion = step.partition(":")
    return types.TieBreak(kind, criterion or None)
