"""The desk's panel: seats, cards, tablets, leaving out, missing sheets, progress."""

import re
from dataclasses import replace

import pytest

import tests.factories as make
from judging.infra.db import db
from judging.panel import conflicts, queries
from judging.panel.models import Card, Judge, RoundSeat
from judging.ranking import rules

DESK = "/desk/mau"


@pytest.fixture
def competition(app):
    made = make.competition("mau", stage="judging", minimum=1)
    made.judges = [make.judge(made, number=n, name=f"Giám khảo {n}") for n in (1, 2)]
    made.entry = make.entry(made, make.person(), number=128)
    organiser, secretary = make.person(), make.person()
    make.staff(organiser, made)
    make.staff(secretary, made, "secretary")
    made.people = {"organiser": organiser, "secretary": secretary}
    make.save()
    return made


@pytest.fixture
def desk(as_person, competition):
    return as_person(competition.people["organiser"])


def test_adding_a_judge(desk, competition):
    groups = [str(category.id) for category in competition.categories]
    form = {"name": "Bà Nguyễn Thị Lan", "honorific": "ba", "title": "Nghệ nhân", "groups": groups}
    answer = desk.post(f"{DESK}/judges", data=form)
    assert answer.status_code == 302 and answer.location.endswith("/judges/3")
    assert "Nghệ nhân" in desk.get(answer.location).text
    assert "Bà Nguyễn Thị Lan" in desk.get(f"{DESK}/judges").text


def test_a_refused_form_keeps_what_was_typed(desk, competition):
    answer = desk.post(f"{DESK}/judges", data={"name": "Lan", "title": "Nghệ nhân"})
    assert answer.status_code == 422 and 'value="Nghệ nhân"' in answer.text
    entrant = make.person(email="lan@example.org")
    make.entry(competition, entrant, number=7)
    make.save()
    groups = [str(competition.categories[0].id)]
    answer = desk.post(f"{DESK}/judges", data={"name": "Lan", "email": "lan@example.org", "groups": groups})
    assert answer.status_code == 409 and 'value="lan@example.org"' in answer.text


def test_editing_a_judge(desk, competition):
    groups = [str(category.id) for category in competition.categories]
    page = desk.get(f"{DESK}/judges/1/edit").text
    assert 'value="Giám khảo 1"' in page and page.count("checked") >= 3
    assert desk.post(f"{DESK}/judges/1", data={"name": "Tên Mới", "groups": groups}).status_code == 302
    assert "Tên Mới" in desk.get(f"{DESK}/judges/1").text
    assert desk.post(f"{DESK}/judges/1", data={"name": "Tên Mới", "groups": groups[:1]}).status_code == 409


@pytest.mark.parametrize("role", ["organiser", "secretary"])
def test_a_card_is_shown_once_and_signs_a_tablet_in(as_person, competition, client, role):
    desk = as_person(competition.people[role])
    assert desk.post(f"{DESK}/judges/1/card").status_code == 302
    page = desk.get(f"{DESK}/judges/cards").text
    address = re.search(r"http://localhost(/card/[\w-]+)", page)[1]
    assert "<svg" in page and "Giám khảo 1" in page
    assert "/card/" not in desk.get(f"{DESK}/judges/cards").text
    assert client.post(address).location.endswith("/judge/mau/?fresh=1")
    assert client.get("/judge/mau/").status_code == 200
    assert client.post(address).status_code == 410


def test_the_printed_code_can_be_read(desk, competition):
    segno, zxing = pytest.importorskip("segno"), pytest.importorskip("zxingcpp")
    np = pytest.importorskip("numpy")
    desk.post(f"{DESK}/judges/1/card")
    page = desk.get(f"{DESK}/judges/cards").text
    address = re.search(r"http://localhost/card/[\w-]+", page)[0]
    code = segno.make(address, error="m", boost_error=False, micro=False)
    assert code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None) in page
    modules = np.array(
        [[255 * (not dark) for dark in row] for row in code.matrix_iter(scale=4, border=4)], dtype="uint8"
    )
    assert zxing.read_barcodes(modules)[0].text == address


def test_cards_for_everybody_without_a_tablet(desk, competition):
    make.signed_in(desk.application, competition.judges[0].person)
    desk.post(f"{DESK}/judges/cards")
    page = desk.get(f"{DESK}/judges/cards").text
    assert page.count("<article") == 1 and "Giám khảo 2" in page


def test_replacing_and_ending_a_tablet(desk, competition, as_person):
    tablet = as_person(competition.judges[0].person)
    assert tablet.get("/judge/mau/").status_code == 200
    desk.post(f"{DESK}/judges/1/replacement")
    assert tablet.get("/judge/mau/").status_code == 302
    desk.post(f"{DESK}/judges/1/revocation")
    assert db.session.query(Card).filter(Card.revoked_at.is_(None)).count() == 0


def test_taking_a_judge_off_the_panel_and_back(desk, competition):
    assert desk.post(f"{DESK}/judges/1/deactivation", data={"reason": ""}).status_code == 422
    assert desk.post(f"{DESK}/judges/1/deactivation", data={"reason": "Ốm"}).status_code == 302
    assert not db.session.get(Judge, competition.judges[0].id).is_active
    assert desk.post(f"{DESK}/judges/2/deactivation", data={"reason": "Ốm"}).status_code == 409
    assert desk.post(f"{DESK}/judges/1/deactivation/removal").status_code == 302


