"""Hanging the demo's pictures: each goes through the product's own photo making, and only then has a row.

The files are our own, so they are made in this process instead of a limited child.
Killed at any moment, it goes on with those that are not hung yet.
"""

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import and_, func, or_, select

from judging.audit.models import Event
from judging.audit.recording import record
from judging.awards.models import Award
from judging.demo import entering, plans, products
from judging.demo.depicted import Depicted
from judging.demo.seeding import SEEDED
from judging.entries.models import Entry, Photo
from judging.infra import ids
from judging.infra.db import db, writing
from judging.infra.storage import Store
from judging.media import renditions
from judging.media.renditions import Made

HUNG = "demo pictures hung"
AT_ONCE = 20
HANDS = 2  # Pillow works outside the interpreter's lock: two threads fill two cores


@dataclass(frozen=True, slots=True)
class Nail:
    """One picture's place: the entry, which of its photos, the file, and what it shows in words."""

    entry: int
    position: int
    file: Path
    caption: str


def hang(store: Store, workshop: Path, *, now: datetime) -> int:
    """Make every picture that is not hung yet, first what visitors see first; how many."""
    waiting = _waiting()
    db.session.rollback()
    with ThreadPoolExecutor(HANDS) as hands:
        for some in _batches(waiting):
            made = list(hands.map(lambda nail: _make(nail, workshop), some))
            for key, _ in made:
                store.put(key, workshop / key)
            with writing():
                db.session.add_all(_photo(nail, *each, now=now) for nail, each in zip(some, made, strict=True))
    if progress() is not None:
        with writing():
            record(HUNG, now=now, pictures=len(waiting))
    return len(waiting)


def progress() -> tuple[int, int] | None:
    """How many pictures hang, of how many; None when there is nothing (more) to do."""
    seeded = _seeded()
    if not seeded or db.session.scalar(select(Event.id).where(Event.verb == HUNG).limit(1)):
        return None
    total = sum(_count(line.data["slug"], line.data["size"]) for line in seeded)
    if not total:
        return None
    own = (and_(Entry.competition_id == line.competition_id, Entry.id <= line.data["last"]) for line in seeded)
    hung = select(func.count()).select_from(Photo).join(Entry).where(Photo.state == "ready", or_(*own))
    return min(db.session.scalar(hung), total), total


def _make(nail: Nail, workshop: Path) -> tuple[str, Made]:
    key = ids.key()
    into = workshop / key
    into.mkdir(parents=True)
    try:
        return key, renditions.make(nail.file, into)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


def _photo(nail: Nail, key: str, made: Made, *, now: datetime) -> Photo:
    return Photo(
        entry_id=nail.entry,
        key=key,
        position=nail.position,
        caption=nail.caption,
        state="ready",
        original_name=nail.file.name,
        width=made.width,
        height=made.height,
        ground=made.ground,
        created_at=now,
    )


def _batches(nails: Sequence[Nail]) -> Iterator[Sequence[Nail]]:
    for start in range(0, len(nails), AT_ONCE):
        yield nails[start : start + AT_ONCE]


def _waiting() -> list[Nail]:
    """What is not hung: first photos before others, awards before the rest, the first of each group before the next."""
    hung = {tuple(row) for row in db.session.execute(select(Photo.entry_id, Photo.position))}
    awarded = set(db.session.scalars(select(Award.entry_id)))
    line = []
    for seeded in _seeded():
        groups: dict[int, int] = {}
        for entry, (group, shown) in zip(
            _entries(seeded), _order(seeded.data["slug"], seeded.data["size"]), strict=True
        ):
            groups[group] = groups.get(group, 0) + 1
            turn = (entry not in awarded, groups[group], group, entry)
            line += [((nail.position, *turn), nail) for nail in _nails(entry, shown)]
    return [nail for _, nail in sorted(line, key=lambda each: each[0]) if (nail.entry, nail.position) not in hung]


def _nails(entry: int, shown: Depicted) -> list[Nail]:
    captions = products.captions(shown)
    return [
        Nail(entry, n, file, caption) for n, (file, caption) in enumerate(zip(shown.files, captions, strict=False), 1)
    ]


def _seeded() -> list[Event]:
    return list(db.session.scalars(select(Event).where(Event.verb == SEEDED).order_by(Event.id)))


def _entries(seeded: Event) -> list[int]:
    """The entries that were made with the demo, in the order they were made."""
    own = select(Entry.id).where(Entry.competition_id == seeded.competition_id, Entry.id <= seeded.data["last"])
    return list(db.session.scalars(own.order_by(Entry.id)))


@cache
def _order(slug: str, size: float) -> list[tuple[int, Depicted]]:
    return entering.in_order(plans.load(slug, year=0, size=size))


@cache
def _count(slug: str, size: float) -> int:
    return sum(len(shown.files) for _, shown in _order(slug, size))
