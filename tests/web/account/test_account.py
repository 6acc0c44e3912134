"""One's own account: what opens it is asked once more before it changes."""

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts import queries
from judging.infra.db import db
from judging.infra.mail import Message
from tests.factories import NOW, PASSWORD

PROFILE = {
    "kind": "group",
    "name": "Tổ gốm Mẫu",
    "representative": "Trần Thị Bình",
    "province": "Tỉnh",
    "commune": "Xã",
    "language": "en",
}
NEW = "một câu thật dài"


@pytest.fixture
def person(app):
    person = make.person("Nguyễn Văn An", email="an@example.org", phone="0912345678")
    make.save()
    return person


@pytest.fixture
def mine(as_person, person):
    return as_person(person)


def test_the_profile(mine, person):
    assert "Nguyễn Văn An" in mine.get("/account/").text
    assert mine.post("/account/", data=PROFILE).status_code == 302
    assert (person.name, person.kind, person.language) == ("Tổ gốm Mẫu", "group", "en")
    assert queries.found("to gom mau", page=1)[1] == 1


def test_a_profile_that_is_not_complete(mine, person):
    answer = mine.post("/account/", data=PROFILE | {"representative": ""})
    assert answer.status_code == 422 and "Tổ gốm Mẫu" in answer.text
    assert mine.post("/account/", data=PROFILE | {"kind": "firm"}).status_code == 422
    assert person.name == "Nguyễn Văn An"


def test_the_password(mine, person, as_person):
    elsewhere = as_person(person)
    assert mine.post("/account/password", data={"password": "wrong", "new": NEW}).status_code == 422
    assert mine.post("/account/password", data={"password": PASSWORD, "new": "12345678"}).status_code == 422
    assert mine.post("/account/password", data={"password": PASSWORD, "new": NEW}).status_code == 302
    assert mine.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert db.session.scalars(select(Message)).one().recipient == "an@example.org"


def test_telephone_and_e_mail(mine, person):
    make.person(email="taken@example.org")
    make.save()
    form = {"email": " NEW@example.org", "phone": "", "password": PASSWORD}
    assert 'value="0912345678"' in mine.get("/account/contacts").text
    assert mine.post("/account/contacts", data=form | {"password": "wrong"}).status_code == 422
    assert mine.post("/account/contacts", data=form | {"email": ""}).status_code == 422
    assert mine.post("/account/contacts", data=form | {"email": "taken@example.org"}).status_code == 409
    assert db.session.scalar(select(Message)) is None
    assert mine.post("/account/contacts", data=form).status_code == 302
    assert (person.email, person.phone) == ("new@example.org", None)
    assert db.session.scalars(select(Message)).one().recipient == "an@example.org"


def test_guessing_the_present_password_is_throttled(mine):
    answers = [mine.post("/account/recovery-code", data={"password": "wrong"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_a_new_recovery_code(mine):
    answer = mine.post("/account/recovery-code", data={"password": PASSWORD})
    assert 'class="code-once"' in mine.get(answer.location).text


def test_devices(mine, person, as_person):
    other, stranger = as_person(person), as_person(make.person("Người lạ"))
    page = mine.get("/account/devices").text
    names = [queries.device_name(each) for each in queries.devices_of(person.id, NOW)]
    assert len(names) == 2 and sum(name in page for name in names) == 1  # this one has no button
    away = next(name for name in names if name in page)
    assert stranger.post(f"/account/devices/{away}").status_code == 404
    assert mine.post(f"/account/devices/{away}").status_code == 302
    assert other.get("/account/").status_code == 302
    assert mine.get("/account/").status_code == 200


def test_a_cookies_secret_is_never_written_on_a_page(mine, person):
    with mine.session_transaction() as session:
        secret = session["_user_id"]
    assert secret not in mine.get("/account/devices").text


def test_all_other_devices(mine, person, as_person):
    others = [as_person(person), as_person(person)]
    assert mine.post("/account/other-devices").status_code == 302
    assert [each.get("/account/").status_code for each in others] == [302, 302]
    assert mine.get("/account/").status_code == 200
