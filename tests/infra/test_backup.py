"""Backups taken while people go on: nothing acknowledged before is missing, and results stay the same."""

import itertools
import json
import shutil
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select, text

import tests.factories as make
from judging.desk import invariants
from judging.entries.models import Entry, Photo
from judging.infra import backup, ids, schema
from judging.infra.backup import BackupError
from judging.infra.db import db, writing
from judging.infra.storage.incoming import Incoming
from judging.results import computing
from judging.results.models import Run
from tests.instances import another

NAMES = ("320.webp", "960.webp", "master.jpg")


def keep_photo(app, entry: Entry, content: bytes) -> Photo:
    """A ready photo with its files, in the worker's order: bytes arrive, folder is finished, row says so."""
    with (Path(app.instance_path) / "sent").open("wb+") as sent:
        sent.write(content)
        sent.seek(0)
        key, _ = Incoming(app.instance_path).take(sent)
    with writing():
        photo_id = make.photo(entry, key=key, state="waiting", width=0, height=0).id
    folder = Path(app.instance_path) / "processing" / ids.key()
    folder.mkdir(parents=True)
    for name in NAMES:
        (folder / name).write_bytes(content)
    app.extensions["photos"].put(key, folder)
    with writing():
        photo = db.session.get(Photo, photo_id)
        photo.state, photo.width, photo.height = "ready", 1200, 1500
    Incoming(app.instance_path).remove(key)
    return photo


def remove_photo(app, photo_id: int) -> None:
    """As a view does: the row goes, then the files."""
    with writing():
        photo = db.session.get(Photo, photo_id)
        key = photo.key
        db.session.delete(photo)
    app.extensions["photos"].remove(key)


class Busy(threading.Thread):
    """Somebody who goes on saving until told to stop; ``saved`` is what was acknowledged."""

    def __init__(self, app, entry_id: int):
        super().__init__()
        self.app, self.entry_id = app, entry_id
        self.saved, self.fault = [], None
        self.is_over = threading.Event()

    def run(self):
        try:
            with self.app.app_context():
                for n in itertools.takewhile(lambda n: not self.is_over.is_set(), itertools.count()):
                    self.step(n)
        except BaseException as fault:
            self.fault = fault
            raise

    def step(self, n: int):
        photo = keep_photo(self.app, db.session.get(Entry, self.entry_id), f"photo {n}".encode())
        if n % 3 == 2:
            remove_photo(self.app, self.saved.pop()[0])
        self.saved.append((photo.id, photo.key))


@pytest.fixture
def busy(app):
    """The instance in use, with a judged competition, its results and two dozen photos."""
    competition = make.judged((60, 40), (60, 40), (30, 30), (20, 20))
    entry_id = db.session.scalar(select(Entry.id).limit(1))
    computing.compute(competition, actor=make.person(), now=make.NOW)
    make.save()
    for n in range(20):
        keep_photo(app, db.session.get(Entry, entry_id), f"early {n}".encode())
    db.session.rollback()
    thread = Busy(app, entry_id)
    thread.start()
    yield thread
    thread.is_over.set()
    thread.join(30)


@pytest.fixture
def target(app, tmp_path):
    """An empty instance of the same kind, with a database of its own."""
    made = another(app, tmp_path / "target")
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def copy(app, tmp_path) -> Path:
    """A finished backup of a small instance at rest."""
    competition = make.judged((60, 40), (50, 30))
    computing.compute(competition, actor=make.person(), now=make.NOW)
    make.save()
    keep_photo(app, db.session.get(Entry, 1), b"a photo")
    backup.back_up(Path(app.instance_path), tmp_path / "copy")
    return tmp_path / "copy"


def test_under_load_nothing_acknowledged_before_is_missing(app, busy, target, tmp_path):
    while len(busy.saved) < 5 and busy.is_alive():
        time.sleep(0.01)
    acknowledged = set(busy.saved[:-1])  # the last one may go again before the copy begins
    backup.back_up(Path(app.instance_path), tmp_path / "copy")
    busy.is_over.set()
    busy.join(30)
    assert busy.fault is None
    outcomes = [run.outcome for run in db.session.scalars(select(Run))]
    db.session.rollback()
    with target.app_context():
        backup.restore(tmp_path / "copy", Path(target.instance_path))
        kept = {(photo.id, photo.key) for photo in db.session.scalars(select(Photo))}
        assert acknowledged <= kept
        assert [run.outcome for run in db.session.scalars(select(Run))] == outcomes
        every_photo_is_there(target)
        assert invariants.check() == []


