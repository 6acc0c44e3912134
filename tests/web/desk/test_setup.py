"""The set-up pages: seen by staff, changed by organisers, refusing what they never saw."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

import tests.factories as make
from judging.audit import queries as log
from judging.competitions.models import Staff
from judging.infra.db import db
from judging.panel.models import Judge
from judging.ranking.document.writing import write
from tests.web.desk.sent import fields_of

PAGES = ("texts", "dates", "groups", "groups/new", "criteria", "criteria/new", "awards", "awards/new", "rules")


@pytest.fixture
def desk(app, as_person):
    """A draft, its organiser's and its secretary's clients, and the address of its desk."""
    competition = make.competition(slug="mau", stage="draft")
    organiser, secretary = make.person(), make.person()
    make.staff(organiser, competition)
    make.staff(secretary, competition, "secretary")
    make.save()
    return competition, as_person(organiser), as_person(secretary)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_the_organisers(desk, page):
    _, organiser, secretary = desk
    assert organiser.get(f"/desk/mau/setup/{page}").status_code == 200
    assert secretary.get(f"/desk/mau/setup/{page}").status_code == 403


def test_the_presets_note_goes_once_nothing_is_missing(desk):
    competition, organiser, _ = desk
    for open_points, is_there in ((("ties.chain",), True), ((), False)):
        rules = replace(competition.rules, note="Theo Thông tư 26/2014", undecided=open_points)
        competition.document = write(rules)
        make.save()
        assert ("Thông tư 26/2014" in organiser.get("/desk/mau/setup").text) is is_there


@pytest.mark.parametrize("page", ["", "setup", "staff", "log"])
def test_secretaries_look_around(desk, page):
    _, organiser, secretary = desk
    assert organiser.get(f"/desk/mau/{page}").status_code == 200
    assert secretary.get(f"/desk/mau/{page}").status_code == 200


@pytest.mark.parametrize("page", ["texts", "dates", "groups", "awards", "rules"])
def test_saving_untouched_forms_changes_nothing(desk, page):
    competition, organiser, _ = desk
    address = f"/desk/mau/setup/{page}"
    assert organiser.post(address, data=fields_of(organiser, address)).status_code == 302
    assert not log.latest(competition.id)


def test_texts_are_saved_and_told(desk):
    competition, organiser, _ = desk
    typed = fields_of(organiser, "/desk/mau/setup/texts") | {"phone": "024 2222 2222"}
    organiser.post("/desk/mau/setup/texts", data=typed)
    assert "024 2222 2222" in organiser.get("/desk/mau/setup").get_data(as_text=True)
    refused = organiser.post("/desk/mau/setup/texts", data=typed | {"title": "", "summary": "Đã gõ"})
    assert refused.status_code == 422
    assert "Đã gõ" in refused.get_data(as_text=True)


def test_what_somebody_else_changed_is_not_overwritten(desk):
    _, organiser, _ = desk
    address = "/desk/mau/setup/texts"
    typed = fields_of(organiser, address)
    organiser.post(address, data=typed | {"phone": "024 1"})
    answer = organiser.post(address, data=typed | {"phone": "024 2"})
    assert answer.status_code == 409
    assert "024 2" in answer.get_data(as_text=True)
    assert "024 1" in organiser.get("/desk/mau/setup").get_data(as_text=True)


def test_groups_are_added_renamed_and_removed(desk):
    competition, organiser, _ = desk
    seen = competition.version
    organiser.post("/desk/mau/setup/groups/new", data={"seen": seen, "name": "Gốm sứ", "name_en": "Ceramics"})
    typed = fields_of(organiser, "/desk/mau/setup/groups")
    first = competition.categories[0].id
    organiser.post("/desk/mau/setup/groups", data=typed | {f"name_{first}": "Sơn mài"})
    db.session.expire_all()
    assert [c.name for c in competition.categories] == ["Sơn mài", "Nhóm 2", "Gốm sứ"]
    again = organiser.post("/desk/mau/setup/groups/new", data={"seen": competition.version, "name": "gốm sứ"})
    assert again.status_code == 422
    removal = f"/desk/mau/setup/groups/{first}/removal"
    assert organiser.post(removal, data={"seen": competition.version}).status_code == 302
    db.session.expire_all()
    assert len(competition.categories) == 2


@pytest.mark.parametrize("page, rows", [("groups", "categories"), ("criteria", "criteria"), ("awards", "prizes")])
def test_rows_change_places_by_their_buttons(desk, page, rows):
    competition, organiser, _ = desk
    first, second = getattr(competition, rows)
    address = f"/desk/mau/setup/{page}"
    html = organiser.get(address).get_data(as_text=True)
    assert [tag.endswith(" disabled>") for tag in re.findall(r'<button class="move"[^>]*>', html)] == [1, 0, 0, 1]
    answer = organiser.post(address, data=fields_of(organiser, address) | {"down": first.id})
    assert answer.location.endswith(f"{address}#row-{first.id}")
    db.session.expire_all()
    assert getattr(competition, rows) == [second, first]
    organiser.post(address, data=fields_of(organiser, address) | {"up": first.id})
    db.session.expire_all()
    assert getattr(competition, rows) == [first, second]
    assert len(log.latest(competition.id)) == 2
    shown = organiser.get("/desk/mau/log").get_data(as_text=True)
    assert shown.count(first.name) == 2


def test_what_was_typed_is_kept_when_a_row_moves(desk):
    competition, organiser, _ = desk
    first = competition.categories[0].id
    typed = fields_of(organiser, "/desk/mau/setup/groups") | {f"name_{first}": "Sơn mài", "down": first}
    organiser.post("/desk/mau/setup/groups", data=typed)
    db.session.expire_all()
    assert [c.name for c in competition.categories] == ["Nhóm 2", "Sơn mài"]


def test_an_order_that_was_not_seen_or_is_frozen_stays(desk):
    competition, organiser, _ = desk
    first, second = competition.criteria
    address, sent = "/desk/mau/setup/criteria", {"seen": competition.version, "down": first.id}
    other = make.competition(stage="draft").criteria[0].id
    make.save()
    assert organiser.post(address, data=sent | {"down": other}).status_code == 404
    assert organiser.post(address, data={"seen": competition.version}).status_code == 404
    assert organiser.post(address, data=sent | {"seen": competition.version - 1}).status_code == 409
    competition.state, competition.round.state = "open", "judging"
    make.save()
    assert organiser.post(address, data=sent | {"seen": competition.version}).status_code == 409
    assert 'class="move"' not in organiser.get(address).get_data(as_text=True)
    db.session.expire_all()
    assert competition.criteria == [first, second]


def test_return_in_a_field_saves(desk):
    _, organiser, _ = desk
    for page in ("groups", "awards"):
        form = organiser.get(f"/desk/mau/setup/{page}").get_data(as_text=True).split("novalidate>")[1]
        assert re.search(r"<button[^>]*>", form)[0] == "<button hidden>"


def test_another_competitions_group_is_not_found(desk):
    competition, organiser, _ = desk
    other = make.competition(stage="draft").categories[0].id
    make.save()
    data = {"seen": competition.version}
    assert organiser.post(f"/desk/mau/setup/groups/{other}/removal", data=data).status_code == 404
    assert organiser.get(f"/desk/mau/setup/criteria/{other + 1000}").status_code == 404


def test_a_criterion_gets_points_and_bands(desk):
    competition, organiser, _ = desk
    first = competition.criteria[0]
    address = f"/desk/mau/setup/criteria/{first.id}"
    typed = fields_of(organiser, address)
    assert typed["maximum"] == "60" and typed["step"] == "1"
    wrong = organiser.post(address, data=typed | {"maximum": "40", "step": "0,3"})
    assert wrong.status_code == 422 and "0,3" in wrong.get_data(as_text=True)
    assert organiser.post(address, data=typed | {"maximum": "bốn mươi"}).status_code == 422
    bands = {"band_1_from": "0", "band_1_name": "Chưa đạt", "band_2_from": "20.5", "band_2_name": "Đạt"}
    assert organiser.post(address, data=typed | {"maximum": "40", "step": "0,5"} | bands).status_code == 302
    db.session.expire_all()
    assert (first.maximum, first.step, [band["from"] for band in first.bands]) == (4000, 50, [0, 2050])


def test_dates_keep_the_announced_deadline(desk):
    competition, organiser, _ = desk
    competition.state = "open"
    make.save()
    address = "/desk/mau/setup/dates"
    typed = fields_of(organiser, address)
    assert "deadline_at" not in typed
    before = competition.deadline_at
    answer = organiser.post(address, data=typed | {"deadline_at": "2020-01-01T00:00", "awarded_on": "2099-01-01"})
    assert answer.status_code == 302
    db.session.expire_all()
    assert competition.deadline_at == before
    assert competition.awarded_on.year == 2099


def test_staff_come_and_go_but_never_judges_or_entrants(desk):
    competition, organiser, _ = desk
    judge, entrant, helper = make.person(), make.person(), make.person("Người giúp việc")
    make.add(Judge(competition_id=competition.id, person=judge, number=1))
    make.entry(competition, entrant)
    make.save()
    for contact in (judge.email, entrant.email, "khong-ai@example.org"):
        answer = organiser.post("/desk/mau/staff", data={"contact": contact, "role": "secretary"})
        assert answer.status_code in (409, 422) and contact in answer.get_data(as_text=True)
    organiser.post("/desk/mau/staff", data={"contact": helper.email, "role": "secretary"})
    assert "Người giúp việc" in organiser.get("/desk/mau/staff").get_data(as_text=True)
    organiser.post(f"/desk/mau/staff/{helper.id}/removal")
    assert organiser.post(f"/desk/mau/staff/{helper.id}/removal").status_code == 404


def test_a_frozen_set_up_cannot_be_sent(desk):
    competition, organiser, _ = desk
    competition.state, competition.round.state = "open", "judging"
    make.save()
    for page in ("groups", "awards", "rules"):
        address = f"/desk/mau/setup/{page}"
        assert organiser.post(address, data=fields_of(organiser, address)).status_code == 409
    criterion = f"/desk/mau/setup/criteria/{competition.criteria[0].id}"
    assert organiser.post(criterion, data=fields_of(organiser, criterion)).status_code == 409


def test_the_desk_lists_ones_competitions(desk, as_person):
    competition, organiser, _ = desk
    assert "/desk/mau/" in organiser.get("/account/desks").get_data(as_text=True)
    nobody = as_person(make.person())
    assert "mau" not in nobody.get("/account/desks").get_data(as_text=True).split("<main")[1]


def test_who_works_for_several_finds_them_in_the_top_bar(desk):
    _, organiser, secretary = desk
    other = make.competition("khac")
    make.staff(db.session.scalars(select(Staff).where(Staff.role == "organiser")).one().person, other)
    make.save()
    assert 'href="/account/desks"' in organiser.get("/desk/mau/").get_data(as_text=True)
    assert 'href="/account/desks"' not in secretary.get("/desk/mau/").get_data(as_text=True)
    assert 'href="/account/desks"' in secretary.get("/account/").get_data(as_text=True)


def test_set_up_is_where_one_is_on_its_other_pages(desk):
    _, organiser, _ = desk
    for page in ("staff", "log", "extensions", "setup/texts"):
        html = organiser.get(f"/desk/mau/{page}").get_data(as_text=True)
        assert '<a href="/desk/mau/setup" aria-current="page">' in html, page


def test_the_extension_is_told_to_everybody(desk, client):
    competition, organiser, _ = desk
    competition.state = "open"
    make.save()
    later = (competition.deadline_at + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M")
    short = organiser.post("/desk/mau/extensions", data={"until": "2020-01-01T00:00", "reason": "Bão"})
    assert short.status_code == 409 and "Bão" in short.get_data(as_text=True)
    assert organiser.post("/desk/mau/extensions", data={"until": later, "reason": "Bão lũ"}).status_code == 302
    assert "Bão lũ" in client.get("/c/mau/rules").get_data(as_text=True)
