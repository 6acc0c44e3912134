"""The log in words: every verb has some, scores are never among them."""

import ast

import pytest

import config
import tests.factories as make
from judging.audit.recording import record
from judging.infra.db import writing
from judging.scoring import places, sheets
from judging.web.desk.log_words import VERBS
from tests.web.letters import Device

DOMAINS = ("competitions", "rights", "entries", "panel", "scoring", "paper", "results", "awards")


def verbs_written() -> set[str]:
    """Every literal that a domain passes to ``record``."""
    found = set()
    for domain in DOMAINS:
        for file in (config.ROOT / "judging" / domain).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                    words = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                    found |= {word for word in words if isinstance(word, str)}
    return found


def test_every_verb_has_words():
    assert sorted(verbs_written() - VERBS.keys()) == []


@pytest.fixture
def desk(app, as_person):
    competition = make.competition(slug="mau", stage="judging")
    organiser = make.person("Người phụ trách")
    make.staff(organiser, competition)
    make.save()
    return competition, organiser, as_person(organiser)


def test_it_names_products_people_and_reasons(desk):
    competition, organiser, client = desk
    entry = make.entry(competition, make.person("Nghệ nhân"), number=77)
    by = {"now": make.NOW, "actor": organiser, "competition": competition}
    record("entry returned", **by, subject=f"entry:{entry.id}", reason="Ảnh mờ")
    record("staff added", **by, subject=f"person:{organiser.id}")
    record("entry started", **by, subject=f"entry:{entry.id}")
    make.save()
    html = client.get("/desk/mau/log").get_data(as_text=True)
    assert "77" in html and "Ảnh mờ" in html and "Người phụ trách" in html
    assert html.count("<li>\n") == html.count("<time class")


def test_saved_sheets_stand_apart_and_tell_no_score(desk):
    competition, organiser, client = desk
    make.entry(competition, make.person(), number=77)
    judge = make.judge(competition, name="Nguyễn Thị Ghi")
    competition.round.state = "judging"
    make.save()
    place = places.place_of(judge, 77)
    with writing():
        sheets.fill_in(place, sheets.prepared(place, {place.scales[0].key: 4300}, "", seen=0), now=make.NOW)
    assert "<time class" not in client.get("/desk/mau/log").get_data(as_text=True)
    html = client.get("/desk/mau/log?of=sheets").get_data(as_text=True)
    assert "77" in html and "Nguyễn Thị Ghi" in html and "4300" not in html and "43,0" not in html


def test_how_many_digits_a_score_has_is_not_told(desk, as_person):
    """Each digit that a judge types is an operation of its own."""
    competition, _, client = desk
    make.entry(competition, make.person(), number=77)
    judge = make.judge(competition, name="Nguyễn Thị Ghi")
    competition.round.state = "judging"
    make.save()
    device, line = Device(as_person(judge.person)), competition.criteria[0].id
    for value in (400, 4300, 4350):
        device.give(77, line, value)
    html = client.get("/desk/mau/log?of=sheets").get_data(as_text=True)
    assert html.count("<time class") == 1 and ":00+00:00" in html


def test_another_competitions_lines_stay_there(desk):
    _, organiser, client = desk
    other = make.competition(stage="judging")
    record("texts changed", now=make.NOW, actor=organiser, competition=other, reason="Chuyện khác")
    make.save()
    assert "Chuyện khác" not in client.get("/desk/mau/log").get_data(as_text=True)


def test_pages_are_turned_and_never_run_over(desk):
    competition, organiser, client = desk
    for n in range(120):
        record("texts changed", now=make.NOW, actor=organiser, competition=competition, reason=f"Lần {n}.")
    make.save()
    assert "Lần 119." in client.get("/desk/mau/log").get_data(as_text=True)
    assert "Lần 0." in client.get("/desk/mau/log?page=3").get_data(as_text=True)
    assert "Lần 0." in client.get("/desk/mau/log?page=999").get_data(as_text=True)
    assert client.get("/desk/mau/log?page=-1").status_code == 200
