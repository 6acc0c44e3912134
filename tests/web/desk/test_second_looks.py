"""Far-apart sheets, from the desk to the tablet and back: seen, opened again, scored anew, both kept."""

import re

import pytest

import tests.factories as make
from judging.infra.db import db
from judging.scoring.models import ScoreSheet

PAGE = "/desk/mau/second-looks"


@pytest.fixture
def competition(app):
    made = make.judged((40, 20), (50, 30), slug="mau", spread=20)
    made.one, made.two = make.panel_of(made)
    sheet = next(s for s in db.session.query(ScoreSheet) if s.judge == made.two and s.entry.number == 2)
    sheet.scores, sheet.comment = {key: value - 1500 for key, value in sheet.scores.items()}, "Men rạn"
    made.chief, made.clerk = make.person(), make.person()
    make.staff(made.chief, made)
    make.staff(made.clerk, made, "secretary")
    make.save()
    return made


def test_the_whole_way(competition, as_person):
    desk, tablets = as_person(competition.chief), [as_person(j.person) for j in (competition.one, competition.two)]
    desk.post("/desk/mau/ranking")
    assert PAGE in desk.get("/desk/mau/ranking").text
    page = desk.get(PAGE).text
    assert 'name="entry" value="2"' in page and 'value="1"' not in page
    assert [page.count(f'"num">{total}<') for total in (80, 50)] == [1, 1] and "30" in page
    answer = desk.post(PAGE, data={"entry": "2", "reason": "Lệch 30 điểm"})
    assert answer.status_code == 302
    assert "Lệch 30 điểm" in desk.get(PAGE).text and 'name="entry"' not in desk.get(PAGE).text

    page = tablets[1].get("/judge/mau/").text
    assert "/entries/2" in page and "/entries/1" not in page
    page = tablets[1].get("/judge/mau/entries/2").text
    assert "Men rạn" in page and 'data-sheet-target="total">–<' in page and re.search(r"lần đầu: 35\b", page)
    assert "lần đầu: 80" not in page and "lần đầu: 50 " in page, "nobody reads another judge's sheet"
    for tablet in tablets:
        fields = dict.fromkeys(re.findall(r'name="(score-\d+)"', tablet.get("/judge/mau/entries/2").text))
        form = dict(zip(fields, ("45", "25"), strict=True)) | {"seen": "0"}
        assert tablet.post("/judge/mau/entries/2", data=form).status_code == 302
        assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 302
    assert tablets[0].post("/judge/mau/entries/1", data={"seen": "1"}).status_code == 409

    assert desk.post("/desk/mau/closing").status_code == 302
    desk.post("/desk/mau/ranking")
    entry = next(s.entry_id for s in db.session.query(ScoreSheet) if s.entry.number == 2)
    why = desk.get(f"/desk/mau/ranking?entry={entry}").text
    assert why.count("80,00") == 1 and why.count("50,00") == 1 and "70,00" in why
    assert desk.post(PAGE, data={"entry": "2", "reason": "Nữa"}).status_code == 409
    page = tablets[0].get("/judge/mau/").text
    assert "/entries/1" in page and "/entries/2" in page and ">70</span>" in page


def test_taken_back_before_anybody_scored(competition, as_person):
    desk = as_person(competition.chief)
    desk.post(PAGE, data={"entry": "2", "reason": "Lệch"})
    assert "/removal" in desk.get(PAGE).text
    assert desk.post(f"{PAGE}/removal", data={"reason": ""}).status_code == 422
    assert desk.post(f"{PAGE}/removal", data={"reason": "Nhầm"}).status_code == 302
    assert 'name="entry" value="2"' in desk.get(PAGE).text


@pytest.mark.parametrize("form, status", [
    ({"entry": "1", "reason": "x"}, 409), ({"reason": "x"}, 422), ({"entry": "2", "reason": " "}, 422)
])  # fmt: skip
def test_what_is_refused(competition, as_person, form, status):
    assert as_person(competition.chief).post(PAGE, data=form).status_code == status


def test_a_secretary_looks_and_decides_nothing(competition, as_person):
    desk = as_person(competition.clerk)
    page = desk.get(PAGE)
    assert page.status_code == 200 and 'name="entry"' not in page.text
    assert desk.post(PAGE, data={"entry": "2", "reason": "x"}).status_code == 403


def test_nothing_is_told_while_the_round_is_open(competition, as_person):
    competition.round.state = "judging"
    make.save()
    page = as_person(competition.chief).get(PAGE).text
    assert not re.search(r">\s*(80|50)\s*<", page) and 'name="entry"' not in page
    make.rule(competition, spread=None)
    make.save()
    assert as_person(competition.chief).get(PAGE).status_code == 404


def test_a_missing_sheet_is_said_instead(competition, as_person):
    db.session.delete(next(s for s in db.session.query(ScoreSheet) if s.entry.number == 1))
    make.save()
    page = as_person(competition.chief).get(PAGE)
    assert page.status_code == 200 and "/missing-sheets" in page.text and 'name="entry"' not in page.text


def test_a_judge_without_any_of_them_has_nothing_to_do(competition, as_person):
    elsewhere = make.judge(competition, groups=competition.categories[1:])
    make.save()
    as_person(competition.chief).post(PAGE, data={"entry": "2", "reason": "Lệch"})
    page = as_person(elsewhere.person).get("/judge/mau/")
    assert page.status_code == 200 and "không có việc gì" in page.text and "/entries/" not in page.text
