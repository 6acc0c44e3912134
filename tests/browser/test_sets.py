"""A product set written on a phone: a piece that is added, renamed while it is saved, and shown by a photo."""

from playwright.sync_api import expect

import tests.factories as make
from judging.accounts.models import Person
from judging.entries import sets
from judging.entries.models import Entry
from judging.infra.db import db
from tests.browser.pages import PHONE, axe, small_targets, started


def pieces_of(entry):
    db.session.rollback()
    return [(piece.id, piece.name, piece.material) for piece in db.session.get(Entry, entry.id).pieces]


def test_a_piece_that_is_added_and_renamed_is_one_piece_with_its_photo(open_page):
    entry = make.entry(make.competition("mau"), make.person(), state="draft", kind="set", set_type="combined")
    make.piece(entry, "Ấm")
    photo = make.photo(entry)
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=db.session.get(Person, entry.entrant_id), size=PHONE)
    started(page)
    status, lines = page.locator("[data-autosave-target=status]"), page.locator("[data-pieces-target=list]").first
    expect(lines.get_by_label("Công dụng của món này trong bộ").first).to_be_visible()
    expect(lines.get_by_label("Chất liệu của món này").first).to_be_hidden()
    page.locator("label", has_text="bằng chất liệu khác nhau").click()
    page.get_by_role("button", name="Thêm một món").click()
    added = lines.locator("li").last
    for name in ("Ấm nhỏ", "Ấm nhỏ bằng đồng"):
        added.locator("[name$='-name']").fill(name)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            added.get_by_label("Chất liệu của món này").fill(f"Đồng {len(name)}")
            added.get_by_label("Chất liệu của món này").blur()
        expect(status).to_contain_text("Đã lưu")
    first, second = pieces_of(entry)
    assert (first[1], second[1:]) == ("Ấm", ("Ấm nhỏ bằng đồng", "Đồng 16"))
    page.locator(".uploads summary").click()
    shows = page.get_by_label("Ảnh này chụp món nào")
    expect(shows.locator("option")).to_have_text(["Cả bộ", "Ấm", "Ấm nhỏ bằng đồng"])
    page.locator("label", has_text="Một sản phẩm").click()
    expect(shows).to_be_hidden()
    page.locator("label", has_text="Bộ sản phẩm").first.click()
    shows.select_option("Ấm nhỏ bằng đồng")
    page.get_by_role("button", name="Lưu lời ghi").click()
    expect(page.locator(f"#photo-{photo.id} .what")).to_contain_text("Ấm nhỏ bằng đồng")
    axe(page)
    assert not small_targets(page, within="main")
    db.session.rollback()
    assert db.session.get(Entry, entry.id).photos[0].piece_id == second[0]


def test_no_more_lines_than_are_taken(open_page):
    entry = make.entry(make.competition("mau"), make.person(), state="draft", kind="set", set_type="combined")
    for n in range(sets.MOST - 2):
        make.piece(entry, f"Món {n}")
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=db.session.get(Person, entry.entrant_id), size=PHONE)
    started(page)
    lines, more = page.locator("[data-pieces-target=list]").first.locator("> li"), page.get_by_text("Thêm một món")
    expect(lines).to_have_count(sets.MOST - 1)
    more.click()
    expect(lines).to_have_count(sets.MOST)
    expect(more).to_be_hidden()
    lines.last.get_by_role("button").click()
    expect(more).to_be_visible()
