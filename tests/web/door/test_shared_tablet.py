"""Two judges on one tablet: a PIN each, turns by it, and letters in one's own name only."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

import tests.factories as make
from judging.accounts.models import SignIn
from judging.infra.db import db
from judging.panel import cards
from judging.panel.models import Judge
from judging.scoring.models import ScoreSheet

JSON = {"Accept": "application/json"}
PINS = {"1": "2580", "2": "7391"}


def card_of(judge: Judge) -> str:
    _card, token = cards.issue(judge, actor=make.person(), now=datetime.now(UTC))
    make.save()
    return f"/card/{token}"


@pytest.fixture
def hall(app, client):
    """A tablet that judge 1 uses, the panel, and an entry to score."""
    competition = make.competition("mau", stage="judging")
    first, second, third = (make.judge(competition, name=f"Giám khảo {n}", number=n) for n in (1, 2, 3))
    make.entry(competition, make.person(), number=12)
    client.post(card_of(first))
    return SimpleNamespace(competition=competition, first=first, second=second, third=third, tablet=client)


def pins_of(*numbers: str) -> dict[str, str]:
    return {"shared": "1"} | {f"pin-{number}": PINS.get(number, "8264") for number in numbers}


def who(client) -> int:
    return client.get("/judge/mau/state", headers=JSON).json["judge"]


def turn(client, number: int, pin: str, **options):
    return client.post("/judge/mau/turns", data={"judge": number, "pin": pin}, **options)


def letter(judge, **values) -> dict:
    operation = {"uuid": "u1", "sequence": 1, "round": "final", "attempt": 1, "entry": 12, "field": "comment",
                 "value": "Đẹp", "seen": 0, "made_at": 1_700_000_000_000, "offset": None}  # fmt: skip
    return {"letter": "l1", "device": "d1", "judge": judge.number, "seat": judge.key, "app": "",
            "clock": 1_700_000_000_000, "last": None, "waiting": 1, "operations": [operation], **values}  # fmt: skip


def test_the_card_asks_whether_the_tablet_is_shared(hall):
    page = hall.tablet.get(card_of(hall.second)).text
    assert "Giám khảo 1" in page and 'name="pin-1"' in page and 'name="pin-2"' in page


def test_ones_own_card_asks_nothing(hall):
    assert "pin-" not in hall.tablet.get(card_of(hall.first)).text


def test_shared_each_keeps_the_sign_in_and_takes_turns_by_pin(hall):
    address = card_of(hall.second)
    assert hall.tablet.post(address, data=pins_of("1", "2")).status_code == 302
    assert who(hall.tablet) == 2
    for wrong in ("", "0000", PINS["2"]):
        assert turn(hall.tablet, 1, wrong).status_code == 422
        assert who(hall.tablet) == 2
    assert turn(hall.tablet, 1, PINS["1"]).location == "/judge/mau/?fresh=1"
    assert who(hall.tablet) == 1
    assert turn(hall.tablet, 2, PINS["2"], headers=JSON).json["turn"]["number"] == 2
    assert who(hall.tablet) == 2


def test_without_good_pins_the_card_is_not_used_up(hall):
    address = card_of(hall.second)
    for bad in ({"shared": "1"}, {"shared": "1", "pin-1": "2580", "pin-2": "1111"}, pins_of("2")):
        answer = hall.tablet.post(address, data=bad)
        assert answer.status_code == 422 and "PIN" in answer.text
    assert hall.tablet.post(address, data=bad, headers=JSON).json["ok"] is False
    assert who(hall.tablet) == 1
    assert hall.first.pin is None
    assert hall.tablet.post(address, data=pins_of("1", "2")).status_code == 302


def test_a_third_comes_and_the_first_need_no_new_pin(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    assert "pin-1" not in hall.tablet.get(address := card_of(hall.third)).text
    told = hall.tablet.post(address, data=pins_of("3"), headers=JSON).json
    assert [each["number"] for each in told["turns"]] == [1, 2, 3]
    assert len({each["key"] for each in told["turns"]}) == 3
    turn(hall.tablet, 2, PINS["2"])
    assert who(hall.tablet) == 2


def test_a_tablet_takes_the_turn_by_its_key_alone(hall):
    """Without a network the tablet asks for the PIN itself and writes the cookie."""
    told = hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"), headers=JSON).json
    keys = {each["number"]: each["key"] for each in told["turns"]}
    for cookie in ("mau.1.guessed", f"mau.1.{keys[2]}", f"mau.3.{keys[1]}", f"khac.1.{keys[1]}", "mau", "mau.1.é", ""):
        hall.tablet.set_cookie("seat", cookie)
        assert who(hall.tablet) == 2
    hall.tablet.set_cookie("seat", f"mau.1.{keys[1]}")
    assert who(hall.tablet) == 1


def test_a_key_is_worth_nothing_on_another_tablet(hall, app):
    told = hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"), headers=JSON).json
    other = app.test_client()
    other.post(card_of(hall.third))
    other.set_cookie("seat", f"mau.1.{told['turns'][0]['key']}")
    assert who(other) == 3


def test_letters_count_for_their_judge_only(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    refused = hall.tablet.post("/judge/mau/operations", json=letter(hall.first), headers=JSON)
    assert (refused.status_code, refused.json["letter"]) == (409, "l1")
    assert db.session.query(ScoreSheet).count() == 0
    turn(hall.tablet, 1, PINS["1"])
    assert hall.tablet.post("/judge/mau/operations", json=letter(hall.first), headers=JSON).json["ok"] is True
    db.session.expire_all()
    (sheet,) = db.session.query(ScoreSheet)
    assert sheet.judge_id == hall.first.id


def test_guesses_are_slowed(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    answers = [turn(hall.tablet, 1, f"90{n}1").status_code for n in range(12)]
    assert answers == [422] * 10 + [429] * 2
    assert turn(hall.tablet, 1, PINS["1"]).status_code == 429


def test_who_does_not_share_it_takes_no_turn(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    assert turn(hall.tablet, 3, "8264").status_code == 404
    page = hall.tablet.get("/judge/mau/turns").text
    assert "Giám khảo 1" in page and "Giám khảo 3" not in page
    assert "Giám khảo 1" not in hall.tablet.get("/judge/mau/turns?blank=1").text


def test_the_tablet_changes_hands(hall):
    hall.tablet.post(card_of(hall.second))
    assert who(hall.tablet) == 2
    first = db.session.query(SignIn).filter_by(person_id=hall.first.person_id).one()
    assert first.ended_at is not None
    assert hall.tablet.get("/judge/mau/turns").text.count('type="radio"') == 0


def test_signing_out_ends_everybodys(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    hall.tablet.post("/sign-out")
    assert [each.ended_at is None for each in db.session.query(SignIn)] == [False, False]
    assert hall.tablet.get_cookie("seat") is None


def test_a_new_card_of_who_forgot_the_pin(hall):
    hall.tablet.post(card_of(hall.second), data=pins_of("1", "2"))
    answer = hall.tablet.post(card_of(hall.first), data={"shared": "1", "pin-1": "6208"}, headers=JSON)
    assert [each["number"] for each in answer.json["turns"]] == [1, 2]
    turn(hall.tablet, 2, PINS["2"])
    assert turn(hall.tablet, 1, PINS["1"]).status_code == 422
    assert turn(hall.tablet, 1, "6208").status_code == 302


def test_a_sign_in_that_ended_says_so_and_a_new_card_sends(hall, app):
    db.session.query(SignIn).update({"ended_at": make.NOW})
    make.save()
    state = hall.tablet.get("/judge/mau/state", headers=JSON)
    sent = hall.tablet.post("/judge/mau/operations", json=letter(hall.first), headers=JSON)
    assert (state.status_code, sent.status_code) == (401, 401)
    assert sent.json["letter"] == "l1" and "message" in sent.json
    hall.tablet.post(card_of(hall.first))
    assert hall.tablet.post("/judge/mau/operations", json=letter(hall.first), headers=JSON).json["ok"] is True
