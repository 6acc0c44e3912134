"""An entry's texts, saved as they are typed, on a slow line."""

import re

from playwright.sync_api import expect

import tests.factories as make
from judging.accounts.models import Person
from judging.entries.models import Entry
from judging.infra.db import db
from tests.browser.pages import PHONE


def test_sent_before_the_answer_to_the_last_save_is_not_refused(open_page):
    entry = make.entry(make.competition("mau"), make.person(), state="draft", title="Bình")
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=db.session.get(Person, entry.entrant_id), size=PHONE)
    held = []

    def slow(route):
        if route.request.method == "POST" and route.request.resource_type == "fetch":
            held.append(route)
        else:
            route.continue_()

    page.route("**/*", slow)
    page.locator("[name=title]").fill("Bình tro")
    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("[name=story]").focus()
    page.locator("[name=story]").fill("Tro rơm cho men xanh")
    page.get_by_role("button", name="Xem lại và nộp").click()
    expect(page.locator("[data-autosave-target=status]")).to_contain_text("Đang lưu")
    (save,) = held
    save.continue_()
    expect(page).to_have_url(re.compile("/submission$"))
    db.session.rollback()
    saved = db.session.get(Entry, entry.id)
    assert (saved.title, saved.story) == ("Bình tro", "Tro rơm cho men xanh")


def test_whoever_leaves_what_was_refused_is_asked_first(open_page):
    entry = make.entry(make.competition("mau"), make.person(), state="draft", title="Bình")
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=db.session.get(Person, entry.entrant_id), size=PHONE)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("[name=year]").fill("12")
    page.locator("[name=year]").blur()
    expect(page.locator("[data-autosave-target=status] .bad")).to_be_visible()
    button = page.get_by_role("button", name="Xem lại và nộp").bounding_box()
    assert button["x"] >= 0 and button["x"] + button["width"] <= PHONE[0]
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
