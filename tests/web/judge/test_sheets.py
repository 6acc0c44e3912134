"""A judge's pages: the list, the sheet, saving as a plain form; what they never tell."""

import re

import pytest

import tests.factories as make
from judging.infra.db import db
from judging.panel.models import ConflictOfInterest
from judging.scoring import queries
from tests.web.letters import Device, scores

SECRETS = ("Nguyễn Văn Bí Mật", "Làng Kín", "Số 5 phố Giấu", "IMG_SECRET.jpg", "0911222333")


@pytest.fixture
def judge(app):
    """A judge of the first group, another judge's scores beside, and an entrant who must not be known."""
    competition = make.competition("mau", stage="judging")
    made = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", honorific="ong", number=1)
    maker = make.person(SECRETS[0], craft_village=SECRETS[1], address=SECRETS[2], phone=SECRETS[4])
    made.entry = make.entry(competition, maker, number=128, title="Bình “Trúc xanh”",
                            statements={str(competition.criteria[0].id): "Men tự chế."})  # fmt: skip
    make.photo(made.entry, original_name=SECRETS[3])
    made.other = make.judge(competition, number=2)
    make.sheet(made.other, made.entry, 59, 39, comment="Ý kiến của người khác")
    make.entry(competition, maker, group=1, number=300, title="Sản phẩm nhóm khác")
    make.save()
    return made


@pytest.fixture
def tablet(as_person, judge):
    return as_person(judge.person)


def test_the_list_shows_own_totals_only(tablet, judge):
    make.sheet(judge, judge.entry, 30, 20)
    make.save()
    page = tablet.get("/judge/mau/").text
    assert "Ông Phạm Văn Hòa" in page and "Bình “Trúc xanh”" in page and ">50<" in page.replace("</span>50", ">50")
    assert not re.search(r">\s*98\s*<", page) and "Sản phẩm nhóm khác" not in page
    assert '<li data-task="128" hidden>' in tablet.get("/judge/mau/?show=unfinished").text
    assert '<li data-task="128">' in page


@pytest.mark.parametrize("path", ["", "entries/128", "groups/1/hand-in", "entries/128/conflict", "rules"])
def test_no_page_tells_who_made_it_or_what_others_gave(tablet, judge, path):
    page = tablet.get(f"/judge/mau/{path}")
    assert page.status_code == 200
    for secret in (*SECRETS, "Ý kiến của người khác", "5900", "3900"):
        assert secret not in page.text


def test_the_maker_is_shown_where_the_competition_says_so(tablet, judge):
    make.rule(judge.competition, identity="shown")
    make.save()
    page = tablet.get("/judge/mau/entries/128").text
    assert SECRETS[0] in page and SECRETS[1] in page
    assert SECRETS[2] not in page and SECRETS[3] not in page


def test_the_entrant_s_words_stand_beside_their_criterion(tablet):
    assert "Men tự chế." in tablet.get("/judge/mau/entries/128").text


def test_without_a_script_the_form_saves_and_keeps_what_was_typed(tablet, judge):
    first, second = (f"score-{c.id}" for c in judge.competition.criteria)
    answer = tablet.post("/judge/mau/entries/128", data={"seen": "0", first: "37", second: "12,5", "comment": "Đẹp"})
    assert answer.status_code == 302
    assert list(queries.sheet_of(judge, judge.entry).scores.values()) == [3700, 1250]
    answer = tablet.post("/judge/mau/entries/128", data={"seen": "1", first: "61", second: "abc", "comment": "Rất đẹp"})
    assert answer.status_code == 422 and "Rất đẹp" in answer.text and 'value="61"' in answer.text
    answer = tablet.post("/judge/mau/entries/128", data={"seen": "0", first: "30"})
    assert answer.status_code == 409 and "hai máy" in answer.text


def test_before_opening_there_is_nothing_to_see(tablet, judge):
    judge.competition.round.state = "waiting"
    make.save()
    page = tablet.get("/judge/mau/").text
    assert "Chưa đến giờ chấm. Mở lúc" in page and "Trúc xanh" not in page
    assert tablet.get("/judge/mau/entries/128").status_code == 409


def test_declaring_a_conflict_takes_two_taps_and_closes_the_sheet(tablet, judge):
    device = Device(tablet)
    device.score(128, scores(judge, 37))
    assert tablet.post("/judge/mau/entries/128/conflict", data={"reason": "Cháu tôi"}).status_code == 302
    assert db.session.get(ConflictOfInterest, (judge.id, judge.entry.id)).reason == "Cháu tôi"
    assert "không chấm" in tablet.get("/judge/mau/").text
    assert tablet.get("/judge/mau/entries/128").status_code == 404
    assert device.score(128, scores(judge, 38)) == ["refused"]


def test_handing_in_shows_own_totals_and_locks_the_group(tablet, judge):
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 422
    device = Device(tablet)
    device.score(128, scores(judge, 37, 20))
    page = tablet.get("/judge/mau/groups/1/hand-in").text
    assert "Đã chấm đủ 1 phiếu" in page and "57" in page
    assert tablet.post("/judge/mau/groups/1/hand-in").status_code == 302
    assert device.score(128, scores(judge, 38, 20)) == ["refused", "overtaken"]
    assert "Đã nộp nhóm" in tablet.get("/judge/mau/").text
    assert "Quý vị đã nộp nhóm này" in tablet.get("/judge/mau/entries/128").text
    assert tablet.get("/judge/mau/groups/2/hand-in").status_code == 404


def test_another_judge_is_not_reached(tablet, judge):
    assert tablet.get("/judge/mau/entries/300").status_code == 404
    assert Device(tablet).score(300, scores(judge, 1)) == ["refused"]
    judge.is_active = False
    make.save()
    assert tablet.get("/judge/mau/").status_code == 404
