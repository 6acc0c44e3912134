"""The sheets that one transaction writes: read once, changed field by field, written once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, update

from judging.errors import Invalid
from judging.infra.db import connection
from judging.infra.text import clean
from judging.scoring import scales
from judging.scoring.merge import Written
from judging.scoring.models import Memo, ScoreSheet
from judging.scoring.operations import BOOKMARK, COMMENT, MEMO, NOTE
from judging.scoring.scales import Scale

LONGEST_COMMENT = 4000


class Draft:
    """One judge's sheet and notes of one entry while they are written; ``found`` is how they stood (``standing``)."""

    def __init__(self, found: Row, lines: Mapping[str, Any]):
        self.found, self.lines = found, lines
        self.scores = dict(found.scores or {})
        self.texts = {COMMENT: found.comment or "", NOTE: found.note or "", BOOKMARK: bool(found.is_bookmarked)}
        self.written = dict(found.written or {})
        self.noted = dict(found.noted or {})
        self.is_sheet_changed = self.is_memo_changed = False

    def checked(self, field: str, value: object) -> Any:
        """``value`` as it is kept in ``field``; raises Invalid. A score of None is taken away."""
        if line := self.lines.get(field):
            if value is not None:
                scales.check(value, Scale.of(line, self.found.group))
            return value
        if field == BOOKMARK and isinstance(value, bool):
            return value
        if field in (COMMENT, NOTE) and isinstance(value, str):
            return _text(value)
        raise Invalid("These scores do not belong to this competition's criteria. Please reload the page.")

    def value(self, field: str) -> Any:
        """What stands in ``field``."""
        return self.texts[field] if field in self.texts else self.scores.get(field)

    def standing(self, field: str) -> Written:
        """By which operation it stands there."""
        return Written(*(self.noted if field in MEMO else self.written).get(field, ()))

    def put(self, field: str, value: Any, by: Written) -> None:
        """Write ``value`` (checked) into ``field``."""
        if field in self.texts:
            self.texts[field] = value
        elif value is None:
            self.scores.pop(field, None)
        else:
            self.scores[field] = value
        mark = [by.version, by.tablet, by.sequence]
        if field in MEMO:
            self.noted[field], self.is_memo_changed = mark, True
        else:
            self.written[field], self.is_sheet_changed = mark, True


def write(drafts: Iterable[Draft], judge_id: int, round_id: int, *, now: datetime) -> None:
    """Write every draft that changed, many in one statement."""
    drafts = list(drafts)
    changed = [draft for draft in drafts if draft.is_sheet_changed]
    _execute(_BEGIN, [
        {"judge_id": judge_id, "round_id": round_id, "entry_id": draft.found.entry, "attempt": draft.found.attempt}
        | _content(draft, now)
        for draft in changed if draft.found.sheet is None
    ])  # fmt: skip
    _execute(_OVERWRITE, [
        {"row": draft.found.sheet} | _content(draft, now) for draft in changed if draft.found.sheet is not None
    ])  # fmt: skip
    noted = [draft for draft in drafts if draft.is_memo_changed]
    _execute(_NOTE, [
        {"judge_id": judge_id, "entry_id": draft.found.entry} | _memo(draft)
        for draft in noted if draft.found.memo is None
    ])  # fmt: skip
    _execute(_NOTE_ANEW, [
        {"of": judge_id, "about": draft.found.entry} | _memo(draft) for draft in noted if draft.found.memo is not None
    ])  # fmt: skip


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as wrong:  # half of a pair of code units: no text
        raise Invalid("This text holds signs that cannot be kept. Please type it anew.") from wrong
    value = clean(value)
    if len(value) > LONGEST_COMMENT:
        raise Invalid("The comment is too long. At most %(longest)s characters, please.", longest=LONGEST_COMMENT)
    return value


def _content(draft: Draft, now: datetime) -> dict:
    version = (draft.found.version or 0) + 1
    return {
        "scores": draft.scores,
        "comment": draft.texts[COMMENT],
        "version": version,
        "written": draft.written,
        "updated_at": now,
    }


def _memo(draft: Draft) -> dict:
    return {"note": draft.texts[NOTE], "is_bookmarked": draft.texts[BOOKMARK], "written": draft.noted}


def _execute(statement, rows: list[dict]) -> None:
    if rows:
        connection().execute(statement, rows)


_SHEET, _MEMO = ScoreSheet.__table__, Memo.__table__
_BEGIN, _NOTE = insert(_SHEET), insert(_MEMO)
_OVERWRITE = (
    update(_SHEET)
    .where(_SHEET.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in ("scores", "comment", "version", "written", "updated_at")})
)
_NOTE_ANEW = (
    update(_MEMO)
    .where(_MEMO.c.judge_id == bindparam("of"), _MEMO.c.entry_id == bindparam("about"))
    .values({name: bindparam(name) for name in ("note", "is_bookmarked", "written")})
)
