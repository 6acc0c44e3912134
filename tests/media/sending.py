"""Hostile files sent by HTTP, made by the worker and asked for again: everything between a stranger and a visitor."""

import itertools
from pathlib import Path

import tests.factories as make
from judging.entries import photos
from judging.entries.models import Photo
from judging.infra.db import db
from judging.media.intake import REASONS
from judging.tasks import photos as worker
from tests.media.mangling import CANARY
from tests.media.trying import foreign
from tests.uploads import upload

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
SHOWN = tuple(itertools.product((320, 960, 2048), TYPES))


class Sender:
    """An entrant with as many drafts as it takes, signed in on an application without CSRF check."""

    def __init__(self, app, folder: Path):
        self.app, self.folder = app, folder
        self.competition, self.person = make.competition(), make.person()
        self.client = make.signed_in(app, self.person)

    def send(self, files: list[tuple[str, bytes]]) -> list[str]:
        """Send up to ten (name, bytes) for a new entry and let them be made; what went wrong."""
        entry = make.entry(self.competition, self.person, state="draft")
        make.save()
        wrong = [said for name, data in files[: photos.MOST] for said in self._sent(entry.id, name, data)]
        worker.run_waiting(limit=photos.MOST, now=make.NOW)
        db.session.rollback()
        page = self.client.get(f"/my/entries/{entry.id}")
        wrong += [f"the page: {page.status_code}"] if page.status_code != 200 else []
        made = db.session.query(Photo).filter_by(entry_id=entry.id).all()
        return wrong + [said for photo in made for said in self._seen(photo)]

    def _sent(self, entry_id: int, name: str, data: bytes) -> list[str]:
        file = self.folder / "sent"
        file.write_bytes(data)
        answer = upload(self.client, f"/my/entries/{entry_id}/photos", name, file=file)
        return [f"{name!r}: {answer.status_code}"] if answer.status_code not in (200, 413, 422) else []

    def _seen(self, photo: Photo) -> list[str]:
        """Made and bare, or refused with a reason and shown to nobody."""
        is_ready = photo.state == "ready"
        wrong = [] if is_ready or photo.refusal in REASONS else [f"{photo.state}, {photo.refusal!r}"]
        for size, form in SHOWN:
            answer = self.client.get(f"/photos/{photo.key}/{size}.{form}")
            if answer.status_code != (200 if is_ready else 404) or CANARY in answer.data:
                wrong.append(f"{size}.{form}: {answer.status_code}")
            elif is_ready:
                wrong += self._served(answer, form)
        return wrong

    def _served(self, answer, form: str) -> list[str]:
        file = self.folder / f"served.{form}"
        file.write_bytes(answer.data)
        told = (answer.mimetype, answer.headers["X-Content-Type-Options"])
        return foreign(file) + ([f"served as {told}"] if told != (TYPES[form], "nosniff") else [])
