"""Making photos: a few at once, each in a limited process of its own, never inside a transaction.

Whatever kills this worker, no photo is lost: its row waits and its bytes lie in the
incoming folder until the renditions are in the store and the row says so.
"""

import logging
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from flask import current_app

from judging.entries import photos, queries
from judging.entries.models import Photo
from judging.errors import PhotoRefused
from judging.infra.db import db, writing
from judging.infra.storage import Store
from judging.infra.storage.incoming import Incoming
from judging.infra.storage.local import sync
from judging.media import child
from judging.media.renditions import ORIGINAL, Made
from judging.originality import recording

HOUR = 3600
PATIENCE = timedelta(days=7)  # a phone may be without a network for days
log = logging.getLogger("judging.tasks.photos")


def at_once() -> int:
    """How many photos are made side by side; each is one core's work and may take a gigabyte."""
    return int(current_app.config["PHOTOS_AT_ONCE"])


def run_waiting(*, limit: int = 10, now: datetime) -> int:
    """Make up to ``limit`` waiting photos, ready or refused; how many were looked at.

    The threads only wait for the limited processes and move files; rows are written here, by one.
    """
    waiting = [
        (photo.id, photo.key, photo.entry.competition.keeps_originals) for photo in queries.waiting_photos(limit)
    ]
    db.session.rollback()  # no transaction stays open while a photo is being made
    hands = ThreadPoolExecutor(at_once(), "photo")
    make = partial(_made, incoming=_incoming(), workshop=_workshop(), store=current_app.extensions["photos"])
    try:
        begun = {hands.submit(make, key, is_kept=kept): (photo_id, key) for photo_id, key, kept in waiting}
        for done in as_completed(begun):
            _settle(*begun[done], done.result())
    finally:
        hands.shutdown(cancel_futures=True)  # what is not begun waits for the next run
    return len(waiting)


def sweep(now: datetime) -> int:
    """Remove what nothing points to and is older than an hour, and uploads given up; how many things."""
    incoming, store = _incoming(), current_app.extensions["photos"]
    given_up = _forget_given_up(now - PATIENCE)
    arrived, kept = list(incoming.older_than(HOUR)), list(store.keys(older_than=HOUR))
    waiting = queries.photo_keys("waiting") | queries.upload_keys()
    known = queries.photo_keys("waiting", "ready") | queries.enclosure_keys()
    db.session.rollback()
    lost_files = [key for key in arrived if key not in waiting]
    lost_folders = [key for key in kept if key not in known]
    for key in lost_files:
        incoming.remove(key)
    for key in lost_folders:
        store.remove(key)
    return given_up + len(lost_files) + len(lost_folders) + child.sweep(_workshop(), older_than=HOUR)


def _forget_given_up(before: datetime) -> int:
    """Their bytes go with the next sweep, as files nothing points to."""
    if not queries.given_up(before):
        return 0
    with writing():
        given_up = queries.given_up(before)
        for upload in given_up:
            db.session.delete(upload)
    return len(given_up)


def _made(
    key: str, *, incoming: Incoming, workshop: Path, store: Store, is_kept: bool = False
) -> Callable[[Photo], None]:
    """Make one photo and put it into the store, its file as it was sent beside it where that ``is_kept``; what is to
    be written into its row."""
    into = workshop / key
    try:
        made = child.process(incoming.file(key), into)
        if is_kept:
            _keep(incoming.file(key), into)
        store.put(key, into)
    except (PhotoRefused, FileNotFoundError) as error:
        return partial(photos.refuse, reason=getattr(error, "reason", "damaged"))
    except child.Interrupted as interruption:
        log.warning("photo interrupted: %s", interruption)
        return photos.try_later
    return partial(_made_ready, made=made, is_kept=is_kept)


def _keep(sent: Path, into: Path) -> None:
    """A copy on the disk before the folder is the store's; the bytes that wait go only when the row says so."""
    shutil.copyfile(sent, into / ORIGINAL)
    for path in (into / ORIGINAL, into):
        sync(path)


def _made_ready(photo: Photo, made: Made, *, is_kept: bool) -> None:
    """Ready, with its print: whatever kills this worker, no photo is shown that is never compared."""
    photos.made_ready(photo, made)
    photo.has_original = is_kept
    recording.keep_print(photo, made.print, made.taken)


def _settle(photo_id: int, key: str, change: Callable[[Photo], None]) -> None:
    """Write how it went, then let go of the bytes; a photo removed meanwhile leaves nothing behind."""
    state = None
    with writing():
        photo = db.session.get(Photo, photo_id)
        if photo is not None and photo.key != key:
            photo = None  # removed meanwhile, and its number given to another
        if photo is not None and photo.state == "waiting":
            change(photo)
            db.session.flush()
        state = photo and photo.state
    if state is None:
        current_app.extensions["photos"].remove(key)
    if state != "waiting":
        _incoming().remove(key)


def _incoming() -> Incoming:
    return Incoming(current_app.instance_path)


def _workshop() -> Path:
    """Where renditions are made: on the store's own disk, so that they move there in one step."""
    return Path(current_app.instance_path) / "processing"
