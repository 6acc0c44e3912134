"""The list of late scores at the desk, as it looks: undecided, proposed, settled."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.scoring.operations import ms
from tests.browser.pages import DESK, PHONE, axe
from tests.web.letters import Device

PAGE = "/desk/mau/late-scores"


@pytest.fixture
def hall(live):
    """A judge whose scores of two sheets came late, and two people at the desk."""
    competition = make.competition("mau", stage="judging")
    competition.round.due_at = make.NOW - timedelta(minutes=30)
    for number in (12, 128):
        make.entry(competition, make.person(), number=number, title="Bộ ấm chén hoa lam vẽ tay làng nghề Mẫu " * 2)
    judge = make.judge(competition, number=3, name="Phạm Văn Hòa", honorific="ong")
    desk = make.person("Bà Trưởng"), make.person("Ông Thư")
    make.staff(desk[0], competition)
    make.staff(desk[1], competition, "secretary")
    make.save()
    device = Device(make.signed_in(live.app, judge.person))
    device.state()
    line = competition.criteria[0].id
    device.send(*(device.operation(number, line, 5700, made_at=ms(make.NOW) - 3_600_000) for number in (12, 128)))
    return desk


@pytest.mark.parametrize(("size", "theme"), [(DESK, "light"), (PHONE, "dark")])
def test_two_people_decide(open_page, hall, *, size, theme):
    chief, clerk = (open_page(PAGE, person=person, size=size, theme=theme) for person in hall)
    clerk.locator("summary.button").first.click()
    shown(clerk, size)
    clerk.get_by_label("Lý do").first.fill("Mất mạng ở cuối hội trường")
    clerk.get_by_role("button", name="Đề nghị nhận").first.click()
    shown(clerk, size)
    chief.reload()
    shown(chief, size)
    chief.get_by_role("button", name="Xác nhận").click()
    expect(chief.get_by_text("đã nhận").first).to_be_visible()
    shown(chief, size)


def shown(page, size):
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
