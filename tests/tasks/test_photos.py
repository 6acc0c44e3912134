"""The worker makes photos and loses none, wherever it is stopped."""

import os
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.entries import photos
from judging.entries.models import Photo
from judging.errors import PhotoRefused
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.infra.storage.local import Local
from judging.media import child
from judging.tasks import photos as task
from tests.media import photos as samples

NOW = make.NOW


class Killed(BaseException):
    """As SIGKILL: nothing after it runs, no handler of ours sees it as a refusal."""


@pytest.fixture
def incoming(app):
    return Incoming(app.instance_path)


@pytest.fixture
def store(app) -> Local:
    return app.extensions["photos"]


@pytest.fixture
def waiting(incoming, tmp_path):
    """A function that puts a file before the worker."""
    entry = make.entry(make.competition(), make.person(), state="draft")

    def put(file: Path | None = None) -> int:
        with (file or samples.jpeg(tmp_path / "photo.jpg")).open("rb") as stream:
            key, digest = incoming.take(stream)
        photo = make.photo(entry, key=key, digest=digest, state="waiting", width=0, height=0)
        make.save()
        return photo.id

    return put


def row(photo_id: int) -> Photo:
    db.session.rollback()
    return db.session.get(Photo, photo_id)


def run() -> int:
    return task.run_waiting(limit=10, now=NOW)


def test_a_photo_is_made(waiting, incoming, store):
    photo = row(waiting())
    assert run() == 1
    assert (photo.state, photo.width, photo.height, photo.is_small) == ("ready", 480, 320, True)
    assert store.has(photo.key) and not incoming.file(photo.key).exists()
    assert run() == 0


def test_a_cut_photo_is_refused_and_the_rest_stays(waiting, incoming, store, tmp_path):
    whole = samples.jpeg(tmp_path / "whole.jpg")
    bad, good = waiting(samples.cut(whole, tmp_path / "cut.jpg")), waiting(whole)
    run()
    assert (row(bad).state, row(bad).refusal) == ("refused", "damaged")
    assert row(good).state == "ready"
    assert not store.has(row(bad).key) and not list(incoming.root.iterdir())


@pytest.mark.parametrize("moment", ["process", "put", "_settle"])
def test_killed_at_any_moment_the_next_run_finishes(waiting, store, monkeypatch, moment):
    photo_id = waiting()
    place = {"process": (child, "process"), "put": (Local, "put"), "_settle": (task, "_settle")}[moment]
    real = getattr(*place)

    def then_die(*given, **options):
        real(*given, **options) if moment != "_settle" else None
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(*place, then_die)
        with pytest.raises(Killed):
            run()
    assert row(photo_id).state == "waiting"
    assert run() == 1
    assert row(photo_id).state == "ready"
    assert store.has(row(photo_id).key)


