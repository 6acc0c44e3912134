"""Making a competition from a preset."""

import re
from datetime import datetime
from typing import Any

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import presets, staff
from judging.competitions.models import Category, Competition, Criterion, Prize, Quota, Round
from judging.errors import Conflict, Invalid
from judging.infra.db import db

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def make(
    preset: str, *, slug: str, title: str, title_en: str = "", actor: Person | None, organiser: Person, now: datetime
) -> Competition:
    """Make a draft from ``preset`` with ``organiser`` in charge; what the preset leaves open stays empty.

    Raises Invalid for an address or title that cannot be used, Conflict for one that is taken.
    """
    _require_free(slug)
    if not title.strip():
        raise Invalid("A competition needs a title.")
    content = presets.load(preset)
    competition = Competition(
        slug=slug,
        preset=preset,
        title=title.strip(),
        title_en=title_en.strip(),
        is_statement_required=content["is_statement_required"],
    )
    db.session.add(competition)
    db.session.flush()
    _fill(competition, content)
    record("competition made", now=now, actor=actor, competition=competition, preset=preset, slug=slug)
    staff.add(competition, organiser, "organiser", actor=actor, now=now)
    db.session.refresh(competition)
    return competition


def _require_free(slug: str) -> None:
    if not 3 <= len(slug) <= 60 or not SLUG.fullmatch(slug):
        raise Invalid("The address may hold small letters without marks, digits and single hyphens, 3 to 60 of them.")
    if db.session.scalar(select(Competition.id).where(Competition.slug == slug)):
        raise Conflict("Another competition has this address already. Please choose another one.")


def _fill(competition: Competition, content: dict[str, Any]) -> None:
    """The round, groups, criteria and prizes of a preset."""
    db.session.add(Round(competition_id=competition.id))
    categories = [_row(Category, competition, n, values=values) for n, values in enumerate(content["category"], 1)]
    for n, values in enumerate(content["criterion"], 1):
        _row(Criterion, competition, n, values=values)
    for n, values in enumerate(content["prize"], 1):
        prize = _row(Prize, competition, n, values={"name": values["name"], "name_en": values["name_en"]})
        if "cap" in values:
            cap = None if values["cap"] == presets.ALL else values["cap"]
            db.session.add_all(Quota(prize_id=prize.id, category_id=c.id, cap=cap) for c in categories)
    db.session.flush()


def _row(kind: type, competition: Competition, position: int, *, values: dict[str, Any]):
    row = kind(competition_id=competition.id, position=position, **values)
    db.session.add(row)
    db.session.flush()
    return row
