"""The outbox in a real browser: its disk, its tabs and its judges. Its rules are tried in ``tests/js``."""

import re

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.infra.db import db, writing
from tests.browser import packs
from tests.browser.conftest import sign_in
from tests.browser.packs import here
from tests.browser.pages import TABLET, cut, mend


@pytest.fixture
def hall(live):
    competition = make.competition("mau", stage="judging")
    judges = [make.judge(competition, name=name) for name in ("Phạm Văn Hòa", "Trần Thị Bích")]
    entry = make.entry(competition, make.person(), number=12)
    make.save()
    return judges, entry


@pytest.fixture
def page(open_page, hall):
    page = open_page("/judge/mau/", person=hall[0][0].person, size=TABLET)
    assert here(page, "(tablet) => tablet.judge") == hall[0][0].number
    return page


def line(page) -> str:
    """A criterion of the sheet, as its score is named."""
    page.goto(page.url.rstrip("/") + "/entries/12", wait_until="networkidle")
    packs.hears(page)
    return page.locator("[data-mark]").first.get_attribute("data-mark")


def give(page, name: str, value: int) -> str:
    """What a tap came to: "durable", or the name of its error."""
    return here(page, f"(t) => t.give(12, '{name}', {value}).then(() => 'durable', (error) => error.name)")


def waiting(page) -> int:
    return here(page, "(t) => t.summary().waiting")


def visit(page) -> None:
    """A whole visit to the server: to call for one may be to join one that is under way."""
    here(page, "async (t) => { await t.syncNow(); await t.syncNow(); }")


def becomes(page, judge: int) -> None:
    """Wait until the page is that judge's, and its scripts have started."""
    expect(page.locator("meta[name=judge]")).to_have_attribute("content", str(judge))
    page.wait_for_load_state("networkidle")


#: Runs before the page's scripts: writes of operations fail while ``window.isFull``, and never end while
#: ``window.isSilent``; the first transaction after ``window.isLost`` finds its connection gone, and every writing
#: transaction's durability is noted.
TROUBLE = """
  window.asked = new Set();
  const { put } = IDBObjectStore.prototype, { transaction } = IDBDatabase.prototype;
  IDBObjectStore.prototype.put = function (record) {
    if (window.isSilent && record.uuid) return {};
    if (window.isFull && record.uuid) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, record);
  };
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (window.isLost) {
      window.isLost = false;
      throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
    }
    const tx = transaction.call(this, names, mode, options);
    if (mode === "readwrite") window.asked.add(tx.durability);
    return tx;
  };
"""


@pytest.fixture
def troubled(page):
    """A sheet whose disk can be made to fail, and the name of one of its scores."""
    page.add_init_script(TROUBLE)
    return line(page)


def test_every_write_is_strict(page, troubled):
    assert give(page, troubled, 100) == "durable"
    visit(page)
    assert page.evaluate("[...window.asked]") == ["strict"]


def test_a_full_tablet_says_so_holds_the_tap_and_writes_it_later(page, troubled):
    page.evaluate("window.isFull = true")
    assert give(page, troubled, 200) == "QuotaExceededError"
    assert here(page, "(t) => t.summary().unsaved") == 1
    assert here(page, f"(t) => t.sheet(12).scores['{troubled}']") == 200
    page.evaluate("window.isFull = false")
    visit(page)
    assert here(page, "(t) => [t.summary().unsaved, t.summary().waiting, t.history(12)[0].state]") == [0, 0, "kept"]


LEFT_BEHIND = ("confirm", "Điểm hoặc lời vừa cho chưa có trên máy này và sẽ mất. Vẫn rời phiếu này?")


@pytest.mark.parametrize("trouble", ["isFull", "isSilent"])
@pytest.mark.parametrize("answer", ["dismiss", "accept"])
def test_a_sheet_that_could_not_be_kept_is_left_only_on_purpose(page, troubled, answer, trouble):
    asked = []
    page.on("dialog", lambda dialog: (asked.append((dialog.type, dialog.message)), getattr(dialog, answer)()))
    page.evaluate(f"window.{trouble} = true")
    page.locator("[data-mark] [data-by]").last.tap()
    expect(page.locator("[data-sheet-target=status]")).to_have_attribute("data-kind", "bad")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Danh sách").first.click()
    expect(page).to_have_url(re.compile("/entries/12$" if answer == "dismiss" else "/judge/mau/$"))
    assert asked == [LEFT_BEHIND]


@pytest.mark.parametrize("trouble", ["isFull", "isSilent"])
def test_nor_is_a_note_that_could_not_be_kept(page, troubled, trouble):
    asked = []
    page.on("dialog", lambda dialog: (asked.append((dialog.type, dialog.message)), dialog.accept()))
    page.evaluate(f"window.{trouble} = true")
    page.locator(".more > summary").tap()
    page.get_by_label("Ghi chú riêng").fill("Men sâu")
    leave = page.get_by_role("link", name="Danh sách").first
    leave.dblclick()  # at once, and without patience: the note is on its way, and is asked about once
    expect(page).to_have_url(re.compile("/judge/mau/$"))
    assert asked == [LEFT_BEHIND]


def test_a_lost_connection_is_opened_again(page, troubled):
    page.evaluate("window.isLost = true")
    assert give(page, troubled, 300) == "durable"
    visit(page)
    assert here(page, "(t) => t.history(12)[0].state") == "kept"


def test_two_tabs_see_each_other_and_one_sends(page, troubled):
    other = page.context.new_page()
    other.goto(page.url, wait_until="networkidle")
    cut(page)
    cut(other)
    assert give(page, troubled, 100) == give(other, troubled, 200) == "durable"
    given = "(t) => t.history(12).map(({ value }) => value)"
    packs.until(lambda: here(page, given) == here(other, given) == [200, 100])
    assert waiting(page) == waiting(other) == 1
    mend(other)
    packs.until(lambda: (waiting(page), waiting(other)) == (0, 0))
    assert here(page, "(t) => t.history(12).map(({ state }) => state)") == ["kept", "kept"]


def test_a_closed_browser_has_everything_when_it_is_opened_again(page, troubled):
    cut(page, "**/operations")
    assert give(page, troubled, 100) == "durable"
    page.reload()
    assert waiting(page) == 1
    mend(page, "**/operations")
    packs.until(lambda: waiting(page) == 0)


def signs_in(page, live, judge):
    """Another cookie, as after scanning another card."""
    db.session.rollback()
    with writing():
        cookies = sign_in(live.app, judge.person)
    page.context.add_cookies([{"name": name, "value": value, "url": live.url} for name, value in cookies.items()])


def test_another_judge_signs_in_and_each_keeps_their_own(live, hall, page, troubled):
    first, second = hall[0]
    numbers = first.number, second.number
    cut(page, "**/operations")
    assert give(page, troubled, 100) == "durable"
    signs_in(page, live, second)
    mend(page, "**/operations")
    becomes(page, numbers[1])
    assert here(page, "(t) => [t.judge, t.summary().waiting, t.sheet(12).scores]") == [numbers[1], 0, {}]
    signs_in(page, live, first)
    here(page, "(t) => { t.syncNow(); }")
    becomes(page, numbers[0])
    visit(page)
    assert here(page, "(t) => [t.judge, t.summary().waiting, t.history(12)[0].state]") == [numbers[0], 0, "kept"]


def test_signed_out_is_said_only_when_our_server_says_so(page, troubled):
    page.context.clear_cookies()
    visit(page)
    assert here(page, "(t) => t.summary().signedOut") is True
    assert give(page, troubled, 100) == "durable"
