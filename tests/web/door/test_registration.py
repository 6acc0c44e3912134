"""Registering: a person, signed in, with the recovery code once; nothing else can be slipped in."""

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts.models import Person
from judging.infra.db import db

FORM = {
    "kind": "individual",
    "name": "Nguyễn Văn An",
    "province": "Tỉnh Mẫu",
    "commune": "Xã Mẫu",
    "phone": "0912 345 678",
    "password": "ba từ không liên quan",
}


def register(client, **changes):
    return client.post("/register", data=FORM | changes)


def test_register_and_read_the_code_once(client):
    assert client.get("/register").status_code == 200
    answer = register(client, next="/account/devices")
    assert answer.location == "/register/recovery-code?next=/account/devices"
    page = client.get(answer.location)
    code = page.text.split('class="code-once">')[1].split("<")[0]
    assert len(code) == 19 and 'href="/account/devices"' in page.text
    assert code not in client.get(answer.location).text
    assert client.get("/account/").status_code == 200


def test_what_was_typed_is_kept_on_a_refusal(client):
    answer = register(client, password="123")
    assert answer.status_code == 422 and "Nguyễn Văn An" in answer.text and "0912 345 678" in answer.text
    assert "123" not in answer.text.split('name="password"')[1].split(">")[0]
    assert register(client, name="", phone="").status_code == 422
    assert db.session.scalar(select(Person)) is None


@pytest.mark.parametrize(
    "changes, field, sentence",
    [
        ({"phone": ""}, "phone", "cần một trong hai"),
        ({"phone": "12"}, "phone", "Số điện thoại chưa đầy đủ"),
        ({"email": "a@b"}, "email", "Thư điện tử chưa đầy đủ"),
        ({"password": "12345678"}, "password", "Nhiều người dùng mật khẩu này"),
        ({"kind": "group"}, "representative", "người đại diện"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_above(client, changes, field, sentence):
    answer = register(client, **changes)
    assert answer.status_code == 422 and "Xin xem lại những chỗ được đánh dấu" in answer.text
    assert sentence in answer.text.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert db.session.scalar(select(Person)) is None


def test_only_a_group_has_a_representative(client):
    register(client, representative="Trần Văn Bình")
    assert db.session.scalars(select(Person)).one().representative == ""
    assert 'class="for-many field"' in client.get("/account/").text


def test_who_comes_to_enter_finds_registering_beside_signing_in(client):
    page = client.get("/sign-in?next=/my/entries/new").text
    assert 'class="button wide" href="/register?next=/my/entries/new"' in page


def test_a_telephone_that_is_registered(app, client):
    make.person(phone="0912345678")
    make.save()
    assert register(client).status_code == 409


@pytest.mark.parametrize("path", ["/register", "/account/"])
def test_fields_that_are_not_asked_change_nothing(app, client, as_person, path):
    """Every column of the table, posted to the form: only those it asks for are read."""
    smuggled = {
        "is_administrator": "1", "is_active": "", "id": "777", "search": "x", "second_factor": "ABC", "created_at": "x",
        "second_factor_step": "9", "is_second_factor_given": "1", "password_hash": "x", "role": "organiser",
    }  # fmt: skip
    if path == "/register":
        register(client, **smuggled)
        person = db.session.scalars(select(Person)).one()
    else:
        person = make.person()
        make.save()
        before = (person.password, person.email, person.phone)
        answer = as_person(person).post(path, data=FORM | smuggled | {"language": "vi", "email": "new@example.org"})
        assert answer.status_code == 302
        db.session.refresh(person)
        assert (person.password, person.email, person.phone) == before
    assert person.name == FORM["name"] and person.id != 777
    assert (person.is_administrator, person.is_active, person.second_factor) == (False, True, None)


def test_the_language_of_the_page_is_the_persons(client):
    client.set_cookie("language", "en")
    register(client)
    assert db.session.scalars(select(Person)).one().language == "en"
