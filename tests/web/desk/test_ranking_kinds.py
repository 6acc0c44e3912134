"""The desk's ranking by other rules: columns that fit, awards across groups, withheld awards, the lot, why by round."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.findings.queries import entries_in
from judging.ranking import rules
from judging.results import computing, queries
from tests import kinds


def organised(competition, as_person):
    """Its organiser's client, after the first computation."""
    organiser = make.person()
    make.staff(organiser, competition)
    if "lot" not in competition.rules.ties.chain:
        computing.compute(competition, actor=organiser, now=make.NOW)
    make.save()
    return as_person(organiser)


def why(client, competition, number: int) -> str:
    run = queries.newest_run(competition.id)
    entry = next(s["entry"] for s in run.outcome["standings"] if s["number"] == number)
    page = client.get(f"/desk/{competition.slug}/ranking?entry={entry}")
    assert page.status_code == 200
    return page.text.split('id="why"')[1].split("</aside>")[0]


def heads(page: str, at: int = 0) -> str:
    return page.split("<thead>")[at + 1].split("</thead>")[0]


def test_stars_have_a_column_and_no_prize_line(app, as_person):
    competition = kinds.graded((89, 90), (40, 41), slug="sao")
    page = organised(competition, as_person).get("/desk/sao/ranking").text
    assert "Xếp loại" in heads(page) and "Giải đề xuất" not in heads(page)
    assert "4 sao" in page and "Vạch giải" not in page and "Nhóm" not in page
    assert "89,50" in page


def test_titles_by_vote_have_no_points(app, as_person):
    competition = kinds.voted(9, 8, None, slug="nghe-nhan")
    client = organised(competition, as_person)
    page = client.get("/desk/nghe-nhan/ranking").text
    assert "Hạng" not in heads(page) and "Tổng điểm" not in heads(page) and "Cá nhân" in heads(page)
    assert page.index("entry=1#") < page.index("Vạch giải") < page.index("entry=2#") < page.index("entry=3#")
    assert "Không đủ phiếu đồng ý" in page and "Không đạt một điều kiện" in page
    proposal = client.get("/desk/nghe-nhan/proposal").text
    assert "1 cá nhân" in proposal and "Tổng điểm" not in proposal and "Tác giả" not in proposal
    assert "Danh sách đề nghị công nhận" in proposal and "Chủ tịch Hội đồng" in proposal
    assert "Được danh hiệu “Nghệ nhân”." in why(client, competition, 1)


def test_a_list_of_nobody_says_so(app, as_person):
    competition = kinds.voted(8, slug="nghe-nhan")
    client = organised(competition, as_person)
    assert "Chưa có hồ sơ nào được đề xuất." in client.get("/desk/nghe-nhan/proposal").text


def test_every_round_is_told(app, as_person):
    competition = kinds.voted(9, 8, None, slug="nghe-nhan")
    told = why(organised(competition, as_person), competition, 2)
    assert told.index("Đủ 15 năm nghề") < told.index("Thành viên có mặt")
    assert "Qua vòng" in told and "Không đủ phiếu đồng ý" in told and "Kết quả của số 2" in told


def test_dropped_sheets_carried_points_and_roundings_are_told(app, as_person):
    criteria = make.document().rounds[0].criteria
    first = rules.Scored(id="first-round", name="Sơ khảo", criteria=criteria, drop_high=1, drop_low=1)
    final = rules.Scored(
        id=make.FINAL, name="Chung khảo", criteria=criteria, decimals=rules.Decimals(total=0),
        carries=(rules.Carry(round="first-round"),),
    )  # fmt: skip
    competition = make.competition(by=make.document(rounds=(first, final)), stage="closed", slug="hai-vong")
    entry = make.entry(competition, make.person(), number=1, reached=2)
    judges = [make.judge(competition, number=number) for number in (1, 2, 3)]
    for round_, points in zip(competition.rounds, ((10, 20, 30), (40, 41, 41)), strict=True):
        for judge, given in zip(judges, points, strict=True):
            made = make.sheet(judge, entry, given, 0)
            made.round_id = round_.id
            made.scores = dict(zip((str(line.id) for line in round_.lines), (given * 100, 0), strict=True))
    told = why(organised(competition, as_person), competition, 1)
    assert told.count("bị bỏ theo thể lệ") == 2 and "Cộng 20,00, chia 1" in told
    assert "Điểm mang từ Sơ khảo" in told and "Làm tròn, tổng" in told and "61" in told


def test_who_is_out_stands_below_the_line_whatever_the_place(app, as_person):
    creativity, beauty = make.document().rounds[0].criteria
    final = rules.Scored(id=make.FINAL, criteria=(creativity, replace(beauty, floor=Fraction(10))))
    competition = make.judged((60, 5), (30, 30), rounds=(final,), slug="san")
    above, below = organised(competition, as_person).get("/desk/san/ranking").text.split("Vạch giải")
    assert "entry=2#" in above and "entry=1#" in below and "Dưới mức tối thiểu" in below


