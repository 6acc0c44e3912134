"""From rows to what the ranking computes on: candidates, scores, findings, required sheets and decisions.

Hundredths become exact fractions of a point here. Entries and judges are named by the
numbers people see, everything the rules name by its id there; nothing is rounded on the way.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.document import points
from judging.competitions.models import Competition, Round
from judging.entries.models import Entry
from judging.findings import queries as findings
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge, RoundSeat
from judging.ranking import types
from judging.ranking.fingerprint import fingerprint
from judging.ranking.rules import Scored
from judging.results import queries
from judging.scoring import queries as scoring
from judging.scoring.models import ScoreSheet
from judging.scoring.scales import is_complete


def inputs_of(competition: Competition, rounds: Sequence[Round] | None = None) -> types.Given:
    """What ``rounds`` (all, unless told) hold of the accepted entries, and the decisions in force."""
    rounds = competition.rounds if rounds is None else rounds
    entries = _accepted(competition)
    names = {entry.id: str(entry.number) for entry in entries}
    known = set(names.values())
    numbers = dict(
        db.session.execute(select(Judge.id, Judge.number).where(Judge.competition_id == competition.id)).all()
    )
    scored = [round_ for round_ in rounds if round_.kind == "score"]
    return types.Given(
        entries=tuple(_candidate(entry, competition) for entry in entries),
        scores=tuple(
            [score for round_ in scored for score in _scores(round_, numbers, names)]
            + [answer for round_ in rounds for answer in findings.answers_in(round_) if answer.entry in known]
        ),
        ballots=tuple(row for round_ in rounds for row in findings.ballots_in(round_) if row.entry in known),
        votes=tuple(row for round_ in rounds for row in findings.votes_in(round_) if row.entry in known),
        required={
            (round_.key, names[entry]): frozenset(str(numbers[judge]) for judge in judges)
            for round_ in scored
            for entry, judges in _required(competition, round_).items()
            if entry in names
        },
        decisions=tuple(_decision(decision, competition) for decision in queries.decisions_in_force(competition.id)),
        withheld=tuple(queries.withheld_in(competition)),
        seed=competition.lot,
    )


def fingerprint_of(given: types.Given) -> str:
    """A short name for exactly what a ranking was computed from: whoever computes from other scores gets another."""
    required = {f"{round_} {entry}": judges for (round_, entry), judges in given.required.items()}
    counted = [
        score for score in given.scores if score.judge in given.required.get((score.round, score.entry), (score.judge,))
    ]
    ordered = sorted(counted, key=lambda score: (score.round, score.entry, score.judge, score.criterion))
    found = [sorted(rows, key=lambda row: (row.round, row.entry)) for rows in (given.ballots, given.votes)]
    withheld = sorted(given.withheld, key=lambda each: (each.award, each.group or ""))
    return fingerprint([given.entries, ordered, required, found, withheld, given.seed])


def _accepted(competition: Competition) -> list[Entry]:
    accepted = select(Entry).where(Entry.competition_id == competition.id, Entry.state == "accepted")
    return list(db.session.scalars(accepted.options(joinedload(Entry.category)).order_by(Entry.number)))


def _candidate(entry: Entry, competition: Competition) -> types.Candidate:
    ladder = competition.rules.ladder
    recognised = frozenset({ladder.needs} if ladder and entry.recognition else ())
    return types.Candidate(str(entry.number), entry.category.key, str(entry.entrant_id), entry.number, recognised)


def _scores(round_: Round, numbers: dict[int, int], names: dict[int, str]) -> Iterator[types.Score]:
    keys = {str(line.id): line.key for line in round_.lines}
    panels = dict(
        db.session.execute(select(RoundSeat.judge_id, RoundSeat.panel).where(RoundSeat.round_id == round_.id)).all()
    )
    sheets = scoring.sheets_in(round_, ScoreSheet.entry_id, ScoreSheet.judge_id, ScoreSheet.scores)
    for entry, judge, scores in db.session.execute(sheets):
        if entry in names:
            for line, value in scores.items():
                yield types.Score(
                    names[entry], str(numbers[judge]), keys[line], points(value), round_.key, panels.get(judge, "")
                )


def _required(competition: Competition, round_: Round) -> dict[int, frozenset[int]]:
    """The judges whose sheets count; where the rules allow absent judges, those of them whose sheet is complete."""
    required = panel.required(competition, round_)
    rules = next(each for each in competition.rules.rounds if each.id == round_.key)
    if not isinstance(rules, Scored) or rules.absent == "refuse":
        return required
    lines = scoring.scales_of(round_, competition.categories[0])
    sheets = scoring.sheets_in(round_, ScoreSheet.entry_id, ScoreSheet.judge_id, ScoreSheet.scores)
    done = {(entry, judge) for entry, judge, scores in db.session.execute(sheets) if is_complete(scores, lines)}
    return {entry: frozenset(j for j in judges if (entry, j) in done) for entry, judges in required.items()}


def _decision(decision, competition: Competition) -> types.Decision:
    keys = {category.id: category.key for category in competition.categories}
    return types.Decision(keys.get(decision.category_id), tuple(map(str, decision.order)))
