"""What the QR code on an exhibit's label opens, and what it never tells."""

import re

import pytest

import tests.factories as make
from judging.panel.models import ConflictOfInterest
from judging.web.exhibits import address


@pytest.fixture
def competition(app):
    made = make.competition("mau", stage="judging")
    maker = make.person("Nguyễn Văn Bí Mật", craft_village="Làng Kín")
    made.entry = make.entry(made, maker, number=128, title="Bình “Trúc xanh”")
    made.seat = make.judge(made, groups=made.categories[:1])
    make.sheet(made.seat, made.entry, 30, 20)
    make.save()
    return made


def test_the_code_holds_an_address_under_the_public_one(app, competition):
    with app.test_request_context(base_url="https://localhost"):
        assert address(competition, 128) == "http://localhost/x/mau/128"


def test_before_publication_every_number_has_the_same_answer(app, competition):
    anybody = app.test_client()
    seen = {
        number: re.sub(rf"\b{number}\b", "N", re.sub(r'"[^"]{60,}"', "", anybody.get(f"/x/mau/{number}").text))
        for number in (128, 129)
    }
    assert seen[128] == seen[129] and "Số N" in seen[128]
    for secret in ("Trúc xanh", "Bí Mật", "Làng Kín"):
        assert secret not in seen[128]


def test_a_judge_is_led_to_their_own_sheet(as_person, competition):
    tablet = as_person(competition.seat.person)
    assert tablet.get("/x/mau/128").location == "/judge/mau/entries/128"
    assert tablet.get("/x/mau/129").status_code == 200
    make.add(ConflictOfInterest(judge_id=competition.seat.id, entry_id=competition.entry.id, declared_at=make.NOW))
    make.save()
    assert tablet.get("/x/mau/128").status_code == 200


def test_what_is_awarded_is_shown_once_published(app):
    competition = make.competition("mau", stage="published")
    works = [make.entry(competition, make.person(), number=number) for number in (1, 2)]
    make.award_list(competition, (works[0], 0, 1))
    make.save()
    anybody = app.test_client()
    assert anybody.get("/x/mau/1").location == "/c/mau/awards/1"
    assert "/c/mau/awards" in anybody.get("/x/mau/2").text
    assert anybody.get("/x/mau/2").text.count("đã được công bố") == 1


def test_a_draft_is_nobodys_to_know_of(app):
    make.competition("mau", stage="draft")
    make.save()
    assert app.test_client().get("/x/mau/1").status_code == 404
