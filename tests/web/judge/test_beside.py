"""Beside a judge's sheets: comparing, finding by number, one's own history, what one cannot judge."""

import re

import pytest

import tests.factories as make
from judging.infra.db import db, writing
from judging.panel import inability
from judging.panel.models import ConflictOfInterest
from judging.scoring.models import Memo
from tests.factories import NOW
from tests.web.letters import JSON, Device

SECRETS = ("Nguyễn Văn Bí Mật", "Làng Kín", "Ý kiến của người khác", "Ghi chú của người khác", ">98<", "9800", "5900")


@pytest.fixture
def judge(app):
    """A judge of the first group with four products; another judge's sheet and note beside."""
    competition = make.competition("mau", stage="judging", minimum=1)
    made = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", honorific="ong", number=1)
    maker = make.person(SECRETS[0], craft_village=SECRETS[1])
    made.entries = [make.entry(competition, maker, number=number, title=f"Bình {number}") for number in range(11, 15)]
    make.photo(made.entries[0])
    made.other = make.judge(competition, number=2)
    make.sheet(made.other, made.entries[0], 59, 39, comment=SECRETS[2])
    make.entry(competition, maker, group=1, number=300, title="Sản phẩm nhóm khác")
    make.sheet(made, made.entries[0], 40, 30)
    make.sheet(made, made.entries[1], 50)
    make.save()
    memo = {"entry_id": made.entries[0].id, "is_bookmarked": True, "written": {}}
    make.add(Memo(judge_id=made.id, note="Men rất sâu", **memo))
    make.add(Memo(judge_id=made.other.id, note=SECRETS[3], **memo))
    make.save()
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


def column(page, number):
    return re.search(rf'<section class="one" data-column="{number}".*?</section>', page, re.DOTALL).group()


def test_compared_sheets_stand_side_by_side_in_the_order_chosen(tablet, judge):
    page = tablet.get("/judge/mau/compare?n=12&n=11").text
    assert page.index('data-column="12"') < page.index('data-column="11"')
    first = column(page, 11)
    assert ">70<" in first and ">40<" in first and "Men rất sâu" in first and "/photos/" in first
    assert ">50<" in column(page, 12) and 'data-column="13"' not in page
    for secret in (*SECRETS, "Sản phẩm nhóm khác"):
        assert secret not in page


@pytest.mark.parametrize("query", ["", "?n=11", "?n=11&n=11", "?n=11&n=300", "?n=x&n=-1&n=999999999999999999999"])
def test_fewer_than_two_of_one_s_own_are_chosen_first(tablet, query):
    page = tablet.get(f"/judge/mau/compare{query}").text
    assert "data-column" not in page and page.count('name="n"') == 4


def test_at_most_four_are_compared_and_none_of_an_interest(tablet, judge):
    make.entry(judge.competition, make.person(), number=15)
    make.add(ConflictOfInterest(judge_id=judge.id, entry_id=judge.entries[2].id, declared_at=NOW))
    make.save()
    page = tablet.get("/judge/mau/compare?n=11&n=12&n=13&n=14&n=15").text
    assert [int(n) for n in re.findall(r'data-column="(\d+)"', page)] == [11, 12, 14, 15]
    assert "Bình 13" not in page


@pytest.mark.parametrize("path", ["compare?blank=1", "scan?blank=1", "scan?blank=1&number=11"])
def test_blank_pages_hold_no_score_no_token_and_are_the_same_bytes(tablet, judge, path):
    first = tablet.get(f"/judge/mau/{path}")
    make.sheet(judge, judge.entries[2], 12, 34)
    make.save()
    assert first.status_code == 200 and tablet.get(f"/judge/mau/{path}").data == first.data
    for secret in (*SECRETS, "Men rất sâu", ">70<"):
        assert secret not in first.text
    assert re.search(r'name="csrf[-_]token" (?:content|value)="[^"]', first.text) is None


def test_a_blank_comparison_holds_every_column(tablet):
    page = tablet.get("/judge/mau/compare?blank=1").text
    assert re.findall(r'data-column="(\d+)"[^>]* hidden', page) == ["11", "12", "13", "14"]


