"""Product groups: naming, adding and removing them."""

from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import Category, Competition
from judging.competitions.setting_up import fill, hold, next_position, require_names, touch
from judging.errors import Conflict
from judging.infra.db import db


def rename(competition: Competition, names: dict[int, tuple[str, str]], *, seen: int, actor, now: datetime) -> None:
    """Correct the names (Vietnamese, English) of groups by id, until judging opens."""
    hold(competition, seen=seen)
    require_names([names.get(category.id, (category.name,))[0] for category in competition.categories])
    changed = [
        category.id
        for category in competition.categories
        if category.id in names and fill(category, dict(zip(("name", "name_en"), names[category.id], strict=True)))
    ]
    if changed:
        touch(competition)
        record("groups renamed", now=now, actor=actor, competition=competition, categories=changed)


def add(competition: Competition, name: str, name_en: str, *, seen: int, actor, now: datetime) -> Category:
    """Add a group at the end, until judging opens; its awards must still be entered."""
    hold(competition, seen=seen)
    require_names([*(category.name for category in competition.categories), name])
    category = Category(
        competition_id=competition.id, position=next_position(competition.categories), name=name, name_en=name_en
    )
    competition.categories.append(category)
    touch(competition)
    db.session.flush()
    record("group added", now=now, actor=actor, competition=competition, subject=f"category:{category.id}", name=name)
    return category


def remove(competition: Competition, category: Category, *, seen: int, is_used: bool, actor, now: datetime) -> None:
    """Remove a group and its awards, until judging opens; ``is_used``: it has products or judges."""
    hold(competition, seen=seen)
    if is_used:
        raise Conflict("Products or judges belong to this group. Move them to another group first.")
    for prize in competition.prizes:
        prize.quotas = [quota for quota in prize.quotas if quota.category_id != category.id]
    record("group removed", now=now, actor=actor, competition=competition, subject=f"category:{category.id}",
           name=category.name)  # fmt: skip
    db.session.flush()
    competition.categories.remove(category)
    db.session.delete(category)
    touch(competition)
