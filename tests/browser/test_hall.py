"""A judge in a hall without a network: thirty sheets scored, closed, opened again, all on the server in the end."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.infra import clock
from judging.infra.db import db, writing
from judging.scoring import queries
from judging.scoring.models import HandIn
from tests.browser import packs
from tests.browser.pages import TABLET, TABLET_UPRIGHT, axe, captive, cut, mend, small_targets, started

ALL = "Tất cả đã ở máy chủ"
#: The tablet's disk: full, or gone for good, while the window says so.
TROUBLE = """
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (window.trouble && mode === "readwrite") throw new DOMException("no", window.trouble);
    return transaction.call(this, names, mode, options);
  };
"""


@pytest.fixture
def judge(live):
    return packs.hall(live.app, entries=3, photos=1)


def score(page, name, points):
    page.get_by_role("group", name=name).locator(".open").tap()
    pad = page.locator(".keypad:visible")
    for digit in str(points):
        pad.get_by_role("button", name=digit, exact=True).tap()
    pad.get_by_role("button", name="Xong").tap()


def says(page, words):
    expect(page.locator("[data-sheet-target=status]")).to_contain_text(words, timeout=60_000)


def listed(page, words):
    expect(page.locator("[data-tasks-target=status]")).to_contain_text(words, timeout=60_000)


def given(number):
    return 20 + number, 5 + number


def score_both(live, page, number):
    packs.sheet(page, live, number)
    for name, points in zip(("Sáng tạo", "Thẩm mỹ"), given(number), strict=True):
        score(page, name, points)
    expect(page.locator("[data-sheet-target=total]")).to_have_text(str(sum(given(number))))
    packs.kept(page)


def reopened(live, page, path):
    """The application closed and opened again on the same tablet."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(f"{live.url}/judge/mau/{path}")
    return page


def on_the_server(judge):
    db.session.rollback()
    return [[*queries.sheet_of(judge, entry).scores.values()] for entry in judge.entries]


def test_thirty_sheets_in_flight_mode(open_page, live):
    judge = packs.hall(live.app, entries=30, photos=1)
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    live.wire.cut()
    page.context.set_offline(True)
    page = reopened(live, page, "")
    for number in range(1, 16):
        score_both(live, page, number)
    page = reopened(live, page, "")
    expect(page.locator("[data-group-target=done]")).to_have_text("15")
    for number in range(16, 31):
        score_both(live, page, number)
    page = reopened(live, page, "")
    expect(page.locator("[data-group-target=done]")).to_have_text("30")
    listed(page, "chỉ có trên máy này")
    expect(page.locator("[data-tasks-target=status]")).to_have_attribute("data-kind", "bad")
    assert on_the_server(judge) == [[]] * 30
    page = reopened(live, page, "")
    live.wire.mend()
    page.context.set_offline(False)
    listed(page, ALL)
    assert on_the_server(judge) == [[points * 100 for points in given(entry.number)] for entry in judge.entries]


def test_a_portal_that_says_yes_is_not_believed(open_page, live, judge):
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    page.context.route("**/*", captive)
    page = reopened(live, page, "entries/2")
    packs.hears(page)
    score(page, "Sáng tạo", 37)
    says(page, "chỉ có trên máy này")
    says(page, "Đang mất mạng")
    page.context.unroute("**/*")
    says(page, ALL)
    assert on_the_server(judge)[1] == [3700]


@pytest.mark.parametrize(
    "trouble, words", [("QuotaExceededError", "Máy đã đầy"), ("UnknownError", "Máy lúc này không ghi được")]
)
def test_what_this_tablet_cannot_write_stays_on_the_screen(open_page, live, judge, trouble, words):
    page = open_page("/judge/mau/rules", person=judge.person, size=TABLET_UPRIGHT)
    page.add_init_script(TROUBLE)
    packs.sheet(page, live, 2)
    page.evaluate("name => { window.trouble = name }", trouble)
    page.get_by_role("button", name="Sáng tạo: thêm 1 điểm").tap()
    says(page, "1 điểm chưa có cả trên máy này")
    says(page, words)
    axe(page)
    expect(page.locator("[data-sheet-target=total]")).to_have_text("1")
    page.evaluate("window.trouble = ''")
    says(page, ALL)
    assert on_the_server(judge)[1] == [100]


#: Nine scores of three entries, none of them points.
GIVEN = """async (tablet) => {
  const given = [["comment", "Men đẹp"], ["note", "Xem lại"], ["bookmark", true]];
  for (const entry of [1, 2, 3]) for (const [field, value] of given) await tablet.give(entry, field, value);
}"""


