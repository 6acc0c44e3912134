"""An entrant's pages: what is theirs, saved as typed, closed in time; nobody else's can be found."""

from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import texts
from judging.entries.models import Entry
from judging.infra.db import db
from tests import statements

JSON = {"Accept": "application/json"}


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau"), make.person(), state="draft")
    make.photo(made)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


@pytest.fixture
def stranger(entry, as_person):
    return as_person(make.person())


def form_of(entry, **changes):
    fields = {name: value for name, value in texts.fields_of(entry).items() if isinstance(value, str | int)}
    return fields | {"version": texts.seen(entry)} | changes


def test_an_empty_list_says_what_to_do(app, as_person):
    make.competition("mau", title="Cuộc thi đang mở")
    page = as_person(make.person()).get("/my/")
    assert page.status_code == 200
    assert "/my/enter/mau" in page.text


def test_the_list_has_as_many_statements_for_many_as_for_few(app, as_person):
    competition, maker = make.competition("mau"), make.person()
    client = as_person(maker)

    def ask(count):
        for _ in range(count):
            made = make.entry(competition, maker)
            make.photo(made)
        make.save()
        with statements.counted() as seen:
            assert client.get("/my/").status_code == 200
        return len(seen)

    assert ask(2) == ask(20)


@pytest.mark.parametrize("page", ["", "/photos", "/submission", "/receipt", "/withdrawal"])
def test_nobody_elses_page_can_be_found(entry, stranger, page):
    assert stranger.get(f"/my/entries/{entry.id}{page}").status_code == 404


@pytest.mark.parametrize("act", ["", "/photos", "/submission", "/withdrawal", "/photos/1", "/photos/1/remove"])
def test_nobody_elses_entry_can_be_changed(entry, stranger, act):
    before = entry.version
    assert stranger.post(f"/my/entries/{entry.id}{act}", data=form_of(entry)).status_code == 404
    assert db.session.get(Entry, entry.id).version == before


def test_saved_as_it_is_typed(entry, me):
    answer = me.post(f"/my/entries/{entry.id}", data=form_of(entry, title="Tên mới"), headers=JSON)
    assert answer.get_json()["version"] == texts.seen(entry)
    assert entry.title == "Tên mới"


def test_a_refused_field_keeps_everything_typed(entry, me):
    data = form_of(entry, year="20x6", story="Đã gõ rất dài")
    assert me.post(f"/my/entries/{entry.id}", data=data, headers=JSON).status_code == 422
    page = me.post(f"/my/entries/{entry.id}", data=data)
    assert page.status_code == 422
    assert "Đã gõ rất dài" in page.text and "20x6" in page.text


def test_another_device_was_first(entry, me):
    data = form_of(entry, title="Một")
    assert me.post(f"/my/entries/{entry.id}", data=data, headers=JSON).status_code == 200
    page = me.post(f"/my/entries/{entry.id}", data=data | {"title": "Hai"}, headers=JSON)
    assert page.status_code == 409
    page = me.post(f"/my/entries/{entry.id}", data=data | {"title": "Hai"})
    assert page.status_code == 409 and "Hai" in page.text


def test_after_the_deadline(entry, me):
    entry.competition.deadline_at = make.NOW - timedelta(minutes=1)
    make.save()
    assert me.get(f"/my/entries/{entry.id}").status_code == 409
    assert me.get("/my/enter/mau").status_code == 409
    assert me.post("/my/enter/mau").status_code == 409
    assert me.post(f"/my/entries/{entry.id}", data=form_of(entry, title="Khác"), headers=JSON).status_code == 409
    assert me.post(f"/my/entries/{entry.id}/submission").status_code == 409


def test_judges_and_staff_cannot_begin(app, as_person):
    competition = make.competition("mau")
    clerk, twin = make.person(), make.person()
    make.staff(clerk, competition, "secretary")
    make.judge(competition).email = twin.email
    make.save()
    assert as_person(clerk).post("/my/enter/mau").status_code == 409
    assert as_person(twin).post("/my/enter/mau").status_code == 409


def test_another_product_like_one_of_mine_only(entry, me, stranger):
    assert me.post("/my/enter/mau", data={"like": entry.id}).status_code == 302
    assert stranger.post("/my/enter/mau", data={"like": entry.id}).status_code == 404


def test_withdraw(entry, me):
    assert me.get(f"/my/entries/{entry.id}/withdrawal").status_code == 200
    assert me.post(f"/my/entries/{entry.id}/withdrawal").location == "/my/"
    assert entry.state == "withdrawn"
    assert me.get(f"/my/entries/{entry.id}/receipt").status_code == 404


def test_the_receipt_shows_the_reason_of_a_return(entry, me):
    entry.state, entry.number, entry.submitted_at = "returned", 7, make.NOW
    entry.reason, entry.correct_until = "Ảnh mờ", make.NOW + timedelta(days=1)
    make.save()
    page = me.get(f"/my/entries/{entry.id}/receipt")
    assert "Ảnh mờ" in page.text and f"/my/entries/{entry.id}" in page.text


def test_a_code_from_a_slip(app, as_person):
    from judging.entries import claiming

    competition, clerk, person = make.competition("mau"), make.person(), make.person()
    make.staff(clerk, competition, "secretary")
    paper = claiming.enter_for(competition, name="Mộc", actor=clerk, now=make.NOW)
    code = claiming.issue_code(paper, actor=clerk, now=make.NOW)
    make.save()
    client = as_person(person)
    assert client.get("/my/claims").status_code == 200
    assert client.post("/my/claims", data={"code": "AAAA-BBBB"}).status_code == 422
    assert client.post("/my/claims", data={"code": code}).location == "/my/"
    assert paper.entrant_id == person.id
    assert client.post("/my/claims", data={"code": code}).status_code == 422
