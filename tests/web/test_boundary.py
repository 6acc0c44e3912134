"""What is typed in parts arrives composed, in every field of every form."""

import io
import unicodedata

from flask import request
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect
from werkzeug.datastructures import FileStorage

import tests.factories as make
from judging.web.boundary import Composed

TYPED = unicodedata.normalize("NFD", "Đèn lồng gốm của bà Hường")
COMPOSED = unicodedata.normalize("NFC", TYPED)


@given(st.lists(st.tuples(st.text(), st.text())))
def test_every_value_is_composed_and_none_is_lost(pairs):
    fields = Composed(pairs)
    wanted = sorted((unicodedata.normalize("NFC", k), unicodedata.normalize("NFC", v)) for k, v in pairs)
    assert sorted(fields.items(multi=True)) == wanted


def test_files_are_left_as_they_are():
    file = FileStorage(io.BytesIO(b"e\xcc\x81"))
    assert Composed([("photos", file)])["photos"] is file


def test_a_field_that_no_form_object_reads_is_composed_too(app):
    sent = {"reason": TYPED, "file": (io.BytesIO(b"e\xcc\x81"), "a.jpg")}
    for data in ({"reason": TYPED}, sent):
        with app.test_request_context("/", method="POST", data=data, query_string={"q": TYPED}):
            assert (request.form["reason"], request.args["q"]) == (COMPOSED, COMPOSED)
            assert "file" not in data or request.files["file"].read() == b"e\xcc\x81"


def test_every_text_of_an_entry_is_stored_composed(app, as_person):
    competition, person = make.competition("mau"), make.person()
    entry = make.entry(competition, person, state="draft", kind="single")
    make.save()
    page = as_person(person)
    html = page.get(f"/my/entries/{entry.id}").text
    version = html.split('name="version"')[1].split('value="')[1].split('"')[0]
    typed = dict.fromkeys(("title", "story", "materials", "technique", "size", "maker", "craft_village"), TYPED)
    form = {"version": version, "category_id": entry.category_id, "kind": "single", **typed}
    assert page.post(f"/my/entries/{entry.id}", data=form).status_code == 302
    columns = [column.key for column in inspect(type(entry)).columns if isinstance(getattr(entry, column.key), str)]
    assert entry.title == COMPOSED
    assert [name for name in columns if not unicodedata.is_normalized("NFC", getattr(entry, name))] == []
    assert as_person(person).get("/my/").text.count(COMPOSED) >= 1


def test_a_search_typed_in_parts_without_marks_or_with_them_finds_the_same(app, as_person):
    competition, organiser = make.competition("mau"), make.person(is_administrator=True)
    make.staff(organiser, competition)
    make.entry(competition, make.person("Nguyễn Thị Hường"), title="Đèn lồng gốm")
    make.entry(competition, make.person(), title="Bình rượu")
    make.save()
    desk = as_person(organiser)
    for words in ("den long gom", "Đèn lồng gốm", unicodedata.normalize("NFD", "đèn lồng"), "ĐÈN  GOM"):
        found = desk.get("/desk/mau/entries", query_string={"q": words}).text
        assert "Đèn lồng gốm" in found and "Bình rượu" not in found, words
    assert "Nguyễn Thị Hường" in desk.get("/admin/people", query_string={"q": "huong nguyen"}).text


def test_a_heap_of_marks_costs_what_it_weighs():
    """Python sorts marks in time that grows with their square: a megabyte of them would take minutes."""
    assert Composed({"title": "e" + "\u0301" * 500_000})["title"] == "é" + "\u0301" * 29
