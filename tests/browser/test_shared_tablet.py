"""A tablet that two judges share, with the network away and back; leaving it; a sign-in that ended."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

import tests.factories as make
from judging.accounts.models import SignIn
from judging.competitions.models import Criterion
from judging.infra.db import db, writing
from judging.panel import cards
from judging.panel.models import Judge
from judging.scoring.models import ScoreSheet
from tests.browser.packs import hall, ready, sheet, until
from tests.browser.pages import TABLET, TABLET_UPRIGHT, axe, small_targets, started

PINS = {1: "2580", 2: "7391"}
HALL = "async () => (await import(document.querySelector('script[type=module]').src.replace('app.js', '{}')))"


@pytest.fixture
def judges(live) -> list[Judge]:
    """Two judges of the same entries, and the line that both score first."""
    first = hall(live.app, number=1, honorific="ong")
    second = make.judge(first.competition, groups=first.competition.categories[:1], name="Trần Thị Lý", number=2)
    second.entries = first.entries
    make.save()
    return [first, second]


def card_of(judge: Judge) -> str:
    db.session.rollback()  # what was read before may not be written upon
    with writing():
        _card, token = cards.issue(judge, actor=make.person(), now=datetime.now(UTC))
    return f"/card/{token}"


def share(page: Page, live, judge: Judge) -> None:
    """The second judge comes with a card; both choose their PIN."""
    page.goto(live.url + card_of(judge))
    started(page)
    for number, pin in PINS.items():
        page.locator(f"#pin-{number}").fill(pin)
    page.get_by_role("button", name="Máy này dùng chung").click()
    page.wait_for_url("**/judge/mau/?fresh=1")
    ready(page, judge)


def give(page: Page, entry: int, points: int) -> None:
    """One score of the judge whose page this is, durable on the tablet."""
    line = db.session.query(Criterion).filter_by(is_scored=True).order_by(Criterion.position).first()
    page.evaluate(
        f"""async ([entry, field, value]) => {{
            const {{ hall }} = await ({HALL.format("offline/hall.js")})();
            await (await hall()).give(entry, field, value);
        }}""",
        [entry, str(line.id), points * 100],
    )


def shown(page: Page, entry: int) -> list[int]:
    return page.evaluate(
        f"""async (entry) => {{
            const {{ hall }} = await ({HALL.format("offline/hall.js")})();
            return Object.values((await hall()).sheet(entry).scores);
        }}""",
        entry,
    )


def turn(page: Page, live, judge: Judge, pin: str) -> None:
    page.goto(f"{live.url}/judge/mau/turns")
    started(page)
    page.get_by_role("radio", name=judge.person.name).check()
    page.get_by_label("Mã PIN").fill(pin)
    page.get_by_role("button", name="Vào lượt").click()


def on_server() -> dict[int, list[int]]:
    """Judge's number -> points of the first entry, as the database has them."""
    db.session.rollback()
    db.session.expire_all()
    return {sheet.judge.number: list(sheet.scores.values()) for sheet in db.session.query(ScoreSheet)}


def wait_for(wanted: dict[int, list[int]]) -> None:
    until(lambda: on_server() == wanted)


def test_two_judges_take_turns_without_a_network(live, open_page, judges):
    first, second = judges
    page = open_page("/judge/mau/", person=first.person, size=TABLET)
    ready(page, first)
    share(page, live, second)

    page.context.set_offline(True)
    sheet(page, live, 1)
    give(page, 1, 30)
    turn(page, live, first, "0000")
    expect(page.get_by_role("alert")).to_contain_text("Mã PIN không đúng")
    expect(page.locator('[data-turns-target="left"]')).to_contain_text("1 điểm của Trần Thị Lý")
    turn(page, live, first, PINS[1])
    page.wait_for_url("**/judge/mau/")
    expect(page.locator("header")).to_contain_text("Phạm Văn Hòa")
    sheet(page, live, 1)
    assert shown(page, 1) == []
    give(page, 1, 50)

    page.context.set_offline(False)
    wait_for({1: [5000]})  # the other's stay here until it is their turn
    turn(page, live, second, PINS[2])
    page.wait_for_url("**/judge/mau/")
    expect(page.locator("header")).to_contain_text("Trần Thị Lý")
    wait_for({1: [5000], 2: [3000]})
    assert shown(page, 1) == [3000]


def test_the_pages_of_sharing(live, open_page, judges):
    first, second = judges
    page = open_page("/judge/mau/", person=first.person, size=TABLET_UPRIGHT)
    ready(page, first)
    page.goto(live.url + card_of(second))
    axe(page)
    assert small_targets(page, within="main") == []
    page.get_by_role("button", name="Máy này dùng chung").click()
    expect(page.get_by_role("alert").first).to_contain_text("bốn đến sáu chữ số")
    share(page, live, second)
    page.goto(f"{live.url}/judge/mau/turns?fresh=1")
    expect(page.get_by_role("radio")).to_have_count(2)
    axe(page)
    assert small_targets(page, within="main") == []


def test_nobody_leaves_with_unsent_scores(live, open_page, judges):
    first, second = judges
    page = open_page("/judge/mau/", person=first.person, size=TABLET)
    ready(page, first)
    page.context.set_offline(True)
    give(page, 1, 30)
    page.locator("details.more > summary").click()
    page.get_by_role("button", name="Ra khỏi máy này").click()
    expect(page.locator('[data-leaving-target="said"]').first).to_contain_text("1 điểm chỉ có trên máy này")
    page.context.set_offline(False)
    wait_for({1: [3000]})
    page.get_by_role("button", name="Ra khỏi máy này").click()
    page.wait_for_url(live.url + "/")
    db.session.rollback()
    assert db.session.query(SignIn).filter(SignIn.ended_at.is_(None)).count() == 0


def test_nor_does_anybody_while_the_store_is_silent(live, open_page, judges):
    first, _second = judges
    page = open_page("/judge/mau/", person=first.person, size=TABLET)
    ready(page, first)
    page.evaluate("IDBIndex.prototype.getAll = () => ({})")
    page.locator("details.more > summary").click()
    page.get_by_role("button", name="Ra khỏi máy này").click()
    expect(page.locator('[data-leaving-target="said"]').first).to_contain_text(
        "Trình duyệt không cho biết", timeout=60_000
    )
    db.session.rollback()
    assert db.session.query(SignIn).filter(SignIn.ended_at.is_(None)).count() == 1


def test_an_ended_sign_in_stops_nobody(live, open_page, judges):
    first, _second = judges
    page = open_page("/judge/mau/", person=first.person, size=TABLET)
    ready(page, first)
    db.session.rollback()
    with writing():
        db.session.query(SignIn).update({"ended_at": make.NOW})
    page.goto(f"{live.url}/judge/mau/")  # from the pack
    give(page, 1, 30)
    expect(page.locator('[data-tasks-target="status"]')).to_contain_text("thẻ mới", timeout=60_000)
    assert on_server() == {}
    page.goto(live.url + card_of(first))
    page.get_by_role("button", name="Đúng, đăng nhập máy này").click()
    page.wait_for_url("**/judge/mau/?fresh=1")
    wait_for({1: [3000]})