def test_killed_before_the_commit(waiting, monkeypatch):
    photo_id = waiting()
    with monkeypatch.context() as patched:
        patched.setattr(db.session, "commit", lambda: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            run()
    assert row(photo_id).state == "waiting"
    run()
    assert row(photo_id).state == "ready"


def test_killed_after_the_commit_leaves_bytes_for_the_sweep(waiting, incoming, monkeypatch):
    photo_id = waiting()
    with monkeypatch.context() as patched:
        patched.setattr(Incoming, "remove", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            run()
    file = incoming.file(row(photo_id).key)
    assert row(photo_id).state == "ready" and file.exists()
    task.sweep(NOW)
    assert file.exists()
    os.utime(file, (time.time() - 2 * task.HOUR,) * 2)
    assert task.sweep(NOW) == 1
    assert not file.exists()


def test_two_are_made_at_once_and_each_row_is_its_own(app, waiting, monkeypatch, tmp_path):
    whole = samples.jpeg(tmp_path / "whole.jpg")
    photos = waiting(whole), waiting(samples.cut(whole, tmp_path / "cut.jpg")), waiting(whole), waiting(whole)
    together, real = threading.Barrier(2), child.process

    def meeting(*given):
        together.wait(timeout=20)
        return real(*given)

    monkeypatch.setattr(child, "process", meeting)
    assert run() == 4
    assert [row(photo).state for photo in photos] == ["ready", "refused", "ready", "ready"]


def test_one_at_a_time_where_the_setting_says_so(app, waiting, monkeypatch):
    photos, inside, most = [waiting() for _ in range(3)], [], []

    def counted(*_):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.05)
        inside.pop()
        raise PhotoRefused("damaged")

    monkeypatch.setattr(child, "process", counted)
    monkeypatch.setitem(app.config, "PHOTOS_AT_ONCE", "1")
    run()
    assert most == [1, 1, 1]
    assert {row(photo).state for photo in photos} == {"refused"}


def test_a_fault_with_one_leaves_it_and_those_not_begun_waiting(waiting, monkeypatch):
    photos, real, done = [waiting() for _ in range(6)], child.process, []

    def failing(source, into):
        done.append(into.name)
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        return real(source, into)

    with monkeypatch.context() as patched:
        patched.setattr(child, "process", failing)
        with pytest.raises(OSError, match="No space"):
            run()
    states = [row(photo).state for photo in photos]
    assert len(done) < 6 and set(states) <= {"ready", "waiting"} and states[1] == "waiting"
    run()
    assert {row(photo).state for photo in photos} == {"ready"}


def test_an_interrupted_child_is_tried_five_times(waiting, monkeypatch):
    photo_id = waiting()

    def interrupted(*_):
        raise child.Interrupted("stopped")

    monkeypatch.setattr(child, "process", interrupted)
    for tries in range(1, 5):
        run()
        assert (row(photo_id).state, row(photo_id).tries) == ("waiting", tries)
    run()
    assert (row(photo_id).state, row(photo_id).refusal) == ("refused", "damaged")


def test_bytes_that_are_gone(waiting, incoming):
    photo_id = waiting()
    incoming.remove(row(photo_id).key)
    run()
    assert row(photo_id).state == "refused"


def test_a_photo_removed_while_it_was_made_leaves_nothing(app, waiting, incoming, store, monkeypatch):
    photo_id = waiting()
    key, real = row(photo_id).key, child.process

    def removed_meanwhile(*given):
        made = real(*given)
        with app.app_context():  # somebody else, in a session of their own
            db.session.delete(row(photo_id))
            make.save()
        return made

    monkeypatch.setattr(child, "process", removed_meanwhile)
    run()
    assert row(photo_id) is None
    assert not store.has(key) and not incoming.file(key).exists()


def test_sweep_takes_only_old_folders_nothing_points_to(waiting, store, tmp_path):
    photo_id = waiting()
    run()
    folder = tmp_path / "lost"
    folder.mkdir()
    store.put("f" * 32, folder)
    kept = store.folder(row(photo_id).key)
    os.utime(kept, (0, 0))
    assert task.sweep(NOW) == 0
    os.utime(store.folder("f" * 32), (0, 0))
    assert task.sweep(NOW) == 1
    assert kept.is_dir() and not store.has("f" * 32)


def test_uploads_given_up_go_after_a_week_and_no_other_bytes_with_them(app, incoming):
    entry = make.entry(make.competition(), make.person(), state="draft")
    given_up, slow = (make.upload(entry, changed_at=NOW - age) for age in (timedelta(days=8), timedelta(days=6)))
    keys = given_up.key, slow.key
    make.save()
    for key in keys:
        incoming.begin(key)
        os.utime(incoming.file(key), (0, 0))
    assert task.sweep(NOW) == 2
    assert [incoming.file(key).exists() for key in keys] == [False, True]


def test_a_number_that_became_another_photos_meanwhile_changes_nothing_of_it(waiting, incoming):
    photo_id = waiting()
    key = row(photo_id).key
    task._settle(photo_id, "0" * 32, lambda photo: photos.refuse(photo, "damaged"))
    assert (row(photo_id).state, incoming.file(key).exists()) == ("waiting", True)
