"""The score sheet under real fingers: taps, steps, totals, what is left, a comment, parts."""

import re

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.infra.db import db
from judging.scoring import queries
from tests.browser.pages import TABLET, cut, mend
from tests.browser.sheets import SENDING, adds_up, judge_by, kept, open_pad, says, scored_again, sheet, tap


@pytest.fixture
def judge(live):
    """A judge with three products; scales of 40 by 1, 20 by 2 and 10 by 0.5."""
    return judge_by()


@pytest.fixture
def page(open_page, judge):
    return sheet(open_page, judge)


def test_37_of_40_takes_three_taps_and_is_saved_without_done(page, judge):
    open_pad(page)
    tap(page, "3", "7")
    adds_up(page, 37)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge) == [37, -1, -1]
    expect(page.locator("[data-sheet-target=left]")).to_have_text("còn 2 tiêu chí")
    expect(page.locator(".bands [aria-current]")).to_contain_text("Xuất sắc")
    page.reload()
    expect(page.locator("[data-mark-value]").first).to_have_text("37")


def test_41_of_40_cannot_be_set(page, judge):
    open_pad(page)
    tap(page, "4", "1")
    expect(page.locator(".keypad:visible .error")).to_have_text("Cao nhất là 40 điểm.")
    tap(page, "0")
    page.get_by_role("button", name="Tính sáng tạo: thêm 1 điểm").tap()
    expect(page.locator("fieldset .error").first).to_have_text("Cao nhất là 40 điểm.")
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[0] == 40


def test_buttons_steps_decimals_erasing_and_undo(page, judge):
    page.get_by_text("18", exact=True).tap()
    open_pad(page, "Tính thương mại")
    tap(page, "7", "Dấu phẩy", "5", "Xong")
    page.get_by_role("button", name="Tính thương mại: thêm 0,5 điểm").tap()
    adds_up(page, 26)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge) == [-1, 18, 8]
    page.get_by_role("button", name="Hoàn tác").tap()
    open_pad(page, "Tính thương mại")
    expect(page.locator(".keypad:visible output")).to_have_text("7,5")
    tap(page, "Xóa chữ số cuối", "Xóa chữ số cuối", "Xóa chữ số cuối")
    expect(page.get_by_role("group", name="Tính thương mại").locator("[data-mark-given]")).to_have_text("–")
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge) == [-1, 18, -1]


def test_a_score_between_the_steps_is_not_taken(page, judge):
    open_pad(page, "Tính thương mại")
    tap(page, "7", "Dấu phẩy", "3")
    expect(page.locator(".keypad:visible .error")).to_have_text("Điểm cách nhau 0,5.")
    tap(page, "Xong")
    expect(page.locator(".keypad:visible")).to_have_count(1)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[2] == 7


def test_how_many_are_left_follows_this_tablet(open_page, judge):
    make.sheet(judge, judge.entries[0], 30, 10, 5)
    make.save()
    page = sheet(open_page, judge)
    left = page.locator("[data-sheet-count]")
    expect(left).to_have_text("Còn 2", use_inner_text=True)
    cut(page)
    open_pad(page)
    tap(page, "3", "7", "Xong")
    page.get_by_text("18", exact=True).tap()
    expect(left).to_have_text("Còn 2", use_inner_text=True)
    open_pad(page, "Tính thương mại")
    tap(page, "7", "Xong")
    expect(left).to_have_text("Còn 1", use_inner_text=True)
    page.get_by_role("button", name="Hoàn tác").tap()
    expect(left).to_have_text("Còn 2", use_inner_text=True)
    mend(page)
    says(page, "Tất cả đã ở máy chủ")


def test_when_nothing_is_left_it_says_so(open_page, judge):
    for entry in judge.entries:
        make.sheet(judge, entry, *(30, 10, 5)[: 2 if entry.number == 128 else 3])
    make.save()
    page = sheet(open_page, judge)
    left = page.locator("[data-sheet-count]")
    expect(left).to_have_text("Còn 1", use_inner_text=True)
    open_pad(page, "Tính thương mại")
    tap(page, "8")
    expect(left).to_have_text("Đã chấm đủ", use_inner_text=True)


def test_going_on_waits_for_this_tablet_only(page, judge):
    cut(page, SENDING)
    page.get_by_text("18", exact=True).tap()
    page.get_by_role("link", name="Số 129").tap()
    expect(page).to_have_url(re.compile("/129$"))
    says(page, "1 điểm chỉ có trên máy này")
    assert kept(judge)[1] == -1
    mend(page, SENDING)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[1] == 18


def test_a_comment_is_kept_after_a_pause_and_on_leaving(page, judge):
    page.get_by_text("Khác", exact=True).tap()
    page.get_by_text("Nhận xét").tap()
    page.get_by_label("Nhận xét").fill("Men rạn đều.")
    page.get_by_label("Nhận xét").blur()
    says(page, "Tất cả đã ở máy chủ")
    db.session.rollback()
    assert queries.sheet_of(judge, judge.entries[1]).comment == "Men rạn đều."


def test_without_a_store_the_form_saves(open_page, judge, live):
    page = open_page("/judge/mau/rules", person=judge.person, size=TABLET)
    page.add_init_script("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    page.goto(f"{live.url}/judge/mau/entries/128")
    save = page.get_by_role("button", name="Lưu điểm")
    expect(save).to_be_visible()
    page.get_by_role("textbox", name="Tính sáng tạo").fill("37")
    page.get_by_text("18", exact=True).tap()
    with page.expect_navigation():
        save.tap()
    expect(page.get_by_role("textbox", name="Tính sáng tạo")).to_have_value("37")
    assert kept(judge) == [37, 18, -1]


@pytest.fixture
def parted(live):
    return scored_again()


def test_parts_and_factors_add_up_as_they_are_tapped(open_page, parted):
    page = sheet(open_page, parted)
    total = page.locator("[data-sheet-target=total]")
    expect(page.get_by_text("Phiếu lần đầu: 70 điểm.")).to_be_visible()
    page.get_by_role("group", name="Tính thẩm mỹ").get_by_text("18", exact=True).tap()
    expect(total).to_have_text("27")
    open_pad(page, "Thị trường trong nước")
    tap(page, "2", "5", "Xong")
    expect(total).to_have_text("52")
    expect(page.locator("[data-sheet-target=left]")).to_have_text("còn 2 tiêu chí")
    says(page, "Tất cả đã ở máy chủ")
    page.reload()
    expect(total).to_have_text("52")
    db.session.rollback()
    scores = queries.sheet_of(parted, parted.entries[1]).scores
    assert sorted(scores.values()) == [1800, 2500]
