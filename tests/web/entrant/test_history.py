"""The versions of an entry on a page of both sides: which there are, and what changed between two."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import drafting, photos, texts, versions
from judging.infra.db import db

NOW = make.NOW


@pytest.fixture
def entry(app):
    """Three versions: as sent, with an answer and another set, with another photo."""
    competition = make.competition("mau")
    make.question(competition, key="xuong", kind="yes_no", name="Có xưởng riêng")
    db.session.refresh(competition)
    made = make.entry(competition, make.person("Trần Thị Gốm"), state="submitted", number=7)
    make.photo(made, caption="Nhìn từ trên")
    make.photo(made, caption="Nhìn nghiêng")
    db.session.refresh(made)
    who = {"actor": made.entrant}
    versions.keep(made, versions.SENT, **who, now=NOW)
    fields = {"answers": {"xuong": "yes"}, "kind": "set", "set_type": "combined", "pieces": [("Chén <i>", 3)]}
    drafting.save(made, fields, seen=texts.seen(made), **who, now=NOW + timedelta(minutes=1))
    photos.remove(made.photos[0], **who, now=NOW + timedelta(minutes=30))
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


@pytest.fixture
def desk(entry, as_person):
    person = make.person()
    make.staff(person, entry.competition, "secretary")
    return as_person(person)


def test_both_sides_see_what_changed(entry, me, desk):
    pages = {f"/my/entries/{entry.id}/history": me, f"/desk/mau/entries/{entry.id}/history": desk}
    for address, client in pages.items():
        last = client.get(address)
        assert last.status_code == 200 and "Nhìn từ trên" in last.text and "không còn lưu" in last.text
        assert "Chén &lt;i&gt;" not in last.text
        page = client.get(f"{address}?to=2").text
        for words in ("Có xưởng riêng", "Một sản phẩm", "Chén &lt;i&gt; (3)", "Phiên bản 3"):
            assert words in page
        assert "không còn lưu" not in page
    assert "Trần Thị Gốm" in desk.get(f"/desk/mau/entries/{entry.id}/history").text
    assert f"/my/entries/{entry.id}/history" in me.get(f"/my/entries/{entry.id}/receipt").text


def test_any_two_can_be_compared(entry, me):
    address = f"/my/entries/{entry.id}/history"
    page = me.get(f"{address}?from=1&to=3").text
    assert "Có xưởng riêng" in page and "Nhìn từ trên" in page
    assert "giống nhau" in me.get(f"{address}?from=2&to=2").text
    assert me.get(f"{address}?from=9&to=1").status_code == 404


def test_a_photo_that_is_still_there_is_shown(entry, me):
    shown = entry.photos[0].key
    page = me.get(f"/my/entries/{entry.id}/history?from=3&to=2").text
    assert "không còn lưu" in page and shown not in page
    photos.describe(entry.photos[0], caption="Chụp lại", actor=entry.entrant, now=NOW + timedelta(hours=2))
    make.save()
    page = me.get(f"/my/entries/{entry.id}/history").text
    assert "Nhìn nghiêng" in page and "Chụp lại" in page and shown in page


def test_what_the_competition_no_longer_asks_is_left_out(entry, me):
    db.session.delete(entry.competition.questions[0])
    make.save()
    page = me.get(f"/my/entries/{entry.id}/history?to=2")
    assert page.status_code == 200 and "<dt></dt>" not in page.text and "Chén" in page.text


def test_an_entry_without_versions_says_so(entry, me):
    versions.forget(entry)
    make.save()
    assert "Chưa có phiên bản nào" in me.get(f"/my/entries/{entry.id}/history").text


def test_it_is_nobody_elses(entry, as_person):
    elsewhere = make.person()
    make.staff(elsewhere, make.competition("khac"))
    make.save()
    assert as_person(make.person()).get(f"/my/entries/{entry.id}/history").status_code == 404
    assert as_person(elsewhere).get(f"/desk/khac/entries/{entry.id}/history").status_code == 404


def test_which_piece_a_photo_shows_is_compared_and_shown(entry, me):
    photo = entry.photos[0]
    photos.assign(photo, entry.pieces[0].id, actor=entry.entrant, now=NOW + timedelta(hours=2))
    make.save()
    page = me.get(f"/my/entries/{entry.id}/history").text
    assert "Chén &lt;i&gt;: Nhìn nghiêng" in page and "Không có thay đổi" not in page


def test_a_version_from_before_pieces_were_kept_differs_in_none(entry, me):
    photos.assign(entry.photos[0], entry.pieces[0].id, actor=entry.entrant, now=NOW + timedelta(hours=2))
    before = versions.versions_of(entry)[-2]
    before.photos = [{name: photo[name] for name in photo if name != "piece"} for photo in before.photos]
    make.save()
    page = me.get(f"/my/entries/{entry.id}/history").text
    assert "giống nhau" in page
