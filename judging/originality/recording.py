"""Keeping a photo's print, finding what it resembles, and recording what a person decided about it."""

from datetime import datetime

from sqlalchemy import select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries.models import Photo
from judging.errors import Invalid, Stale
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.media import likeness
from judging.media.likeness import Likeness
from judging.media.prints import VERSION, coarse_of
from judging.media.taken import Taken
from judging.originality import queries
from judging.originality.models import PhotoPrint, Resemblance

REASON_MOST = 500
#: Decision -> what the log calls it.
VERBS = {"none": "photos no concern", "ask": "photos to be asked about", "same": "photos the same"}
#: Said of the sought photo -> the same said of the other one.
TURNED = {"cut": "wider", "wider": "cut", "lighter": "darker", "darker": "lighter"}


def keep_print(photo: Photo, data: bytes, said: Taken | None = None) -> None:
    """Keep a photo's print, to be compared; empty where there is none to make. ``said`` None keeps what was said."""
    row = db.session.get(PhotoPrint, photo.id)
    if row is None:
        row = PhotoPrint(photo_id=photo.id)
        db.session.add(row)
    row.version, row.data, row.coarse = VERSION, data, coarse_of(data) if data else b""
    row.is_compared = not data
    if said:
        row.taken_at, row.device = said.at, said.device
        row.software, row.is_generated = said.software, said.is_generated


def alike(photo: Photo) -> list[tuple[int, Likeness]]:
    """The photos of other entries that are the same one, by id; only reads, and takes its time."""
    others = queries.coarse_beside(photo)
    (own,) = queries.prints_of([photo.id])
    ids = [photo_id for photo_id, _ in others]
    found = likeness.search(own, [coarse for _, coarse in others], lambda at: queries.prints_of([ids[n] for n in at]))
    return [(ids[each.index], each) for each in found]


def keep_alike(photo: Photo, found: list[tuple[int, Likeness]], *, now: datetime) -> int:
    """Record a hint for each that is new, and that this photo has been compared; how many hints.

    A pair is recorded once, whatever was decided about it; what was removed meanwhile is left out.
    """
    there = set(db.session.scalars(select(Photo.id).where(Photo.id.in_([other for other, _ in found]))))
    known = queries.paired_with(photo.id)
    new = [(other, each) for other, each in found if other in there - known]
    for other, each in new:
        kinds = each.kinds if other < photo.id else [TURNED.get(kind, kind) for kind in each.kinds]
        db.session.add(Resemblance(
            first_id=min(other, photo.id), second_id=max(other, photo.id), strength=each.strength,
            kinds=" ".join(kinds), found_at=now,
        ))  # fmt: skip
    db.session.get_one(PhotoPrint, photo.id).is_compared = True
    db.session.flush()
    return len(new)


def decide(hint: Resemblance, decision: str, *, reason: str, seen: str, actor: Person, now: datetime) -> None:
    """Record what a person thinks of it, over the ``mark`` they saw; it can be decided anew, the log keeps each.

    Nothing follows from it by itself. Raises Invalid without a decision or a reason, Stale over another's decision.
    """
    if decision not in VERBS:
        raise Invalid("Please choose one of the three answers.")
    if not (reason := clean(reason)[:REASON_MOST]):
        raise Invalid("Please write the reason; it stands in the log.")
    lock(hint)
    if seen != hint.mark:
        raise Stale("Somebody else has decided about this pair meanwhile. Please look at it, then decide again.")
    hint.decision, hint.reason, hint.decided_by_id, hint.decided_at = decision, reason, actor.id, now
    for photo, other in ((hint.second, hint.first), (hint.first, hint.second)):
        if photo.entry.competition_id == hint.second.entry.competition_id:
            record(VERBS[decision], now=now, actor=actor,
                   competition=photo.entry.competition, subject=f"entry:{photo.entry_id}", photo=photo.id,
                   other=other.id, reason=reason)  # fmt: skip
