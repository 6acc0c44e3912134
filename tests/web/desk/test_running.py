"""The rounds at the desk: where each stands, who passed and why, and each step once."""

from datetime import timedelta
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions.queries import by_slug
from judging.desk import stepping
from judging.findings import queries, recording
from judging.findings.recording import Found
from judging.infra.db import db
from judging.ranking import rules
from tests.findings.samples import BALLOTS, conditions, vote

ALL_HOLD = {"a": [1, 1], "b": [1, 1]}


@pytest.fixture
def desk(app, as_person):
    """A function: a competition of these rounds past its deadline, its first round open; organiser and secretary."""

    def build(*rounds: rules.Round, is_open: bool = True, **values):
        awards = (rules.Award(id="title", name="Danh hiệu", cap=rules.ALL),)
        past = {"deadline_at": make.NOW - timedelta(days=1)}
        competition = make.competition("mau", groups=2, rounds=rounds, awards=awards, **past, **values)
        organiser, secretary = make.person(), make.person()
        make.staff(organiser, competition)
        make.staff(secretary, competition, "secretary")
        for number in (1, 2, 3):
            make.entry(competition, make.person(), number=number, group=number % 2)
        if is_open:
            stepping.open_judging(competition, actor=organiser, now=make.NOW)
        make.save()
        return as_person(organiser), as_person(secretary)

    return build


def record(data: dict[int, dict]) -> None:
    competition = by_slug("mau")
    found = [Found(e, data[e.number]) for e in queries.entries_in(competition.round) if e.number in data]
    recording.keep(competition, competition.round, found, actor=make.person(), now=make.NOW)
    make.save()


def test_before_the_first_round_no_judge_is_asked_for(desk):
    organiser, _ = desk(conditions(), vote(), is_open=False)
    page = organiser.get("/desk/mau/judging").text
    assert "giám khảo" not in page.split("<h2>Thể lệ")[0].split("<main")[1].lower()
    assert "Mở vòng “Xét điều kiện”" in page
    assert "/desk/mau/judges" not in organiser.get("/desk/mau/rounds").text
    assert organiser.post("/desk/mau/judging").location == "/desk/mau/rounds"


def test_a_round_is_run_to_its_end(desk):
    organiser, secretary = desk(conditions(), vote())
    for client in (organiser, secretary):
        page = client.get("/desk/mau/rounds").text
        assert "đã ghi 0 trên 3" in page and "/desk/mau/rounds/check?state=missing" in page
    assert "/desk/mau/closing" not in secretary.get("/desk/mau/rounds").text
    assert "/desk/mau/judging/removal" in organiser.get("/desk/mau/rounds").text
    assert 'name="round"' not in organiser.get("/desk/mau/closing").text
    record({1: ALL_HOLD, 2: ALL_HOLD | {"b": [0, 1]}, 3: ALL_HOLD})
    assert "/desk/mau/judging/removal" not in organiser.get("/desk/mau/rounds").text
    assert 'name="round" value="check"' in organiser.get("/desk/mau/closing").text
    assert organiser.post("/desk/mau/closing", data={"round": "check"}).location == "/desk/mau/rounds"
    assert "2 trên 3 hồ sơ đạt" in organiser.get("/desk/mau/rounds").text
    out = organiser.get("/desk/mau/rounds/check?state=out").text
    assert "Không đạt điều kiện “Đủ hồ sơ”" in out and "Số 1 " not in out
    page = organiser.get("/desk/mau/next-round").text
    assert 'name="round" value="council"' in page and "2 trên 3 hồ sơ đạt" in page
    assert organiser.post("/desk/mau/next-round", data={"round": "council"}).location == "/desk/mau/rounds"
    again = organiser.post("/desk/mau/next-round", data={"round": "council"})
    assert again.status_code == 409
    assert "2 hồ sơ vào vòng" in secretary.get("/desk/mau/rounds").text


