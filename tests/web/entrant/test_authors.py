"""Several authors on their entrant's pages, and nowhere a judge looks."""

import pytest

import tests.factories as make
from judging.entries import authors, texts
from judging.entries.models import Entry
from judging.infra.db import db

JSON = {"Accept": "application/json"}
NAMES = ("Trần Văn Một", "Lê Thị Hai")


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau"), make.person(), state="draft")
    make.photo(made)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def saved(me, entry, **fields):
    return me.post(f"/my/entries/{entry.id}", data={"version": texts.seen(entry), **fields}, headers=JSON)


def test_they_are_written_shown_and_asked_for_their_authorisation(entry, me):
    fields = {"authors-0-name": NAMES[0], "authors-0-part": "Vẽ mẫu", "authors-1-name": NAMES[1]}
    assert saved(me, entry, **fields).get_json()["ok"]
    db.session.rollback()
    assert [author.name for author in db.session.get(Entry, entry.id).authors] == [*NAMES]
    page = me.get(f"/my/entries/{entry.id}").text
    assert 'value="Trần Văn Một"' in page and '<details class="field joint" id="authors" open>' in page
    review = me.get(f"/my/entries/{entry.id}/submission").text
    assert "Trần Văn Một – Vẽ mẫu" in review and 'name="authorisation"' in review


def test_a_single_author_is_asked_for_none(entry, me):
    assert 'name="authorisation"' not in me.get(f"/my/entries/{entry.id}/submission").text
    assert '<details class="field joint" id="authors">' in me.get(f"/my/entries/{entry.id}").text


def test_a_name_that_is_too_long_is_said_and_kept_in_the_form(entry, me):
    answer = me.post(f"/my/entries/{entry.id}", data={"version": "x", "authors-0-name": "d" * 121})
    assert answer.status_code == 422
    assert "d" * 121 in answer.text and "không quá 120 ký tự" in answer.text


def test_authors_named_after_sending_are_told_what_is_missing(app, as_person):
    made = make.entry(make.competition("mau"), make.person(), state="submitted")
    made.authors = make.authors(*NAMES)
    make.save()
    me, words = as_person(made.entrant), "Còn thiếu ủy quyền của các tác giả"
    assert words in me.get(f"/my/entries/{made.id}/receipt").text
    made.declarations = {"authorisation": {"version": "1"}}
    make.save()
    assert words not in me.get(f"/my/entries/{made.id}/receipt").text


def test_what_one_did_without_a_name_is_said_and_kept_in_the_form(entry, me):
    fields = {"authors-0-name": NAMES[0], "authors-1-name": "", "authors-1-part": "Vẽ mẫu"}
    answer = saved(me, entry, **fields)
    assert (answer.status_code, answer.get_json()["message"]) == (422, "Các tác giả: Xin ghi tên.")
    page = me.post(f"/my/entries/{entry.id}", data={"version": texts.seen(entry), **fields}).text
    assert 'value="Vẽ mẫu"' in page and "<span>Xin ghi tên.</span>" in page


def test_as_many_lines_as_there_may_be_authors(entry, me):
    assert f'data-pieces-most="{authors.MOST}"' in me.get(f"/my/entries/{entry.id}").text


@pytest.mark.parametrize(("identity", "seen"), [("hidden", False), ("shown", True)])
def test_judges_know_them_only_where_they_know_the_maker(app, as_person, identity, seen):
    competition = make.competition("kin", stage="judging", identity=identity)
    made = make.entry(competition, make.person())
    made.authors, seat = make.authors(*NAMES), make.judge(competition)
    make.save()
    page = as_person(seat.person).get(f"/judge/kin/entries/{made.number}").text
    assert (NAMES[1] in page) is seen
