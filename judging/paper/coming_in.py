"""Which sheets of paper have come in, and how far each is. Nothing here tells a score."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.paper.ballots import Ballot
from judging.paper.models import PaperCopy, PaperSheet


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet. ``state``: ``once`` typed, typed twice and ``differs``, ``open`` beside a tablet's, or ``settled``."""

    ballot: Ballot
    state: str
    typed_by: list[Person]
    last_at: datetime


def papers(competition: Competition) -> list[Paper]:
    """Every sheet of the round judges see that anybody typed: what waits comes first, then by judge and number."""
    if (round_ := competition.scored_round) is None:
        return []
    copies = defaultdict(list)
    for copy, person in db.session.execute(
        select(PaperCopy, Person).join(Person, Person.id == PaperCopy.typed_by_id)
        .where(PaperCopy.round_id == round_.id).order_by(PaperCopy.typed_at)
    ):  # fmt: skip
        copies[copy.judge_id, copy.entry_id, copy.attempt].append((copy, person))
    settled = {
        (row.judge_id, row.entry_id, row.attempt): row.outcome
        for row in db.session.scalars(select(PaperSheet).where(PaperSheet.round_id == round_.id))
    }
    entries = select(Entry).where(Entry.id.in_({entry for _, entry, _ in copies}))
    entries = {entry.id: entry for entry in db.session.scalars(entries)} if copies else {}
    judges = {judge.id: judge for judge in panel.judges_of(competition.id)}
    found = [
        Paper(
            Ballot(round_, attempt, judges[judge], entries[entry]),
            _state(settled.get((judge, entry, attempt)), [copy for copy, _ in typed]),
            [person for _, person in typed],
            typed[-1][0].typed_at,
        )
        for (judge, entry, attempt), typed in copies.items()
    ]
    return sorted(found, key=_order)


def undecided_of(judge: Judge) -> list[PaperSheet]:
    """The judge's own sheets of the round judges see where paper and tablet differ."""
    round_ = judge.competition.scored_round
    mine = select(PaperSheet).join(Entry, Entry.id == PaperSheet.entry_id).order_by(Entry.number)
    mine = mine.where(PaperSheet.judge_id == judge.id, PaperSheet.round_id == (round_ and round_.id))
    return list(db.session.scalars(mine.where(PaperSheet.outcome == "open")))


def _state(outcome: str | None, copies: list[PaperCopy]) -> str:
    if outcome is not None:
        return "open" if outcome == "open" else "settled"
    return "once" if len(copies) == 1 else "differs"


def _order(paper: Paper) -> tuple:
    waits = {"open": 0, "differs": 1, "once": 2, "settled": 3}[paper.state]
    return waits, paper.ballot.judge.number, paper.ballot.entry.number
