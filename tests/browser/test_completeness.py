"""The meter follows what is typed, and what is missing leads into its field."""

import re

import pytest
from playwright.sync_api import expect

import tests.factories as make
from tests.browser.pages import PHONE, axe


@pytest.fixture
def entry(live):
    competition = make.competition("mau")
    options = [{"key": "tre", "name": "Tre"}, {"key": "go", "name": "Gỗ"}]
    make.question(competition, key="loai", name="Loại gỗ", kind="choice", options=options, is_required=True)
    made = make.entry(competition, make.person("Nguyễn Thị Mẫu"), state="draft", title="", size="")
    make.save()
    return made


def test_counted_as_it_is_typed_and_found_where_it_is_missing(open_page, entry):
    page = open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)
    meter = page.locator(".meter")
    expect(meter).to_contain_text("Đã có 4/8 mục bắt buộc")
    page.locator("#title").fill("Khay tre")
    page.locator("#story").focus()
    expect(meter).to_contain_text("Đã có 5/8 mục bắt buộc")
    expect(meter.locator("progress")).to_have_js_property("value", 5)
    axe(page)
    page.get_by_role("button", name="Xem lại và nộp").click()
    expect(page).to_have_url(re.compile("/submission$"))
    review = page.url
    for name, field in (("Loại gỗ", "answer_loai-0"), ("Kích thước", "size"), ("Ít nhất một ảnh", "photo")):
        page.get_by_role("link", name=name).click()
        expect(page).to_have_url(re.compile(f"/my/entries/{entry.id}#"))
        focused = "document.activeElement.id || document.activeElement.name"
        page.wait_for_function(f"{focused} == '{field}'")
        page.goto(review)
