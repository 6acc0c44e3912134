"""The score sheet under real fingers: taps, a lost network, a second tablet."""

import re
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.competitions import rounds
from judging.infra.db import db, writing
from judging.ranking import rules
from judging.scoring import queries, second_looks
from tests.browser import packs
from tests.browser.pages import PHONE, TABLET, TABLET_UPRIGHT, axe, captive, cut, mend, small_targets

SENDING = re.compile(r"/judge/mau/operations$")


BANDS = (
    rules.Level(start=Fraction(0), name="Khá", name_en="Fair"),
    rules.Level(start=Fraction(35), name="Xuất sắc", name_en="Excellent"),
)
IDEA = rules.Criterion(id="idea", name="Tính sáng tạo", maximum=Fraction(40), guidance="Ý tưởng mới.", levels=BANDS)
BEAUTY = rules.Criterion(id="beauty", name="Tính thẩm mỹ", maximum=Fraction(20), step=Fraction(2), guidance="Đẹp.")
TRADE = rules.Criterion(id="trade", name="Tính thương mại", maximum=Fraction(10), step=Fraction(1, 2), guidance="Bán.")
#: Of the second criterion one counts half as much again; the third is scored in two parts.
PARTED = rules.Criterion(
    id="trade", name="Tính thương mại", guidance="Bán được.", levels=BANDS[:1],
    parts=(rules.Part(id="cost", name="Giá thành", maximum=Fraction(5)),
           rules.Part(id="market", name="Thị trường trong nước và xuất khẩu", maximum=Fraction(30))),
)  # fmt: skip


@pytest.fixture
def judge(live):
    """A judge with three products; scales of 40 by 1, 20 by 2 and 10 by 0.5."""
    return judge_by(IDEA, BEAUTY, TRADE)


def judge_by(*criteria, **values):
    one = make.document(2, **values)
    by = replace(one, rounds=(replace(one.rounds[0], criteria=criteria),))
    competition = make.competition("mau", by=by, stage="judging")
    made = make.judge(competition, name="Phạm Văn Hòa", honorific="ong")
    made.entries = [make.entry(competition, make.person(), number=number) for number in (127, 128, 129)]
    make.save()
    return made


@contextmanager
def behind(judge):
    """Change rows while a tablet's own letters arrive."""
    db.session.rollback()
    with writing():
        yield judge


def kept(judge, at=1):
    """The scores on the server, in points."""
    db.session.rollback()
    scores = queries.sheet_of(judge, judge.entries[at]).scores
    return [scores.get(str(line.id), -100) / 100 for line in judge.competition.round.lines]


def tap(page, *names):
    for name in names:
        page.locator(".keypad:visible").get_by_role("button", name=name, exact=True).tap()


def open_pad(page, criterion="Tính sáng tạo"):
    packs.hears(page)
    page.get_by_role("group", name=criterion).locator(".open").tap()
    expect(page.locator(".keypad:visible")).to_be_visible()


def says(page, words):
    expect(page.locator("[data-sheet-target=status]")).to_contain_text(words)


@pytest.fixture
def page(open_page, judge):
    return sheet(open_page, judge)


def sheet(open_page, judge):
    page = open_page("/judge/mau/entries/128", person=judge.person, size=TABLET)
    packs.hears(page)
    return page


def adds_up(page, total):
    """What was tapped is drawn: what the page says from then on is about it too."""
    expect(page.locator("[data-sheet-target=total]")).to_have_text(str(total))


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


def test_saved_is_said_only_after_our_answer(page, judge):
    cut(page)
    page.get_by_text("18", exact=True).tap()
    says(page, "1 điểm chỉ có trên máy này")
    page.get_by_text("16", exact=True).tap()
    says(page, "2 điểm chỉ có trên máy này")
    assert kept(judge) == [-1, -1, -1]
    mend(page)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[1] == 16


@pytest.mark.parametrize("answer", ["captive portal", "foreign yes", "foreign no", "server fault", "lost after saving"])
def test_an_answer_that_is_not_ours_changes_nothing(page, judge, answer):
    seen = []

    def handle(route):
        seen.append(route.request.post_data_json["letter"])
        if answer == "captive portal":
            return captive(route)
        if answer == "lost after saving":
            route.fetch()
            return route.abort("connectionreset")
        status = {"foreign yes": 200, "foreign no": 403, "server fault": 500}[answer]
        return route.fulfill(status=status, json={"ok": answer == "foreign yes", "letter": "another", "message": "x"})

    page.route(SENDING, handle)
    page.get_by_text("18", exact=True).tap()
    says(page, "Đang mất mạng")  # it was heard, and not believed
    says(page, "1 điểm chỉ có trên máy này")
    assert seen
    page.unroute(SENDING)
    page.get_by_text("12", exact=True).tap()
    adds_up(page, 12)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[1] == 12


