"""Photos that arrive in parts, over lines that break: begun, continued, ended as a photo.

What was acknowledged is on the disk: the bytes first, then the row that says how many there are. A part is counted
only where it continues what is here, so one that is sent twice is never taken twice.
"""

import re
from datetime import datetime

from judging.accounts.models import Person
from judging.entries import photos, standing
from judging.entries.models import Entry, Upload
from judging.entries.parts import PHOTOS
from judging.errors import Invalid
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.media.intake import USUAL

_DIGEST = re.compile("[0-9a-f]{64}")


def begin(entry: Entry, *, key: str, length: int, digest: str, name: str, now: datetime) -> Upload:
    """A photo of ``length`` bytes is announced; its empty file lies in the incoming folder under ``key``.

    It keeps its place among the photos, however long it takes. Bytes that are on their way already go on where they
    are, under their own key; those of a photo that is here have ended. Raises Conflict over ten, Invalid for what
    can be no photo.
    """
    standing.require_change(entry, now, PHOTOS)
    lock(entry)
    _require_possible(length, digest)
    if same := next((one for one in entry.unfinished if (one.digest, one.length) == (digest, length)), None):
        return same
    upload = Upload(key=key, digest=digest, length=length, original_name=clean(name)[:200], changed_at=now)
    upload.position = photos.last(entry) + 1
    if photos.known(entry, digest):
        upload.received, upload.ended_at = length, now
    else:
        photos.require_room(entry, len(photos.accepted(entry)) + len(entry.unfinished))
    entry.uploads.append(upload)
    db.session.flush()
    return upload


def advance(upload: Upload, *, seen: int, to: int, actor: Person, now: datetime) -> bool:
    """The bytes from ``seen`` up to ``to`` are on the disk; with the last of them it is a photo that waits.

    Whether it was so far as ``seen``: somebody else may have brought it on meanwhile.
    """
    lock(upload.entry)
    db.session.refresh(upload)
    if upload.received != seen or upload.ended_at:
        return False
    standing.require_change(upload.entry, now, PHOTOS)
    upload.received, upload.changed_at = to, now
    if to == upload.length and upload.ended_at is None:
        _end(upload, actor=actor, now=now)
    return True


def remove(upload: Upload) -> str | None:
    """Give it up, and answer its key, whose bytes the caller removes after the commit.

    None where it has ended: then they are a photo's, which is taken out as a photo.
    """
    lock(upload.entry)
    db.session.refresh(upload)
    upload.entry.uploads.remove(upload)
    return None if upload.ended_at else upload.key


def _end(upload: Upload, *, actor: Person, now: datetime) -> None:
    upload.ended_at = now
    photos.add(
        upload.entry,
        key=upload.key,
        name=upload.original_name,
        digest=upload.digest,
        position=upload.position,
        actor=actor,
        now=now,
    )


def _require_possible(length: int, digest: str) -> None:
    if length > USUAL.bytes:
        raise Invalid("The photo is larger than %(most)s MB. Please choose a smaller one.", most=USUAL.bytes // 10**6)
    if length < 1:
        raise Invalid("This file is empty. Please choose a photo.")
    if not _DIGEST.fullmatch(digest):
        raise Invalid("The photo came without its check sum. Please load this page again.")
