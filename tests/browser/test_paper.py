"""Paper in a browser: what the desk and a judge see of it, typed in twice, and nothing for axe-core to find."""

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.infra.db import writing
from judging.scoring import handing_in, places, sheets
from tests.browser.pages import DESK, PHONE, TABLET, TABLET_UPRIGHT, axe, small_targets


@pytest.fixture
def hall(live):
    """Two entries, a judge who has handed one group in, and two secretaries."""
    competition = make.competition("mau", stage="judging")
    for number in (1, 2):
        make.entry(competition, make.person(), number=number, group=number - 1)
    judge = make.judge(competition, number=3, name="Phạm Văn Hòa", honorific="ong")
    secretaries = [make.person(f"Thư ký {n}") for n in (1, 2)]
    for person in secretaries:
        make.staff(person, competition, "secretary")
    make.save()
    place = places.place_of(judge, 1)
    scores = {scale.key: 3000 for scale in place.scales}
    with writing():
        sheets.fill_in(place, sheets.prepared(place, scores, "", seen=0), now=make.NOW)
        handing_in.hand_in(judge, judge.categories[0], actor=judge.person, now=make.NOW)
    return judge, secretaries


@pytest.mark.parametrize("path", ["labels", "paper", "paper/final-1-3-2", "signatures?group=3-1&fingerprint=7F3A-92C1"])
@pytest.mark.parametrize(("size", "theme"), [(DESK, "light"), (PHONE, "dark")])
def test_pages_of_the_desk(open_page, hall, path, *, size, theme):
    page = open_page(f"/desk/mau/{path}", person=hall[1][0], size=size, theme=theme)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize(("size", "theme"), [(TABLET, "light"), (TABLET_UPRIGHT, "hall")])
def test_the_page_of_a_judge(open_page, hall, size, theme):
    page = open_page("/judge/mau/paper", person=hall[0].person, size=size, theme=theme)
    expect(page.get_by_role("link", name="Nhóm 1")).to_be_visible()
    axe(page)
    assert small_targets(page, within="main") == []


def test_a_sheet_typed_by_two_people_counts(open_page, hall):
    for person, said in zip(hall[1], ["Đã giữ", "Hai bản nhập giống nhau"], strict=True):
        make.save()  # what the server wrote meanwhile is seen
        page = open_page("/desk/mau/paper", person=person)
        page.get_by_label("Số", exact=True).fill("2")
        page.get_by_role("button", name="Mở phiếu").click()
        page.get_by_label("Sáng tạo").fill("47")
        page.get_by_label("Thẩm mỹ").fill("30,5")
        page.get_by_role("button", name="Ghi điểm trên giấy").click()
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    expect(page.get_by_text("Hai người nhập giống nhau")).to_be_visible()
    axe(page)


@pytest.mark.parametrize(("size", "theme"), [(DESK, "light"), (PHONE, "dark")])
def test_a_sheet_typed_differently_names_the_lines_for_two_tries(open_page, hall, *, size, theme):
    page = [open_page("/desk/mau/paper/final-1-3-2", person=person, size=size, theme=theme) for person in hall[1]]
    for who, points, said in [
        (0, "47", "Đã giữ"),
        (1, "46", "không giống nhau"),
        (1, "45", "không giống nhau"),
        (1, "44", "nhiều lần"),
    ]:
        page[who].get_by_label("Sáng tạo").fill(points)
        page[who].get_by_label("Thẩm mỹ").fill("30,5")
        page[who].get_by_role("button", name="Ghi điểm trên giấy").click()
        expect(page[who].get_by_text(said).first).to_be_visible()
        axe(page[who])
        assert page[who].evaluate("document.documentElement.scrollWidth") <= size[0]
