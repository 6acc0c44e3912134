"""A judge's score sheet and fingers on it."""

import re
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

from playwright.sync_api import expect

import tests.factories as make
from judging.infra.db import db, writing
from judging.ranking import rules
from judging.scoring import queries, second_looks
from tests.browser import packs
from tests.browser.pages import TABLET

SENDING = re.compile(r"/judge/mau/operations$")

BANDS = (
    rules.Level(start=Fraction(0), name="Khá", name_en="Fair"),
    rules.Level(start=Fraction(35), name="Xuất sắc", name_en="Excellent"),
)
IDEA = rules.Criterion(id="idea", name="Tính sáng tạo", maximum=Fraction(40), guidance="Ý tưởng mới.", levels=BANDS)
BEAUTY = rules.Criterion(id="beauty", name="Tính thẩm mỹ", maximum=Fraction(20), step=Fraction(2), guidance="Đẹp.")
TRADE = rules.Criterion(id="trade", name="Tính thương mại", maximum=Fraction(10), step=Fraction(1, 2), guidance="Bán.")
#: Of the second criterion one counts half as much again; the third is scored in two parts.
PARTED = rules.Criterion(
    id="trade", name="Tính thương mại", guidance="Bán được.", levels=BANDS[:1],
    parts=(rules.Part(id="cost", name="Giá thành", maximum=Fraction(5)),
           rules.Part(id="market", name="Thị trường trong nước và xuất khẩu", maximum=Fraction(30))),
)  # fmt: skip


def judge_by(*criteria, **values):
    """A judge with three products, by those criteria; without any by scales of 40 by 1, 20 by 2 and 10 by 0.5."""
    one = make.document(2, **values)
    by = replace(one, rounds=(replace(one.rounds[0], criteria=criteria or (IDEA, BEAUTY, TRADE)),))
    competition = make.competition("mau", by=by, stage="judging")
    made = make.judge(competition, name="Phạm Văn Hòa", honorific="ong")
    made.entries = [make.entry(competition, make.person(), number=number) for number in (127, 128, 129)]
    make.save()
    return made


def scored_again():
    """A judge whose criteria have a factor and parts, and whose second product is scored again."""
    judge = judge_by(IDEA, replace(BEAUTY, factor=Fraction(3, 2)), PARTED, spread=20)
    make.sheet(judge, judge.entries[1], 30, 10, 5, 20, comment="Men rạn.")
    judge.competition.round.state = "closed"
    make.save()
    with writing():
        call = {"reason": "Chênh nhiều", "actor": make.person(), "now": make.NOW}
        second_looks.open_again(judge.competition, [judge.entries[1]], **call)
    return judge


@contextmanager
def behind(judge):
    """Change rows while a tablet's own letters arrive."""
    db.session.rollback()
    with writing():
        yield judge


def kept(judge, at=1):
    """The scores on the server, in points."""
    db.session.rollback()
    scores = queries.sheet_of(judge, judge.entries[at]).scores
    return [scores.get(str(line.id), -100) / 100 for line in judge.competition.round.lines]


def tap(page, *names):
    for name in names:
        page.locator(".keypad:visible").get_by_role("button", name=name, exact=True).tap()


def open_pad(page, criterion="Tính sáng tạo"):
    packs.hears(page)
    page.get_by_role("group", name=criterion).locator(".open").tap()
    expect(page.locator(".keypad:visible")).to_be_visible()


def says(page, words):
    expect(page.locator("[data-sheet-target=status]")).to_contain_text(words)


def sheet(open_page, judge):
    page = open_page("/judge/mau/entries/128", person=judge.person, size=TABLET)
    packs.hears(page)
    return page


def adds_up(page, total):
    """What was tapped is drawn: what the page says from then on is about it too."""
    expect(page.locator("[data-sheet-target=total]")).to_have_text(str(total))
