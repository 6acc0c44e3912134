"""Having oneself erased: what happens is said first, the password is asked, and then it is done at once."""

from pathlib import Path

import pytest

import tests.factories as make
from judging.accounts.models import SignIn
from judging.desk.privacy import leftovers
from judging.infra.db import db
from tests.factories import PASSWORD

ADDRESS = "/account/data/erasure"


@pytest.fixture
def person(app):
    person = make.person("Nguyễn Văn An", email="an@example.org")
    make.entry(make.competition(), person, state="draft", title="Bản nháp")
    make.entry(make.competition(stage="judging"), person, number=5, title="Đang chấm")
    make.entry(make.competition(stage="closed"), person, number=6, title="Đã chấm")
    make.save()
    return person


def test_what_becomes_of_each_entry_is_said_first(as_person, person):
    page = as_person(person).get(ADDRESS).text
    assert all(title in page for title in ("Bản nháp", "Đang chấm", "Đã chấm", "0006"))
    assert person.erased_at is None


def test_erased_at_once_and_signed_out_everywhere(app, as_person, person, client):
    mine, elsewhere = as_person(person), as_person(person)
    answer = mine.post(ADDRESS, data={"password": PASSWORD})
    assert answer.status_code == 302 and answer.location == "/"
    assert mine.get("/account/").status_code == elsewhere.get("/account/").status_code == 302
    db.session.expire_all()
    assert person.erased_at and db.session.query(SignIn).count() == 0
    again = client.post("/sign-in", data={"name": "an@example.org", "password": PASSWORD})
    assert again.status_code == 422
    assert ("person", person.id) in leftovers.read_list(Path(app.instance_path) / leftovers.LIST)


@pytest.mark.parametrize("password", ["", "khác hẳn"])
def test_the_password_is_asked(as_person, person, password):
    assert as_person(person).post(ADDRESS, data={"password": password}).status_code == 422
    db.session.expire_all()
    assert person.erased_at is None and person.name == "Nguyễn Văn An"


def test_staff_are_told_whom_to_ask_and_get_no_button(as_person, person):
    make.staff(person, make.competition(title="Cuộc thi còn dở"))
    make.save()
    busy = as_person(person)
    page = busy.get(ADDRESS).text
    assert "Cuộc thi còn dở" in page and 'type="password"' not in page
    assert busy.post(ADDRESS, data={"password": PASSWORD}).status_code == 409


def test_nobody_else_is_erased(as_person, person):
    other = make.person("Người Khác")
    make.save()
    as_person(other).post(ADDRESS, data={"password": PASSWORD})
    db.session.expire_all()
    assert person.erased_at is None and other.erased_at
