"""A request about one's own data: asked on a telephone, answered at the desk, read in the same place."""

from datetime import timedelta

from playwright.sync_api import expect

import tests.factories as make
from judging.infra.db import db
from tests.browser.pages import PHONE, axe, small_targets

DESK = (1280, 800)
LONG = "Hợp tác xã Thủ công mỹ nghệ Mây tre đan xuất khẩu Phú Nghĩa và các hộ sản xuất vùng lân cận"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def test_asked_on_a_phone_and_answered_at_the_desk(open_page, live):
    competition = make.competition("mau")
    person, organiser = make.person(LONG), make.person("Người Tổ chức")
    make.staff(organiser, competition)
    make.data_request(competition, name="Bà Mộc", kind="erase", came_on=(make.NOW - timedelta(days=40)).date())
    make.save()
    page = open_page("/account/data", person=person, size=PHONE)
    page.get_by_role("link", name="Gửi yêu cầu").click()
    axe(page)
    assert page.evaluate(FITS) and small_targets(page, within="form.form") == []
    page.get_by_label("Đính chính nội dung sai").check()
    page.get_by_label("Yêu cầu liên quan đến đâu?").select_option("mau")
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.locator("#text-error")).to_be_visible()
    page.get_by_label("Nội dung yêu cầu").fill("Xin sửa tên người làm\nTên đúng: Trần Thị Gốm")
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.locator("#requests ~ .people")).to_contain_text("Trả lời lần đầu")
    axe(page)
    assert page.evaluate(FITS)

    db.session.rollback()
    desk = open_page("/desk/mau/", person=organiser, size=DESK)
    axe(desk)
    desk.get_by_role("link", name="Trả lời ngay").click()
    expect(desk.get_by_text("1 yêu cầu đã quá hạn")).to_be_visible()
    axe(desk)
    assert desk.evaluate(FITS)
    desk.get_by_role("link", name=LONG).click()
    axe(desk)
    assert desk.evaluate(FITS)
    desk.get_by_label("Đã thực hiện xong: kết thúc yêu cầu").check()
    desk.get_by_label("Nội dung trả lời người yêu cầu").fill("Đã sửa tên người làm.")
    desk.get_by_role("button", name="Ghi nhận").click()
    expect(desk.get_by_text("Đã ghi nhận và báo")).to_be_visible()
    axe(desk)

    page.reload()
    expect(page.get_by_text("Đã sửa tên người làm.")).to_be_visible()
    page.locator("#requests").scroll_into_view_if_needed()
