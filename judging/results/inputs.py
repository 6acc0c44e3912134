"""From rows to what the ranking computes on: rules, candidates, scores and required sheets.

Hundredths become exact fractions of a point here, and ids become text; nothing is
rounded on the way in or out.
"""

from fractions import Fraction

from sqlalchemy import select

from judging.competitions.models import Category, Competition, Criterion, Prize
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import rules, types
from judging.ranking.fingerprint import fingerprint
from judging.results import queries
from judging.scoring.models import ScoreSheet

#: The one scored round, until competitions have several.
FINAL = "final"


def points(hundredths: int) -> Fraction:
    """Hundredths as points."""
    return Fraction(hundredths, 100)


def rules_of(competition: Competition) -> rules.Rules:
    """The competition's rules as the ranking's; they cannot change once judging has opened."""
    return rules.Rules(
        id=competition.slug,
        name=competition.title,
        name_en=competition.title_en,
        groups=tuple(rules.Group(**_named(category)) for category in competition.categories),
        rounds=(_final(competition),),
        awards=tuple(_award(prize) for prize in competition.prizes),
        ties=rules.Ties(chain=tuple(competition.tie_chain)),
        limits=rules.Limits(per_entrant=competition.awards_per_entrant or 0),
    )


def _final(competition: Competition) -> rules.Scored:
    is_held = competition.threshold_comparison != "none"
    return rules.Scored(
        id=FINAL,
        minimum=competition.minimum_judges,
        threshold=points(competition.threshold) if is_held else None,
        comparison=competition.threshold_comparison if is_held else "ge",
        criteria=tuple(
            rules.Criterion(**_named(c), maximum=points(c.maximum), step=points(c.step)) for c in competition.criteria
        ),
    )


def _award(prize: Prize) -> rules.Award:
    caps = {str(quota.category_id): rules.ALL if quota.cap is None else quota.cap for quota in prize.quotas}
    return rules.Award(**_named(prize), caps=caps)


def _named(row: Category | Criterion | Prize) -> dict[str, str]:
    return {"id": str(row.id), "name": row.name, "name_en": row.name_en}


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
