"""What a judge's pages show before the first score, as short names: each changes with what its page shows.

Rows are read as they are, by statements built once: tablets ask often.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from judging.accounts.models import Person
from judging.competitions.models import Category, Competition, Criterion, Round
from judging.entries.belongings import Piece
from judging.entries.models import Entry, Photo
from judging.infra.db import connection
from judging.panel.models import ConflictOfInterest, Judge, JudgeCategory, RoundSeat, Waiver
from judging.scoring.models import SecondLook

#: Drawn by the tablet from the server's state, so no part of a page.
_DRAWN = ("closed_at", "due_at", "grace_minutes", "opened_at", "required", "state")


@dataclass(frozen=True, slots=True)
class Rows:
    """What one judge's blank pages are made of: what any of them may show, and what only an entry's own shows of it."""

    common: list[list]
    own: list[list]

    @property
    def name(self) -> str:
        """The name of everything."""
        return _name([self.common, self.own])

    @property
    def common_name(self) -> str:
        """The name of all but what is an entry's own."""
        return _name(self.common)

    @property
    def entry_names(self) -> dict[int, str]:
        """Entry -> the name of what is its own."""
        found = defaultdict(list)
        for kind, rows in enumerate(self.own):
            for entry, *values in rows:
                found[entry].append([kind, *values])
        return {entry: _name(rows) for entry, rows in found.items()}


def rows_of(judge_id: int) -> Rows:
    """All that this judge's blank pages are made of."""
    wanted = {"judge": judge_id}
    common, own = (
        [[[*row] for row in connection().execute(statement, wanted)] for statement in statements]
        for statements in (_COMMON, _OWN)
    )
    return Rows(common, own)


def _name(rows: list) -> str:
    return hashlib.sha256(json.dumps(rows, default=str, ensure_ascii=False).encode()).hexdigest()[:16]


def _columns(row, *without: str) -> list:
    return [column for column in row.__table__.columns if column.name not in without]


_ME = bindparam("judge")
_HERE = select(Judge.competition_id).where(Judge.id == _ME).scalar_subquery()
_GROUPS = select(JudgeCategory.category_id).where(JudgeCategory.judge_id == _ME)
_MINE = select(Entry.id).where(Entry.category_id.in_(_GROUPS), Entry.state == "accepted")
_ROUNDS = select(Round.id).where(Round.competition_id == _HERE)
_COMMON = (
    select(*_columns(Judge), Person.name).join(Person, Person.id == Judge.person_id).where(Judge.id == _ME),
    select(*_columns(Competition)).where(Competition.id == _HERE),
    select(*_columns(Round, *_DRAWN), Round.state == "waiting")
    .where(Round.competition_id == _HERE)
    .order_by(Round.position),
    select(*_columns(Category)).where(Category.competition_id == _HERE).order_by(Category.id),
    select(*_columns(Criterion)).where(Criterion.competition_id == _HERE).order_by(Criterion.id),
    select(*_columns(RoundSeat)).where(RoundSeat.judge_id == _ME).order_by(RoundSeat.round_id),
    # Who else judges a group decides where each one's walk begins.
    select(JudgeCategory.category_id, Judge.number)
    .join(Judge)
    .where(JudgeCategory.category_id.in_(_GROUPS))
    .order_by(JudgeCategory.category_id, Judge.number),
    # Each page of an entry leads to the one before and after it.
    select(Entry.id, Entry.number, Entry.category_id, Entry.state, Entry.reached)
    .where(Entry.category_id.in_(_GROUPS), Entry.number.is_not(None))
    .order_by(Entry.id),
    select(SecondLook.round_id, SecondLook.entry_id)
    .where(SecondLook.round_id.in_(_ROUNDS))
    .order_by(SecondLook.round_id, SecondLook.entry_id),
)
#: The first column is the entry.
_OWN = (
    select(Entry.id, Entry.version, Entry.updated_at).where(Entry.id.in_(_MINE)).order_by(Entry.id),
    select(Photo.entry_id, Photo.key, Photo.position, Photo.state, Photo.caption, Photo.ground)
    .where(Photo.entry_id.in_(_MINE))
    .order_by(Photo.id),
    select(Piece.entry_id, Piece.position, Piece.name, Piece.count).where(Piece.entry_id.in_(_MINE)).order_by(Piece.id),
    select(ConflictOfInterest.entry_id).where(ConflictOfInterest.judge_id == _ME).order_by(ConflictOfInterest.entry_id),
    select(Waiver.entry_id).where(Waiver.judge_id == _ME, Waiver.round_id.in_(_ROUNDS)).order_by(Waiver.entry_id),
)
