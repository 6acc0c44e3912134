"""A lost password: the same answer for everybody, links under PUBLIC_URL only, used up by the button."""

import re

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.accounts import recovery
from judging.accounts.models import OneTimeCode
from judging.infra.db import db
from judging.infra.mail import Message
from tests.factories import NOW, PASSWORD

NEW = "một câu thật dài"


def mailed_link() -> str:
    return re.search(r"http://localhost(/recovery/\S+)", db.session.scalar(select(Message.body))).group(1)


@pytest.fixture
def person(app):
    person = make.person(email="an@example.org", phone="0912345678")
    make.save()
    return person


def test_by_mail(client, person, as_person):
    elsewhere = as_person(person)
    answer = client.post("/recovery", data={"contact": "AN@example.org"})
    assert answer.location == "/recovery/sent"
    link = mailed_link()
    for _ in range(2):  # a mail program may open it by itself
        assert client.get(link).status_code == 200
    assert client.post(link, data={"password": "123"}).status_code == 422
    assert client.post(link, data={"password": NEW}).location == "/my/"
    assert elsewhere.get("/account/").status_code == 302
    assert client.get(link).status_code == 410
    assert client.post(link, data={"password": NEW}).status_code == 410
    signed = client.application.test_client().post("/sign-in", data={"contact": "an@example.org", "password": NEW})
    assert signed.status_code == 302


def test_the_answer_does_not_tell_who_is_registered(client, person):
    known = client.post("/recovery", data={"contact": "an@example.org"})
    unknown = client.post("/recovery", data={"contact": "nobody@example.org"})
    assert (known.status_code, known.location, known.data) == (unknown.status_code, unknown.location, unknown.data)
    assert len(db.session.scalars(select(Message)).all()) == 1


HOSTS = [
    "evil.example",
    "localhost.evil.example",
    "localhost@evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
]


@pytest.mark.parametrize("host", HOSTS)
def test_a_forged_host_is_refused_or_ignored(client, person, host):
    answer = client.post("/recovery", data={"contact": "an@example.org"}, headers={"Host": host})
    assert answer.status_code == 400
    assert db.session.scalar(select(Message)) is None


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-Host", "X-Forwarded-Server"])
def test_links_never_come_from_a_header(client, person, header):
    client.post("/recovery", data={"contact": "an@example.org"}, headers={header: "evil.example"})
    assert "evil" not in db.session.scalar(select(Message.body))
    assert mailed_link()


def test_by_a_code_on_paper(app, client, person):
    code = recovery.renew_code(person, now=NOW)
    make.save()
    form = {"contact": "0912345678", "code": code, "password": NEW}
    assert client.get("/recovery-code").status_code == 200
    assert client.post("/recovery-code", data=form | {"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 422
    answer = client.post("/recovery-code", data=form)
    fresh = client.get(answer.location).text.split('class="code-once">')[1].split("<")[0]
    assert fresh != code
    assert client.post("/recovery-code", data=form).status_code == 422


def test_guessing_codes_is_throttled(client, person):
    form = {"contact": "0912345678", "code": "AAAA-AAAA-AAAA-AAAA", "password": NEW}
    assert [client.post("/recovery-code", data=form).status_code for _ in range(11)] == [422] * 10 + [429]


def test_mails_to_one_account_are_throttled(client, person):
    answers = [client.post("/recovery", data={"contact": "an@example.org"}).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]


def test_secrets_are_not_kept(app, client, person):
    client.post("/recovery", data={"contact": "an@example.org"})
    secret = mailed_link().rsplit("/", 1)[1]
    kept = db.session.scalars(select(OneTimeCode)).one()
    assert secret not in vars(kept).values() and len(kept.digest) == 64
    assert PASSWORD not in person.password
