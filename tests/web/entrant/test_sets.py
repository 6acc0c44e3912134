"""A product set on its entrant's pages and the judges': its case, its pieces, the photos of each."""

import re

import pytest

import tests.factories as make
from judging.entries import sets, texts
from judging.entries.models import Entry, Photo
from judging.infra.db import db

JSON = {"Accept": "application/json"}


@pytest.fixture
def entry(app):
    made = make.entry(make.competition("mau"), make.person(), state="draft", kind="set", set_type="combined")
    made.pot = make.piece(made, "Ấm", 1, use="Pha trà", material="Đất")
    db.session.refresh(made, ["pieces"])
    made.cup = make.piece(made, "Chén", 6)
    made.photo = make.photo(made, caption="Nhìn từ trên")
    make.save()
    return made


@pytest.fixture
def me(entry, as_person):
    return as_person(entry.entrant)


def saved(me, entry, **fields):
    whole = {"title": "Bộ ấm", "kind": "set", "set_type": "combined", "version": texts.seen(entry), **fields}
    return me.post(f"/my/entries/{entry.id}", data=whole, headers=JSON)


def now_of(entry):
    db.session.rollback()
    return db.session.get(Entry, entry.id)


def test_each_case_has_an_example_and_asks_its_own_word(entry, me):
    page = me.get(f"/my/entries/{entry.id}").text
    for words in ("đất nung, bằng đồng và bằng tre", "bốn chiếc bình gốm", "khay", "Chất liệu của món này"):
        assert words in page
    assert 'value="Pha trà"' in page
    assert f'value="{entry.pot.key}"' in page


def test_a_piece_that_is_renamed_on_a_saved_page_keeps_its_photo(entry, me):
    entry.photo.piece = entry.pot
    make.save()
    fields = {"pieces-0-name": "Ấm lớn", "pieces-0-key": entry.pot.key, "pieces-1-name": "Chén"}
    assert saved(me, entry, **fields, **{"pieces-1-key": entry.cup.key}).get_json()["ok"]
    assert now_of(entry).photos[0].piece.name == "Ấm lớn"
    assert saved(me, now_of(entry), **{"pieces-0-name": "Chén", "pieces-0-key": entry.cup.key}).get_json()["ok"]
    assert now_of(entry).photos[0].piece is None


def test_a_new_line_is_one_piece_however_often_it_is_saved(entry, me):
    page = me.get(f"/my/entries/{entry.id}").text
    key = re.search(r'name="pieces-2-key"[^>]*value="([0-9a-z]+)"', page)[1]
    for name in ("Kh", "Khay"):
        fields = {"pieces-2-name": name, "pieces-2-key": key, "pieces-2-use": "Bưng"}
        assert saved(me, now_of(entry), **fields).get_json()["ok"]
    assert [(piece.name, piece.key, piece.use) for piece in now_of(entry).pieces] == [("Khay", key, "Bưng")]


def test_what_is_too_long_is_said_beside_the_piece(entry, me):
    answer = me.post(f"/my/entries/{entry.id}", data={"version": "x", "pieces-0-name": "Ấm", "pieces-0-use": "d" * 121})
    assert answer.status_code == 422
    assert "không quá 120 ký tự" in answer.text and "d" * 121 in answer.text


@pytest.mark.parametrize("trait", ["material", "model", "use"])
def test_a_piece_without_a_name_is_said_and_kept_in_the_form(entry, me, trait):
    fields = {"version": texts.seen(entry), "pieces-0-name": "Ấm", "pieces-1-name": "", f"pieces-1-{trait}": "Bưng"}
    answer = me.post(f"/my/entries/{entry.id}", data=fields)
    assert answer.status_code == 422 and 'value="Bưng"' in answer.text and "<span>Xin ghi tên.</span>" in answer.text
    single = me.post(f"/my/entries/{entry.id}", data={**fields, "kind": "single"})
    assert single.status_code == 302  # nobody sees the pieces of one product


def test_as_many_lines_as_there_may_be_pieces(entry, me):
    assert f'data-pieces-most="{sets.MOST}"' in me.get(f"/my/entries/{entry.id}").text


def test_a_photo_is_said_to_show_a_piece(entry, me):
    page = me.get(f"/my/entries/{entry.id}").text
    assert f'<option value="{entry.cup.id}">Chén</option>' in page
    at = f"/my/entries/{entry.id}/photos/{entry.photo.id}"
    assert me.post(at, data={"caption": "Nhìn nghiêng", "piece": entry.cup.id}).status_code == 302
    photo = now_of(entry).photos[0]
    assert (photo.piece.name, photo.caption) == ("Chén", "Nhìn nghiêng")
    assert "Chén, Nhìn nghiêng" in me.get(f"/my/entries/{entry.id}").text
    me.post(at, data={"move": "up"})
    assert now_of(entry).photos[0].piece.name == "Chén"
    me.post(at, data={"caption": "", "piece": ""})
    assert now_of(entry).photos[0].piece is None


def test_a_piece_that_went_meanwhile(entry, me):
    answer = me.post(f"/my/entries/{entry.id}/photos/{entry.photo.id}", data={"caption": "x", "piece": "999999"})
    assert answer.status_code == 409
    db.session.rollback()
    assert db.session.get(Photo, entry.photo.id).caption == "Nhìn từ trên"


def test_a_single_product_has_no_pieces_to_choose(entry, me):
    entry.kind = "single"
    make.save()
    assert 'name="piece" disabled' in me.get(f"/my/entries/{entry.id}").text


def test_the_last_look_shows_pieces_with_their_photos_and_asks_kindly(entry, me):
    entry.photo.piece = entry.pot
    make.save()
    page = me.get(f"/my/entries/{entry.id}/submission").text
    assert "<strong>Ấm</strong>: Nhìn từ trên" in page
    assert re.search(r"Ấm \(<span class=\"num\">1</span>\): Pha trà <span[^>]*>· ảnh 1", page)
    assert "<p>Chén</p>" in page


def test_a_judge_reads_the_same(app, as_person):
    competition = make.competition(stage="judging")
    made = make.entry(competition, make.person(), kind="set", set_type="materials")
    make.photo(made, piece=make.piece(made, "Ấm", 2, material="Đồng", use="Không hỏi ở đây"))
    seat = make.judge(competition)
    make.save()
    page = as_person(seat.person).get(f"/judge/{competition.slug}/entries/{made.number}").text
    assert "Đồng" in page and "· ảnh 1" in page and "Không hỏi" not in page


def test_a_set_turned_single_shows_its_pieces_names_to_nobody(app, as_person):
    competition = make.competition(stage="judging")
    made = make.entry(competition, make.person("Nguyễn Văn Mộc"), kind="single")
    make.photo(made, piece=make.piece(made, "Bình của Nguyễn Văn Mộc"), caption="Nhìn nghiêng")
    seat = make.judge(competition)
    make.save()
    page = as_person(seat.person).get(f"/judge/{competition.slug}/entries/{made.number}").text
    assert "Nhìn nghiêng" in page and "Mộc" not in page


def test_the_lines_of_a_single_products_photos_name_no_piece(entry, me):
    entry.photo.piece, entry.kind = entry.cup, "single"
    make.save()
    page = me.get(f"/my/entries/{entry.id}").text
    assert "Ảnh 1, Nhìn từ trên" in page and "Ảnh 1, Chén" not in page
    assert "<strong>Chén</strong>" not in me.get(f"/my/entries/{entry.id}/submission").text
