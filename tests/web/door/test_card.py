"""A judge's card: looking uses nothing up, the button binds the tablet once."""

import pytest

import tests.factories as make
from judging.panel import cards
from tests.factories import NOW


@pytest.fixture
def card(app):
    judge = make.judge(make.competition("cuoc-thi", stage="judging"), name="Phạm Văn Hòa", honorific="ong")
    _card, token = cards.issue(judge, actor=make.person(), now=NOW)
    make.save()
    return f"/card/{token}"


def test_it_signs_one_tablet_in(client, card, app):
    for _ in range(2):
        assert "Phạm Văn Hòa" in client.get(card).text
    assert client.post(card).location == "/judge/cuoc-thi/?fresh=1"
    other = app.test_client()
    assert other.get(card).status_code == other.post(card).status_code == 410


def test_a_guess_is_not_found(client, app):
    assert client.get("/card/guess").status_code == client.post("/card/guess").status_code == 410


def test_the_card_ends_who_was_signed_in_before(as_person, card):
    client = as_person(make.person())
    assert client.get("/account/").status_code == 200
    client.post(card)
    assert "Phạm Văn Hòa" in client.get("/account/").text
