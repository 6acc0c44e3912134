"""Making a competition from a preset."""

import re
from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions import presets, staff, terms
from judging.competitions.following import follow
from judging.competitions.models import Competition
from judging.errors import Conflict, Invalid
from judging.infra.db import db
from judging.ranking.document.writing import write

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
    rules = presets.load(preset)
    competition = Competition(
        slug=slug,
        preset=preset,
        title=title.strip(),
        title_en=title_en.strip(),
        document=write(rules),
        terms=terms.of_preset(preset),
    )
    db.session.add(competition)
    db.session.flush()
    follow(competition, rules)
    record("competition made", now=now, actor=actor, competition=competition, preset=preset, slug=slug)
    staff.add(competition, organiser, "organiser", actor=actor, now=now)
    db.session.refresh(competition)
    return competition


def _require_free(slug: str) -> None:
    if not 3 <= len(slug) <= 60 or not SLUG.fullmatch(slug):
        raise Invalid("The address may hold small letters without marks, digits and single hyphens, 3 to 60 of them.")
    if db.session.scalar(select(Competition.id).where(Competition.slug == slug)):
        raise Conflict("Another competition has this address already. Please choose another one.")
