"""The pack on a tablet: a cold start in flight mode, broken off and gone on with, hashes, versions, whose it is."""

import re

import pytest
from flask import Response, request
from playwright.sync_api import expect
from sqlalchemy import select

import tests.factories as make
from judging.infra.db import db
from judging.panel import conflicts
from judging.scoring.models import Tablet
from tests.browser import packs
from tests.browser.conftest import sign_in
from tests.browser.pages import TABLET, axe, captive, small_targets

QUIET = re.compile(r"^/judge/mau/(operations|state)$|^/judge/worker\.js$")
STOPPED = "đã ở trên máy này; có mạng thì máy tự tải tiếp"
ONLY_HERE, ALL_THERE = "chỉ có trên máy này", "Tất cả đã ở máy chủ"


@pytest.fixture
def judge(live):
    made = packs.hall(live.app)
    made.second = make.judge(made.competition, groups=made.competition.categories[1:], name="Lê Thị Hai", number=77)
    make.save()
    return made


@pytest.fixture
def page(open_page, judge):
    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    packs.ready(page, judge)
    return page


def reopened(page, live, path="/judge/mau/"):
    """The application closed and opened again on the same tablet."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(live.url + path)
    return page


def drawn(page, selector=".reel img"):
    """The width of the file that is shown as the first photo."""
    width = (
        "async (one) => (await one.decode(), await createImageBitmap(await (await fetch(one.currentSrc)).blob())).width"
    )
    return page.locator(selector).first.evaluate(width)


def caches(page):
    return page.evaluate("caches.keys()")


def test_a_cold_start_in_flight_mode_shows_list_sheet_photo_and_rules(page, live):
    live.wire.cut()
    page = reopened(page, live)
    expect(page.locator("h1")).to_have_text("Nhóm 1")
    assert drawn(page, ".tasks img") > 0
    page.goto(f"{live.url}/judge/mau/entries/2")
    expect(page.get_by_role("group", name="Sáng tạo")).to_be_visible()
    assert drawn(page) == 768  # the first photo at screen size
    page.goto(f"{live.url}/judge/mau/rules")
    expect(page.locator("h1")).to_have_text("Thể lệ chấm")
    page.goto(f"{live.url}/judge/mau/entries/2/conflict")
    expect(page.locator("h1")).to_have_text("Việc này cần có mạng")


def test_later_opens_ask_the_network_for_nothing_but_scores(page, live):
    with packs.asked(live.app) as heard:
        for path in ("/judge/mau/", "/judge/mau/entries/1", "/judge/mau/entries/2", "/judge/mau/rules"):
            page = reopened(page, live, path)
            page.wait_for_load_state("networkidle")
    assert [path for path in heard if not QUIET.match(path)] == []


def test_broken_off_it_goes_on_with_what_is_missing(open_page, judge, live):
    page = open_page("/", person=judge.person, size=TABLET)
    page.context.route("**/photos/**", lambda route: route.abort("internetdisconnected"))
    page.goto(f"{live.url}/judge/mau/")
    expect(page.locator('[data-pack-target="status"]')).to_have_text(f"0 trên 3 {STOPPED}", timeout=60_000)
    page.context.unroute("**/photos/**")
    with packs.asked(live.app) as heard:
        page.evaluate("dispatchEvent(new Event('online'))")
        packs.ready(page, judge)
    asked = [path for path in heard if not QUIET.match(path)]
    assert asked and all(path.startswith("/photos/") for path in asked)


def test_other_bytes_than_the_lists_are_fetched_again_and_a_portals_are_never_kept(open_page, judge, live):
    spoilt = []

    @live.app.after_request
    def spoil(answer: Response) -> Response:
        is_tablets = "Sec-Fetch-Mode" in request.headers
        if is_tablets and request.full_path.endswith("/entries/2?blank=1") and not spoilt:
            spoilt.append(request.path)
            answer.data = answer.data[:-100]
        return answer

    page = open_page("/", person=judge.person, size=TABLET)
    page.context.route("**/entries/3?blank=1", captive)
    page.goto(f"{live.url}/judge/mau/")
    expect(page.locator('[data-pack-target="status"]')).to_contain_text(STOPPED, timeout=60_000)
    page.context.unroute("**/entries/3?blank=1")
    page.evaluate("dispatchEvent(new Event('online'))")
    packs.ready(page, judge)
    assert spoilt
    page.context.set_offline(True)
    for number in (2, 3):
        page.goto(f"{live.url}/judge/mau/entries/{number}")
        expect(page.get_by_role("group", name="Thẩm mỹ")).to_be_visible()


def test_without_the_worker_nothing_is_said_to_be_ready(open_page, judge, live, complaints):
    troubled = ["/judge/worker.js"]

    @live.app.after_request
    def refuse(answer: Response) -> Response:
        if request.path in troubled:
            answer.status_code = 500
        return answer

    page = open_page("/judge/mau/", person=judge.person, size=TABLET)
    expect(page.locator('[data-pack-target="status"]')).to_have_text(f"3 trên 3 {STOPPED}")
    troubled.clear()
    page.evaluate("dispatchEvent(new Event('online'))")
    packs.ready(page, judge)
    live.wire.cut()
    expect(reopened(page, live).locator("h1")).to_have_text("Nhóm 1")
    assert all("(500)" in one for one in complaints)
    complaints.clear()


def test_a_new_version_never_throws_unsent_work_away_and_never_reloads(page, live, judge):
    old, before = next(name for name in caches(page) if name.startswith("shell:")), packs.current(page)["pages"]
    packs.sheet(page, live, 2)
    page.context.set_offline(True)
    page.evaluate("window.stays = true")
    page.get_by_role("group", name="Sáng tạo").locator("[data-by]").last.tap()
    expect(page.locator("main")).to_contain_text(ONLY_HERE)
    live.app.config["STATIC_VERSION"] = "newer"
    page.context.set_offline(False)
    expect(page.locator("main")).to_contain_text(ALL_THERE, timeout=60_000)
    packs.until(lambda: packs.current(page)["pages"] != before and "shell:newer" in caches(page))
    assert page.evaluate("window.stays") is True and old in caches(page)  # this page still stands on the old one
    page = reopened(page, live)
    expect(page.locator("[data-pack-app]")).to_have_attribute("data-pack-app", "newer")
    page.wait_for_load_state("networkidle")  # the worker is as new as the page
    packs.ready(page, judge)
    live.app.config["STATIC_VERSION"] = "newest"
    page = reopened(page, live)
    packs.until(lambda: "shell:newest" in caches(page) and old not in caches(page))


def test_pages_made_of_the_same_are_not_fetched_again(page, live, judge):
    before = packs.current(page)["pages"]
    db.session.rollback()
    with packs.asked(live.app) as heard:
        conflicts.declare(judge, judge.entries[0], actor=judge.person, now=make.NOW)
        make.save()
        page = reopened(page, live)
        packs.until(lambda: packs.current(page)["pages"] != before)
    asked = {path.removeprefix("/judge/mau/") for path in heard if "blank=1" in path}
    assert asked == {"?blank=1", "compare?blank=1", "groups/1/hand-in?blank=1"}


def test_nothing_of_another_judges_pack_is_shown(page, live, judge):
    db.session.rollback()
    cookies = sign_in(live.app, judge.second.person)
    page.context.add_cookies([{"name": name, "value": value, "url": live.url} for name, value in cookies.items()])
    page = reopened(page, live, "/judge/mau/?fresh=1")
    expect(page.locator(".name")).to_have_text("Lê Thị Hai")
    expect(page.locator('[data-pack-target="status"]')).to_have_text(packs.READY.format(n=0), timeout=60_000)
    page.context.set_offline(True)
    page.goto(f"{live.url}/judge/mau/entries/1")
    expect(page.locator("body")).not_to_contain_text("Phạm Văn Hòa")


def test_without_a_secure_address_it_says_so_and_what_to_do(open_page, judge, live):
    page = open_page("/", person=judge.person, size=TABLET)
    page.context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(f"{live.url}/judge/mau/")
    expect(page.locator(".pack")).to_contain_text("Máy này không chấm được khi mất mạng")
    expect(page.locator(".pack")).to_contain_text("địa chỉ bắt đầu bằng https")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_the_self_check_finds_what_is_wrong_mends_it_and_tells_the_organisers(page, live, judge):
    page.add_init_script("navigator.storage.persisted = async () => true")  # a private window's browser never promises
    page.evaluate("""async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("photos:")));
      await cache.put((await cache.keys())[0], new Response("spoilt"));
    }""")
    page.goto(f"{live.url}/judge/mau/check")
    expect(page.locator('[data-check="pack"]')).to_contain_text("2 trên 3 đã ở trên máy này", timeout=60_000)
    expect(page.locator('[data-check="worker"] .state.good')).to_be_visible()
    packs.until(lambda: checked(judge).get("pack") is False and checked(judge)["worker"])
    page.goto(f"{live.url}/judge/mau/")
    packs.ready(page, judge)
    page.goto(f"{live.url}/judge/mau/check")
    expect(page.locator('[data-check-target="verdict"]')).to_contain_text("Mọi thứ đều ổn", timeout=60_000)
    packs.until(lambda: all(checked(judge).values()))
    axe(page)
    assert not small_targets(page)


def checked(judge) -> dict[str, bool]:
    """What the server knows of the tablet's check, by name."""
    db.session.rollback()
    result = db.session.scalar(select(Tablet.check_result).where(Tablet.judge_id == judge.id))
    return {name: found["ok"] for name, found in (result or {"none": {"ok": False}}).items()}
