"""The page of the terms, and what an entrant reads of them."""

import pytest

import tests.factories as make
from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import texts
from judging.infra.db import db

DECLARED = {"own_work": "y", "eligibility": "y", "participation": "y", "under_age": "no"}


@pytest.fixture
def competition(app):
    competition = make.competition("mau")
    make.save()
    return competition


@pytest.fixture
def desk(competition, as_person):
    organiser = make.person()
    make.staff(organiser, competition)
    make.save()
    return as_person(organiser)


def test_terms_are_typed_and_stand(competition, desk):
    page = desk.get("/desk/mau/setup/terms").text
    assert "chưa từng được bán" in page and 'name="of_entrant"' in page
    sent = {"seen": competition.version, "of_entrant": "2", "counted": "maker", "declared": ["not_sold", "odd"]}
    assert desk.post("/desk/mau/setup/terms", data=sent).status_code == 302
    db.session.rollback()
    stand = terms.of(db.session.get(Competition, competition.id))
    assert stand == terms.Terms(of_entrant=2, is_by_maker=True, declared=("not_sold",))
    page = desk.get("/desk/mau/setup/terms").text
    assert 'value="2"' in page


@pytest.mark.parametrize("typed", ["0", "-1", "hai", "1,5", "99999"])
def test_a_wrong_number_keeps_what_was_typed(competition, desk, typed):
    sent = {"seen": competition.version, "of_entrant": "7", "in_all": typed, "counted": "maker"}
    answer = desk.post("/desk/mau/setup/terms", data=sent)
    assert answer.status_code == 422 and 'value="7"' in answer.text


def test_an_entrant_reads_early_how_many_are_left_and_keeps_the_ticks_when_refused(competition, as_person):
    competition.terms = {"of_entrant": 1, "declared": ["new_this_year"]}
    person = make.person()
    draft = make.entry(competition, person, state="draft")
    make.photo(draft)
    make.save()
    me = as_person(person)
    assert "0/1" in me.get("/my/enter/mau").text
    assert "0/1" in me.get(f"/my/entries/{draft.id}").text
    make.entry(competition, person, state="submitted")
    make.save()
    assert "tối đa 1 hồ sơ" in me.get(f"/my/entries/{draft.id}").text
    assert "tối đa 1 hồ sơ" in me.get("/my/enter/mau").text
    assert texts.missing(draft) == []
    answer = me.post(f"/my/entries/{draft.id}/submission", data=DECLARED | {"new_this_year": "y"})
    assert answer.status_code == 422
    assert "tối đa 1 hồ sơ" in answer.text and 'checked id="own_work"' in answer.text


def test_what_the_organiser_asks_is_a_box_of_its_own(competition, as_person):
    competition.terms = {"declared": ["new_this_year"]}
    draft = make.entry(competition, make.person(), state="draft")
    make.photo(draft)
    make.save()
    me, at = as_person(draft.entrant), f"/my/entries/{draft.id}/submission"
    assert "thiết kế và sản xuất trong năm" in me.get(at).text
    assert me.post(at, data=DECLARED).status_code == 422
    assert me.post(at, data=DECLARED | {"new_this_year": "y"}).status_code == 302
