"""One photo's way, from a phone to the store, in a process that may die at any step of it.

    python -m tests.arriving.dying

Reads a line of JSON for each trial, {instance, photo, step}, and forks a process for it, in which server and worker
run. Every write to the disk, renaming, removal and commit is two steps, before and after; at ``step`` (none where it
is null) the process gets SIGKILL. It tells, a line each: what was wrong at the start, each number of bytes that was
acknowledged, then the number of steps and what is wrong at the end. The last line is how it ended.
"""

import json
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from judging import create_app
from judging.desk import files
from judging.entries import queries
from judging.entries.models import Entry, Photo, Upload
from judging.infra import clock
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.tasks import photos
from tests import factories
from tests.arriving.instance import SETTINGS
from tests.forked import fork, tell
from tests.web.phones import Phone

PARTS = 4
WRAPPED = ("fsync", "rename", "unlink", "rmdir")


class Steps:
    """Counts, and dies at the one it was told."""

    def __init__(self, last: int | None):
        self.count, self.last = 0, last

    def take(self) -> None:
        """One step more."""
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, engine) -> None:
        """From now on every change on the disk is two steps."""
        for name in WRAPPED:
            setattr(os, name, self._wrapped(getattr(os, name)))
        db.session.commit = self._wrapped(db.session.commit)
        event.listen(engine, "commit", lambda connection: self.take())

    def _wrapped(self, itself):
        def stepped(*given, **more):
            self.take()
            answer = itself(*given, **more)
            self.take()
            return answer

        return stepped


def main(instance: Path, photo: Path, last: int | None) -> None:
    app = create_app(SETTINGS | {"INSTANCE": str(instance)})
    app.config.update(WTF_CSRF_ENABLED=False, SECOND_FACTOR=False, TRUSTED_HOSTS=None)
    with app.app_context():
        tell(wrong=wrong(app))
        entry = db.session.query(Entry).one()
        phone = Phone(factories.signed_in(app, entry.entrant), entry, photo.read_bytes())
        steps = Steps(last)
        steps.watch(db.engine)
        send(phone)
        photos.run_waiting(now=clock.now())
        photos.HOUR = -1  # as if it had all lain here for long
        photos.sweep(clock.now())
        tell(steps=steps.count, wrong=[*wrong(app), *unfinished(app)])


def send(phone: Phone) -> None:
    """Announce the photo and go on from where the server is; every answer is told."""
    assert phone.begin().status_code == 201
    tell(acknowledged=phone.far)
    part = -(-len(phone.content) // PARTS)
    while (at := phone.far) < len(phone.content):
        assert phone.part(at, size=part).status_code == 204
        tell(acknowledged=phone.far)


def wrong(app) -> list[str]:
    """Rows whose bytes are not there."""
    incoming = Incoming(app.instance_path)
    short = [
        f"upload {upload.key}: {upload.received} bytes were acknowledged, fewer are there"
        for upload in db.session.query(Upload).filter(Upload.ended_at.is_(None))
        if not incoming.file(upload.key).exists() or incoming.file(upload.key).stat().st_size < upload.received
    ]
    return [*short, *files.missing(app.extensions["photos"], incoming)]


def unfinished(app) -> list[str]:
    """What a photo's way must have come to, and what must not be left of it."""
    made = [photo.state for photo in db.session.query(Photo)]
    left = {file.name for file in Incoming(app.instance_path).root.iterdir()}
    left |= set(app.extensions["photos"].keys()) - queries.photo_keys("ready")
    ended = [] if made == ["ready"] else [f"photos: {made}"]
    return ended + [f"left behind: {name}" for name in sorted(left)]


def run(trial: dict) -> int:
    """The trial in a process of its own; its exit status."""
    return fork(lambda: main(Path(trial["instance"]), Path(trial["photo"]), trial["step"]))


if __name__ == "__main__":
    for line in sys.stdin:
        tell(ended=run(json.loads(line)))
