"""The form of a returned entry: the marked fields are open, the rest is read, and no older page changes it."""

import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.entries import parts, sets, texts
from judging.entries.models import Entry
from judging.infra.db import db

JSON = {"Accept": "application/json"}


@pytest.fixture
def competition(app):
    made = make.competition("mau")
    make.question(made, key="xuong", kind="yes_no", name="Có xưởng")
    make.question(made, key="bang", kind="table", name="Bảng thợ", options=[{"key": "ten", "name": "Tên"}])
    make.question(made, key="tho", name="Tên thợ", on_key="xuong", on_value="yes")
    db.session.refresh(made)
    return made


@pytest.fixture
def entry(competition):
    answers = {"xuong": True, "bang": [["Ông Mộc"]], "tho": "Bà Gốm"}
    made = make.entry(competition, make.person(), state="submitted", kind="set", set_type="combined", answers=answers)
    make.piece(made)
    make.photo(made)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def give_back(entry, *opened):
    entry.state, entry.reason, entry.correct_until = "returned", "Xin ghi rõ\nkích thước", make.NOW + timedelta(days=1)
    entry.locked = [part for part in parts.of(entry) if part not in opened]
    entry.competition.deadline_at = make.NOW - timedelta(days=1)
    make.save()
    return f"/my/entries/{entry.id}"


def names_in(page):
    """The fields somebody can write in."""
    controls = re.findall(r"<(?:input|textarea|select)\b[^>]*>", page.text)
    named = {re.search(r'name="([^"]+)"', control) for control in controls if 'type="hidden"' not in control}
    return {found.group(1) for found in named if found} - {"theme", "language", "q"}


def test_only_the_marked_fields_are_open(entry, me):
    page = me.get(give_back(entry, "size", "answer:tho"))
    assert names_in(page) == {"size", "answer_tho"}
    assert page.text.count('class="to-correct"') == 2
    for words in ("Xin ghi rõ", "Câu chuyện của một sản phẩm mẫu.", "Chén nhỏ (2)", "Ông Mộc", "<p>Có</p>"):
        assert words in page.text
    assert 'href="#size"' in page.text and 'href="#asked-tho"' in page.text
    assert 'data-when="answer_xuong"' not in page.text


@pytest.mark.parametrize(("part", "marks"), [("authors", 1), ("pieces", 3), ("answer:bang", 1), ("size", 1)])
def test_each_part_is_reached_by_its_link_and_marked(entry, me, part, marks):
    page = me.get(give_back(entry, part)).text
    (place,) = re.findall(r'<li><a href="#([^"]+)">', page)
    assert page.count(f'id="{place}"') == 1
    assert page.count('class="to-correct"') == marks
    assert ('<details class="field joint" id="authors" open>' in page) is (part == "authors")


def test_what_the_open_fields_say_is_saved_and_the_rest_stays(entry, me):
    address, before = give_back(entry, "size", "pieces"), texts.fields_of(entry)
    form = {"version": texts.seen(entry), "size": "40 cm", "kind": "set", "set_type": "combined"}
    form |= {"pieces-0-name": "Chén lớn", "pieces-0-count": "3"}
    assert me.post(address, data=form, headers=JSON).get_json()["ok"]
    entry = db.session.get(Entry, entry.id)
    (piece,) = sets.lines_of(entry)
    assert (piece.name, piece.count) == ("Chén lớn", 3)
    assert texts.fields_of(entry) == before | {"size": "40 cm", "pieces": [piece]}


def test_photos_are_shown_and_cannot_be_changed(entry, me):
    address, photo = give_back(entry, "size"), entry.photos[0]
    page = me.get(address)
    assert "photo-verbs" not in page.text and 'data-controller="uploads"' not in page.text
    assert f"/photos/{photo.key}/" in page.text
    assert me.post(f"{address}/photos/{photo.id}/remove").status_code == 409
    assert 'data-controller="uploads"' in me.get(give_back(entry, "photos")).text


def test_a_page_from_before_the_return_is_refused_and_shows_what_was_typed(entry, me):
    address = give_back(entry, "size")
    form = {"version": texts.seen(entry), "size": "40 cm", "title": "Tên đã gõ"}
    assert me.post(address, data=form, headers=JSON).status_code == 409
    page = me.post(address, data=form)
    assert page.status_code == 409 and "Tên đã gõ" in page.text and 'value="40 cm"' in page.text
    same = form | {"title": entry.title}
    assert me.post(address, data=same, headers=JSON).get_json()["ok"]


def test_the_receipt_says_what_is_open(entry, me):
    address = give_back(entry, "size")
    assert "Kích thước" in me.get(f"{address}/receipt").text
    assert "You can change everything until then." not in me.get(address).text
    page = me.get(give_back(entry, *parts.of(entry)))
    assert {"title", "pieces-0-name", "answer_bang-0-c0"} <= names_in(page) and "to-correct" not in page.text


def test_from_paper_the_same_holds_at_the_desk(entry, as_person):
    clerk = make.person()
    make.staff(clerk, entry.competition, "secretary")
    entry.entered_by_id, entry.entrant.password = clerk.id, None
    give_back(entry, "size")
    page = as_person(clerk).get(f"/desk/mau/entries/{entry.id}/edit")
    assert names_in(page) == {"size"} and "Xin ghi rõ" in page.text
