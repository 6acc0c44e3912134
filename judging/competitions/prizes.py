"""Awards on offer, and how many of each a group may receive at most."""

from dataclasses import dataclass
from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import Competition, Prize, Quota
from judging.competitions.setting_up import fill, hold, next_position, require_names, touch
from judging.errors import Closed, Invalid
from judging.infra.db import db


@dataclass(frozen=True, slots=True)
class Offer:
    """One award as the organiser writes it. ``caps`` by group id: a number, None for all that qualify;
    a group that is missing has not been decided yet."""

    name: str
    name_en: str
    caps: dict[int, int | None]


def offer(
    competition: Competition, offers: dict[int, Offer], *, seen: int, has_entries: bool, actor, now: datetime
) -> None:
    """Write the awards by id, until judging opens.

    Once a product is submitted the number of awards can be raised but not lowered: entrants rely on it.
    """
    hold(competition, seen=seen)
    require_names([offers[prize.id].name for prize in competition.prizes])
    changed = [
        prize.id
        for prize in competition.prizes
        if _write(prize, offers[prize.id], competition, has_entries=has_entries)
    ]
    if changed:
        touch(competition)
        record("awards changed", now=now, actor=actor, competition=competition, prizes=changed)


def _write(prize: Prize, wanted: Offer, competition: Competition, *, has_entries: bool) -> bool:
    """Whether anything of this prize changed."""
    own = {category.id for category in competition.categories}
    if set(wanted.caps) - own or any(cap is not None and cap < 0 for cap in wanted.caps.values()):
        raise Invalid("The number of awards must be zero or more.")
    before = {quota.category_id: quota.cap for quota in prize.quotas}
    if has_entries and any(_is_less(wanted.caps, group, cap) for group, cap in before.items()):
        raise Closed("Products have been submitted for these awards: their number can be raised, not lowered.")
    changed = fill(prize, {"name": wanted.name, "name_en": wanted.name_en})
    if before != wanted.caps:
        prize.quotas = []
        db.session.flush()
        prize.quotas = [Quota(category_id=group, cap=cap) for group, cap in wanted.caps.items()]
    return bool(changed) or before != wanted.caps


def _is_less(wanted: dict[int, int | None], group: int, before: int | None) -> bool:
    if group not in wanted:
        return True
    now = wanted[group]
    return now is not None and (before is None or now < before)


def add(
    competition: Competition, name: str, name_en: str, *, seen: int, has_entries: bool, actor, now: datetime
) -> Prize:
    """Add an award below the others, until the first product is submitted."""
    hold(competition, seen=seen)
    _require_none_submitted(has_entries)
    require_names([*(prize.name for prize in competition.prizes), name])
    prize = Prize(competition_id=competition.id, position=next_position(competition.prizes), name=name, name_en=name_en)
    competition.prizes.append(prize)
    touch(competition)
    db.session.flush()
    record("award added", now=now, actor=actor, competition=competition, subject=f"prize:{prize.id}", name=name)
    return prize


def remove(competition: Competition, prize: Prize, *, seen: int, has_entries: bool, actor, now: datetime) -> None:
    """Remove an award, until the first product is submitted."""
    hold(competition, seen=seen)
    _require_none_submitted(has_entries)
    record("award removed", now=now, actor=actor, competition=competition, subject=f"prize:{prize.id}", name=prize.name)
    competition.prizes.remove(prize)
    db.session.delete(prize)
    touch(competition)


def _require_none_submitted(has_entries: bool) -> None:
    if has_entries:
        raise Closed("Products have been submitted for these awards: they can be corrected, not added or removed.")
