"""Beside a sheet, without a network: notes, bookmarks, comparing, first scores; what only the organisers can answer."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from judging.infra.db import db
from judging.panel import inability
from judging.scoring.models import Memo
from tests.browser import packs
from tests.browser.pages import TABLET, TABLET_UPRIGHT, axe, small_targets, started

SERVER = "Tất cả đã ở máy chủ"
DRAWN = "[...document.querySelectorAll('.one:not([hidden]) img')].every((one) => one.naturalWidth)"


@pytest.fixture
def judge(live):
    return packs.hall(live.app, entries=6, honorific="ong")


@pytest.fixture
def page(open_page, judge):
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    return page


def sheet(page, live, number, *, more=True):
    packs.sheet(page, live, number)
    if more:
        page.locator(".more > summary").tap()
        expect(page.get_by_label("Ghi chú riêng")).to_be_enabled()
        started(page)
    return page


def status(page):
    return page.locator("[data-sheet-target=status]")


def give(page, criterion, *digits):
    page.get_by_role("group", name=criterion).locator(".open").tap()
    for digit in (*digits, "Xong"):
        page.locator(".keypad:visible").get_by_role("button", name=digit, exact=True).tap()


def test_a_note_written_without_a_network_is_kept_and_arrives_later(page, live, judge):
    page.context.set_offline(True)
    sheet(page, live, 2)
    page.get_by_label("Ghi chú riêng").fill("Men sâu, quai mảnh")
    page.get_by_role("button", name="Đánh dấu").tap()
    page.get_by_role("link", name="Danh sách").tap()  # at once: the page goes, the note does not
    page.wait_for_url("**/judge/mau/")
    sheet(page, live, 2)
    expect(page.get_by_label("Ghi chú riêng")).to_have_value("Men sâu, quai mảnh")
    expect(page.get_by_role("button", name="Đánh dấu")).to_have_attribute("aria-pressed", "true")
    assert db.session.query(Memo).count() == 0
    page.context.set_offline(False)
    expect(status(page)).to_contain_text(SERVER, timeout=60_000)
    db.session.rollback()
    memo = db.session.get(Memo, (judge.id, judge.entries[1].id))
    assert (memo.note, memo.is_bookmarked) == ("Men sâu, quai mảnh", True)


def test_comparing_from_the_bookmarks_without_a_network(page, live, judge):
    page.context.set_offline(True)
    for number, digits in ((1, "37"), (3, "41"), (5, "29")):
        sheet(page, live, number, more=False)
        give(page, "Sáng tạo", *digits)
        page.locator(".more > summary").tap()
        page.get_by_role("button", name="Đánh dấu").tap()
        expect(page.get_by_role("button", name="Đánh dấu")).to_have_attribute("aria-pressed", "true")  # it is kept
    page.get_by_label("Ghi chú riêng").fill("Nhẹ tay")
    page.get_by_role("link", name="So sánh").tap()
    page.wait_for_url("**/compare*")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.get_by_role("button", name="Chỉ những số đã đánh dấu").tap()
    expect(page.locator("[data-choice]:visible")).to_have_count(3)
    for number in (1, 3):
        page.locator(f"[data-choice='{number}'] label").tap()
    page.get_by_role("button", name="So sánh").tap()
    page.wait_for_url("**n=1&n=3&n=5")
    columns = page.locator("[data-column]:visible")
    expect(columns).to_have_count(3)
    expect(columns.locator("[data-column-target=total]")).to_have_text(["37", "41", "29"])
    expect(columns.last).to_contain_text("Nhẹ tay")
    packs.until(lambda: page.evaluate(DRAWN))
    columns.nth(1).get_by_role("link").last.tap()
    page.wait_for_url("**/entries/3")


def test_four_are_the_most(page, live):
    page.goto(f"{live.url}/judge/mau/compare?n=1&n=2&n=3&n=4&n=5&n=77")
    expect(page.locator("[data-column]:visible")).to_have_count(4)
    page.locator(".chooser > summary").tap()
    expect(page.locator("[data-choice='5'] input")).to_be_disabled()
    page.locator("[data-choice='1'] label").tap()
    expect(page.locator("[data-choice='5'] input")).to_be_enabled()


def test_the_first_scores_again_with_and_without_a_network(page, live):
    at = datetime.now(UTC)  # digits count as one score as long as they come soon, by the tablet's clock
    page.clock.set_fixed_time(at)
    page.context.set_offline(True)
    sheet(page, live, 4, more=False)
    give(page, "Sáng tạo", "3", "7")
    page.clock.set_fixed_time(at + timedelta(minutes=1))
    give(page, "Sáng tạo", "4", "0")
    page.locator(".more > summary").tap()
    page.get_by_text("Xem lại điểm lần đầu").tap()
    past = page.locator("[data-notes-target=history]")
    expect(past.locator("dd").first).to_have_text("37 → 40")
    expect(past).to_contain_text("Chỉ của máy này")
    expect(past.locator("li").first).to_contain_text("chỉ có trên máy này")
    page.context.set_offline(False)
    expect(status(page)).to_contain_text(SERVER, timeout=60_000)
    page.get_by_text("Xem lại điểm lần đầu").tap()
    page.get_by_text("Xem lại điểm lần đầu").tap()
    expect(past).not_to_contain_text("Chỉ của máy này")
    expect(past.locator("li").first).not_to_contain_text("chỉ có trên máy này")
    expect(past.locator("dd").first).to_have_text("37 → 40")


def test_what_one_cannot_judge_needs_the_network_and_two_taps(page, live, judge):
    sheet(page, live, 6)
    said = page.locator("[data-unable-target=said]")
    page.context.set_offline(True)
    page.get_by_text("Tôi không chấm được", exact=True).tap()
    page.get_by_role("button", name="Không thấy trưng bày").tap()
    expect(said).to_contain_text("Việc này cần mạng")
    assert inability.last_of(judge, judge.entries[5]) is None
    page.context.set_offline(False)
    page.get_by_role("button", name="Không thấy trưng bày").tap()
    expect(said).to_contain_text("Ban Tổ chức đã biết")
    db.session.rollback()
    assert inability.last_of(judge, judge.entries[5]).cause == "absent"
    expect(page.locator("[data-unable-note]")).to_contain_text("Ban Tổ chức đã biết", timeout=60_000)
    page.context.set_offline(True)
    sheet(page, live, 6)
    page.get_by_text("Tôi không chấm được", exact=True).tap()
    expect(said).to_contain_text("Ban Tổ chức đã biết")
    page.context.set_offline(False)
    page.get_by_role("button", name="Tôi chấm được rồi").tap()
    expect(page.get_by_role("button", name="Hiện vật bị hỏng")).to_be_visible()


@pytest.mark.parametrize("size", [TABLET, TABLET_UPRIGHT])
@pytest.mark.parametrize("theme", ["light", "hall"])
def test_everything_can_be_tapped_and_read(open_page, judge, live, size, theme):
    page = open_page("/judge/mau/compare?n=1&n=2&n=3", person=judge.person, size=size, theme=theme)
    page.locator(".chooser > summary").tap()
    axe(page)
    assert small_targets(page) == []
    page.goto(f"{live.url}/judge/mau/scan")
    axe(page)
    assert small_targets(page) == []
    sheet(page, live, 1)
    for words in ("Xem lại điểm lần đầu", "Tôi không chấm được"):
        page.get_by_text(words, exact=True).tap()
    axe(page)
    assert small_targets(page, within=".panel") == []
