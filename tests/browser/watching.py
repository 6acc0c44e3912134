"""A pair of eyes for stories: every page looked at must hold up in its size and language."""

import os
import re
from itertools import count
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import axe, started
from tests.browser.words import strangers

SHOTS = os.environ.get("JUDGING_SHOTS")
_number = count(1)


def look(page: Page, name: str) -> None:
    """Nothing for axe-core, nothing wider than the screen, one language; a picture where JUDGING_SHOTS says."""
    page.wait_for_load_state("networkidle")
    started(page)
    width = page.viewport_size["width"]
    if SHOTS:
        _shoot(page, f"{next(_number):02}-{name}-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} is wider than {width}"
    assert strangers(page) == [], page.url
    axe(page)


def switch(page: Page, word: str) -> None:
    """Change the language by the button ``word`` of this page."""
    other = page.locator("summary", has_text=re.compile("^(Khác|Other)$"))
    if other.count():
        other.tap()
    page.get_by_role("button", name=word, exact=True).tap()
    expect(page.locator("html")).to_have_attribute("lang", "en" if word == "English" else "vi")


def both_languages(page: Page, name: str) -> None:
    """Look at the page in Vietnamese and in English, and leave it in Vietnamese."""
    look(page, name)
    switch(page, "English")
    look(page, f"{name}-en")
    switch(page, "Tiếng Việt")


def sure(page: Page) -> None:
    """Answer the page's question with yes; the form is sent a moment after, and another page comes."""
    with page.expect_navigation():
        page.locator("[data-ask-yes]").click()


def fill(page: Page, **values: str) -> None:
    """Type into the fields of these names."""
    for name, value in values.items():
        page.locator(f'[name="{name}"]').fill(value)


def _shoot(page: Page, name: str) -> None:
    folder = Path(SHOTS)
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
