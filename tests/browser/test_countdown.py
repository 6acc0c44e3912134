"""The countdown on a phone that lives in another zone."""

from datetime import timedelta

from playwright.sync_api import expect

import tests.factories as make
from tests.browser.pages import PHONE, axe, started


def test_a_phone_elsewhere_is_told_what_its_own_clock_will_show(open_page):
    due = make.NOW.replace(hour=10, minute=0, second=0) + timedelta(days=20)
    entry = make.entry(make.competition("mau", deadline_at=due), make.person(), state="draft")
    make.save()
    page = open_page(f"/my/entries/{entry.id}", person=entry.entrant, size=PHONE)
    here = page.locator('.countdown [data-part="here"]')
    zone = page.context.new_cdp_session(page)
    for name, shown in (("Asia/Ho_Chi_Minh", None), ("Asia/Tokyo", "19:00")):
        zone.send("Emulation.setTimezoneOverride", {"timezoneId": name})
        page.reload(wait_until="networkidle")
        started(page)
        expect(page.locator(".countdown strong")).to_contain_text("ngày")
        if shown is None:
            expect(here).to_be_hidden()
        else:
            expect(here).to_contain_text(f"chỉ {shown} ngày {due:%d/%m/%Y}")
    axe(page)