def test_a_number_opens_its_sheet(tablet, judge):
    assert tablet.get("/judge/mau/scan?number=12").location == "/judge/mau/entries/12"
    assert tablet.get("/judge/mau/scan?number= 12 ").location == "/judge/mau/entries/12"


@pytest.mark.parametrize("typed", ["300", "999", "12a", "-1", "9" * 30, "١٢"])
def test_a_number_that_is_not_one_s_own_is_refused_alike(tablet, typed):
    page = tablet.get("/judge/mau/scan", query_string={"number": typed})
    assert page.status_code == 200 and f"Số {typed[:12]} không thuộc" in page.text
    assert "Sản phẩm nhóm khác" not in page.text


def test_history_tells_the_first_scores_and_every_change_of_one_s_own(tablet, as_person, judge):
    first, second = judge.competition.round.lines
    device, other = Device(tablet), Device(as_person(judge.other.person))
    taps = (
        (0, first.id, 300), (1, first.id, 3700), (20, second.id, 2000), (60, first.id, 400), (61, first.id, 4000),
        (90, second.id, None), (95, "note", "x"),
    )  # fmt: skip
    for at, field, value in taps:
        made = device.operation(13, field, value)
        device.send(made | {"made_at": made["made_at"] - 200_000 + at * 1000})
    device.give(12, first.id, 1100)
    other.give(13, first.id, 5900)
    page = tablet.get("/judge/mau/entries/13/history").text
    assert re.findall(r'<strong class="num">([^<]+)</strong></span><time', page) == ["đã xóa", "40", "20", "37"]
    assert re.findall(r'<td class="n">([^<]+)</td>', page) == ["37", "40", "20", "–"]
    answer = tablet.get("/judge/mau/entries/13/history", headers=JSON).json
    assert answer["ok"] and answer["entry"] == 13
    assert [step["value"] for step in answer["history"]] == [None, 4000, 2000, 3700]
    for secret in SECRETS:
        assert secret not in page
    assert tablet.get("/judge/mau/entries/300/history").status_code == 404


def test_saying_that_one_cannot_judge_it(tablet, judge):
    page = tablet.get("/judge/mau/entries/13/unable").text
    assert page.count('name="cause"') == 4
    answer = tablet.post("/judge/mau/entries/13/unable", data={"cause": "absent"})
    assert answer.status_code == 302
    assert "Ban Tổ chức đã biết" in tablet.get("/judge/mau/").text
    assert "Không thấy trưng bày" in tablet.get("/judge/mau/entries/13/unable").text
    state = tablet.get("/judge/mau/state", headers=JSON).json
    assert state["unable"] == {"13": {"said": "waiting", "words": ""}}
    assert tablet.post("/judge/mau/entries/13/unable/removal").status_code == 302
    assert tablet.post("/judge/mau/entries/13/unable/removal").status_code == 404


def test_the_answer_reaches_the_tablet(tablet, judge):
    tablet.post("/judge/mau/entries/13/unable", data={"cause": "broken"})
    before = tablet.get("/judge/mau/state").json["standing"]
    with writing():
        mine = db.session.merge(judge)
        inability.decline(mine, judge.entries[2], words="Đã gắn lại nắp", actor=judge.other.person, now=NOW)
    state = tablet.get("/judge/mau/state").json
    assert state["unable"] == {"13": {"said": "score", "words": "Đã gắn lại nắp"}} and state["standing"] != before
    assert "Đã gắn lại nắp" in tablet.get("/judge/mau/entries/13/unable").text


def test_a_script_is_answered_in_json_and_a_reason_is_asked_for(tablet):
    said = {"headers": JSON}
    answer = tablet.post("/judge/mau/entries/13/unable", data={"cause": "field"}, **said)
    assert answer.json == {"ok": True, "message": "Ban Tổ chức đã biết và sẽ trả lời."}
    answer = tablet.post("/judge/mau/entries/14/unable", data={"cause": "other"}, **said)
    assert answer.status_code == 422 and answer.json["ok"] is False
    page = tablet.post("/judge/mau/entries/14/unable", data={"cause": "other"})
    assert page.status_code == 422 and "Xin viết vì sao" in page.text
    assert tablet.post("/judge/mau/entries/300/unable", data={"cause": "broken"}).status_code == 404
