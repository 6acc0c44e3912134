"""Late scores, deadlines and what is opened again, at the desk: who may, what is shown, what is said."""

import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.infra import clock
from judging.infra.clock import in_vietnam
from judging.infra.db import db
from judging.scoring import handing_in, queries
from judging.scoring.operations import ms
from tests.web.letters import Device, scores

DESK, PAGE = "/desk/mau", "/desk/mau/late-scores"


@pytest.fixture
def judge(app):
    competition = make.competition("mau", stage="judging")
    competition.round.due_at = make.NOW - timedelta(minutes=30)
    made = make.judge(competition, number=1)
    made.entry = make.entry(competition, make.person(), number=128)
    make.sheet(made, made.entry, 30, 20)
    made.chief, made.clerk = make.person("Bà Trưởng"), make.person("Ông Thư")
    make.staff(made.chief, competition)
    make.staff(made.clerk, competition, "secretary")
    make.save()
    return made


@pytest.fixture
def chief(judge, as_person):
    return as_person(judge.chief)


@pytest.fixture
def clerk(judge, as_person):
    return as_person(judge.clerk)


def send(judge, as_person, value):
    device = Device(as_person(judge.person))
    device.state()
    made = device.operation(128, judge.competition.criteria[0].id, value, made_at=ms(make.NOW) - 3_600_000)
    (told,) = device.send(made)
    assert told["outcome"] == "late" and "Ban Tổ chức" in told["reason"]


def shows(points: int, page: str) -> bool:
    """Whether the number stands in the page's words; a time of day is none."""
    return bool(re.search(rf"(?<![:\w]){points}(?![:\w])", re.sub(r"<[^>]+>", " ", page)))


def form(page: str, **other) -> dict:
    """The hidden fields of the first late sheet on the page."""
    return dict(re.findall(r'<input type="hidden" name="(judge|entry|newest)" value="([^"]+)">', page)) | other


def test_the_whole_way(judge, chief, clerk, as_person):
    send(judge, as_person, 5700)
    assert "1 điểm đến muộn chờ quyết định" in chief.get(f"{DESK}/").text
    page = clerk.get(PAGE).text
    assert "decision" in page and not shows(57, page)
    answer = clerk.post(PAGE, data=form(page, decision="take", reason="Mất mạng"))
    assert answer.status_code == 302
    (address,) = re.findall(r'action="(/desk/mau/late-scores/\d+/confirmation)"', chief.get(PAGE).text)
    assert address not in clerk.get(PAGE).text, "nobody is offered to confirm their own proposal"
    assert clerk.post(address).status_code == 409
    assert chief.post(address).status_code == 302
    db.session.rollback()
    assert queries.sheet_of(judge, judge.entry).scores == scores(judge, 57, 20)
    page = chief.get(PAGE).text
    assert "Ông Thư" in page and "Bà Trưởng" in page and "Mất mạng" in page and "1 điểm đến muộn đã nhận" in page


def test_values_are_shown_once_the_round_is_closed(judge, chief, as_person):
    send(judge, as_person, 5700)
    assert not shows(57, chief.get(PAGE).text)
    chief.post(f"{DESK}/closing")
    assert shows(57, chief.get(PAGE).text)
    publication = chief.get(f"{DESK}/publication").text
    assert "1 điểm đến muộn chưa được quyết định" in publication


def test_taken_after_the_ranking_it_says_so(judge, chief, clerk, as_person):
    send(judge, as_person, 5700)
    chief.post(f"{DESK}/closing")
    chief.post(f"{DESK}/ranking")
    assert "không còn đúng" not in chief.get(f"{DESK}/ranking").text
    chief.post(PAGE, data=form(chief.get(PAGE).text, decision="take", reason="Mất mạng"))
    clerk.post(re.findall(r'action="(\S+/confirmation)"', clerk.get(PAGE).text)[0])
    for path in ("/ranking", "/proposal", "/publication"):
        assert re.search("không còn đúng", chief.get(DESK + path).text), path
    chief.post(f"{DESK}/ranking")
    assert "không còn đúng" not in chief.get(f"{DESK}/ranking").text


@pytest.mark.parametrize("other, status", [
    ({"decision": ""}, 422), ({"decision": "take", "reason": " "}, 422), ({"decision": "take", "newest": "x"}, 409),
    ({"decision": "take", "judge": "99"}, 404), ({"decision": "refuse"}, 302),
])  # fmt: skip
def test_what_is_refused(judge, chief, as_person, other, status):
    send(judge, as_person, 5700)
    assert chief.post(PAGE, data=form(chief.get(PAGE).text, reason="Mất mạng") | other).status_code == status


def typed(moment) -> str:
    return in_vietnam(moment).strftime("%Y-%m-%dT%H:%M")


def test_a_deadline_is_extended_and_judges_read_it(judge, chief, clerk, as_person):
    address, until = f"{DESK}/rounds/final/deadline", clock.now() + timedelta(hours=3)
    wanted = {"due_at": typed(until), "grace_minutes": "20", "reason": "Mất điện"}
    assert clerk.post(address, data=wanted).status_code == 403
    assert chief.post(address, data=wanted | {"reason": ""}).status_code == 422
    assert chief.post(address, data=wanted | {"grace_minutes": "121"}).status_code == 422
    assert chief.post(address, data=wanted).status_code == 302
    shorter = wanted | {"due_at": typed(until - timedelta(hours=1))}
    assert chief.post(address, data=shorter).status_code == 409
    assert "Mất điện" in chief.get(address).text and "Mất điện" in chief.get(f"{DESK}/log").text
    hour = in_vietnam(until).strftime("%H:%M")
    tablet = as_person(judge.person)
    told = tablet.get("/judge/mau/rules").text
    assert hour in told and "Mất điện" in told and hour in clerk.get(f"{DESK}/rounds").text
    state = Device(tablet).state()["round"]
    assert (state["grace_minutes"], state["due_at"]) == (20, ms(until.replace(second=0, microsecond=0)))
    assert chief.post(address, data=wanted | {"due_at": "", "reason": "Không cần"}).status_code == 302
    assert hour not in tablet.get("/judge/mau/rules").text


def test_a_group_or_a_sheet_is_opened_again_by_an_organiser(judge, chief, clerk, as_person):
    handing_in.hand_in(judge, judge.competition.categories[0], actor=judge.person, now=make.NOW)
    make.save()
    address, wanted = f"{DESK}/judges/1/reopenings", {"group": "1", "entry": "128", "reason": "Chạm nhầm"}
    assert address in chief.get(f"{DESK}/judges/1").text and address not in clerk.get(f"{DESK}/judges/1").text
    assert clerk.post(address, data=wanted).status_code == 403
    assert chief.post(address, data=wanted | {"reason": ""}).status_code == 422
    assert chief.post(address, data=wanted | {"entry": "999"}).status_code == 404
    assert chief.post(address, data=wanted | {"group": "9"}).status_code == 404
    assert chief.post(address, data=wanted | {"group": "2"}).status_code == 404
    assert chief.post(address, data=wanted).status_code == 302
    assert "Chạm nhầm" in chief.get(f"{DESK}/judges/1").text
    device = Device(as_person(judge.person))
    state = device.state()
    assert state["sheets"]["128"]["closed"] is None and state["opened"][0]["entry"] == 128
    tablet = device.client
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 302
    assert device.state()["sheets"]["128"]["closed"]
    assert chief.post(address, data={"group": "1", "entry": "", "reason": "Xem lại"}).status_code == 302
    assert device.state()["opened"] == [{"entry": None, "group": "Nhóm 1", "reason": "Xem lại"}]
