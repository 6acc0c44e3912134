"""Reading findings, as rows and as what the ranking takes."""

from collections.abc import Iterator
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from judging.competitions.models import Round
from judging.entries.models import Entry
from judging.findings.models import Finding
from judging.infra.db import db
from judging.panel import queries as panel
from judging.ranking import types


def findings_in(round_: Round) -> dict[int, Finding]:
    """Entry id -> what has been recorded of it in this round."""
    return {row.entry_id: row for row in db.session.scalars(select(Finding).where(Finding.round_id == round_.id))}


def entries_in(round_: Round) -> list[Entry]:
    """The entries that take part in a round, by number, with their groups."""
    rows = db.session.scalars(panel.taking_part(round_, Entry).options(joinedload(Entry.category)))
    return list(rows)


def missing_in(round_: Round) -> list[Entry]:
    """The entries of a round of which nothing has been recorded yet, by number."""
    recorded = findings_in(round_)
    return [entry for entry in entries_in(round_) if entry.id not in recorded]


def answers_in(round_: Round) -> Iterator[types.Score]:
    """Of a round of eligibility: one answer, 1 or 0, for each member who examined a condition."""
    if round_.kind == "eligibility":
        for row in findings_in(round_).values():
            for condition, (yes, answers) in row.data.items():
                for member in range(answers):
                    yield types.Score(
                        str(row.entry_id), str(member + 1), condition, Fraction(int(member < yes)), round_.key
                    )


def ballots_in(round_: Round) -> Iterator[types.Ballots]:
    """Of a council's vote: the ballots on each entry."""
    if round_.kind == "vote":
        for row in findings_in(round_).values():
            yield types.Ballots(entry=str(row.entry_id), round=round_.key, **row.data)


def votes_in(round_: Round) -> Iterator[types.Votes]:
    """Of a public vote: the votes for each entry."""
    if round_.kind == "public":
        for row in findings_in(round_).values():
            yield types.Votes(str(row.entry_id), round_.key, row.data["votes"])