@pytest.mark.parametrize("choice, points", [("Máy này: 18", 18), ("Máy kia: 6", 6)])
def test_two_tablets_and_the_judge_chooses(open_page, page, judge, choice, points):
    cut(page)
    db.session.rollback()
    other = sheet(open_page, judge)
    page.get_by_text("18", exact=True).tap()
    says(page, "1 điểm chỉ có trên máy này")
    other.locator(".scores").get_by_text("6", exact=True).tap()
    adds_up(other, 6)
    says(other, "Tất cả đã ở máy chủ")
    mend(page)
    asked = page.get_by_role("alert").filter(has_text="Ông chọn điểm nào?")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("Tính thẩm mỹ")
    assert kept(judge)[1] == 6
    assert small_targets(page, within=".marks .choice") == []
    axe(page)
    page.get_by_role("button", name=choice).tap()
    expect(asked).to_be_hidden()
    says(page, "Tất cả đã ở máy chủ")
    adds_up(page, points)
    assert kept(judge)[1] == points
    page.get_by_text("14", exact=True).tap()
    adds_up(page, 14)
    says(page, "Tất cả đã ở máy chủ")
    assert kept(judge)[1] == 14


def test_a_refusal_is_kept_and_shown(page, judge):
    with behind(judge):
        judge.entries[1].state = "withdrawn"
    page.get_by_text("18", exact=True).tap()
    note = page.get_by_role("alert").filter(has_text="Máy chủ không nhận")
    expect(note).to_contain_text("Tính thẩm mỹ, 18")
    says(page, "Máy chủ không nhận 1 điểm, vẫn giữ trên máy này")
    axe(page)
    page.reload()
    expect(note).to_contain_text("Tính thẩm mỹ, 18")


def test_a_sheet_that_closes_says_so_and_takes_nothing_more(page, judge):
    with behind(judge):
        rounds.close_round(judge.competition, actor=make.person(), now=make.NOW)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-sheet-target=closed]")).to_contain_text("Vòng chấm đã đóng")
    expect(page.get_by_role("group", name="Tính thẩm mỹ").locator("input").first).to_be_disabled()


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


@pytest.mark.parametrize(
    "size, theme", [(TABLET, None), (TABLET, "hall"), (TABLET_UPRIGHT, "hall"), (TABLET_UPRIGHT, "dark"), (PHONE, None)]
)
def test_the_sheet_is_accessible_and_large_enough(open_page, judge, size, theme):
    page = open_page("/judge/mau/entries/128", person=judge.person, size=size, theme=theme)
    assert small_targets(page) == []
    axe(page)
    open_pad(page)
    assert small_targets(page, within=".keypad:not([hidden])") == []
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", ["", "groups/1/hand-in", "entries/128/conflict"])
def test_the_other_pages_of_a_tablet(open_page, judge, path):
    for entry in judge.entries:
        make.sheet(judge, entry, 30, 10, 5)
    make.save()
    page = open_page(f"/judge/mau/{path}", person=judge.person, size=TABLET_UPRIGHT)
    assert small_targets(page, within="main") == []
    axe(page)


@pytest.fixture
def parted(live):
    """The same with a factor and with parts, scored again."""
    judge = judge_by(IDEA, replace(BEAUTY, factor=Fraction(3, 2)), PARTED, spread=20)
    make.sheet(judge, judge.entries[1], 30, 10, 5, 20, comment="Men rạn.")
    judge.competition.round.state = "closed"
    make.save()
    with writing():
        call = {"reason": "Chênh nhiều", "actor": make.person(), "now": make.NOW}
        second_looks.open_again(judge.competition, [judge.entries[1]], **call)
    return judge


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


@pytest.mark.parametrize("size, theme", [(TABLET, None), (TABLET_UPRIGHT, "dark"), (PHONE, None), (PHONE, "hall")])
def test_a_sheet_with_parts_is_accessible_and_large_enough(open_page, parted, size, theme):
    page = open_page("/judge/mau/entries/128", person=parted.person, size=size, theme=theme)
    assert small_targets(page) == []
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