def test_what_is_much_or_waits_long_is_a_warning(open_page, live, judge):
    page = open_page("/judge/mau/entries/2", person=judge.person, size=TABLET_UPRIGHT)
    status = page.locator("[data-sheet-target=status]")
    packs.hears(page)
    cut(page)
    packs.here(page, GIVEN)
    score(page, "Sáng tạo", 37)
    says(page, "10 điểm chỉ có trên máy này")
    expect(status).to_have_attribute("data-kind", "wait")
    score(page, "Thẩm mỹ", 5)
    says(page, "gọi Ban Tổ chức: 024 0000 0000")
    expect(status).to_have_attribute("data-kind", "bad")
    axe(page)
    mend(page)
    says(page, ALL)


def test_signed_out_a_judge_goes_on(open_page, live, judge):
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    page = reopened(live, page, "entries/2")
    packs.hears(page)
    page.context.clear_cookies()
    score(page, "Sáng tạo", 37)
    says(page, "chỉ có trên máy này")
    says(page, "thẻ mới")
    page.reload()
    expect(page.locator("[data-sheet-target=total]")).to_have_text("37")


def test_handing_in_waits_for_everything(open_page, live, judge):
    for entry in judge.entries:
        make.sheet(judge, entry, 30 + entry.number, 10)
    make.save()
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    page = reopened(live, page, "groups/1/hand-in")
    numbers = page.locator(".by-total li:visible .no")
    expect(numbers).to_have_text(["Số 3", "Số 2", "Số 1"], use_inner_text=False)
    page.context.set_offline(True)
    packs.sheet(page, live, 1)
    score(page, "Sáng tạo", 55)
    packs.kept(page)
    page.goto(f"{live.url}/judge/mau/groups/1/hand-in")
    expect(page.get_by_text("Máy chủ phải có đủ mọi điểm")).to_be_visible()
    expect(page.get_by_role("button", name="Nộp nhóm này")).to_be_hidden()
    expect(numbers).to_have_text(["Số 1", "Số 3", "Số 2"])
    assert small_targets(page, within="main") == []
    axe(page)
    page.context.set_offline(False)
    page.get_by_role("button", name="Nộp nhóm này").tap()
    page.get_by_role("dialog").get_by_role("button", name="Nộp nhóm này").tap()
    expect(page.get_by_text("Đã nộp nhóm", exact=True)).to_be_visible()
    assert on_the_server(judge)[0] == [5500, 1000]
    assert db.session.query(HandIn).count() == 1


def test_practising_opens_first_and_only_once(open_page, live, judge):
    page = open_page("/judge/mau/", person=judge.person, size=TABLET, is_new=True)
    page.wait_for_url("**/judge/mau/practice")
    started(page)
    score(page, "Sáng tạo", 37)
    expect(page.locator("[data-sheet-target=total]")).to_have_text("37")
    page.get_by_role("button", name="Hoàn tác").tap()
    expect(page.locator("[data-sheet-target=total]")).to_have_text("–")
    assert small_targets(page) == []
    axe(page)
    page.get_by_role("link", name="Bắt đầu").tap()
    listed(page, ALL)
    assert on_the_server(judge) == [[], [], []]
    page.reload()
    listed(page, ALL)
    page.get_by_text("Khác", exact=True).tap()
    page.get_by_role("link", name="Chấm thử").tap()
    page.wait_for_url("**/judge/mau/practice")


def test_the_deadline_is_told_by_the_servers_clock(open_page, live, judge):
    judge.competition.round.due_at = clock.now() + timedelta(hours=2)
    make.save()
    page = open_page("/judge/mau/entries/2", person=judge.person, size=TABLET)
    expect(page.locator("[data-due]")).to_contain_text("Còn 1 giờ 5")
    with writing():
        judge.competition.round.due_at = clock.now() - timedelta(minutes=1)
    page = open_page("/judge/mau/entries/2", person=judge.person, size=TABLET)
    expect(page.locator("[data-due]")).to_contain_text("Đã hết giờ từ")
    axe(page)


def test_the_list_is_filtered_where_one_stands(open_page, live, judge):
    make.sheet(judge, judge.entries[0], 30, 10)
    make.sheet(judge, judge.entries[1], 30)
    make.save()
    page = open_page("/judge/mau/", person=judge.person, size=TABLET_UPRIGHT)
    lines = page.locator("[data-task]:visible")
    expect(page.locator(".tasks .next .no")).to_contain_text("2")
    expect(lines.nth(1)).to_contain_text("Còn 1 tiêu chí, đang chấm")
    listed(page, ALL)  # drawn by the script: it filters
    page.context.set_offline(True)
    page.get_by_role("link", name="Chưa xong").tap()
    expect(lines).to_have_count(2)
    page.get_by_role("link", name="Tất cả").tap()
    expect(lines).to_have_count(3)
    assert small_targets(page, within="main") == []
    axe(page)
