"""Who enters for many: the list by maker, another product of the same or of another one."""

import pytest

import tests.factories as make
from judging.entries import makers
from judging.entries.models import Entry
from judging.infra.db import db


@pytest.fixture
def house(app):
    competition = make.competition("mau")
    person = make.person("Hợp tác xã Mẫu", kind="organisation")
    make.entry(competition, person, maker="Đỗ Văn Ba", title="Giỏ", craft_village="Làng Mây", group=1, materials="Mây")
    make.entry(competition, person, maker="Trần Thị An", title="Bình")
    make.save()
    return person


@pytest.fixture
def me(house, as_person):
    return as_person(house)


def newest():
    db.session.rollback()
    return db.session.query(Entry).order_by(Entry.id.desc()).first()


def test_the_list_is_by_maker(house, me):
    page = me.get("/my/").text
    an, ba = page.index(">Trần Thị An</h2>"), page.index(">Đỗ Văn Ba</h2>")
    assert an < page.index("Bình</a></h3>") < ba < page.index("Giỏ</a></h3>")
    assert "Thêm sản phẩm của Đỗ Văn Ba" in page


def test_of_one_maker_there_is_no_heading(app, as_person):
    entry = make.entry(make.competition(), make.person(), title="Bình")
    make.entry(entry.competition, entry.entrant, maker=entry.maker.upper())
    make.save()
    page = as_person(entry.entrant).get("/my/").text
    assert "Bình</a></h2>" in page and "Thêm sản phẩm của" not in page


def test_a_draft_whose_maker_is_not_named_stands_last(house, me):
    make.entry(db.session.query(Entry).first().competition, house, state="draft", maker="", title="Khay")
    make.save()
    page = me.get("/my/").text
    assert page.index(">Đỗ Văn Ba</h2>") < page.index("Chưa ghi người làm") < page.index("Khay")


def test_a_maker_who_is_known_brings_village_group_and_materials(house, me):
    page = me.get("/my/enter/mau").text
    assert '<option value="Đỗ Văn Ba">' in page
    assert me.post("/my/enter/mau", data={"maker": "đỗ văn ba "}).status_code == 302
    made = newest()
    assert (made.maker, made.craft_village, made.materials) == ("Đỗ Văn Ba", "Làng Mây", "Mây")
    assert made.category_id == made.competition.categories[1].id
    me.post("/my/enter/mau", data={"maker": "ĐỖ VĂN BA"})
    made = newest()
    assert (made.maker, made.craft_village) == ("ĐỖ VĂN BA", "Làng Mây"), "as it is written, where it is written so"


def test_a_new_maker_begins_with_the_name_alone(house, me):
    me.post("/my/enter/mau", data={"maker": " Lê  Thị Tư"})
    made = newest()
    assert (made.maker, made.craft_village, made.materials) == ("Lê  Thị Tư", "", "")
    assert "thi tu" in made.search
    assert me.post("/my/enter/mau", data={"maker": "d" * 201}).status_code == 422


def test_nobody_else_is_asked_whose_it_is(house, as_person, me):
    single = make.person()
    make.save()
    page = as_person(single).get("/my/enter/mau").text
    assert 'name="maker"' not in page
    me.post("/my/enter/mau", data={})
    assert newest().maker == "Hợp tác xã Mẫu"


def test_the_receipt_leads_to_another_maker(house, me):
    made = db.session.query(Entry).first()
    assert "Sản phẩm của người làm khác" in me.get(f"/my/entries/{made.id}/receipt").text


def test_marks_tell_makers_apart_case_and_spaces_do_not(app):
    assert makers.key(" Trần  Văn HÙNG") == makers.key("trần văn hùng") != makers.key("Trần Văn Hưng")
