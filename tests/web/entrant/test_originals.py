"""Photos as they were sent: kept where the competition says so, for owner and organiser alone, gone when erased."""

from pathlib import Path

import pytest

import tests.factories as make
from judging.competitions.models import Competition
from judging.desk import files
from judging.desk.privacy import erasing, leftovers
from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming
from judging.media import child
from judging.media.renditions import NAMES, ORIGINAL
from judging.tasks import photos as task
from tests.media import photos as samples

NOW = make.NOW


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau", keeps_originals=True), make.person(), state="draft")
    make.save()
    return made


@pytest.fixture
def sent(app, tmp_path) -> bytes:
    return samples.jpeg(tmp_path / "photo.jpg").read_bytes()


def send(app, entry, tmp_path) -> Photo:
    with (tmp_path / "photo.jpg").open("rb") as stream:
        key, digest = Incoming(app.instance_path).take(stream)
    photo = make.photo(entry, key=key, digest=digest, state="waiting", width=0, height=0, original_name="Ảnh 1.jpg")
    make.save()
    task.run_waiting(limit=10, now=NOW)
    return db.session.get(Photo, photo.id)


def kept(app, photo) -> bytes | None:
    try:
        with app.extensions["photos"].open(photo.key, ORIGINAL) as file:
            return file.read()
    except FileNotFoundError:
        return None


@pytest.mark.parametrize("is_kept", [True, False])
def test_kept_byte_for_byte_or_not_at_all(app, entry, sent, tmp_path, as_person, is_kept):
    entry.competition.keeps_originals = is_kept
    photo = send(app, entry, tmp_path)
    assert (photo.state, photo.has_original) == ("ready", is_kept)
    assert kept(app, photo) == (sent if is_kept else None)
    assert not Incoming(app.instance_path).file(photo.key).exists()
    assert list(files.missing(app.extensions["photos"], Incoming(app.instance_path))) == []
    form = as_person(entry.entrant).get(f"/my/entries/{entry.id}").text
    words = "được giữ đúng như Quý vị gửi" if is_kept else "không được giữ lại"
    assert words in form


def test_owner_and_organiser_save_it_and_nobody_else(app, entry, sent, tmp_path, as_person, client):
    photo = send(app, entry, tmp_path)
    competition = entry.competition
    organiser, clerk, other = make.person(), make.person(), make.person()
    make.staff(organiser, competition)
    make.staff(clerk, competition, "secretary")
    entry.state, entry.number = "accepted", 1
    competition.round.state = "judging"
    judge = make.judge(competition)
    make.save()
    mine = f"/my/entries/{entry.id}/photos/{photo.id}/original"
    desk = f"/desk/mau/entries/{entry.id}/photos/{photo.id}/original"
    for who, address in ((entry.entrant, mine), (organiser, desk)):
        answer = as_person(who).get(address, buffered=True)
        assert (answer.data, answer.mimetype) == (sent, "application/octet-stream")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert any("sandbox" in policy for policy in answer.headers.getlist("Content-Security-Policy"))
    assert as_person(clerk).get(desk).status_code == 403
    assert [as_person(who).get(mine).status_code for who in (other, judge.person, organiser)] == [404] * 3
    assert client.get(mine).status_code in (302, 404) and client.get(desk).status_code in (302, 404)
    assert as_person(judge.person).get(f"/photos/{photo.key}/original.bin").status_code == 404
    assert desk in as_person(organiser).get(f"/desk/mau/entries/{entry.id}").text
    assert desk not in as_person(clerk).get(f"/desk/mau/entries/{entry.id}").text


def test_missing_is_found_and_erased_is_gone(app, entry, sent, tmp_path):
    photo = send(app, entry, tmp_path)
    (Path(app.extensions["photos"].folder(photo.key)) / ORIGINAL).rename(tmp_path / "aside")
    (sentence,) = files.missing(app.extensions["photos"], Incoming(app.instance_path))
    assert ORIGINAL in sentence
    (tmp_path / "aside").rename(Path(app.extensions["photos"].folder(photo.key)) / ORIGINAL)
    key = photo.key
    left = erasing.erase(entry.entrant, now=NOW)
    make.save()
    leftovers.let_go(left, store=app.extensions["photos"], instance=Path(app.instance_path))
    assert not app.extensions["photos"].has(key)


class Killed(BaseException):
    """As SIGKILL between two steps."""


@pytest.mark.parametrize("owner", ["copyfile", "sync", "put"])
def test_killed_on_the_way_it_is_made_again_whole(app, entry, sent, tmp_path, monkeypatch, owner):
    def die(*_, **__):
        raise Killed

    place = {"copyfile": task.shutil, "sync": task, "put": type(app.extensions["photos"])}[owner]
    with monkeypatch.context() as broken, pytest.raises(Killed):
        broken.setattr(place, owner, die)
        send(app, entry, tmp_path)
    db.session.rollback()
    (photo,) = db.session.query(Photo).all()
    assert photo.state == "waiting" and Incoming(app.instance_path).file(photo.key).exists()
    task.run_waiting(limit=10, now=NOW)
    db.session.refresh(photo)
    assert (photo.state, kept(app, photo)) == ("ready", sent)
    assert {path.name for path in app.extensions["photos"].folder(photo.key).iterdir()} == {*NAMES, ORIGINAL}
    assert child.sweep(Path(app.instance_path) / "processing", older_than=-1) == 0


def test_the_organiser_says_so_over_what_was_seen(app, as_person):
    competition = make.competition("mau")
    organiser = make.person()
    make.staff(organiser, competition)
    make.save()
    desk = as_person(organiser)
    page = desk.get("/desk/mau/setup/questions").text
    assert 'name="is_kept"' in page and "checked" not in page.split('name="is_kept"')[1][:40]
    seen = competition.version
    assert desk.post("/desk/mau/setup/originals", data={"seen": seen, "is_kept": "y"}).status_code == 302
    db.session.rollback()
    assert db.session.query(Competition).one().keeps_originals is True
    assert desk.post("/desk/mau/setup/originals", data={"seen": seen}).status_code == 409
    assert db.session.query(Competition).one().keeps_originals is True
