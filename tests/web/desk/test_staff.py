"""Staff without an account: invited by name, let in by a code that works once, sent away again."""

import re

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts import queries, recovery
from judging.accounts.models import Person
from judging.competitions.models import Staff
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import db
from judging.infra.mail import Message

FORM = {"contact": "Moi@Example.org", "name": "Người mới", "role": "secretary"}
CODE = re.compile(r"(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}")


@pytest.fixture
def desk(app, as_person):
    """A draft and its organiser's client."""
    competition = make.competition(slug="mau", stage="draft", title="Thiết kế mẫu Hà Nội")
    organiser = make.person("Người phụ trách")
    make.staff(organiser, competition)
    make.save()
    return competition, as_person(organiser)


def invited(client, **changes) -> tuple[Person, str]:
    """Somebody new, and the code that the organiser is shown."""
    form = FORM | changes
    assert client.post("/desk/mau/staff", data=form).status_code == 302
    code = CODE.search(client.get("/desk/mau/staff").text)[0]
    return queries.by_contact(form["contact"]), code


@pytest.mark.parametrize("contact", ["moi@example.org", "0912 345 678"])
@pytest.mark.parametrize("role", ["organiser", "secretary"])
def test_somebody_without_an_account_is_invited_and_comes_in(desk, client, contact, role):
    competition, organiser = desk
    person, code = invited(organiser, contact=contact, role=role)
    assert db.session.get(Staff, (competition.id, person.id)).role == role
    page = organiser.get("/desk/mau/staff").text
    assert code not in page  # shown once
    assert "chưa đăng nhập lần nào" in page
    sent = {"contact": contact, "code": code, "password": "một câu ngắn"}
    assert client.post("/recovery-code", data=sent).status_code == 302
    assert client.get("/desk/mau/").status_code == 200
    assert client.get("/desk/mau/setup/texts").status_code == (200 if role == "organiser" else 403)
    assert "chưa đăng nhập lần nào" not in organiser.get("/desk/mau/staff").text
    log = organiser.get("/desk/mau/log").text
    assert log.count("Người mới") == 3  # invited, handed a code, given the role


def test_the_letter_names_the_competition_and_holds_no_secret(desk):
    _, code = invited(desk[1])
    letter = db.session.scalars(select(Message)).one()
    assert letter.recipient == "moi@example.org" and code not in letter.body
    assert "thư ký" in letter.subject and "Thiết kế mẫu Hà Nội" in letter.subject + letter.body


def test_without_a_name_nobody_is_invited(desk):
    answer = desk[1].post("/desk/mau/staff", data=FORM | {"name": ""})
    assert answer.status_code == 422 and "Moi@Example.org" in answer.text
    assert queries.by_contact("moi@example.org") is None


def test_a_fresh_code_ends_the_one_before(desk):
    person, former = invited(desk[1])
    desk[1].post(f"/desk/mau/staff/{person.id}/invitation")
    code = CODE.search(desk[1].get("/desk/mau/staff").text)[0]
    assert recovery.of_paper("moi@example.org", code, now=clock.now()).person_id == person.id
    with pytest.raises(Invalid):
        recovery.of_paper("moi@example.org", former, now=clock.now())


def test_who_is_sent_away_cannot_use_the_code(desk):
    person, code = invited(desk[1])
    assert desk[1].post(f"/desk/mau/staff/{person.id}/removal").status_code == 302
    with pytest.raises(Invalid):
        recovery.of_paper("moi@example.org", code, now=clock.now())


def test_no_code_for_who_has_a_password_or_works_elsewhere(desk):
    competition, organiser = desk
    known = make.person()
    make.staff(known, competition, "secretary")
    make.save()
    person, _ = invited(organiser)
    make.staff(person, make.competition("khac"), "secretary")
    nobody = make.person()
    make.save()
    assert organiser.post(f"/desk/mau/staff/{known.id}/invitation").status_code == 409
    assert organiser.post(f"/desk/mau/staff/{person.id}/invitation").status_code == 403
    assert organiser.post(f"/desk/mau/staff/{nobody.id}/invitation").status_code == 404
