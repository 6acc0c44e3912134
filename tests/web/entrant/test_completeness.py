"""How much is there of what is required: on the form, the list and with a save; what is missing has a way there."""

import re

import pytest

import tests.factories as make
from judging.entries import texts
from judging.entries.models import Entry
from judging.infra.db import db
from tests.web.desk.sent import fields_of

JSON = {"Accept": "application/json"}


@pytest.fixture
def entry(app):
    competition = make.competition("mau", statements="required")
    make.question(competition, key="noi", name="Nơi làm", is_required=True)
    make.question(competition, key="ve", name="Bản vẽ", kind="pdf", is_required=True)
    make.question(competition, key="them", name="Thêm", least=20)
    made = make.entry(competition, make.person(), state="draft", title="", kind="set", category_id=None)
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def test_every_part_is_counted_and_has_a_place_on_the_form(entry, me):
    required = texts.required(entry)
    lacking = {"photos", "title", "category_id", "set_type", "pieces", "answer:noi", "answer:ve"}
    criteria = {f"statement:{one.id}" for one in entry.competition.criteria}
    assert {key for key, is_there in required.items() if not is_there} == lacking | criteria
    assert {key for key, is_there in required.items() if is_there} == {"story", "materials", "size", "maker"}
    assert texts.missing(entry) == [key for key, is_there in required.items() if not is_there]
    done, whole = 4, len(required)
    for address in (f"/my/entries/{entry.id}", "/my/"):
        page = me.get(address).text
        assert f"Đã có {done}/{whole} mục bắt buộc" in page and f'max="{whole}" value="{done}"' in page
    form = me.get(f"/my/entries/{entry.id}").text
    anchors = re.findall(r'href="/my/entries/\d+#([^"]+)"', me.get(f"/my/entries/{entry.id}/submission").text)
    assert len(anchors) == whole - done
    for anchor in anchors:
        assert f'id="{anchor}"' in form, anchor


def test_an_optional_answer_begun_is_a_part_until_it_is_long_enough(entry):
    whole = len(texts.required(entry))
    entry.answers = {"them": "Ngắn"}
    assert texts.required(entry)["answer:them"] is False and len(texts.required(entry)) == whole + 1
    entry.answers = {"them": "Dài hơn hai mươi chữ cái nhiều"}
    assert len(texts.required(entry)) == whole


def test_a_save_tells_it_anew(entry, me):
    address = f"/my/entries/{entry.id}"
    told = me.post(address, data=fields_of(me, address) | {"title": "Bình"}, headers=JSON).get_json()
    whole = len(texts.required(entry))
    assert told["parts"] == {"done": 5, "whole": whole, "words": f"Đã có 5/{whole} mục bắt buộc"}


def test_so_do_photos_and_all_is_said_in_words(entry, me):
    row = db.session.get(Entry, entry.id)
    row.title, row.set_type, row.category_id = "Bộ ấm", "models", row.competition.categories[0].id
    row.answers = {"noi": "Làng Mẫu"}
    row.statements = {str(one.id): "Một câu." for one in row.competition.criteria}
    make.piece(row)
    make.enclosure(row, row.competition.questions[1])
    make.save()
    whole = len(texts.required(row))
    told = me.get(f"/my/entries/{entry.id}/photos", headers=JSON).get_json()
    assert (told["parts"]["done"], told["parts"]["whole"]) == (whole - 1, whole)
    make.photo(row, state="waiting")
    make.save()
    assert me.get(f"/my/entries/{entry.id}/photos", headers=JSON).get_json()["parts"]["done"] == whole - 1
    row.photos[0].state = "ready"
    make.save()
    assert f"Đã có đủ {whole} mục bắt buộc" in me.get(f"/my/entries/{entry.id}").text


def test_declarations_that_are_not_ticked_are_named_with_a_way_to_each(app, as_person):
    entry = make.entry(make.competition(), make.person(), state="draft")
    make.photo(entry)
    make.save()
    me = as_person(entry.entrant)
    answer = me.post(f"/my/entries/{entry.id}/submission", data={"own_work": "y", "participation": "y"})
    assert answer.status_code == 422
    assert 'href="#eligibility"' in answer.text and 'href="#own_work"' not in answer.text
