"""The desk's panel in a browser: a tablet replaced in two taps, and nothing for axe-core to find."""

import pytest
from playwright.sync_api import expect

import tests.factories as make
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
    page.get_by_role("row", name="Phạm Văn Hòa").get_by_role("button").click()
    page.get_by_role("dialog").get_by_role("button", name="Đổi máy").click()
    expect(page.get_by_role("heading", name="Ông Phạm Văn Hòa")).to_be_visible()
    expect(page.get_by_role("img", name="Mã đăng nhập của giám khảo")).to_be_visible()
    axe(page)


def test_a_telephone_shows_where_one_is(open_page, organiser):
    page = open_page("/desk/mau/setup", person=organiser, size=PHONE)
    expect(page.locator(".top nav [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
