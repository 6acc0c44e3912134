"""Registering: unique contacts however they are typed, and passwords worth the name."""

import unicodedata

import pytest

import tests.factories as make
from judging.accounts import password_rules, registering
from judging.accounts.registering import Details
from judging.errors import Conflict, Invalid
from judging.infra import passwords
from judging.infra.db import writing
from tests.factories import NOW


def register(email=None, phone=None, password="ba từ không liên quan", **details):
    details = Details(**{"name": "Nguyễn Văn An", **details})
    mail, number, hashed = registering.prepared(name=details.name, email=email, phone=phone, password=password)
    with writing():
        return registering.register(details, email=mail, phone=number, hashed=hashed, language="vi", now=NOW)


def test_a_person_and_a_recovery_code(app):
    person, code = register(phone="+84 912 345 678")
    assert person.phone == "0912345678" and person.email is None
    assert len(code) == 19 and not person.is_administrator
    assert person.search == "nguyen van an 0912345678"


@pytest.mark.parametrize("typed", ["AN@Example.org", " an@example.org\u200b", "ａｎ@example.org", "an＠example.org"])
def test_an_email_is_taken_in_every_spelling(app, typed):
    register(email="an@example.org")
    with pytest.raises(Conflict):
        register(email=typed)


@pytest.mark.parametrize(
    "typed", ["0912 345 678", "+84912345678", "84912345678", "0084 912 345 678", "０９１２３４５６７８"]
)
def test_a_telephone_is_taken_in_every_spelling(app, typed):
    register(phone="0912345678")
    with pytest.raises(Conflict):
        register(phone=typed)


@pytest.mark.parametrize(
    "email, phone",
    [(None, None), ("", " "), ("an", None), ("a@b", None), (None, "123"), (None, "abc"), ("a b@c.d", None)],
)
def test_contacts_that_cannot_be_used(app, email, phone):
    with pytest.raises(Invalid):
        register(email=email, phone=phone)


REFUSED = ["", "short", "12345678", "Mật khẩu 123", "aaaaaaaaaa", "an@example.org", "Nguyễn Văn An", "nguyenvanan"]


@pytest.mark.parametrize("password", [*REFUSED, "0912 345 678", "+84912345678", "x" * 129])
def test_passwords_that_are_refused(password):
    with pytest.raises(Invalid):
        password_rules.check(password, name="Nguyễn Văn An", email="an@example.org", phone="0912345678")


@pytest.mark.parametrize("password", ["ba từ không liên quan", "x" * 60 + "yz" * 34, "tre xanh", "!@#$ ^&*"])
def test_passwords_that_are_taken(password):
    password_rules.check(password, name="Nguyễn Văn An", email="an@example.org", phone=None)


def test_a_group_names_who_speaks_for_it(app):
    with pytest.raises(Invalid):
        register(email="to@example.org", kind="group")
    person, _code = register(email="to@example.org", kind="group", representative="Trần Thị Bình")
    assert person.representative == "Trần Thị Bình"


def test_a_password_typed_in_parts_is_the_same(app):
    assert passwords.matches(unicodedata.normalize("NFD", make.PASSWORD), passwords.hashed(make.PASSWORD))


def test_hashes_cost_what_owasp_asks():
    assert passwords.hashed("ba từ không liên quan").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
