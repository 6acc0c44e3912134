"""The order of groups, criteria and awards: on the sheet, on every list, best award first."""

from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import Category, Competition, Criterion, Prize
from judging.competitions.setting_up import hold, next_position, touch
from judging.infra.db import db


def move_group(competition: Competition, category: Category, *, up: bool, seen: int, actor, now: datetime) -> None:
    """Let a group change places with the one above or below it, until judging opens."""
    hold(competition, seen=seen)
    if _changed_places(competition.categories, category, up=up):
        touch(competition)
        record("group moved", now=now, actor=actor, competition=competition, subject=f"category:{category.id}",
               name=category.name, up=up)  # fmt: skip


def move_criterion(
    competition: Competition, criterion: Criterion, *, up: bool, seen: int, actor, now: datetime
) -> None:
    """Let a criterion change places; the steps between equal results name it and stay as they are."""
    hold(competition, seen=seen)
    if _changed_places(competition.criteria, criterion, up=up):
        touch(competition)
        record("criterion moved", now=now, actor=actor, competition=competition, subject=f"criterion:{criterion.id}",
               name=criterion.name, up=up)  # fmt: skip


def move_prize(competition: Competition, prize: Prize, *, up: bool, seen: int, actor, now: datetime) -> None:
    """Let an award change places; the higher one is given first."""
    hold(competition, seen=seen)
    if _changed_places(competition.prizes, prize, up=up):
        touch(competition)
        record("award moved", now=now, actor=actor, competition=competition, subject=f"prize:{prize.id}",
               name=prize.name, up=up)  # fmt: skip


def _changed_places(rows: list, row, *, up: bool) -> bool:
    """Whether there was a neighbour; no two rows ever hold one position, not even on the way."""
    at = rows.index(row) + (-1 if up else 1)
    if not 0 <= at < len(rows):
        return False
    other = rows[at]
    mine, theirs = row.position, other.position
    for moved, position in ((other, next_position(rows)), (row, theirs), (other, mine)):
        moved.position = position
        db.session.flush()
    rows.sort(key=lambda each: each.position)
    return True
