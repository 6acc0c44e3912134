"""The score sheet and what the server says of it: nothing, others' answers, refusals, a second tablet."""

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.competitions import rounds
from judging.infra.db import db
from tests.browser.pages import axe, captive, cut, mend, small_targets
from tests.browser.sheets import SENDING, adds_up, behind, judge_by, kept, says, sheet


@pytest.fixture
def judge(live):
    """A judge with three products; scales of 40 by 1, 20 by 2 and 10 by 0.5."""
    return judge_by()


@pytest.fixture
def page(open_page, judge):
    return sheet(open_page, judge)


def test_saved_is_said_only_after_our_answer(page, judge):
    cut(page)
    page.get_by_text("18", exact=True).tap()
    says(page, "1 điểm chỉ có trên máy này")
    page.get_by_text("16", exact=True).tap()
    adds_up(page, 16)
    says(page, "1 điểm chỉ có trên máy này")
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
