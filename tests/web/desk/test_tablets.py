"""The board hears the tablets; a dead one is replaced in two taps, and nothing that had arrived is missing."""

import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.infra import clock
from judging.infra.db import db
from judging.scoring.models import Tablet
from tests.statements import counted
from tests.web.letters import Device, scores

DESK = "/desk/mau"


@pytest.fixture
def judge(app):
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, name="Nguyễn Văn Mẫu", number=1)
    made.entry = make.entry(competition, make.person(), number=128)
    made.chief = make.person()
    make.staff(made.chief, competition)
    make.save()
    return made


@pytest.fixture
def desk(judge, as_person):
    return as_person(judge.chief)


@pytest.fixture
def device(judge, as_person):
    return Device(as_person(judge.person))


def text(answer) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def later(monkeypatch, **gone):
    now = clock.now() + timedelta(**gone)
    monkeypatch.setattr(clock, "now", lambda: now)


def test_the_board_counts_and_warns_only_of_what_could_be_lost(desk, device, judge, monkeypatch):
    page = "/progress?part=1"
    device.give(128, judge.competition.criteria[0].id, 3700)
    assert "Tất cả đã ở máy chủ" in text(desk.get(DESK + page)), "what came with the letter is here"
    device.send(left=3)
    assert "3 điểm chỉ có trên máy" in text(desk.get(DESK + page))
    later(monkeypatch, minutes=3)
    shown = text(desk.get(DESK + page))
    assert "Im lặng 3 phút" in shown and "note wait" in desk.get(DESK + page).text
    assert "1 máy im lặng" in text(desk.get(f"{DESK}/"))
    later(monkeypatch, minutes=9)
    assert "note bad" in desk.get(DESK + page).text
    device.send(left=0)
    later(monkeypatch, hours=2)
    shown = desk.get(DESK + page).text
    assert "note" not in re.findall(r'class="(\w+) (?:wait|bad)"', shown), "asleep is not lost"


def test_nothing_of_a_score_is_on_the_board(desk, device, judge):
    device.give(128, judge.competition.criteria[0].id, 5700)
    for path in ("/progress", "/tablets", "/late-scores", "/judges/1", "/"):
        assert not re.search(r"(?<![:\d])57(?![:\d])", text(desk.get(DESK + path))), path


def test_the_self_check_is_green_or_red_with_what_is_wrong(desk, device, judge):
    device.send(left=0)
    page = f"{DESK}/tablets"
    assert "Chưa kiểm tra" in text(desk.get(page))
    tablet = db.session.query(Tablet).one()
    tablet.check_result, tablet.checked_at = {"space": {"ok": True, "says": "4 GB"}}, clock.now()
    make.save()
    assert "state good" in desk.get(page).text and "4 GB" not in desk.get(page).text
    tablet.check_result = {"space": {"ok": False, "says": "Chỉ còn 20 MB"}}
    make.save()
    assert "Chỉ còn 20 MB" in text(desk.get(page)) and "state bad" in desk.get(page).text
    assert "Tự kiểm thấy lỗi" in text(desk.get(f"{DESK}/progress"))


def card(desk, old: str) -> tuple[str, str]:
    """A new card and what its page says; the first tap opened the choice, the second one posts it."""
    assert f'name="old" value="{old}"' in desk.get(f"{DESK}/judges").text
    desk.post(f"{DESK}/judges/1/replacement", data={"old": old})
    page = desk.get(f"{DESK}/judges/cards")
    return re.search(r"http://localhost(/card/[\w-]+)", page.text)[1], text(page)


@pytest.mark.parametrize("old, goes_on", [("revoke", False), ("keep", True)])
def test_a_dead_tablet_is_replaced_and_everything_acknowledged_is_on_the_new_one(
    app, desk, device, judge, old, goes_on
):
    first, second = (line.id for line in judge.competition.criteria)
    device.give(128, first, 3700)
    device.send(device.operation(128, "comment", "Men đều"), left=4)
    address, said = card(desk, old)
    assert "còn 4 điểm chưa gửi" in said and ("vẫn đăng nhập" in said) is goes_on
    assert device.client.get("/judge/mau/").status_code == (200 if goes_on else 302)

    client = app.test_client()
    assert client.post(address).status_code == 302
    fresh = Device(client)
    sheet = fresh.state()["sheets"]["128"]
    assert sheet["scores"] == scores(judge, 37) and sheet["comment"] == "Men đều"
    assert sheet["versions"] == {str(first): 1, "comment": 1}
    assert fresh.give(128, second, 1200)["outcome"] == "kept"
    told = text(desk.get(f"{DESK}/judges/1"))
    assert ("lúc" in told and "còn 4 điểm chưa gửi" in told) is not goes_on
    assert ("4 điểm chỉ có trên máy" in told) is goes_on


def test_the_old_one_goes_on_once_its_judge_signs_in_on_it_again(app, desk, device, judge):
    first, _ = (line.id for line in judge.competition.criteria)
    unsent = device.operation(128, first, 3700)
    card(desk, "revoke")
    assert device.post(unsent).status_code in (302, 401, 403)
    address, _ = card_again(desk)
    device.client.post(address)
    assert device.send(unsent)[0]["outcome"] == "kept"


def card_again(desk) -> tuple[str, str]:
    desk.post(f"{DESK}/judges/1/card")
    page = desk.get(f"{DESK}/judges/cards")
    return re.search(r"http://localhost(/card/[\w-]+)", page.text)[1], text(page)


def test_the_board_asks_as_often_for_many_tablets_as_for_one(desk, device, judge):
    device.send(left=1)

    def asked(path):
        db.session.remove()
        with counted() as seen:
            assert desk.get(DESK + path).status_code == 200
        return len(seen)

    before = {path: asked(path) for path in ("/progress", "/tablets")}
    for _ in range(6):
        Device(device.client).send(left=2)
    assert {path: asked(path) for path in before} == before
