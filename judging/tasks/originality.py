"""Prints for photos that have none yet, and comparing each photo once with all others."""

import logging
from datetime import datetime

from flask import current_app
from PIL import Image

from judging.entries.models import Photo
from judging.infra.db import db, writing
from judging.media.prints import print_of
from judging.originality import queries, recording
from judging.originality.models import PhotoPrint

AT_ONCE = 200
SMALLEST = "320.jpg"  # our own file, clean, and of the size prints are made of
log = logging.getLogger("judging.tasks.originality")


def make_missing(now: datetime) -> int:
    """Prints for photos made before there were any; how many. What their files said was stripped long ago."""
    waiting = queries.without_print(AT_ONCE)
    db.session.rollback()
    made = [(photo_id, _print(key)) for photo_id, key in waiting]
    with writing():
        for photo_id, data in made:
            if (photo := db.session.get(Photo, photo_id)) is not None:
                recording.keep_print(photo, data)
    return len(made)


def compare_new(*, limit: int = 5, now: datetime) -> int:
    """Compare photos that were not compared yet with all others of the installation; how many."""
    waiting = queries.uncompared(limit)
    db.session.rollback()
    for photo_id in waiting:
        _compare(photo_id, now)
    return len(waiting)


def _compare(photo_id: int, now: datetime) -> None:
    """Read and reckon first, with no transaction that writes open; then record."""
    photo = db.session.get(Photo, photo_id)
    found = recording.alike(photo) if photo is not None else []
    db.session.rollback()
    with writing():
        photo = db.session.get(Photo, photo_id)
        if photo is not None and db.session.get(PhotoPrint, photo_id) is not None:
            recording.keep_alike(photo, found, now=now)


def _print(key: str) -> bytes:
    """The print of a photo in the store; nothing where its file is gone or broken."""
    try:
        with current_app.extensions["photos"].open(key, SMALLEST) as file, Image.open(file) as picture:
            return print_of(picture)
    except OSError:
        log.warning("no print of photo %s: its file cannot be read", key)
        return b""
