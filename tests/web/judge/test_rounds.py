"""A judge's pages over several rounds: parts and factors on the sheet, what is shown before, between and elsewhere."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.panel.models import RoundSeat
from judging.ranking import rules
from tests.factories import FINAL

IDEA = rules.Criterion(id="idea", name="Ý tưởng", maximum=Fraction(10), factor=Fraction(3, 2),
                       differences={"group-2": rules.Difference(maximum=Fraction(5))})  # fmt: skip
WORK = rules.Criterion(
    id="work", name="Tay nghề", guidance="Xét cả mặt trong.",
    levels=(rules.Level(start=Fraction(0), name="Khá"), rules.Level(start=Fraction(6), name="Giỏi")),
    parts=(rules.Part(id="form", name="Tạo dáng", maximum=Fraction(4)),
           rules.Part(id="skill", name="Độ bền", maximum=Fraction(6), step=Fraction(1, 2))),
)  # fmt: skip
FIRST = rules.Scored(id="first", name="Vòng sơ khảo", threshold=Fraction(10), criteria=(IDEA, WORK))


def document(*before):
    one = make.document(2)
    return replace(one, rounds=(*before, *one.rounds))


def judge_of(by, *states):
    """A judge of a competition whose rounds are in these states; entry 1 reached the last that opened, entry 2 none."""
    competition = make.competition("mau", by=by, stage="judging")
    for round_, state in zip(competition.rounds, states, strict=True):
        round_.state = state
    made = make.judge(competition, name="Phạm Văn Hòa", number=1)
    opened = sum(state != "waiting" for state in states)
    made.entries = [
        make.entry(competition, make.person(), number=n, group=g, reached=reached)
        for n, g, reached in ((1, 0, opened), (2, 0, 1), (3, 1, opened))
    ]
    make.save()
    return made


def seat_in(judge, key):
    round_ = next(each for each in judge.competition.rounds if each.key == key)
    make.add(RoundSeat(judge_id=judge.id, round_id=round_.id))
    make.save()


def test_parts_stand_under_their_criterion_and_factors_count(app, as_person):
    judge = judge_of(document(FIRST), "judging", "waiting")
    tablet = as_person(judge.person)
    keys = [str(line.id) for line in judge.competition.rounds[0].lines]
    page = tablet.get("/judge/mau/entries/1").text.partition('<form class="marks"')[2]
    order = [page.index(word) for word in ("Ý tưởng", "Tay nghề", "Xét cả mặt trong.", "Giỏi", "Tạo dáng", "Độ bền")]
    assert order == sorted(order) and page.count("<fieldset") == 3
    assert "5,5–" not in page and "0–5,5" in page and "6–10" in page, "a band ends half a step below the next"
    form = {f"score-{keys[0]}": "8", f"score-{keys[1]}": "3", f"score-{keys[2]}": "5,5", "seen": "0"}
    assert tablet.post("/judge/mau/entries/1", data=form).status_code == 302
    page = tablet.get("/judge/mau/entries/1").text
    assert 'data-sheet-target="total">20,5<' in page and "/ 25" not in page and "trên 25" in page
    assert (
        'total">20,5<' in tablet.get("/judge/mau/").text
        and 'total">20,5<' in tablet.get("/judge/mau/groups/1/hand-in").text
    )


def test_a_group_has_its_own_scale(app, as_person):
    judge = judge_of(document(FIRST), "judging", "waiting")
    key = str(judge.competition.rounds[0].lines[0].id)
    tablet = as_person(judge.person)
    for number, status in ((1, 302), (3, 422)):
        answer = tablet.post(f"/judge/mau/entries/{number}", data={f"score-{key}": "6", "seen": "0"})
        assert answer.status_code == status
    assert 'data-maximum="500"' in tablet.get("/judge/mau/entries/3").text


def test_the_second_round_shows_who_reached_it_on_empty_sheets(app, as_person):
    judge = judge_of(document(FIRST), "closed", "waiting")
    for entry, points in zip(judge.entries, ((8, 3, 5), (1, 1, 1), (5, 4, 6)), strict=True):
        make.sheet(judge, entry, *points)
    make.save()
    tablet = as_person(judge.person)
    page = tablet.get("/judge/mau/").text
    assert "Vòng chấm đã đóng" in page and 'total">20<' in page
    assert tablet.get("/judge/mau/entries/2").status_code == 200, "readable between rounds"
    judge.competition.rounds[1].state, judge.entries[0].reached = "judging", 2
    judge.entries[2].reached = 2
    make.save()
    page = tablet.get("/judge/mau/").text
    assert "/entries/1" in page and "/entries/2" not in page and 'total">20<' not in page and "Chung khảo" in page
    assert tablet.get("/judge/mau/entries/2").status_code == 404
    assert tablet.post("/judge/mau/entries/2", data={"seen": "0"}).status_code == 404


EXAMINED = rules.Eligibility(id="examined", name="Xét hồ sơ", conditions=(rules.Condition(id="original"),))
VOTE = rules.Vote(id="vote", name="Biểu quyết", share=Fraction(1, 2))


@pytest.mark.parametrize(
    "by, states, said",
    [
        (document(EXAMINED), ("judging", "waiting"), "Xét hồ sơ"),
        (replace(make.document(2), rounds=(VOTE,), awards=()), ("judging",), "không cho điểm"),
        (document(FIRST), ("waiting", "waiting"), "Chưa đến giờ chấm"),
    ],
)
def test_with_nothing_to_score_the_page_says_so(app, as_person, by, states, said):
    judge = judge_of(by, *states)
    tablet = as_person(judge.person)
    page = tablet.get("/judge/mau/")
    assert page.status_code == 200 and said in page.text and "/entries/" not in page.text
    assert tablet.get("/judge/mau/entries/1").status_code in (404, 409)
    assert tablet.get("/judge/mau/groups/1/hand-in").status_code in (404, 409)
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code in (404, 409)
    assert tablet.get("/judge/mau/rules").status_code == 200


def test_who_sits_in_another_round_reads_which(app, as_person):
    judge = judge_of(document(FIRST), "judging", "waiting")
    seat_in(judge, FINAL)
    tablet = as_person(judge.person)
    page = tablet.get("/judge/mau/").text
    assert "Vòng sơ khảo" in page and "Chung khảo" in page and "/entries/" not in page
    assert tablet.get("/judge/mau/entries/1").status_code == 404
    assert tablet.post("/judge/mau/entries/1", data={"seen": "0"}).status_code == 404
