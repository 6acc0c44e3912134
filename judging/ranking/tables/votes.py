"""The table of votes: each row the council's ballots on one entry, or the public's votes for it."""

from judging.ranking.rules import Public, Rules, Vote
from judging.ranking.tables.entries import Register
from judging.ranking.tables.rows import Columns, Row, collect
from judging.ranking.types import Ballots, Votes

COUNCIL = ("listed", "present", "chair", "yes", "no", "abstain", "invalid")
NEEDED = ("listed", "present", "yes")
PUBLIC = ("votes",)


def rounds_that_vote(rules: Rules) -> list[Vote | Public]:
    """The rounds whose input is this table."""
    return [round for round in rules.rounds if isinstance(round, Vote | Public)]


def columns(rules: Rules) -> Columns:
    """Which columns the rounds of ``rules`` need: ballots, votes, or either beside the name of the round."""
    rounds = rounds_that_vote(rules)
    required = ["entry"] + (["round"] if len(rounds) > 1 else [])
    if all(isinstance(round, Vote) for round in rounds):
        required += NEEDED
    elif all(isinstance(round, Public) for round in rounds):
        required += PUBLIC
    return Columns(tuple(required), tuple(c for c in ("round", *COUNCIL, *PUBLIC) if c not in required))


class Counting:
    """Rows become ballots and votes; an entry has one row a round."""

    def __init__(self, rules: Rules, register: Register):
        """Know the rounds of ``rules`` that vote, and the entries there are."""
        self.register = register
        self.rounds = {round.id: round for round in rounds_that_vote(rules)}
        self.given: dict[tuple[str, str], int] = {}

    def count(self, row: Row) -> Ballots | Votes:
        """One row, checked against the rules and against the rows before it."""
        entry = self.register.note(row)
        sole = len(self.rounds) == 1 and not row.cells.get("round")
        round = self.rounds[next(iter(self.rounds)) if sole else row.one_of("round", self.rounds)]
        before = self.given.setdefault((entry, round.id), row.line)
        if before != row.line:
            raise row.wrong("repeated", "entry", line=before, what=(entry, round.id))
        for column in PUBLIC if isinstance(round, Vote) else COUNCIL:
            if value := row.cells.get(column):
                raise row.wrong("cell_superfluous", column, value=value, round=round.id)
        if isinstance(round, Public):
            return Votes(entry, round.id, row.whole("votes"))
        return _ballots(row, round, entry=entry)


def _ballots(row: Row, round: Vote, *, entry: str) -> Ballots:
    """``no``, ``abstain`` and ``invalid`` may be left out; ``chair`` too where the rules do not ask for it."""
    counted = {name: row.whole(name) for name in NEEDED}
    counted |= {name: row.whole(name, 0) for name in ("no", "abstain", "invalid")}
    cast = sum(counted[name] for name in ("yes", "no", "abstain", "invalid"))
    if not (cast <= counted["present"] <= counted["listed"] and counted["listed"]):
        raise row.wrong("ballots_contradict", "yes", **counted)
    return Ballots(entry, round.id, chair=_chair(row, round), **counted)


def _chair(row: Row, round: Vote) -> bool:
    value = row.text("chair", ("1 hoặc 0", "1 or 0") if round.chair else None)
    if value not in ("", "0", "1"):
        raise row.wrong("not_yes_or_no", "chair", value=value)
    return value == "1"


def votes(rows: list[Row], rules: Rules, register: Register) -> tuple[tuple[Ballots, ...], tuple[Votes, ...]]:
    """Every row of the table as ballots or as votes."""
    counted = collect(rows, Counting(rules, register).count)
    ballots = tuple(row for row in counted if isinstance(row, Ballots))
    return ballots, tuple(row for row in counted if isinstance(row, Votes))