def every_photo_is_there(app) -> None:
    """Ready ones with every file, waiting ones with their bytes."""
    for photo in db.session.scalars(select(Photo)):
        if photo.state == "ready":
            folder = app.extensions["photos"].folder(photo.key)
            assert sorted(file.name for file in folder.iterdir()) == sorted(NAMES), photo.key
        else:
            assert Incoming(app.instance_path).file(photo.key).exists(), photo.key


def test_results_are_identical_afterwards(app, copy, target):
    before = db.session.scalar(select(Run))
    outcome, fingerprint = json.dumps(before.outcome, sort_keys=True), before.scores_fingerprint
    db.session.rollback()
    with target.app_context():
        backup.restore(copy, Path(target.instance_path))
        again = computing.compute(db.session.scalar(select(Run)).competition, actor=make.person(), now=make.NOW)
        assert json.dumps(again.outcome, sort_keys=True) == outcome
        assert again.scores_fingerprint == fingerprint
        assert schema.is_current()


def test_an_instance_in_use_is_not_written_over(app, copy):
    with pytest.raises(BackupError, match="empty instance"):
        backup.restore(copy, Path(app.instance_path))


def test_photos_in_place_are_not_written_over(app, copy, target):
    place = Path(target.instance_path) / "photos" / "ab" / "abc"
    place.mkdir(parents=True)
    (place / "320.webp").write_bytes(b"another's")
    with target.app_context(), pytest.raises(BackupError, match="photos already"):
        backup.restore(copy, Path(target.instance_path))


@pytest.mark.parametrize("what", ["judging.*", "photos/*/*/320.webp", "gone", "unfinished"])
def test_a_damaged_copy_is_refused_and_nothing_is_written(copy, target, what):
    if what == "unfinished":
        (copy / "backup.json").unlink()
    elif what == "gone":
        shutil.rmtree(copy / "photos")
    else:
        (file,) = copy.glob(what)
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    with target.app_context():
        with pytest.raises(BackupError, match="damaged" if what != "unfinished" else "not a finished backup"):
            backup.restore(copy, Path(target.instance_path))
        assert db.engine.dialect.has_table(db.session.connection(), "person") is False
    assert not (Path(target.instance_path) / "photos").exists()


def test_a_folder_in_use_is_refused(app, copy):
    with pytest.raises(BackupError, match="not empty"):
        backup.back_up(Path(app.instance_path), copy)


def test_the_copy_holds_secrets_and_is_closed_to_others(app, copy):
    assert copy.stat().st_mode & 0o077 == 0


def test_another_kind_of_database_is_refused_in_words(copy, target):
    listing = json.loads((copy / "backup.json").read_text())
    listing["database"] = "judging.other"
    (copy / "backup.json").write_text(json.dumps(listing))
    with target.app_context(), pytest.raises(BackupError, match="same kind of database"):
        backup.restore(copy, Path(target.instance_path))


def test_a_missing_program_is_named(app, tmp_path, monkeypatch):
    if db.engine.dialect.name == "sqlite":
        return
    monkeypatch.setattr(backup.shutil, "which", lambda program: None)
    with pytest.raises(BackupError, match="postgresql-client"):
        backup.back_up(Path(app.instance_path), tmp_path / "copy")


def test_a_password_is_not_said_in_the_list_of_processes(app, tmp_path, monkeypatch):
    if db.engine.dialect.name == "sqlite":
        return
    seen = []
    url = make_url(str(db.engine.url)).set(password="very secret")
    monkeypatch.setattr(db.engine, "url", url)
    done = type("Done", (), {"returncode": 0})
    monkeypatch.setattr(backup.subprocess, "run", lambda command, **options: seen.append((command, options)) or done)
    backup._postgres("pg_dump", f"--dbname={backup._address()}")
    ((command, options),) = seen
    assert "very secret" not in " ".join(command)
    assert options["env"]["PGPASSWORD"] == "very secret"


def test_rows_can_be_added_after_a_restore(copy, target):
    """PostgreSQL's counters come along."""
    with target.app_context():
        backup.restore(copy, Path(target.instance_path))
        with writing():
            make.person()
        assert db.session.scalar(select(func.count()).select_from(text("person"))) > 1
