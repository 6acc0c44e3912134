"""The desk's first page: counts at every stage, never a score, one number of statements for any size."""

import re
from datetime import timedelta

import pytest

import tests.factories as make
from judging.competitions.queries import by_slug
from judging.infra.db import db
from judging.panel.queries import judges_of
from judging.scoring.models import HandIn
from tests.statements import counted

STAGES = ("draft", "open", "judging", "closed", "published")


@pytest.fixture
def desk(app, as_person):
    """A function: a competition at a stage with so many scored products, and its organiser's client."""

    def build(stage: str, entries: int = 2, **values):
        competition = make.competition(slug="mau", stage=stage, **values)
        organiser = make.person()
        make.staff(organiser, competition)
        judge = make.judge(competition, name="Giám khảo Mẫu")
        for n in range(entries):
            entry = make.entry(competition, make.person(), number=n + 1)
            make.sheet(judge, entry, 57, 39)
        make.save()
        return as_person(organiser)

    return build


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_its_page(desk, stage):
    html = desk(stage).get("/desk/mau/").get_data(as_text=True)
    assert html.count("<dt>") == 4
    assert 'class="steps"' in html


@pytest.mark.parametrize("stage", ["judging", "closed"])
def test_it_tells_no_score(desk, stage):
    html = desk(stage).get("/desk/mau/").get_data(as_text=True).split("<main")[1]
    words = re.findall(r"[\d.,]+", re.sub(r"<[^>]*>", " ", html))
    assert not {"57", "39", "96"} & set(words)


def test_after_the_deadline_it_says_what_blocks_judging(desk):
    client = desk("open", deadline_at=make.NOW - timedelta(days=1), undecided=("ties.chain",))
    html = client.get("/desk/mau/").get_data(as_text=True)
    assert "/desk/mau/setup/rules" in html and "/desk/mau/judging" in html


@pytest.mark.parametrize(("stage", "is_told"), [("open", True), ("judging", True), ("closed", False)])
def test_too_few_judges_are_told_while_something_can_be_done(desk, stage, is_told):
    client = desk(stage, minimum=2)
    client.set_cookie("language", "en")
    assert ("Too few judges in some groups" in client.get("/desk/mau/").text) is is_told


def now_of(client) -> str:
    """What the page says needs doing now."""
    return client.get("/desk/mau/").text.split('id="now-title"')[1]


def test_while_judging_it_says_who_is_waited_for(desk):
    client = desk("judging")
    assert "Giám khảo Mẫu" in (page := now_of(client)) and "chưa nộp" in page
    assert "còn thiếu" not in page
    make.entry(by_slug("mau"), make.person(), number=99)
    make.save()
    assert "còn thiếu 1 phiếu" in (page := now_of(client))
    assert 'class="button main" href' not in page


def test_when_everybody_has_handed_in_closing_is_next(desk):
    client = desk("judging")
    competition = by_slug("mau")
    judge = judges_of(competition.id)[0]
    where = {"round_id": competition.round.id, "judge_id": judge.id}
    for category in competition.categories:
        make.add(HandIn(**where, category_id=category.id, handed_in_at=make.NOW))
    make.save()
    page = now_of(client)
    assert "Giám khảo Mẫu" not in page and re.search(r'class="button main" href="/desk/mau/closing', page)


@pytest.mark.parametrize("values", [{"undecided": ("ties.chain",)}, {"minimum": 2}])
def test_nothing_to_do_never_stands_beside_what_is_missing(desk, values):
    client = desk("open", **values)
    page = client.get("/desk/mau/").text
    assert "state bad" in page and "Hiện không có việc cần làm ngay" not in page
    assert "/desk/mau/extensions" not in now_of(client)


def test_before_the_deadline_there_may_be_nothing_to_do(desk):
    assert "Hiện không có việc cần làm ngay" in now_of(desk("open"))


def test_nobody_else_knows_the_desk(desk, as_person, client):
    desk("judging")
    assert client.get("/desk/mau/").status_code == 302
    assert as_person(make.person()).get("/desk/mau/").status_code == 404


def statements_of(client) -> int:
    """How many one look at the page takes, nothing remembered."""
    db.session.rollback()
    db.session.expunge_all()
    with counted() as seen:
        assert client.get("/desk/mau/").status_code == 200
    return len(seen)


def test_as_many_statements_for_forty_products_as_for_two(desk):
    client = desk("judging")
    few = statements_of(client)
    competition = by_slug("mau")
    judges = [make.judge(competition) for _ in range(3)]
    for n in range(38):
        entry = make.entry(competition, make.person(), group=n % 2, number=n + 100)
        for judge in judges:
            make.sheet(judge, entry, 43)
    make.save()
    assert statements_of(client) == few
