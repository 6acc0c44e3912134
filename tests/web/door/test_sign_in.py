"""The door: signing in and out, throttled, with a fresh sign-in each time."""

import re

import pytest
from sqlalchemy import func, select

import tests.factories as make
from judging.accounts import attempts
from judging.accounts.models import Attempt, SignIn
from judging.infra.db import db
from tests.factories import PASSWORD


def enter(client, contact, password=PASSWORD, *, headers=None, **more):
    return client.post("/sign-in", data={"contact": contact, "password": password, **more}, headers=headers)


@pytest.fixture
def person(app):
    person = make.person("Nguyễn Văn An", email="an@example.org", phone="0912345678")
    make.save()
    return person


@pytest.mark.parametrize("contact", ["an@example.org", " AN@Example.org", "0912345678", "+84 912 345 678"])
def test_by_e_mail_or_telephone(client, person, contact):
    answer = enter(client, contact)
    assert (answer.status_code, answer.location) == (302, "/my/")
    assert client.get("/account/").status_code == 200


def test_a_wrong_password_is_refused_and_counted(client, person):
    answer = enter(client, "an@example.org", "wrong password")
    assert answer.status_code == 422 and "an@example.org" in answer.text and "wrong password" not in answer.text
    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 2
    assert client.get("/account/").status_code == 302


def test_unknown_and_known_accounts_are_refused_alike(client, person):
    make.person("Không mật khẩu", email="khong@example.org", password=None)
    make.save()
    contacts = ("an@example.org", "no@example.org", "khong@example.org")
    pages = [enter(client, contact, "x y z wrong").text.replace(contact, "") for contact in contacts]
    assert len({re.sub('name="csrf[^>]+', "", page) for page in pages}) == 1


def test_ten_failures_close_the_account_for_a_while_whatever_the_header_says(client, person):
    for n in range(10):
        enter(client, "an@example.org", "wrong", headers={"X-Forwarded-For": f"192.0.2.{n}"})
    answer = enter(client, "AN@example.org", headers={"X-Forwarded-For": "192.0.2.99"})
    assert answer.status_code == 429
    assert enter(client, "0912345678").status_code == 302  # counted by the name aimed at


def test_an_address_that_failed_often_is_closed_for_every_account(client, person, monkeypatch):
    monkeypatch.setattr(attempts, "PER_ADDRESS", 3)
    for n in range(3):
        enter(client, f"{n}@example.org", "wrong")
    assert enter(client, "an@example.org", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 429


def test_nothing_typed_is_not_an_attempt(client, person):
    assert enter(client, "an@example.org", "").status_code == 422
    assert db.session.scalar(select(Attempt)) is None


def test_a_closed_account_is_told_so_only_with_its_password(client, app):
    make.person(email="closed@example.org", is_active=False)
    make.save()
    assert enter(client, "closed@example.org", "wrong").status_code == 422
    assert enter(client, "closed@example.org").status_code == 403


def test_the_session_is_a_new_one_and_the_old_one_ends(client, person):
    enter(client, "an@example.org")
    with client.session_transaction() as session:
        first = session["_user_id"]
        session["planted"] = "by somebody else"
    enter(client, "an@example.org")
    with client.session_transaction() as session:
        assert session["_user_id"] != first and "planted" not in session
    assert db.session.get(SignIn, first).ended_at is not None


def test_a_cookie_planted_before_is_worth_nothing(app, person):
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "0" * 32
    enter(client, "an@example.org")
    stranger = app.test_client()
    with stranger.session_transaction() as session:
        session["_user_id"] = "0" * 32
    assert stranger.get("/account/").status_code == 302


def test_signing_out_ends_the_sign_in(client, person):
    enter(client, "an@example.org")
    cookie = client.get_cookie("judging").value
    assert client.post("/sign-out").status_code == 302
    client.set_cookie("judging", cookie)
    assert client.get("/account/").status_code == 302


def test_where_each_role_goes(app):
    competition = make.competition("cuoc-thi")
    organiser, both, administrator = make.person(), make.person(), make.person(is_administrator=True)
    make.staff(organiser, competition)
    make.staff(both, competition)
    make.staff(both, make.competition())
    make.save()
    for person, place in ((organiser, "/desk/cuoc-thi/"), (both, "/"), (administrator, "/admin/competitions")):
        assert enter(app.test_client(), person.email).location == place


def test_back_to_the_page_asked_for(client, person):
    door = client.get("/account/devices").location
    assert door == "/sign-in?next=/account/devices"
    assert 'value="/account/devices"' in client.get(door).text
    assert enter(client, "an@example.org", next="/account/devices").location == "/account/devices"
    assert client.get("/sign-in").location == "/my/"


def test_a_disabled_person_with_a_live_cookie_is_out_at_once(as_person, person):
    client = as_person(person)
    assert client.get("/account/").status_code == 200
    person.is_active = False
    make.save()
    assert client.get("/account/").status_code == 302
    assert client.post("/account/", data={"name": "X"}).status_code == 403
