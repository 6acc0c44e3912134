"""The desk's ranking: sealed, computed, explained, decided, published; and closed to everybody else."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.entries.models import Entry
from judging.infra.db import db
from judging.results import queries
from judging.web.desk import results_forms


@pytest.fixture
def closed(app):
    competition = make.judged((60, 40), (60, 40), (20, 20), slug="mau")
    organiser = make.person()
    make.staff(organiser, competition)
    make.save()
    return competition, organiser


def tie_form(client, competition):
    run = queries.newest_run(competition.id)
    one, other = run.outcome["ties"][0]["entries"]
    return {f"rank-{one}": "2", f"rank-{other}": "1", "group": "", "decided_by": "Hội đồng", "decided_on": "2026-09-01",
            "reason": "Bỏ phiếu"}  # fmt: skip


def test_from_closed_sheets_to_a_published_list(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    assert desk.get("/desk/mau/ranking").status_code == 200
    assert desk.post("/desk/mau/ranking").status_code == 302
    assert "chờ quyết định" in desk.get("/desk/mau/ranking").text.lower()
    recognition = {
        "run": queries.newest_run(competition.id).id,
        "number": "12/QĐ",
        "on": "2026-09-09",
        "authority": "UB",
    }
    assert desk.post("/desk/mau/publication", data=recognition).status_code == 409
    assert desk.post("/desk/mau/tie-decisions", data=tie_form(desk, competition)).status_code == 302
    recognition["run"] = queries.newest_run(competition.id).id
    assert desk.get("/desk/mau/proposal").status_code == 200
    assert desk.post("/desk/mau/publication", data=recognition).status_code == 302
    assert desk.get("/desk/mau/publication").status_code == 200


def test_a_decided_tie_is_listed_as_it_was_decided(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    later, first = queries.newest_run(competition.id).outcome["ties"][0]["entries"]
    links = [f"entry={later}#why", f"entry={first}#why"]
    desk.post("/desk/mau/tie-decisions", data=tie_form(desk, competition))
    page = desk.get("/desk/mau/ranking").text
    assert page.index(links[1]) < page.index(links[0])


def test_the_prize_line_goes_through_an_open_tie(app, as_person):
    competition = make.judged((60, 40), (50, 30), (40, 20), (40, 20), (40, 20), slug="mau")
    organiser = make.person()
    make.staff(organiser, competition)
    make.save()
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    above, below = desk.get("/desk/mau/ranking").text.split("Vạch giải")
    assert (above.count("#why"), below.count("#why")) == (3, 2)


def test_a_decision_without_a_reason_is_refused(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    form = tie_form(desk, competition) | {"reason": ""}
    assert desk.post("/desk/mau/tie-decisions", data=form).status_code == 422


def test_nobody_is_ranked_unless_somebody_chose(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    page = desk.get("/desk/mau/ranking").text
    assert page.count('<option value="">–</option>') == 2 and "<option selected" not in page
    form = tie_form(desk, competition)
    one, other = (name for name in form if name.startswith("rank-"))
    for ranks, sentence in [
        ({other: ""}, "Xin chọn thứ tự cho mọi hồ sơ."),
        ({one: "", other: ""}, "Xin chọn thứ tự cho mọi hồ sơ."),
        ({other: "2"}, "Xin cho mỗi hồ sơ một thứ tự riêng, từ 1 đến 2."),
    ]:
        answer = desk.post("/desk/mau/tie-decisions", data=form | ranks)
        assert answer.status_code == 422 and sentence in answer.text
        chosen = sum(rank != "" for rank in ({one: "2", other: "1"} | ranks).values())
        assert answer.text.count("<option selected") == chosen and "Bỏ phiếu" in answer.text
    assert not queries.decisions_of(competition.id)


def test_a_rank_that_is_no_place_is_refused(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    form = tie_form(desk, competition)
    ranks = {name: "9" * 5000 for name in form if name.startswith("rank-")}
    assert desk.post("/desk/mau/tie-decisions", data=form | ranks).status_code == 422


def test_a_decision_is_dated_today_in_vietnam(app, monkeypatch):
    monkeypatch.setattr(results_forms.clock, "now", lambda: datetime(2026, 9, 1, 18, 0, tzinfo=UTC))
    with app.test_request_context():
        assert results_forms.TieForm().decided_on.data == date(2026, 9, 2)


def test_each_place_is_explained(closed, as_person):
    competition, organiser = closed
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    entry = queries.newest_run(competition.id).outcome["standings"][0]["entry"]
    assert "100,00" in desk.get(f"/desk/mau/ranking?entry={entry}").text


def test_a_secretary_reads_but_does_not_compute(closed, as_person):
    competition, _ = closed
    secretary = make.person()
    make.staff(secretary, competition, "secretary")
    desk = as_person(secretary)
    assert desk.get("/desk/mau/ranking").status_code == 200
    assert desk.post("/desk/mau/ranking").status_code == 403


def test_scores_are_sealed_while_judging(app, as_person):
    competition = make.judged((57, 33), (41, 23), stage="judging", slug="mau")
    organiser = make.person()
    make.staff(organiser, competition)
    sealed = as_person(organiser).get("/desk/mau/ranking").text
    assert "Niêm phong" in sealed and "<table" not in sealed


def test_nobody_else_finds_it(closed, as_person):
    stranger = as_person(make.person())
    assert stranger.get("/desk/mau/ranking").status_code == 404


def test_a_sheet_left_out_is_shown_and_does_not_count(closed, as_person):
    competition, organiser = closed
    absent = make.judge(competition)
    entry = db.session.scalar(select(Entry).where(Entry.competition_id == competition.id).limit(1))
    make.sheet(absent, entry, 11, 2)
    make.stand_down(absent, competition.categories[0])
    desk = as_person(organiser)
    desk.post("/desk/mau/ranking")
    explained = desk.get(f"/desk/mau/ranking?entry={entry.number}").text.split('id="why"')[1]
    assert "Trung bình 2 phiếu là 100,00" in explained and explained.count("13,00") == 1
