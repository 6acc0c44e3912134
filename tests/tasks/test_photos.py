"""The worker makes photos and loses none, wherever it is stopped."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.entries.models import Photo
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


def test_a_photo_removed_while_it_was_made_leaves_nothing(waiting, incoming, store, monkeypatch):
    photo_id = waiting()
    key, real = row(photo_id).key, child.process

    def removed_meanwhile(*given):
        made = real(*given)
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