def test_conflicts_and_standing_down(desk, competition):
    judge = competition.judges[0]
    conflicts.declare(judge, competition.entry, reason="Cháu họ", actor=judge.person, now=make.NOW)
    make.save()
    assert "Cháu họ" in desk.get(f"{DESK}/judges/1").text
    address = f"{DESK}/judges/1/conflicts/128/clearance"
    assert desk.post(address, data={"reason": ""}).status_code == 422
    assert desk.post(address, data={"reason": "Nhầm"}).status_code == 302
    address = f"{DESK}/judges/1/stand-downs"
    assert desk.post(address, data={"group": "1", "reason": "Vắng"}).status_code == 302
    assert "Vắng" in desk.get(f"{DESK}/judges/1").text
    assert desk.post(address, data={"group": "9", "reason": "Vắng"}).status_code == 404
    assert desk.post(f"{address}/1/removal").status_code == 302
    assert queries.stand_downs_in(competition.round) == []


def test_missing_sheets_and_doing_without_one(desk, competition):
    make.sheet(competition.judges[1], competition.entry, 30, 20)
    make.save()
    page = desk.get(f"{DESK}/missing-sheets").text
    assert "Còn thiếu 1 phiếu" in page and "Giám khảo 1" in page and "Giám khảo 2" not in page
    form = {"judge": "1", "entry": "128", "reason": "Ốm"}
    assert desk.post(f"{DESK}/missing-sheets", data=form).status_code == 302
    assert "Mọi phiếu cần có đều đã đủ điểm" in desk.get(f"{DESK}/missing-sheets").text
    assert desk.post(f"{DESK}/missing-sheets", data=form | {"judge": "2"}).status_code == 409
    assert desk.post(f"{DESK}/missing-sheets/1/128/removal").status_code == 302


@pytest.mark.parametrize("path", ["judges", "judges/1", "progress", "progress?part=1", "missing-sheets", ""])
def test_no_page_of_the_desk_tells_a_score_before_the_round_closes(desk, competition, path):
    make.sheet(competition.judges[0], competition.entry, 59, 37, comment="Lời bình kín")
    make.save()
    page = desk.get(f"{DESK}/{path}")
    assert page.status_code == 200
    for secret in ("59", "37", "96", "Lời bình kín"):
        assert not re.search(rf">\s*{secret}\s*<", page.text), secret


def test_a_secretary_prints_cards_and_decides_nothing(as_person, competition):
    secretary = as_person(competition.people["secretary"])
    page = secretary.get(f"{DESK}/judges/1").text
    assert "/card" in page and "/deactivation" not in page and "/stand-downs" not in page
    assert secretary.get(f"{DESK}/judges/new").status_code == 403


@pytest.fixture
def rounds(app):
    """A competition of two scored rounds, the second in two panels."""
    one = make.document(1)
    panels = rules.Panel(id="experts", name="Nhóm chuyên gia"), rules.Panel(id="council", name="Nhóm hội đồng")
    both = replace(one.rounds[0], id="first", name="Sơ khảo"), replace(one.rounds[0], panels=panels)
    made = make.competition("mau", by=replace(one, rounds=both))
    made.first, made.final = made.rounds
    organiser = make.person()
    make.staff(organiser, made)
    made.people = {"organiser": organiser}
    make.save()
    return made


def seated(rounds, **chosen):
    return {f"round_{getattr(rounds, name).id}": value for name, value in chosen.items()}


def test_the_form_asks_where_a_judge_sits(as_person, rounds):
    desk, form = as_person(rounds.people["organiser"]), {"name": "Lan", "groups": str(rounds.categories[0].id)}
    page = desk.get(f"{DESK}/judges/new").text
    assert all(word in page for word in ("Sơ khảo", "Chung khảo", "Nhóm chuyên gia", "Nhóm hội đồng"))
    assert desk.post(f"{DESK}/judges", data=form | seated(rounds, first="in:")).status_code == 422
    away = seated(rounds, first="away", final="away")
    assert desk.post(f"{DESK}/judges", data=form | away).status_code == 422
    assert desk.post(f"{DESK}/judges", data=form | seated(rounds, first="away", final="in:none")).status_code == 422
    assert desk.post(f"{DESK}/judges", data=form | seated(rounds, first="away", final="in:council")).status_code == 302
    for path in ("judges/1", "judges"):
        assert "Chung khảo (Nhóm hội đồng)" in desk.get(f"{DESK}/{path}").text
    page = desk.get(f"{DESK}/judges/1/edit").text
    assert re.findall(r'<input checked[^>]*value="(away|in:\w*)"', page) == ["away", "in:council"]


def test_a_closed_round_is_not_asked_about_again(as_person, rounds):
    judge = make.judge(rounds, number=1)
    make.add(RoundSeat(judge_id=judge.id, round_id=rounds.first.id))
    rounds.first.state = "closed"
    make.save()
    desk = as_person(rounds.people["organiser"])
    assert f"round_{rounds.first.id}" not in desk.get(f"{DESK}/judges/1/edit").text
    form = {"name": "Lan", "groups": str(rounds.categories[0].id)} | seated(rounds, final="in:experts")
    assert desk.post(f"{DESK}/judges/1", data=form).status_code == 302
    assert "Sơ khảo · Chung khảo (Nhóm chuyên gia)" in desk.get(f"{DESK}/judges/1").text


def test_judging_waits_for_panels_and_says_whose(as_person, rounds):
    make.judge(rounds, number=1, name="Trần Văn Chưa")
    rounds.deadline_at = make.NOW
    make.save()
    page = as_person(rounds.people["organiser"]).get(f"{DESK}/judging").text
    assert "chưa thuộc nhóm giám khảo nào" in page and "Trần Văn Chưa" in page


def test_with_one_round_nothing_is_asked(desk, competition):
    assert "round_" not in desk.get(f"{DESK}/judges/new").text
