"""The log of operations: added to, never changed. Every score on a sheet stands by a line of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, func, insert, select, union_all
from sqlalchemy.orm import aliased

from judging.infra.db import connection
from judging.scoring import receipts
from judging.scoring.models import Operation

#: What is not a line of the sheet.
COMMENT, NOTE, BOOKMARK = "comment", "note", "bookmark"
#: A judge's own, beside the sheet.
MEMO = (NOTE, BOOKMARK)


class Last(NamedTuple):
    """A receipt by its number and hash; number 0 before the first."""

    number: int = 0
    hash: str = receipts.BEGINNING


NOTHING = Last()


@dataclass(frozen=True, slots=True)
class Known:
    """What the log has of one judge: its newest receipt, whether ``last`` is in it, and lines by name."""

    newest: Last
    has_last: bool
    lines: dict[str, dict]


def known(judge_id: int, names: Collection[str] = (), *, last: Last = NOTHING) -> Known:
    """The newest receipt of a judge, and those operations of ``names`` that the log has."""
    rows = connection().execute(_KNOWN, {"judge": judge_id, "names": [*names], "last": last.number}).all()
    newest = max(rows, key=lambda row: row.number, default=None)
    by_number = {row.number: row.hash for row in rows}
    return Known(
        newest=Last(newest.number, newest.hash) if newest else Last(),
        has_last=not last.number or by_number.get(last.number) == last.hash,
        lines={row.uuid: dict(row._mapping) for row in rows},
    )


def append(lines: Sequence[dict], newest: Last) -> Last:
    """Add lines (columns of ``Operation`` but number and hash) after ``newest``; each is given its receipt.

    Sets ``number``, ``hash`` and (for the answer alone) ``previous`` in every line.
    """
    for line in lines:
        line["previous"], line["number"] = newest.hash, newest.number + 1
        line["hash"] = receipts.receipt(
            (newest.hash, line["number"], line["digest"], line["outcome"], line["version"], ms(line["received_at"]))
        )
        newest = Last(line["number"], line["hash"])
    if lines:
        rows = [{name: line[name] for name in _COLUMNS} for line in lines]
        connection().execute(_APPEND, rows)
    return newest


def ms(moment: datetime) -> int:
    """Whole milliseconds since 1970, as tablets count."""
    return round((moment - _EPOCH).total_seconds() * 1000)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = tuple(column.name for column in Operation.__table__.columns if column.name != "id")
_APPEND = insert(Operation.__table__)
_before = aliased(Operation)
_OF_JUDGE = select(Operation.id).where(Operation.judge_id == bindparam("judge"))
_newest = select(func.max(Operation.number)).where(Operation.judge_id == bindparam("judge")).scalar_subquery()
#: Each by an index of its own: a judge's log grows all day.
_WANTED = union_all(
    _OF_JUDGE.where(Operation.uuid.in_(bindparam("names", expanding=True))),
    _OF_JUDGE.where(Operation.number == bindparam("last")),
    _OF_JUDGE.where(Operation.number == _newest),
)
_KNOWN = (
    select(Operation.__table__, func.coalesce(_before.hash, receipts.BEGINNING).label("previous"))
    .outerjoin(_before, and_(_before.judge_id == Operation.judge_id, _before.number == Operation.number - 1))
    .where(Operation.id.in_(_WANTED))
)
