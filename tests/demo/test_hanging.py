"""Hanging the pictures: through the real photo making, in order, and on from where it was killed."""

import itertools
import random
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from judging.awards.models import Award
from judging.demo import depicted, hanging, seeding
from judging.entries.models import Photo
from judging.infra import clock
from judging.infra.db import db, writing

WHOLE = 10 + 1 + 12  # ceramics of Hanoi, one of them from two sides, and the region's food


@pytest.fixture
def demo(app, tmp_path, monkeypatch):
    """A tenth of the demo, with pictures of ceramics and food only."""
    (tmp_path / "pictures").mkdir()
    for name in [f"{craft}-{seed:04}" for craft in ("ceramic", "food") for seed in range(1, 13)] + ["ceramic-0001-1"]:
        colour = tuple(random.Random(name).choices(range(256), k=3))
        Image.new("RGB", (200, 250), colour).save(tmp_path / "pictures" / f"{name}.webp")
    known = depicted._known()
    monkeypatch.setattr(depicted, "HERE", tmp_path)
    monkeypatch.setattr(depicted, "_known", lambda: known)
    hanging._count.cache_clear()
    with writing():
        seeding.seed(now=clock.now(), size=0.1)
    yield app
    hanging._count.cache_clear()


def hang(app) -> int:
    return hanging.hang(app.extensions["photos"], Path(app.instance_path) / "processing", now=clock.now())


def test_all_of_them(demo):
    assert hanging.progress() == (0, WHOLE)
    assert hang(demo) == WHOLE
    photos = db.session.scalars(select(Photo)).all()
    assert len(photos) == WHOLE
    for photo in photos:
        assert photo.state == "ready"
        assert photo.caption
        assert demo.extensions["photos"].has(photo.key)
    first = next(photo.entry for photo in photos if photo.original_name == "ceramic-0001.webp")
    assert [photo.original_name for photo in first.photos] == ["ceramic-0001.webp", "ceramic-0001-1.webp"]
    assert first.title.split(" “")[0] in first.photos[0].caption
    assert not any((Path(demo.instance_path) / "processing").iterdir())
    assert hanging.progress() is None
    assert hang(demo) == 0


def test_killed_on_the_way(demo, monkeypatch):
    real, calls = hanging.renditions.make, itertools.count()

    def make(*where):
        if next(calls) == 6:
            raise OSError("killed")
        return real(*where)

    with monkeypatch.context() as patch:
        patch.setattr(hanging, "AT_ONCE", 4)
        patch.setattr(hanging.renditions, "make", make)
        with pytest.raises(OSError, match="killed"):
            hang(demo)
    db.session.rollback()
    assert hanging.progress() == (4, WHOLE)
    assert hang(demo) == WHOLE - 4
    assert hanging.progress() is None


def test_the_awarded_come_first(demo):
    awarded = set(db.session.scalars(select(Award.entry_id)))
    places = [nail.entry in awarded for nail in hanging._waiting() if nail.position == 1]
    assert True in places
    assert places == sorted(places, reverse=True)


def test_no_pictures_no_bar(app):
    assert hanging.progress() is None
