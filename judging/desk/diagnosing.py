"""How sure a computed ranking is: statistics beside it, computed when somebody looks and kept for a while.

Judges go by their numbers here; nobody's name leaves the panel.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select

from judging.competitions.models import Category, Competition, Round
from judging.competitions.queries import round_of
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.ranking.certainty.diagnosis import diagnose
from judging.ranking.certainty.types import Diagnosis
from judging.results.computing import outcome_of
from judging.results.models import Run
from judging.scoring import queries as scoring
from judging.scoring.models import ScoreSheet

#: Entry and judge, by their numbers.
Sheet = tuple[str, str]


def diagnoses_of(run: Run, round_: Round) -> tuple[Diagnosis, ...]:
    """What can be said of a scored round in a ranking, for each field of groups that share a scale."""
    return _kept(run.id, round_.key, (run.computed_at, run.rules_fingerprint, run.scores_fingerprint))


@lru_cache(maxsize=4)
def _kept(run_id: int, key: str, made: tuple[datetime, str, str]) -> tuple[Diagnosis, ...]:
    """A ranking never changes, so it is looked at once; ``made`` tells it from one of another database."""
    run = db.session.get_one(Run, run_id)
    round_ = round_of(run.competition, key)
    return diagnose(
        run.competition.rules,
        outcome_of(run),
        round=key,
        order=dict(_filled_in(round_)),
        barred=frozenset(_barred(run.competition, round_)),
    )


def _filled_in(round_: Round) -> Iterator[tuple[Sheet, float]]:
    """When each counting sheet was last changed."""
    sheets = scoring.sheets_in(round_, Entry.number, Judge.number, ScoreSheet.updated_at)
    sheets = sheets.join(Entry, Entry.id == ScoreSheet.entry_id).join(Judge, Judge.id == ScoreSheet.judge_id)
    for entry, judge, at in db.session.execute(sheets.where(Entry.number.is_not(None))):
        yield (str(entry), str(judge)), at.timestamp()


def _barred(competition: Competition, round_: Round) -> Iterator[Sheet]:
    """Who may not be asked to look at what: judges of other groups, conflicts, waived sheets, whoever was left out."""
    entries = select(Entry.id, Entry.number, Category.id).join(Category)
    rows = db.session.execute(entries.where(Entry.competition_id == competition.id, Entry.number.is_not(None))).all()
    judges = panel.judges_of(competition.id)
    out = panel.excused(competition, round_)
    down = {(each.judge_id, each.category_id) for each in panel.stand_downs_in(round_)}
    for judge in judges:
        own = {category.id for category in judge.categories if judge.is_active and (judge.id, category.id) not in down}
        for entry, number, category in rows:
            if category not in own or (judge.id, entry) in out:
                yield str(number), str(judge.number)
