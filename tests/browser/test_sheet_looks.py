"""The judge's pages for every eye and finger."""

import pytest

import tests.factories as make
from tests.browser.pages import PHONE, TABLET, TABLET_UPRIGHT, axe, small_targets
from tests.browser.sheets import judge_by, open_pad, scored_again


@pytest.fixture
def judge(live):
    """A judge with three products; scales of 40 by 1, 20 by 2 and 10 by 0.5."""
    return judge_by()


@pytest.fixture
def parted(live):
    return scored_again()


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


@pytest.mark.parametrize("size, theme", [(TABLET, None), (TABLET_UPRIGHT, "dark"), (PHONE, None), (PHONE, "hall")])
def test_a_sheet_with_parts_is_accessible_and_large_enough(open_page, parted, size, theme):
    page = open_page("/judge/mau/entries/128", person=parted.person, size=size, theme=theme)
    assert small_targets(page) == []
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
