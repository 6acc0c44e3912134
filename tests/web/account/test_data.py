"""“My data”: what was agreed to, and taking it back in the same place."""

import pytest

import tests.factories as make
from judging.entries import consents
from judging.infra.db import db


@pytest.fixture
def entry(app):
    competition = make.competition("mau")
    found = make.entry(competition, make.person("Nguyễn Văn An"), number=7, title="Bình gốm")
    make.save()
    return found


@pytest.fixture
def mine(as_person, entry):
    return as_person(entry.entrant)


def address(entry, purpose, tail=""):
    return f"/account/data/{entry.id}/consents/{purpose}{tail}"


def standing(entry):
    db.session.expire_all()
    return set(consents.live(entry))


def test_what_was_agreed_to_stands_there_with_its_words_and_version(mine, entry):
    page = mine.get("/account/data").text
    assert "Bình gốm" in page and address(entry, "publication", "/withdrawal") in page
    assert address(entry, "news") in page and address(entry, "news", "/withdrawal") not in page


def test_publishing_is_withdrawn_and_given_again_in_the_same_place(mine, entry):
    asked = mine.get(address(entry, "publication", "/withdrawal"))
    assert asked.status_code == 200 and standing(entry) == {"participation", "publication"}
    assert mine.post(address(entry, "publication", "/withdrawal")).status_code == 302
    assert standing(entry) == {"participation"} and entry.state == "accepted"
    assert mine.post(address(entry, "publication")).status_code == 302
    assert standing(entry) == {"participation", "publication"}


def test_without_the_needed_consent_the_entry_leaves_and_the_page_says_so_first(mine, entry):
    warned = mine.get(address(entry, "participation", "/withdrawal")).text
    assert "note bad" in warned and "note bad" not in mine.get(address(entry, "publication", "/withdrawal")).text
    mine.post(address(entry, "participation", "/withdrawal"))
    assert standing(entry) == set() and entry.state == "withdrawn"


def test_after_judging_the_needed_consent_is_withdrawn_all_the_same(as_person):
    entry = make.entry(make.competition(stage="closed"), make.person())
    make.save()
    mine = as_person(entry.entrant)
    assert "note wait" in mine.get(address(entry, "participation", "/withdrawal")).text
    mine.post(address(entry, "participation", "/withdrawal"))
    assert standing(entry) == set() and entry.state == "accepted"


@pytest.mark.parametrize("purpose", ["guardian", "nonsense"])
def test_what_is_not_asked_is_not_found(mine, entry, purpose):
    assert mine.post(address(entry, purpose)).status_code == 404
    assert mine.get(address(entry, purpose, "/withdrawal")).status_code == 404


def test_nobody_touches_anothers_consents(as_person, entry):
    other = as_person(make.person())
    assert "Bình gốm" not in other.get("/account/data").text
    for answer in (
        other.post(address(entry, "news")),
        other.get(address(entry, "publication", "/withdrawal")),
        other.post(address(entry, "publication", "/withdrawal")),
    ):
        assert answer.status_code == 404
    assert standing(entry) == {"participation", "publication"}
