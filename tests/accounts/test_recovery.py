"""Coming in again: links and codes work once, for one person, for a while."""

from datetime import timedelta

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts import recovery, signing_in
from judging.accounts.models import OneTimeCode, SignIn
from judging.audit.models import Event
from judging.errors import Invalid, NotAllowed, NotFound
from judging.infra.db import db, writing
from judging.infra.mail import Message
from tests.factories import NOW

SENT = []


def letter(person, secret):
    SENT.append(secret)
    return "subject", secret


def link_of(person, now=NOW) -> str:
    with writing():
        recovery.post_link(person.email, letter=letter, now=now)
    return SENT[-1]


def test_a_link_sets_a_password_once_and_ends_every_sign_in(app):
    person = make.person()
    signing_in.open_for(person, device="lost telephone", now=NOW)
    make.save()
    secret = link_of(person)
    assert db.session.scalar(select(Message.recipient)) == person.email
    assert len(secret) >= 22  # at least 128 bits
    assert secret not in str([row.digest for row in db.session.scalars(select(OneTimeCode))])
    with writing():
        assert recovery.set_password(recovery.of_link(secret, now=NOW), "new", now=NOW) is None
    assert db.session.scalar(select(SignIn.ended_at)) is not None
    with pytest.raises(NotFound):
        recovery.of_link(secret, now=NOW)


def test_a_link_lives_half_an_hour(app):
    person = make.person()
    make.save()
    secret = link_of(person)
    recovery.of_link(secret, now=NOW + timedelta(minutes=29, seconds=59))
    with pytest.raises(NotFound):
        recovery.of_link(secret, now=NOW + timedelta(minutes=30))


def test_nobody_is_written_to_who_is_unknown_closed_or_without_mail(app):
    make.person(email="closed@example.org", is_active=False)
    make.person(email=None, phone="0912345678")
    make.save()
    with writing():
        for typed in ("closed@example.org", "0912345678", "nobody@example.org", ""):
            recovery.post_link(typed, letter=letter, now=NOW)
    assert not db.session.scalars(select(Message)).all()


def test_a_paper_code_works_once_and_gives_a_fresh_one(app):
    person = make.person(email=None, phone="0912345678")
    with_code = recovery.renew_code(person, now=NOW)
    make.save()
    with writing():
        found = recovery.of_paper("+84 912 345 678", with_code.lower().replace("-", " "), now=NOW)
        fresh = recovery.set_password(found, "new", now=NOW)
    with pytest.raises(Invalid):
        recovery.of_paper("0912345678", with_code, now=NOW)
    assert recovery.of_paper("0912345678", fresh, now=NOW)


def test_a_paper_code_belongs_to_one_account(app):
    one, other = make.person(), make.person()
    code = recovery.renew_code(one, now=NOW)
    make.save()
    with pytest.raises(Invalid):
        recovery.of_paper(other.email, code, now=NOW)
    with pytest.raises(Invalid):
        recovery.of_paper("nobody@example.org", code, now=NOW)


def test_a_handed_out_code_lasts_a_day_and_is_logged(app):
    person, organiser = make.person(), make.person()
    code = recovery.hand_out(person, issued_by=organiser, now=NOW)
    make.save()
    line = db.session.scalar(select(Event).where(Event.verb == "recovery code handed out"))
    assert (line.actor_id, line.subject) == (organiser.id, f"person:{person.id}") and code not in str(line.data)
    recovery.of_paper(person.email, code, now=NOW + timedelta(hours=23))
    with pytest.raises(Invalid):
        recovery.of_paper(person.email, code, now=NOW + timedelta(hours=24))


def test_an_organiser_cannot_hand_out_an_administrators_code(app):
    with pytest.raises(NotAllowed):
        recovery.hand_out(make.person(is_administrator=True), issued_by=make.person(), now=NOW)


def test_of_two_at_once_one_uses_the_code(app):
    person = make.person()
    make.save()
    secret = link_of(person)
    first, second = recovery.of_link(secret, now=NOW), recovery.of_link(secret, now=NOW)
    with writing():
        recovery.set_password(first, "first", now=NOW)
    with writing(), pytest.raises(NotFound):
        recovery.set_password(second, "second", now=NOW)
    assert person.password == "first"
