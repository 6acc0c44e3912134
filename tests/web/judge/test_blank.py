"""Pages for a tablet's pack: the same whatever was scored, without a token; and the practice sheet."""

import re

import pytest

import tests.factories as make
from judging.infra.db import db
from judging.scoring.models import HandIn, ScoreSheet

PATHS = ("", "entries/128", "groups/1/hand-in", "practice", "rules")


@pytest.fixture
def judge(app):
    """A judge of the first group with two entries."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", number=1)
    made.entries = [
        make.entry(competition, make.person(), number=number, title=f"Bình {number}") for number in (128, 129)
    ]
    make.save()
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


def blank(tablet, path):
    answer = tablet.get(f"/judge/mau/{path}?blank=1")
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("path", PATHS)
def test_a_blank_page_is_the_same_whatever_was_scored(tablet, judge, path):
    before = blank(tablet, path)
    for entry in judge.entries:
        make.sheet(judge, entry, 37, 20, comment="Men rạn đều")
    make.save()
    tablet.post("/judge/mau/entries/128", data={"seen": "0", "comment": "Men rạn đều"})  # leaves a flash
    assert blank(tablet, path) == before
    assert db.session.query(ScoreSheet).count() == 2
    db.session.rollback()
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 302 and db.session.query(HandIn).count() == 1
    assert blank(tablet, path) == before
    assert "Men rạn đều" not in before and not re.search(r'name="csrf_token" value="[^"]', before)


def test_the_page_of_a_browser_without_a_pack_shows_them(tablet, judge):
    make.sheet(judge, judge.entries[0], 37, 20, comment="Men rạn đều")
    make.save()
    page = tablet.get("/judge/mau/entries/128").text
    assert 'data-given="3700"' in page and "Men rạn đều" in page and 'target="total">57<' in page


def test_a_closed_sheet_takes_nothing(tablet, judge):
    judge.competition.round.state = "closed"
    make.save()
    page = tablet.get("/judge/mau/entries/128").text
    assert len(re.findall("<fieldset[^>]* disabled>", page)) == 2 and "Vòng chấm đã đóng" in page
    assert not re.search("<fieldset[^>]* disabled>", blank(tablet, "entries/128")), "the tablet knows by itself"


def test_practising_shows_the_criteria_and_takes_nothing(tablet, judge):
    page = tablet.get("/judge/mau/practice").text
    assert "Chấm thử: không tính điểm" in page and page.count("<fieldset") == 2 and "/judge/mau/entries" not in page
    assert tablet.post("/judge/mau/practice").status_code == 405
