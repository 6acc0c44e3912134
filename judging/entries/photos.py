"""An entry's photos: taken in as rows that wait, then made ready or refused by the worker."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries import sets, standing
from judging.entries.models import Entry, Photo
from judging.entries.parts import PHOTOS
from judging.errors import Conflict, Incomplete, Invalid
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.media.intake import REASONS, SMALL
from judging.media.renditions import Made

MOST = 10
TRIES = 5
LONGEST_CAPTION = 200


def add(
    entry: Entry, *, key: str, name: str, digest: str, actor: Person, now: datetime, position: int | None = None
) -> Photo:
    """A photo that waits; its bytes lie in the incoming folder under ``key`` already, on the disk.

    It is put last, or at ``position``, which was kept for it. The same bytes sent again (an answer was lost on the
    way) are the photo that is here already; the caller then forgets the new ``key``. Raises Conflict over ten.
    """
    standing.require_change(entry, now, PHOTOS)
    lock(entry)
    if same := known(entry, digest):
        return same
    require_room(entry, len(accepted(entry)))
    position = position or last(entry) + 1
    photo = Photo(key=key, digest=digest, original_name=clean(name)[:200], position=position, created_at=now)
    entry.photos.append(photo)
    entry.photos.sort(key=lambda photo: photo.position)
    db.session.flush()
    standing.changed(entry, what="photos", actor=actor, now=now)
    _tell("photo added", photo, actor=actor, now=now)
    return photo


def add_many(entry: Entry, files: list[tuple[str, str, str]], *, actor: Person, now: datetime) -> list[str]:
    """Photos that wait, put last in this order: (key, name, digest) of bytes that lie in the incoming folder.

    The caller holds the entry (``lock``), or began it in this transaction. Answers the keys that are of no use: the
    same bytes are here already. Raises Conflict over ten.
    """
    standing.require_change(entry, now)
    added, unused = [], []
    for key, name, digest in files:
        if known(entry, digest):
            unused.append(key)
            continue
        require_room(entry, len(accepted(entry)))
        place = last(entry) + 1
        name = clean(name)[:200]
        photo = Photo(key=key, digest=digest, original_name=name, state="waiting", position=place, created_at=now)
        entry.photos.append(photo)
        added.append(photo)
    db.session.flush()
    if added:
        standing.changed(entry, what="photos", actor=actor, now=now)
    for photo in added:
        _tell("photo added", photo, actor=actor, now=now)
    return unused


def known(entry: Entry, digest: str) -> Photo | None:
    """The photo of these bytes, unless it was refused."""
    return next((photo for photo in accepted(entry) if photo.digest == digest), None)


def accepted(entry: Entry) -> list[Photo]:
    """The photos that have not been refused."""
    return [photo for photo in entry.photos if photo.state != "refused"]


def last(entry: Entry) -> int:
    """The last place that is taken, by a photo or by one that is on its way; 0 when there is none."""
    return max((one.position for one in (*entry.photos, *entry.unfinished)), default=0)


def require_room(entry: Entry, taken: int) -> None:
    """Raises Conflict where ``taken`` photos leave no room for another."""
    if taken >= MOST:
        raise Conflict("An entry has at most %(most)s photos. Please remove one first.", most=MOST)


def describe(photo: Photo, *, caption: str, actor: Person, now: datetime) -> None:
    """Write its caption: what somebody who cannot see it is told. Raises Invalid for one that is too long."""
    standing.require_change(photo.entry, now, PHOTOS)
    caption = clean(caption)
    if len(caption) > LONGEST_CAPTION:
        raise Invalid("At most %(max)d characters, please.", max=LONGEST_CAPTION)
    if photo.caption != caption:
        photo.caption = caption
        standing.changed(photo.entry, what="captions", actor=actor, now=now)


def assign(photo: Photo, piece_id: int | None, *, actor: Person, now: datetime) -> None:
    """Say which piece of the set it shows; None is the whole. Raises Conflict for a piece that has gone,
    and Incomplete where a piece of what was sent would be left without one."""
    standing.require_change(photo.entry, now, PHOTOS)
    piece = next((piece for piece in photo.entry.pieces if piece.id == piece_id), None)
    if piece_id is not None and piece is None:
        raise Conflict("This piece is no longer in the set. Please reload the page and choose again.")
    if photo.piece is not piece:
        with sets.keeping_photos(photo.entry):
            photo.piece = piece
        standing.changed(photo.entry, what="pieces of photos", actor=actor, now=now)


def move(photo: Photo, steps: int, *, actor: Person, now: datetime) -> None:
    """Nearer to the front (negative) or the end; past either, it stays there."""
    others = [other for other in photo.entry.photos if other is not photo]
    place = photo.entry.photos.index(photo) + steps
    others.insert(max(0, min(place, len(others))), photo)
    arrange(photo.entry, [other.id for other in others], actor=actor, now=now)


def arrange(entry: Entry, order: list[int], *, actor: Person, now: datetime) -> None:
    """Put the photos in this order of ids; those not named follow as they were."""
    standing.require_change(entry, now, PHOTOS)
    before = list(entry.photos)
    after = sorted(before, key=lambda photo: order.index(photo.id) if photo.id in order else len(order))
    if after == before:
        return
    for place, photo in enumerate(after, 1):
        photo.position = place
    entry.photos.sort(key=lambda photo: photo.position)
    standing.changed(entry, what="photo order", actor=actor, now=now)


def remove(photo: Photo, *, actor: Person, now: datetime) -> str:
    """Take it out and answer its key, whose files the caller removes after the commit.

    An entry that has been sent keeps at least one photo, and one of each piece where the terms need it.
    """
    entry = photo.entry
    standing.require_change(entry, now, PHOTOS)
    others = [other for other in entry.photos if other.state == "ready" and other is not photo]
    if photo.state == "ready" and not others and entry.state in ("submitted", "accepted"):
        raise Incomplete("An entry that has been sent keeps at least one photo. Please add another one first.")
    _tell("photo removed", photo, actor=actor, now=now)
    key, was_ready = photo.key, photo.state == "ready"
    with sets.keeping_photos(entry):
        entry.photos.remove(photo)
    if was_ready:
        standing.changed(entry, what="photos", actor=actor, now=now)
    return key


def made_ready(photo: Photo, made: Made) -> None:
    """Its renditions are in the store."""
    photo.state, photo.refusal = "ready", ""
    photo.width, photo.height, photo.ground = made.width, made.height, made.ground
    photo.is_small = max(made.width, made.height) < SMALL


def refuse(photo: Photo, reason: str) -> None:
    """It is no photo we can take; ``reason`` is one of ``media.intake.REASONS``."""
    photo.state, photo.refusal = "refused", reason if reason in REASONS else "damaged"


def try_later(photo: Photo) -> None:
    """The machine failed it, not the photo; after five tries it is refused all the same."""
    photo.tries += 1
    if photo.tries >= TRIES:
        refuse(photo, "damaged")


def _tell(verb: str, photo: Photo, *, actor: Person, now: datetime) -> None:
    entry = photo.entry
    record(verb, now=now, actor=actor, competition=entry.competition, subject=f"entry:{entry.id}", photo=photo.id)
