"""Copying from the list: the files go along as the clean master, made anew by the worker."""

from datetime import timedelta
from pathlib import Path

import pytest

import tests.factories as make
from judging.entries import permits
from judging.entries.models import Entry, Photo
from judging.infra import clock
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("cu", stage="closed"), make.person(), title="Bình gốm")
    kept = make.photo(made)
    make.photo(made)  # its file is gone
    folder = Path(app.instance_path) / "processing" / kept.key
    folder.mkdir(parents=True)
    (folder / "master.jpg").write_bytes(b"clean")
    app.extensions["photos"].put(kept.key, folder)
    make.save()
    return made


@pytest.fixture
def now(entry):
    competition = make.competition("moi", title="Cuộc thi năm nay")
    make.save()
    return competition


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def drafts():
    db.session.rollback()
    return db.session.query(Entry).filter_by(state="draft").all()


def test_from_the_list_to_a_draft_with_its_photos(app, entry, now, me):
    at = f"/my/entries/{entry.id}/copy"
    assert at in me.get("/my/").text
    page = me.get(at).text
    assert "Cuộc thi năm nay" in page and f'value="{now.categories[1].id}"' in page
    answer = me.post(at, data={"group": now.categories[1].id}, follow_redirects=True)
    assert "Có ảnh không sao chép được" in answer.text
    (draft,) = drafts()
    assert (draft.title, draft.category_id, draft.competition_id) == ("Bình gốm", now.categories[1].id, now.id)
    (photo,) = draft.photos
    assert Incoming(app.instance_path).file(photo.key).read_bytes() == b"clean"
    assert db.session.query(Photo).filter_by(entry_id=entry.id).count() == 2


@pytest.mark.parametrize("group", ["", "999999", "x"])
def test_nowhere_chosen(entry, now, me, group):
    answer = me.post(f"/my/entries/{entry.id}/copy", data={"group": group})
    assert answer.status_code == 422 and "Xin chọn nơi nhận bản sao" in answer.text
    assert drafts() == []


def test_nothing_takes_entries(entry, me):
    assert "/copy" not in me.get("/my/").text
    group = entry.competition.categories[0].id
    assert me.post(f"/my/entries/{entry.id}/copy", data={"group": group}).status_code == 422


def test_leave_to_send_late_is_leave_to_copy(entry, now, me, as_person):
    now.deadline_at = make.NOW - timedelta(days=1)
    stranger = make.entry(entry.competition, make.person(), title="Bình khác")
    until = clock.now() + timedelta(days=1)
    permits.give(now, entry.entrant, until=until, reason="Bão", actor=make.person(), now=make.NOW)
    make.save()
    at, group = f"/my/entries/{entry.id}/copy", now.categories[0].id
    assert "Cuộc thi năm nay" in me.get(at).text
    assert me.post(at, data={"group": group}).status_code == 302 and len(drafts()) == 1
    other = as_person(stranger.entrant)
    assert other.post(f"/my/entries/{stranger.id}/copy", data={"group": group}).status_code == 422


def test_whoever_judges_there_copies_nothing_and_no_file_is_left(app, entry, now, me):
    make.judge(now).person = entry.entrant
    make.save()
    assert me.post(f"/my/entries/{entry.id}/copy", data={"group": now.categories[0].id}).status_code == 409
    assert drafts() == [] and not list(Incoming(app.instance_path).root.iterdir())


def test_nobody_copies_anothers(entry, now, as_person):
    stranger = as_person(make.person())
    assert stranger.get(f"/my/entries/{entry.id}/copy").status_code == 404
    assert stranger.post(f"/my/entries/{entry.id}/copy", data={"group": now.categories[0].id}).status_code == 404
