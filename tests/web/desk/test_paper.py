"""Paper at the desk: two people type, nobody else reads; signed paper comes back; sealed until the round closes."""

import pytest

import tests.factories as make
from judging.infra.db import db, writing
from judging.paper import signing
from judging.scoring import handing_in, places, queries, sheets
from judging.scoring.models import ScoreSheet


class Hall:
    """One group of two entries, a judge in judging, an organiser and two secretaries at the desk."""

    def __init__(self, as_person):
        self.competition = make.competition("mau", stage="judging", groups=1)
        self.entries = [make.entry(self.competition, make.person(), number=number) for number in (1, 2)]
        self.judge = make.judge(self.competition, number=3, name="Giám khảo Một")
        people = {"organiser": make.person(), "first": make.person(), "second": make.person()}
        for name, person in people.items():
            make.staff(person, self.competition, "organiser" if name == "organiser" else "secretary")
        make.save()
        self.clients = {name: as_person(person) for name, person in (people | {"judge": self.judge.person}).items()}
        self.lines = [str(line.id) for line in self.competition.scored_round.lines]

    def type(self, who: str, *points: str, number: int = 1):
        form = dict(zip((f"score-{key}" for key in self.lines), points, strict=True))
        return self.clients[who].post(f"/desk/mau/paper/final-1-3-{number}", data=form, follow_redirects=True)

    def look(self, who: str, path: str) -> str:
        answer = self.clients[who].get(path)
        assert answer.status_code == 200
        return answer.text

    def on_tablet(self, number: int, *points: int) -> None:
        place = places.place_of(self.judge, number)
        scores = {key: given * 100 for key, given in zip(self.lines, points, strict=True)}
        with writing():
            sheets.fill_in(place, sheets.prepared(place, scores, "", seen=0), now=make.NOW)

    def hand_in(self) -> str:
        """Hand the group in; its fingerprint."""
        with writing():
            handing_in.hand_in(self.judge, self.judge.categories[0], actor=self.judge.person, now=make.NOW)
        return signing.holding(self.judge, self.judge.categories[0], 1).fingerprint

    def stands(self, number: int) -> dict[str, int]:
        db.session.expire_all()
        return queries.sheet_of(self.judge, self.entries[number - 1]).scores


@pytest.fixture
def hall(app, as_person):
    return Hall(as_person)


def test_two_secretaries_enter_a_sheet(hall):
    hall.type("first", "47", "30.5")
    assert hall.stands(1) == {}
    wrong = hall.type("second", "47,2", "30,5")
    assert wrong.status_code == 422
    assert 'value="47,2"' in wrong.text  # what was typed stays
    hall.type("second", "47", "30,5")
    assert hall.stands(1) == dict(zip(hall.lines, (4700, 3050), strict=True))


def test_what_one_person_typed_nobody_else_reads(hall):
    hall.type("first", "47", "13,5")
    path = "/desk/mau/paper/final-1-3-1"
    assert 'value="47"' in hall.look("first", path)
    for who in ("second", "organiser"):
        for page in (path, "/desk/mau/paper", "/desk/mau/log", "/desk/mau/signatures"):
            assert "13,5" not in hall.look(who, page)


def test_a_difference_is_named_to_the_two_who_typed_and_then_counts(hall):
    path = "/desk/mau/paper/final-1-3-1"
    names = [line.name for line in hall.competition.scored_round.lines]
    hall.type("first", "47", "13,5")
    for shown, own in ((hall.type("second", "46", "13,5").text, 46), (hall.look("first", path), 47)):
        assert f">{own}<" in shown and f">{93 - own}<" not in shown
        assert f'<th scope="row">{names[0]}</th>' in shown and f'<th scope="row">{names[1]}</th>' not in shown
    assert ">47<" not in hall.look("organiser", path)
    hall.type("first", "46", "13,5")
    assert hall.stands(1) == dict(zip(hall.lines, (4600, 1350), strict=True))
    assert hall.clients["organiser"].get("/desk/mau/paper").status_code == 200


def test_typing_anything_shows_nobody_what_stands_on_the_paper(hall):
    """An organiser who has never seen the paper types zeros as its second person."""
    hall.type("first", "43", "21,5")
    path = "/desk/mau/paper/final-1-3-1"
    for shown in (hall.type("organiser", "0", "0").text, hall.look("organiser", path)):
        assert ">0<" in shown and ">43<" not in shown and 'value="43"' not in shown and "21,5" not in shown
    hall.competition.scored_round.state = "closed"
    make.save()
    shown = hall.look("organiser", path)
    assert ">43<" in shown and ">21,5<" in shown and ">0<" in shown


