"""The worker: a print with every photo made, for older ones by the sweep, and each compared once."""

import io

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.media.prints import LENGTH
from judging.originality.models import PhotoPrint, Resemblance
from judging.tasks import originality as task
from judging.tasks import photos as making
from tests.media import photos as samples
from tests.originality.test_recording import picture

NOW = make.NOW


@pytest.fixture
def send(app):
    """A function that puts a picture of a new entry before the worker."""
    competition = make.competition()

    def put(image, **how) -> int:
        key, digest = Incoming(app.instance_path).take(io.BytesIO(samples.as_bytes(image, "JPEG", **how)))
        entry = make.entry(competition, make.person(), state="draft")
        photo = make.photo(entry, key=key, digest=digest, state="waiting")
        make.save()
        return photo.id

    return put


def prints() -> dict[int, PhotoPrint]:
    db.session.rollback()
    return {row.photo_id: row for row in db.session.scalars(select(PhotoPrint))}


def pairs() -> list[tuple[int, int]]:
    db.session.rollback()
    return [tuple(row) for row in db.session.execute(select(Resemblance.first_id, Resemblance.second_id))]


def test_a_photo_is_compared_once_it_is_ready(send):
    first = send(picture(1), exif=samples.exif())
    other, again = send(picture(2)), send(picture(1).transpose(0), quality=40)
    making.run_waiting(now=NOW)
    assert {len(row.data) for row in prints().values()} == {LENGTH}
    assert prints()[first].device == samples.CANARY.decode() and prints()[other].device == ""
    assert task.compare_new(now=NOW) == 3
    assert pairs() == [(first, again)]
    assert task.compare_new(now=NOW) == 0
    assert pairs() == [(first, again)]


def test_photos_from_before_get_prints_from_the_store(send):
    first, again = send(picture(1)), send(picture(1), quality=60)
    making.run_waiting(now=NOW)
    whole = {photo_id: bytes(row.data) for photo_id, row in prints().items()}
    db.session.execute(PhotoPrint.__table__.delete())
    make.save()
    assert task.make_missing(NOW) == 2
    assert task.make_missing(NOW) == 0
    task.compare_new(now=NOW)
    assert pairs() == [(first, again)]
    apart = [abs(one - other) for n in whole for one, other in zip(whole[n], bytes(prints()[n].data), strict=True)]
    assert max(apart) <= 12, "the small picture served gives nearly the print of the pixels it was made of"


def test_a_file_that_is_gone_is_not_asked_for_again(send, app, caplog):
    photo_id = send(picture(1))
    making.run_waiting(now=NOW)
    db.session.execute(PhotoPrint.__table__.delete())
    make.save()
    app.extensions["photos"].remove(db.session.get(Photo, photo_id).key)
    assert task.make_missing(NOW) == 1
    assert task.make_missing(NOW) == task.compare_new(now=NOW) == 0
    assert "cannot be read" in caplog.text


def test_a_photo_removed_while_it_is_compared(send, monkeypatch):
    photo_id = send(picture(1))
    making.run_waiting(now=NOW)
    real = task.recording.alike

    def then_gone(photo):
        found = real(photo)
        db.session.delete(photo)
        make.save()
        return found

    monkeypatch.setattr(task.recording, "alike", then_gone)
    task.compare_new(now=NOW)
    assert photo_id not in prints()
