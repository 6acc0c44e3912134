"""Which required sheets are not complete yet."""

from dataclasses import dataclass

from sqlalchemy import select

from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring.models import ScoreSheet
from judging.scoring.queries import sheets_in


@dataclass(frozen=True, slots=True)
class MissingSheet:
    """A judge has not scored every criterion of an entry; ``left`` says how many are left."""

    judge: Judge
    entry: Entry
    left: int


def missing_sheets(competition: Competition) -> list[MissingSheet]:
    """Every required sheet that is not complete, by judge and entry number."""
    round_ = competition.scored_round
    if round_ is None or _may_be_absent(competition, round_):
        return []
    criteria = {str(line.id) for line in round_.lines}
    rows = db.session.execute(sheets_in(round_, ScoreSheet.judge_id, ScoreSheet.entry_id, ScoreSheet.scores))
    filled = {(judge, entry): len(criteria & scores.keys()) for judge, entry, scores in rows}
    judges = {judge.id: judge for judge in panel.judges_of(competition.id)}
    entries = {entry.id: entry for entry in _accepted(competition)}
    missing = [
        MissingSheet(judges[judge], entries[entry], len(criteria) - filled.get((judge, entry), 0))
        for entry, required in panel.required(competition).items()
        for judge in required
        if filled.get((judge, entry), 0) < len(criteria)
    ]
    return sorted(missing, key=lambda sheet: (sheet.judge.number, sheet.entry.number))


def _may_be_absent(competition: Competition, round_: Round) -> bool:
    """Whether the rules compute from the sheets that are there."""
    return any(each.id == round_.key and each.absent == "allow" for each in competition.rules.rounds)


def _accepted(competition: Competition) -> list[Entry]:
    accepted = select(Entry).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    return list(db.session.scalars(accepted))
