"""The ballot: which judge's sheet of which entry, in which round and attempt. The same on paper and on a tablet."""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.models import Category, Competition, Round
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import queries

_CODE = re.compile(r"(?P<round>.{1,40})-(?P<attempt>[12])-(?P<judge>[0-9]{1,6})-(?P<entry>[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One sheet. Its ``code`` is printed on the paper, in letters and as the end of its QR code's address."""

    round: Round
    attempt: int
    judge: Judge
    entry: Entry

    @property
    def code(self) -> str:
        """Round, attempt, judge's number, exhibit number: "final-1-3-104"."""
        return f"{self.round.key}-{self.attempt}-{self.judge.number}-{self.entry.number}"

    @property
    def key(self) -> dict[str, int]:
        """The columns that every row about this sheet has."""
        return {"round_id": self.round.id, "attempt": self.attempt, "judge_id": self.judge.id,
                "entry_id": self.entry.id}  # fmt: skip

    @property
    def is_current(self) -> bool:
        """Whether this is the sheet being scored now: not one of an earlier round or attempt."""
        again = queries.attempts_in(self.round)
        return self.judge.competition.scored_round is self.round and again[self.entry.id] == self.attempt


def ballot_at(competition: Competition, code: str) -> Ballot:
    """The ballot a code names; raises NotFound for one that this competition does not have."""
    found = _CODE.fullmatch(code)
    rounds = {row.key: row for row in competition.scored_rounds}
    if found is None or found["round"] not in rounds:
        raise NotFound()
    judge = panel.judge_of(competition.id, int(found["judge"]))
    entry = db.session.scalar(
        select(Entry)
        .where(Entry.competition_id == competition.id, Entry.number == int(found["entry"]), Entry.state == "accepted")
        .options(joinedload(Entry.category))
    )
    if entry is None or entry.category not in judge.categories:
        raise NotFound()
    return Ballot(rounds[found["round"]], int(found["attempt"]), judge, entry)


def due(competition: Competition, *, judge: Judge | None = None, category: Category | None = None) -> list[Ballot]:
    """Every sheet the round judges see requires now, of one judge or group or all: by judge, then by number."""
    round_ = competition.scored_round
    if round_ is None:
        return []
    judges = {row.id: row for row in panel.judges_of(competition.id)}
    attempts, least = queries.attempts_in(round_), queries.least_attempt(round_)
    required = panel.required(competition, round_)
    taking_part = panel.taking_part(round_, Entry).options(joinedload(Entry.category))
    entries = [
        entry
        for entry in db.session.scalars(taking_part)
        if attempts[entry.id] >= least and category in (None, entry.category)
    ]
    ballots = [
        Ballot(round_, attempts[entry.id], judges[key], entry)
        for entry in entries
        for key in required.get(entry.id, ())
        if judge in (None, judges[key])
    ]
    return sorted(ballots, key=lambda ballot: (ballot.judge.number, ballot.entry.number))
