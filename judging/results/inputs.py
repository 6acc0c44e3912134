"""From rows to what the ranking computes on: rules, candidates, scores and required sheets.

Hundredths become exact fractions of a point here, and ids become text; nothing is
rounded on the way in or out.
"""

from sqlalchemy import select

from judging.competitions.document import FINAL, points
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import types
from judging.ranking.fingerprint import fingerprint
from judging.results import queries
from judging.scoring.models import ScoreSheet


def inputs_of(competition: Competition) -> types.Given:
    """Accepted entries, every score of theirs, the judges whose sheets are required, and the decisions in force."""
    accepted = select(Entry).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    entries = db.session.scalars(accepted.order_by(Entry.number)).all()
    sheets = select(ScoreSheet.entry_id, ScoreSheet.judge_id, ScoreSheet.scores).join(Entry)
    sheets = sheets.where(Entry.competition_id == competition.id, Entry.state == "accepted")
    return types.Given(
        entries=tuple(types.Candidate(str(e.id), str(e.category_id), str(e.entrant_id), e.number) for e in entries),
        scores=tuple(
            types.Score(str(entry), str(judge), criterion, points(value), FINAL)
            for entry, judge, scores in db.session.execute(sheets)
            for criterion, value in scores.items()
        ),
        required={(FINAL, str(e)): frozenset(map(str, judges)) for e, judges in panel.required(competition).items()},
        decisions=tuple(
            types.Decision(d.category_id and str(d.category_id), tuple(map(str, d.order)))
            for d in queries.decisions_in_force(competition.id)
        ),
    )


def fingerprint_of(given: types.Given) -> str:
    """A short name for exactly these entries and sheets: whoever computes from other scores gets another."""
    required = {entry: judges for (_, entry), judges in given.required.items()}
    counted = [score for score in given.scores if score.judge in required.get(score.entry, ())]
    ordered = sorted(counted, key=lambda score: (score.entry, score.judge, score.criterion))
    return fingerprint([given.entries, ordered, required])
