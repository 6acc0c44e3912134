"""Several authors at the desk: who they are, and the paper by which one represents them."""

import pytest

import tests.factories as make
from judging.entries import authors, texts
from judging.entries.models import Entry
from judging.infra.db import db


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau"), make.person(), state="submitted")
    made.authors = make.authors("Trần Văn Một", "Lê Thị Hai")
    make.save()
    return made


@pytest.fixture
def desk(entry, as_person):
    clerk = make.person()
    make.staff(clerk, entry.competition, "secretary")
    make.save()
    return as_person(clerk)


def test_the_paper_is_ticked_as_seen_and_taken_back(entry, desk):
    at = f"/desk/mau/entries/{entry.id}"
    page = desk.get(at).text
    assert "Trần Văn Một" in page and "Chưa cam kết và chưa thấy giấy ủy quyền" in page
    assert desk.post(f"{at}/authorisation").status_code == 302
    assert "Đã thấy giấy ủy quyền" in desk.get(at).text
    desk.post(f"{at}/authorisation/remove")
    db.session.rollback()
    assert db.session.get(Entry, entry.id).authorisation_seen_at is None
    entry.declarations = {authors.AUTHORISATION: {"version": "1"}}
    make.save()
    assert "Đã cam kết" in desk.get(at).text


def test_the_desk_finds_an_entry_by_an_author(entry, desk):
    entry.search = texts.search_text(entry)
    make.save()
    assert entry.title in desk.get("/desk/mau/entries?q=thi+hai").text
    assert entry.title not in desk.get("/desk/mau/entries?q=thi+ba").text
