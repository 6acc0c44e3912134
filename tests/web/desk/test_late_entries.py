"""Letting one person send after the deadline: by the organiser, with a reason, told to the person, listed."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import permits
from judging.infra import clock
from judging.infra.db import db
from judging.infra.mail import Message

ADDRESS = "/desk/mau/late-entries"
ASKED = {"until": "2099-01-01T17:00", "reason": "Bão lũ"}


@pytest.fixture
def competition(app):
    return make.competition("mau", deadline_at=make.NOW - timedelta(days=1))


@pytest.fixture
def entrant(competition):
    person = make.person("Trần Thị Gốm", email="gom@example.org", phone="0912345678")
    make.save()
    return person


@pytest.fixture
def organiser(competition, as_person):
    person = make.person("Người Tổ chức")
    make.staff(person, competition)
    return as_person(person)


@pytest.mark.parametrize("who", ["GOM@example.org", "+84 912 345 678"])
def test_somebody_known_by_address_or_telephone(organiser, entrant, as_person, who):
    me = as_person(entrant)
    assert "/my/enter/mau" not in me.get("/my/").text
    assert organiser.post(ADDRESS, data=ASKED | {"who": who}).location == ADDRESS
    page = organiser.get(ADDRESS).text
    assert "Trần Thị Gốm" in page and "Bão lũ" in page and "Người Tổ chức" in page
    (letter,) = db.session.query(Message)
    assert letter.recipient == "gom@example.org" and "17:00 ngày 01/01/2099" in letter.body
    assert "http://localhost/my/" in letter.body and "Bão lũ" not in letter.body
    assert "17:00 ngày 01/01/2099" in me.get("/my/").text
    assert "17:00" in me.get("/my/enter/mau").text
    begun = me.post("/my/enter/mau")
    assert begun.status_code == 302 and "01/01/2099" in me.get(begun.location).text
    log = organiser.get("/desk/mau/log").text
    assert "Cho phép nộp hồ sơ muộn" in log and "01/01/2099" in log and "Bão lũ" in log


def test_refusals_keep_what_was_typed(organiser, entrant):
    unknown = organiser.post(ADDRESS, data=ASKED | {"who": "khong@example.org"})
    assert unknown.status_code == 422 and "khong@example.org" in unknown.text and "Bão lũ" in unknown.text
    assert organiser.post(ADDRESS, data=ASKED | {"who": "gom@example.org", "reason": ""}).status_code == 422
    known = ASKED | {"who": "gom@example.org"}
    assert organiser.post(ADDRESS, data=known | {"until": "2001-01-01T17:00"}).status_code == 422
    assert db.session.query(permits.LatePermit).count() == 0 == db.session.query(Message).count()


def test_a_judge_and_who_works_here_are_refused(organiser, competition):
    clerk, twin = make.person(email="thu-ky@example.org"), make.person(email="gk@example.org")
    make.staff(clerk, competition, "secretary")
    make.judge(competition).email = twin.email
    make.save()
    answers = [organiser.post(ADDRESS, data=ASKED | {"who": who}) for who in ("thu-ky@example.org", "gk@example.org")]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert "Người này thuộc Ban Giám khảo" in answers[1].text and "Quý vị là giám khảo" not in answers[1].text


def test_ended_before_its_date(organiser, entrant, as_person):
    organiser.post(ADDRESS, data=ASKED | {"who": "gom@example.org"})
    (permit,) = db.session.query(permits.LatePermit)
    assert organiser.post(f"{ADDRESS}/{permit.id}/end").location == ADDRESS
    assert "Kết thúc lúc" in organiser.get(ADDRESS).text
    assert as_person(entrant).get("/my/enter/mau").status_code == 409
    assert organiser.post(f"{ADDRESS}/{permit.id + 1}/end").status_code == 404


def test_an_artisan_on_paper_is_named_by_the_draft(organiser, competition, as_person):
    clerk = make.person()
    make.staff(clerk, competition, "secretary")
    artisan = make.person("Ông Mộc", email=None, password=None)
    paper = make.entry(competition, artisan, state="draft", entered_by_id=clerk.id)
    make.save()
    secretary, address = as_person(clerk), f"{ADDRESS}?entry={paper.id}"
    assert secretary.get(f"/desk/mau/entries/{paper.id}/edit").status_code == 409
    assert address in organiser.get(f"/desk/mau/entries/{paper.id}").text
    page = organiser.get(address).text
    assert "Ông Mộc" in page and 'name="who"' not in page
    assert organiser.post(address, data=ASKED).status_code == 302
    assert secretary.get(f"/desk/mau/entries/{paper.id}/edit").status_code == 200
    assert organiser.get(f"{ADDRESS}?entry=999").status_code == 404


def test_only_a_draft_on_paper_after_the_deadline_is_offered(organiser, competition, entrant, as_person):
    clerk = make.person()
    make.staff(clerk, competition, "secretary")
    artisan = make.person("Ông Mộc", email=None, password=None)
    paper = make.entry(competition, artisan, state="draft", entered_by_id=clerk.id)
    theirs = make.entry(competition, entrant, state="draft", entered_by_id=clerk.id)  # imported, linked to an account
    make.save()
    at = [f"/desk/mau/entries/{each.id}" for each in (paper, theirs)]
    assert ["/late-entries?entry=" in organiser.get(page).text for page in at] == [True, False]
    assert "/late-entries?entry=" not in as_person(clerk).get(at[0]).text
    now = clock.now()
    competition.opens_at, competition.deadline_at = now + timedelta(days=1), now + timedelta(days=9)
    make.save()
    assert "/late-entries?entry=" not in organiser.get(at[0]).text


def test_once_judging_is_open_the_page_says_so(organiser, entrant, competition):
    competition.round.state = "judging"
    make.save()
    assert 'name="who"' not in organiser.get(ADDRESS).text
    assert organiser.post(ADDRESS, data=ASKED | {"who": "gom@example.org"}).status_code == 409
