"""How sure are we: after computing, for the desk alone, with judges as numbers, and never more than can be said."""

import re

import pytest

import tests.factories as make
from judging.competitions import presets
from judging.desk import diagnosing
from judging.entries.models import Entry
from judging.infra import clock
from judging.infra.db import db
from judging.results import computing
from judging.scoring.models import ScoreSheet

#: Sheets of the first group by entry: creativity and beauty as each of four judges gave them.
SHEETS = (
    ((57, 38), (55, 36), (58, 37), (54, 35)),
    ((52, 33), (54, 35), (50, 30), (53, 34)),
    ((51, 33), (49, 34), (52, 32), (50, 31)),
    ((50, 32), (51, 30), (48, 33), (52, 33)),
    ((49, 30), (50, 33), (47, 29), (50, 32)),
    ((40, 25), (44, 22), (38, 24), (42, 27)),
    ((35, 20), (30, 24), (33, 19), (36, 21)),
)
ADDRESS = "/desk/mau/certainty"


@pytest.fixture
def judged(app):
    """Seven entries of the first group and none of the second, four judges with names, closed and computed."""
    competition = make.competition("mau", stage="closed", threshold=60)
    panel = [make.judge(competition, name=f"Nguyễn Thị Kín {n}", number=n) for n in range(1, 5)]
    for number, sheets in enumerate(SHEETS, 1):
        entry = make.entry(competition, make.person(), number=number, title=f"Bình số {number}")
        for judge, points in zip(panel, sheets, strict=True):
            make.sheet(judge, entry, *points)
    return competition


@pytest.fixture
def organiser(judged):
    person = make.person()
    make.staff(person, judged)
    make.save()
    return person


@pytest.fixture
def page(judged, organiser, as_person):
    """The page at an address, after computing."""
    computing.compute(judged, actor=organiser, now=clock.now())
    make.save()
    desk = as_person(organiser)
    return lambda query="": desk.get(f"{ADDRESS}{query}")


def test_the_chair_reads_it(page):
    answer = page()
    assert answer.status_code == 200
    for words in ("Tham khảo, không làm đổi kết quả", "vạch giải Nhì", "Vạch giải", "Xem dưới dạng bảng", "Bình số 4"):
        assert words in answer.text
    assert answer.text.count('<circle class="dot"') == len(SHEETS) + 2  # and two of the legend
    assert "certainty" in answer.text.split("</nav>")[0] and "Độ chắc chắn" in answer.text


def test_judges_are_numbers(page):
    text = page().text
    assert "Kín" not in text and "Giám khảo 3" in text


def test_nothing_on_it_is_not_a_number(page):
    for query in ("", "?line=group-1.threshold", "?line=group-1.award:first&all=1"):
        assert not re.search(r"\bnan\b|\binf\b|\bNone\b", page(query).text)


def test_group_and_line_are_chosen_by_words(page):
    assert "vạch giải Nhất" in page("?line=group-1.award:first").text
    assert "ngưỡng 60 điểm" in page("?line=group-1.threshold").text
    assert "vạch giải Nhì" in page("?group=group-1&line=no.such").text
    assert "Không ai của nhóm này dự vòng này." in page("?group=group-2").text


def test_in_english_as_well(page, judged, organiser):
    organiser.language = "en"
    make.save()
    text = page().text
    assert "For information; it changes no result" in text and "line of Second prize" in text


def test_before_computing_it_waits(judged, organiser, as_person):
    answer = as_person(organiser).get(ADDRESS)
    assert answer.status_code == 200 and "Chưa có xếp hạng." in answer.text and '<svg class="chart"' not in answer.text


def test_scores_are_sealed_while_judging(app, as_person):
    competition = make.judged((57, 33), (41, 23), stage="judging", slug="mau")
    person = make.person()
    make.staff(person, competition)
    sealed = as_person(person).get(ADDRESS).text
    assert "Niêm phong" in sealed and "<table" not in sealed


def test_a_secretary_reads_it_and_others_do_not(page, judged, as_person):
    assert page().status_code == 200
    secretary, elsewhere = make.person(), make.person()
    make.staff(secretary, judged, "secretary")
    make.staff(elsewhere, make.competition("khac", stage="closed"))
    make.save()
    assert as_person(secretary).get(ADDRESS).status_code == 200
    assert as_person(elsewhere).get(ADDRESS).status_code == 404


def test_without_sheets_to_compare_it_says_why(app, as_person):
    competition = make.judged((60, 40), (20, 20), judges=1, slug="mau")
    person = make.person()
    make.staff(person, competition)
    make.save()
    desk = as_person(person)
    desk.post("/desk/mau/ranking")
    text = desk.get(ADDRESS).text
    assert "chỉ có một giám khảo" in text and 'class="whisker"' not in text.split("<figure")[1].split("</figure>")[0]


def test_where_nobody_gives_points_there_is_no_such_page(app, as_person):
    competition = make.competition("mau", by=presets.load("craft-village-recognition"), stage="closed")
    person = make.person()
    make.staff(person, competition)
    make.save()
    assert as_person(person).get(ADDRESS).status_code == 404
    assert "/certainty" not in as_person(person).get("/desk/mau/").text


def _content(answer) -> str:
    """The page without its frame, whose forms carry a token with the second they were made in."""
    return answer.text.split("<main")[1].split("</main>")[0]


def test_a_ranking_is_looked_at_once(page, monkeypatch):
    first = _content(page())
    monkeypatch.setattr(diagnosing, "diagnose", None)
    assert _content(page()) == first


def test_a_new_ranking_is_looked_at_anew(page, judged, organiser):
    assert "87,50" not in page().text
    for sheet in db.session.query(ScoreSheet).join(Entry).filter(Entry.number == 7):
        sheet.scores = {line: 5000 - 1250 * at for at, line in enumerate(sheet.scores)}
    computing.compute(judged, actor=organiser, now=clock.now())
    make.save()
    assert "87,50" in page().text