def test_awards_across_groups_stand_first_and_their_tie_is_decided_there(app, as_person):
    competition = kinds.both((0, (60, 40)), (1, (60, 40)), (1, (20, 10)), slug="chung")
    client = organised(competition, as_person)
    page = client.get("/desk/chung/ranking?group=group-2").text
    assert page.index("Giải chung các nhóm") < page.index("Xếp hạng theo nhóm")
    form = {"rank-1": "2", "rank-2": "1", "group": "group-2", "decided_by": "Hội đồng", "decided_on": "2026-09-01",
            "reason": "Bỏ phiếu"}  # fmt: skip
    assert 'name="rank-1"' in page and 'name="rank-2"' in page and "Giải Đặc biệt, không có giải" in page
    assert client.post("/desk/chung/tie-decisions", data=form).status_code == 302
    (decision,) = queries.decisions_of(competition.id)
    assert decision.category_id is None
    page = client.get("/desk/chung/ranking?group=group-2").text
    assert "Giải Đặc biệt, Giải Nhất" in page.split("Xếp hạng theo nhóm")[1]


def test_sheets_far_apart_are_named(app, as_person):
    competition = make.judged((60, 40), judges=1, slug="lech", spread=20)
    (entry,) = entries_in(competition.rounds[0])
    make.sheet(make.judge(competition), entry, 20, 10)
    page = organised(competition, as_person).get("/desk/lech/ranking").text
    assert "Phiếu chênh lệch nhiều" in page and "70,00" in page.split("Phiếu chênh lệch nhiều")[1]


@pytest.fixture
def ranked(app, as_person):
    competition = make.judged((60, 40), (50, 30), slug="mau")
    return competition, organised(competition, as_person)


WITHHELD = {"award": "first:group-1", "decided_by": "Hội đồng", "decided_on": "2026-09-01", "reason": "Chưa nổi trội"}


def test_an_award_is_withheld_shown_and_given_after_all(ranked):
    competition, client = ranked
    assert client.get("/desk/mau/withholdings").status_code == 200
    assert client.post("/desk/mau/withholdings", data=WITHHELD).status_code == 302
    for path in ("ranking", "withholdings", "proposal"):
        assert "Chưa nổi trội" in client.get(f"/desk/mau/{path}").text
    (made,) = queries.withholdings_of(competition.id)
    assert (made.prize.key, made.category.key) == ("first", "group-1")
    assert "Quyết định không trao giải" in client.get("/desk/mau/log").text
    form = {"reason": "Hội đồng họp lại"}
    assert client.post(f"/desk/mau/withholdings/{made.id}/removal", data=form).status_code == 302
    assert "Chưa nổi trội" not in client.get("/desk/mau/ranking").text


@pytest.mark.parametrize("wrong", [{"award": ""}, {"award": "third"}, {"reason": ""}, {"decided_by": ""}])
def test_a_form_that_lacks_something_is_shown_again(ranked, wrong):
    competition, client = ranked
    answer = client.post("/desk/mau/withholdings", data=WITHHELD | {"reason": "Chưa nổi trội"} | wrong)
    assert answer.status_code == 422 and not queries.withholdings_of(competition.id)


def test_nothing_to_withhold_before_the_ranking_nor_elsewhere(app, as_person, ranked):
    competition, client = ranked
    make.staff(stranger := make.person(), make.judged((60, 40), slug="khac"))
    client.post("/desk/mau/withholdings", data=WITHHELD)
    (made,) = queries.withholdings_of(competition.id)
    make.save()
    other = as_person(stranger)
    assert other.get("/desk/khac/withholdings").status_code == 404
    assert other.post(f"/desk/khac/withholdings/{made.id}/removal", data={"reason": "Tôi"}).status_code == 404


def test_the_lot_is_entered_before_the_ranking_and_published_with_it(app, as_person):
    competition = make.judged((60, 40), (60, 40), slug="tham", ties=rules.Ties(chain=("lot",)))
    client = organised(competition, as_person)
    waiting = client.get("/desk/tham/ranking").text
    assert "Chưa bốc thăm" in waiting and "disabled" in waiting
    assert client.post("/desk/tham/ranking").status_code == 422
    assert client.post("/desk/tham/lot", data={"number": "2047", "how": ""}).status_code == 422
    assert client.get("/desk/tham/lot").status_code == 200
    form = {"number": "2047", "how": "Tại hội trường, trước đại diện các đơn vị"}
    assert client.post("/desk/tham/lot", data=form).status_code == 302
    assert client.post("/desk/tham/ranking").status_code == 302
    page = client.get("/desk/tham/ranking").text
    assert "2047" in page and "2047" in client.get("/desk/tham/proposal").text
    told = why(client, competition, 1)
    assert "bốc thăm" in told
