"""The second step stands before desk and administration, and before the account of who has one."""

import re

import pyotp
import pytest

import tests.factories as make
from judging.infra import clock


@pytest.fixture
def strict(app):
    app.config["SECOND_FACTOR"] = True
    yield app
    app.config["SECOND_FACTOR"] = False


@pytest.fixture
def organiser(strict):
    person = make.person("Người tổ chức")
    make.staff(person, make.competition("mau", stage="draft"))
    make.save()
    return person


def enter(strict, person):
    return make.signed_in(strict, person, second_factor=False)


def first_code(client):
    page = client.get("/account/second-factor").text
    secret = re.search(r'class="num key">([A-Z2-7 ]+)<', page).group(1).replace(" ", "")
    assert "<svg" in page
    return secret, pyotp.TOTP(secret).at(clock.now())


def test_set_up_on_the_way_to_the_desk(strict, organiser):
    client = enter(strict, organiser)
    door = client.get("/desk/mau/").location
    assert door == "/account/second-factor?next=/desk/mau/"
    secret, code = first_code(client)
    assert client.post(door, data={"code": "000000"}).status_code == 422
    assert first_code(client)[0] == secret  # a wrong code does not change the key that was scanned
    papers = client.post(door, data={"code": code}).location
    page = client.get(papers).text
    codes = re.findall(r'<li class="num">([^<]+)</li>', page)
    assert len(codes) == 8 and 'href="/desk/mau/"' in page
    assert codes[0] not in client.get(papers).text
    assert client.get("/desk/mau/").status_code == 200
    again = enter(strict, organiser)
    assert again.get("/account/").location.startswith("/account/second-factor")
    assert again.post(door, data={"code": code}).status_code == 422  # used already
    assert again.post(door, data={"code": codes[0]}).location == "/desk/mau/"
    assert again.get("/account/").status_code == 200


def test_new_paper_codes_need_the_second_step(strict, organiser):
    organiser.second_factor = pyotp.random_base32()
    make.save()
    client = enter(strict, organiser)
    assert client.post("/account/paper-codes").location.startswith("/account/second-factor")
    code = pyotp.TOTP(organiser.second_factor).at(clock.now())
    client.post("/account/second-factor", data={"code": code})
    assert client.post("/account/paper-codes").location.startswith("/account/paper-codes")


def test_administrators_too(strict):
    person = make.person(is_administrator=True)
    make.save()
    assert enter(strict, person).get("/admin/people").location.startswith("/account/second-factor")


def test_guessing_is_throttled(strict, organiser):
    organiser.second_factor = pyotp.random_base32()
    make.save()
    client = enter(strict, organiser)
    answers = [client.post("/account/second-factor", data={"code": "000000"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_signing_in_asks_for_it_first(strict, organiser):
    organiser.second_factor = pyotp.random_base32()
    make.save()
    form = {"contact": organiser.email, "password": make.PASSWORD, "next": "/desk/mau/"}
    answer = strict.test_client().post("/sign-in", data=form)
    assert answer.location == "/account/second-factor?next=/desk/mau/"
