"""What must hold between the log of operations and the sheets."""

from collections.abc import Callable, Iterator
from itertools import groupby

from sqlalchemy import select

from judging.infra.db import db
from judging.scoring import receipts
from judging.scoring.models import Memo, Operation, ScoreSheet
from judging.scoring.operations import BOOKMARK, COMMENT, MEMO, NOTE, ms


def receipts_are_chained() -> Iterator[str]:
    """A judge's operations count 1, 2, 3 …, and each receipt covers the one before it."""
    rows = db.session.execute(select(Operation.__table__).order_by(Operation.judge_id, Operation.number))
    for judge, lines in groupby(rows, key=lambda row: row.judge_id):
        previous = receipts.BEGINNING
        for number, line in enumerate(lines, 1):
            parts = (previous, number, line.digest, line.outcome, line.version, ms(line.received_at))
            if line.number != number or line.hash != receipts.receipt(parts):
                yield f"judge {judge}: the chain of operations breaks at {line.number}"
                break
            previous = line.hash


def scores_stand_by_operations() -> Iterator[str]:
    """What a sheet says was written last is in the log, with that value, and nothing was kept after it."""
    kept = _kept()
    for sheet in db.session.scalars(select(ScoreSheet)):
        values = sheet.scores | {COMMENT: sheet.comment}
        here = (sheet.judge_id, sheet.entry_id, sheet.round_id, sheet.attempt)
        yield from _differing(f"sheet {sheet.id}", kept.get(here, {}), sheet.written, values=values)
    for memo in db.session.scalars(select(Memo)):
        values = {NOTE: memo.note, BOOKMARK: memo.is_bookmarked}
        here = (memo.judge_id, memo.entry_id)
        name = f"the notes of judge {memo.judge_id} on entry {memo.entry_id}"
        yield from _differing(name, kept.get(here, {}), memo.written, values=values)


def _kept() -> dict[tuple, dict[str, Operation]]:
    """Sheet (or notes) -> field -> the operation that was kept last."""
    kept: dict[tuple, dict[str, Operation]] = {}
    rows = select(Operation).where(Operation.outcome == "kept").order_by(Operation.judge_id, Operation.number)
    for line in db.session.scalars(rows):
        here = (line.judge_id, line.entry_id)
        here += () if line.field in MEMO else (line.round_id, line.attempt)
        kept.setdefault(here, {})[line.field] = line
    return kept


def _differing(name: str, kept: dict[str, Operation], written: dict, *, values: dict) -> Iterator[str]:
    for field in kept.keys() | written.keys():
        line, mark = kept.get(field), written.get(field)
        if line is None or mark is None or mark[0] < line.version:
            yield f"{name}: {field} does not stand by the log"
        elif mark[0] == line.version and values.get(field) != line.value:
            yield f"{name}: {field} is {values.get(field)}, kept was {line.value}"


INVARIANTS: list[Callable[[], Iterator[str]]] = [receipts_are_chained, scores_stand_by_operations]
