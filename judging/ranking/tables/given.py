"""The three tables together as what is given to a ranking (``docs/rules.md``, section 12)."""

from collections.abc import Set
from dataclasses import dataclass, replace

from judging.ranking.rules import Rules
from judging.ranking.tables import scores as score_table
from judging.ranking.tables import votes as vote_table
from judging.ranking.tables.entries import Register, raise_empty
from judging.ranking.tables.faults import Fault, Faults
from judging.ranking.tables.rows import Columns, Row, read
from judging.ranking.types import Given


@dataclass(frozen=True, slots=True)
class Source:
    """A table as it came: its name, as a person knows it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one competition; ``ignored`` columns are left out of all of them, ``beside`` of the scores."""

    scores: Source | None = None
    entries: Source | None = None
    votes: Source | None = None
    ignored: Set[str] = frozenset()
    beside: Set[str] = frozenset()


def given(tables: Tables, rules: Rules) -> Given:
    """Everything the tables say, exact and checked against ``rules``; every fault names its place."""
    register = Register(rules)
    if tables.entries:
        register.list_all(tables.entries.name, tables.entries.content, ignored=tables.ignored)
    scoring, voting = score_table.rounds_that_score(rules), vote_table.rounds_that_vote(rules)
    marked = replace(tables, ignored=tables.ignored | tables.beside)
    rows = _rows(marked, tables.scores, name="SCORES.csv", rounds=scoring, columns=score_table.COLUMNS)
    scores = score_table.scores(rows, rules, register)
    rows = _rows(tables, tables.votes, name="--votes", rounds=voting, columns=vote_table.columns(rules))
    ballots, votes = vote_table.votes(rows, rules, register)
    return Given(entries=register.candidates(), scores=scores, ballots=ballots, votes=votes)


def _rows(tables: Tables, source: Source | None, *, name: str, rounds: list, columns: Columns) -> list[Row]:
    """The rows of a table: some where rounds need it, none where no round does."""
    if source is None:
        if rounds:
            needed = tuple(round.id for round in rounds)
            raise Faults([Fault("table_missing", name, 0, "", (("rounds", needed),))])
        return []
    rows = read(source.name, source.content, columns=columns, ignored=tables.ignored)
    if rounds and not rows:
        raise_empty(source.name)
    if rows and not rounds:
        raise Faults([Fault("no_such_round", source.name, rows[0].line, "", ())])
    return rows
