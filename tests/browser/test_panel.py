"""The desk's panel in a browser: a tablet replaced in two taps, and nothing for axe-core to find."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.ranking import rules
from tests.browser.pages import DESK, PHONE, TABLET, axe


@pytest.fixture
def organiser(live):
    """The organiser of a competition in judging, with a signed-in judge and one without a card."""
    competition = make.competition("mau", stage="judging")
    first = make.judge(competition, number=1, name="Phạm Văn Hòa", honorific="ong", title="Họa sĩ")
    make.judge(competition, number=2, name="Nguyễn Thị Lan", honorific="ba")
    make.sheet(first, make.entry(competition, make.person(), number=128), 30, 20)
    person = make.person()
    make.staff(person, competition)
    make.signed_in(live.app, first.person)
    return person


@pytest.mark.parametrize("path", ["judges", "judges/1", "judges/new", "judges/1/edit", "progress", "missing-sheets"])
def test_pages_of_the_panel(open_page, organiser, path):
    page = open_page(f"/desk/mau/{path}", person=organiser, size=TABLET)
    for details in page.locator("details.reasoned").all():
        details.locator("summary").click()
    axe(page)


def test_a_tablet_is_replaced_in_two_taps(open_page, organiser):
    page = open_page("/desk/mau/judges", person=organiser, size=DESK)
    row = page.get_by_role("row", name="Phạm Văn Hòa")
    row.get_by_text("Đổi máy").click()
    row.locator("button[value=revoke]").click()
    expect(page.get_by_role("heading", name="Ông Phạm Văn Hòa")).to_be_visible()
    expect(page.get_by_role("img", name="Mã đăng nhập của giám khảo")).to_be_visible()
    axe(page)


def test_a_telephone_shows_where_one_is(open_page, organiser):
    page = open_page("/desk/mau/setup", person=organiser, size=PHONE)
    expect(page.locator(".top nav [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


@pytest.fixture
def several(live):
    """The organiser of a competition of two rounds, the second in two panels, with sheets of the first far apart."""
    one = make.document(2, spread=20)
    (final,) = one.rounds
    long = rules.Panel(id="council", name="Hội đồng chuyên môn thủ công mỹ nghệ và làng nghề truyền thống")
    panels = rules.Panel(id="experts", name="Chuyên gia"), long
    first = replace(final, id="first", name="Vòng sơ khảo cấp tỉnh, thành phố trực thuộc trung ương")
    competition = make.competition(
        "mau", by=replace(one, rounds=(first, replace(final, panels=panels))), stage="judging"
    )
    competition.rounds[0].state, competition.rounds[1].state = "closed", "waiting"
    seats = [make.judge(competition, number=n, name=f"Nguyễn Trần Thị Phương {n}", honorific="ba") for n in (1, 2)]
    title = "Bộ bình gốm men rạn cổ truyền vẽ phong cảnh làng nghề bên sông Hồng"
    entry = make.entry(competition, make.person(), number=128, title=title)
    for seat, points in zip(seats, ((60, 40), (20, 20)), strict=True):
        make.sheet(seat, entry, *points)
    person = make.person()
    make.staff(person, competition)
    make.save()
    return person


@pytest.mark.parametrize("path", ["judges", "judges/1", "judges/new", "second-looks"])
@pytest.mark.parametrize("size, theme", [(DESK, None), (PHONE, "dark")])
def test_pages_of_several_rounds(open_page, several, path, size, theme):
    page = open_page(f"/desk/mau/{path}", person=several, size=size, theme=theme)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_sheets_far_apart_are_opened_again(open_page, several):
    page = open_page("/desk/mau/second-looks", person=several, size=DESK)
    page.get_by_role("checkbox", name="Số 128").check()
    page.get_by_label("Lý do, lưu trong nhật ký").fill("Chênh 60 điểm")
    page.get_by_role("button", name="Cho chấm lại").click()
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_text("Chênh 60 điểm")).to_be_visible()
    axe(page)
