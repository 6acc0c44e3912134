"""What the organisers open again is told on the judge's list, without a reload; the board hears the tablet as well."""

import pytest

import tests.factories as make
from judging.infra.db import db, writing
from judging.scoring import handing_in, reopening
from tests.browser.pages import TABLET


@pytest.fixture
def judge(live):
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, number=1, name="Giám khảo Mẫu")
    made.entries = [make.entry(competition, make.person(), number=number) for number in (1, 2)]
    made.chief = make.person()
    make.staff(made.chief, competition)
    for entry in made.entries:
        make.sheet(made, entry, 40, 20)
    handing_in.hand_in(made, competition.categories[0], actor=made.person, now=make.NOW)
    make.save()
    return made


def test_the_judge_reads_why_and_the_board_hears_the_tablet(judge, open_page):
    tablet = open_page("/judge/mau/", person=judge.person, size=TABLET)
    assert tablet.get_by_text("Số 1 được mở lại").count() == 0
    db.session.rollback()  # the tablet has written meanwhile
    board = open_page("/desk/mau/progress", person=judge.chief)
    board.get_by_text("Tất cả đã ở máy chủ").wait_for()  # the board asks every 10 seconds or so
    with writing():
        reopening.open_sheet(judge, judge.entries[0], reason="Chạm nhầm.", actor=judge.chief, now=make.NOW)
    tablet.get_by_text("Số 1 được mở lại").wait_for()  # the tablet every 15
    assert "Chạm nhầm. Xin xem lại" in tablet.locator('[data-controller="reopened"]').inner_text()