def test_between_paper_and_tablet_the_desk_decides_without_the_tablets_points(hall):
    hall.on_tablet(1, 59, 13)
    for who in ("first", "second"):
        hall.type(who, "47", "13")
    path = "/desk/mau/paper/final-1-3-1"
    for who in ("organiser", "first", "second"):
        assert ">59<" not in hall.look(who, path)
    assert ">59<" in hall.look("judge", "/judge/mau/paper")
    form = {"counts": "paper", "reason": "Giám khảo xác nhận bản giấy"}
    assert hall.clients["first"].post(f"{path}/decision", data=form).status_code == 403
    assert hall.clients["organiser"].post(f"{path}/decision", data={"reason": "x"}).status_code == 422
    assert hall.clients["organiser"].post(f"{path}/decision", data={**form, "reason": " "}).status_code == 422
    assert hall.clients["organiser"].post(f"{path}/decision", data=form).status_code == 302
    assert hall.stands(1)[hall.lines[0]] == 4700
    assert form["reason"] in hall.look("first", path)


def test_the_judge_decides_on_the_own_page(hall):
    hall.on_tablet(1, 59, 13)
    for who in ("first", "second"):
        hall.type(who, "47", "13")
    form = {"counts": "tablet", "reason": "Tôi đã sửa sau khi viết"}
    assert hall.clients["judge"].post("/judge/mau/paper/2", data=form).status_code == 404
    assert hall.clients["judge"].post("/judge/mau/paper/1", data={**form, "counts": "x"}).status_code == 422
    assert hall.clients["judge"].post("/judge/mau/paper/1", data=form).status_code == 302
    assert hall.stands(1)[hall.lines[0]] == 5900
    assert hall.clients["judge"].post("/judge/mau/paper/1", data=form).status_code == 409


def test_a_handed_in_group_is_printed_signed_and_ticked(hall):
    for number in (1, 2):
        hall.on_tablet(number, 47, 13)
    assert hall.clients["judge"].get("/judge/mau/groups/1/signing.pdf").status_code == 404
    printed = hall.hand_in()
    answer = hall.clients["judge"].get("/judge/mau/groups/1/signing.pdf")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert hall.clients["judge"].get("/judge/mau/groups/2/signing.pdf").status_code == 404
    assert hall.clients["organiser"].get("/desk/mau/signatures/3/1.pdf").status_code == 409
    for page in ("/desk/mau/signatures", "/desk/mau/paper"):
        assert printed not in hall.look("organiser", page)
    tick = {"group": "3-1", "fingerprint": printed}
    assert hall.clients["first"].post("/desk/mau/signatures", data={**tick, "fingerprint": "0"}).status_code == 409
    assert hall.clients["first"].post("/desk/mau/signatures", data={**tick, "group": "x"}).status_code == 404
    assert hall.clients["first"].post("/desk/mau/signatures", data=tick).status_code == 302
    assert "Giám khảo in và ký lại" not in hall.look("organiser", "/desk/mau/signatures")
    sheet = db.session.query(ScoreSheet).filter_by(entry_id=hall.entries[1].id).one()
    sheet.comment = "Viết thêm"
    make.save()
    assert "số 2. Giám khảo in và ký lại" in hall.look("organiser", "/desk/mau/signatures")


def test_once_the_round_is_closed_the_desk_prints_as_well(hall):
    for number in (1, 2):
        hall.on_tablet(number, 47, 13)
    hall.hand_in()
    hall.competition.scored_round.state = "closed"
    make.save()
    assert hall.clients["organiser"].get("/desk/mau/signatures/3/1.pdf").data[:5] == b"%PDF-"
    assert "/desk/mau/signatures/3/1.pdf" in hall.look("first", "/desk/mau/signatures")


def test_after_the_round_paper_and_server_stand_side_by_side(hall):
    hall.on_tablet(1, 59, 13)
    for who in ("first", "second"):
        hall.type(who, "47", "13")
    hall.competition.scored_round.state = "closed"
    make.save()
    shown = hall.look("organiser", "/desk/mau/paper/final-1-3-1")
    assert ">59<" in shown and ">47<" in shown
    assert hall.type("first", "50", "13").status_code == 409


def test_closing_the_round_names_paper_that_would_not_count(hall):
    assert "phiếu giấy chưa xong" not in hall.look("organiser", "/desk/mau/closing")
    hall.type("first", "47", "13")
    assert "1 phiếu giấy chưa xong" in hall.look("organiser", "/desk/mau/closing")
    hall.type("second", "47", "13")
    assert "phiếu giấy chưa xong" not in hall.look("organiser", "/desk/mau/closing")
