"""What a judge gave on one sheet, tap by tap, from the log of operations. For that judge alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from judging.entries.models import Entry
from judging.infra.db import db
from judging.panel.models import Judge
from judging.scoring import queries
from judging.scoring.models import Operation

#: Digits typed one after the other are one score: what was replaced this soon was never meant.
SOON = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Given:
    """One score (None: taken away) of a line, when it was given, and what the server made of it."""

    field: str
    value: int | None
    at: datetime
    outcome: str


def history_of(judge: Judge, entry: Entry) -> list[Given]:
    """Every score this judge gave the entry in the attempt under way, from whatever device, newest first."""
    round_ = queries.round_of(judge)
    lines = [str(line.id) for line in round_.lines]
    attempt = queries.attempts_in(round_)[entry.id]
    rows = select(Operation.field, Operation.value, Operation.made_at, Operation.outcome)
    rows = rows.where(Operation.judge_id == judge.id, Operation.entry_id == entry.id, Operation.field.in_(lines))
    rows = rows.where(Operation.round_id == round_.id, Operation.attempt == attempt)
    return [*_settled(Given(*row) for row in db.session.execute(rows.order_by(Operation.number.desc())))]


def first_of(given: Iterable[Given]) -> dict[str, int]:
    """Line -> the first score it ever had."""
    return {each.field: each.value for each in given if each.value is not None}  # oldest last: it stays


def _settled(given: Iterable[Given]) -> Iterator[Given]:
    """Newest first, without what another score of the same line replaced at once."""
    later = {}
    for each in given:
        if each.field not in later or later[each.field] - each.at > SOON:
            yield each
        later[each.field] = each.at
