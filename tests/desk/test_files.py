"""Photos without their files are found by ``judging check``."""

from pathlib import Path

import pytest

import tests.factories as make
from judging.desk import files
from judging.infra.storage.incoming import Incoming
from judging.media.renditions import NAMES


@pytest.fixture
def entry(app):
    return make.entry(make.competition(), make.person())


@pytest.fixture
def missing(app):
    return lambda: list(files.missing(app.extensions["photos"], Incoming(app.instance_path)))


def put(app, key: str, names=NAMES) -> None:
    folder = Path(app.instance_path) / "processing" / key
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"photo")
    app.extensions["photos"].put(key, folder)


def test_all_in_place(app, entry, missing):
    put(app, make.photo(entry).key)
    make.photo(entry, state="refused")
    assert missing() == []


def test_a_pdf_without_its_file(app, entry, missing):
    first, second = (make.enclosure(entry, make.question(entry.competition, kind="pdf")) for _ in range(2))
    put(app, first.key, ["enclosed.pdf"])
    (sentence,) = missing()
    assert f"enclosure {second.id} stands" in sentence


def test_a_ready_photo_without_files(app, entry, missing):
    photo = make.photo(entry)
    (sentence,) = missing()
    assert f"photo {photo.id} is ready" in sentence


def test_a_ready_photo_that_lacks_one(app, entry, missing):
    put(app, make.photo(entry).key, NAMES[1:])
    (sentence,) = missing()
    assert f"lacks {NAMES[0]} of" in sentence


def test_a_waiting_photo_without_bytes(app, entry, missing):
    photo = make.photo(entry, state="waiting")
    (sentence,) = missing()
    assert f"photo {photo.id} waits" in sentence
