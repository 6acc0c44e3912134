"""The desk answers judges who cannot score something, and chooses the way they walk."""

import pytest

import tests.factories as make
from judging.infra.db import db, writing
from judging.panel import inability, queries
from tests.factories import NOW

DESK = "/desk/mau"


@pytest.fixture
def competition(app):
    made = make.competition("mau", stage="judging", minimum=1)
    made.judges = [make.judge(made, number=n, name=f"Giám khảo {n}") for n in (1, 2)]
    made.entry = make.entry(made, make.person("Nguyễn Văn Bí Mật"), number=128)
    make.sheet(made.judges[1], made.entry, 57, 33)
    organiser, secretary = make.person(), make.person()
    make.staff(organiser, made)
    make.staff(secretary, made, "secretary")
    made.people = {"organiser": organiser, "secretary": secretary}
    make.save()
    with writing():
        judge = db.session.merge(made.judges[0])
        inability.ask(judge, made.entry, cause="broken", words="Vỡ nắp", actor=judge.person, now=NOW)
    return made


@pytest.fixture
def desk(as_person, competition):
    return as_person(competition.people["organiser"])


def said(competition):
    db.session.rollback()
    return inability.last_of(competition.judges[0], competition.entry)


def test_the_desk_reads_what_a_judge_cannot_score_and_no_score(desk, competition):
    page = desk.get(f"{DESK}/missing-sheets").text
    assert "Vỡ nắp" in page and "Giám khảo 1" in page and "128" in page
    for secret in ("Bí Mật", "5700", "57,0", ">57<", "3300", ">33<", ">90<"):
        assert secret not in page
    assert "1 yêu cầu" in desk.get(f"{DESK}/").text


def test_doing_without_the_sheet(desk, competition):
    answer = desk.post(f"{DESK}/missing-sheets/1/128/answer", data={"answer": "waived", "reason": "Đã vỡ"})
    assert answer.status_code == 302
    assert said(competition).answer == "waived" and said(competition).answer_words == "Đã vỡ"
    assert [each.judge.number for each in queries.waivers_in(competition.round)] == [1]
    assert "Vỡ nắp" not in desk.get(f"{DESK}/missing-sheets").text


def test_doing_without_needs_a_reason_and_a_complete_sheet_stays(desk, competition):
    assert desk.post(f"{DESK}/missing-sheets/1/128/answer", data={"answer": "waived"}).status_code == 422
    form = {"answer": "waived", "reason": "Vỡ"}
    assert desk.post(f"{DESK}/missing-sheets/2/128/answer", data=form).status_code == 409
    assert said(competition).answer == ""


def test_please_score_it(desk, competition):
    answer = desk.post(f"{DESK}/missing-sheets/1/128/answer", data={"answer": "score", "reason": "Đã sửa"})
    assert answer.status_code == 302
    assert said(competition).answer == "score" and said(competition).answer_words == "Đã sửa"
    assert desk.post(f"{DESK}/missing-sheets/1/128/answer", data={"answer": "score"}).status_code == 404
    assert "1 yêu cầu" not in desk.get(f"{DESK}/").text


def test_a_secretary_reads_and_does_not_decide(as_person, competition):
    secretary = as_person(competition.people["secretary"])
    page = secretary.get(f"{DESK}/missing-sheets").text
    assert "Vỡ nắp" in page and "/answer" not in page
    assert secretary.post(f"{DESK}/missing-sheets/1/128/answer", data={"answer": "score"}).status_code == 403


def test_choosing_the_way_judges_walk(desk, as_person, competition):
    key = competition.round.key
    assert 'name="way"' in desk.get(f"{DESK}/judges").text
    assert desk.post(f"{DESK}/walks", data={"round": key, "way": "random"}).status_code == 302
    db.session.rollback()
    assert competition.round.walk == "random"
    assert desk.post(f"{DESK}/walks", data={"round": key, "way": "backwards"}).status_code == 422
    assert desk.post(f"{DESK}/walks", data={"round": "none", "way": "random"}).status_code == 404
    secretary = as_person(competition.people["secretary"])
    assert 'name="way"' not in secretary.get(f"{DESK}/judges").text
    assert secretary.post(f"{DESK}/walks", data={"round": key, "way": "tables"}).status_code == 403