def test_an_invalid_session_keeps_the_round_open_and_says_why(desk):
    organiser, _ = desk(vote())
    record({1: BALLOTS, 2: BALLOTS | {"chair": False}, 3: BALLOTS})
    answer = organiser.post("/desk/mau/closing", data={"round": "council"})
    assert answer.status_code == 422 and by_slug("mau").round.state == "judging"
    assert "bỏ phiếu lại" in answer.text


def test_nobody_can_say_who_passed_while_sheets_are_missing(desk):
    criterion = rules.Criterion(id="line", name="Điểm", maximum=Fraction(100))
    scored = rules.Scored(id="points", name="Chấm điểm", criteria=(criterion,))
    organiser, _ = desk(scored, vote(), is_open=False)
    make.judge(by_slug("mau"))
    make.save()
    organiser.post("/desk/mau/judging")
    organiser.post("/desk/mau/closing")
    for path in ("rounds", "next-round", "rounds/points"):
        assert "còn thiếu 3 điểm" in organiser.get(f"/desk/mau/{path}").text
    assert 'name="round"' not in organiser.get("/desk/mau/next-round").text
    assert organiser.post("/desk/mau/next-round").status_code == 422


def test_taking_a_later_opening_back(desk):
    organiser, secretary = desk(conditions(), vote())
    record(dict.fromkeys((1, 2, 3), ALL_HOLD))
    organiser.post("/desk/mau/closing")
    organiser.post("/desk/mau/next-round")
    assert secretary.post("/desk/mau/judging/removal", data={"reason": "x"}).status_code == 403
    assert "Rút lại việc mở vòng “Hội đồng bỏ phiếu”" in organiser.get("/desk/mau/judging/removal").text
    assert organiser.post("/desk/mau/judging/removal", data={"reason": ""}).status_code == 422
    answer = organiser.post("/desk/mau/judging/removal", data={"reason": "Chưa họp"})
    assert answer.location == "/desk/mau/rounds"
    assert [round_.state for round_ in by_slug("mau").rounds] == ["closed", "waiting"]
    organiser.post("/desk/mau/next-round")
    record({1: BALLOTS})
    assert organiser.post("/desk/mau/judging/removal", data={"reason": "Chưa họp"}).status_code == 409


def test_who_lacks_recognition_below_is_told(desk):
    organiser, _ = desk(vote(), is_open=False, ladder=rules.Ladder(level="Quốc gia", needs="Cấp tỉnh"))
    first = queries.entries_in(by_slug("mau").rounds[0])[0]
    first.recognition = "12/QĐ"
    make.save()
    assert "các số 2, 3" in organiser.get("/desk/mau/judging").text
    assert organiser.post("/desk/mau/judging").status_code == 302
    page = organiser.get("/desk/mau/rounds").text
    assert "2 hồ sơ không vào vòng nào" in page and "1 hồ sơ vào vòng" in page


@pytest.mark.parametrize("state", ["waiting", "judging", "closed"])
def test_the_overview_says_what_is_next(desk, state):
    organiser, secretary = desk(conditions(), vote())
    record(dict.fromkeys((1, 2, 3), ALL_HOLD))
    if state != "judging":
        organiser.post("/desk/mau/closing")
    if state == "closed":
        organiser.post("/desk/mau/next-round")
        record(dict.fromkeys((1, 2, 3), BALLOTS))
        organiser.post("/desk/mau/closing")
    page = organiser.get("/desk/mau/").text
    assert secretary.get("/desk/mau/").status_code == 200
    expected = {
        "judging": ("Vòng “Xét điều kiện” đang diễn ra", 'class="button main" href="/desk/mau/closing"'),
        "waiting": ("Tiếp theo là vòng “Hội đồng bỏ phiếu”", 'class="button main" href="/desk/mau/rounds"'),
        "closed": ("Mọi vòng đã đóng", 'class="button main" href="/desk/mau/ranking"'),
    }[state]
    assert all(words in page for words in expected)
    assert "giám khảo" not in page.split("<main")[1].lower()
    db.session.rollback()
