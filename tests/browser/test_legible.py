"""Judges' pages for tired eyes: text twice as large, on a flat and an upright tablet; digits that stand out."""

from fractions import Fraction

import pytest
from playwright.sync_api import expect

import tests.factories as make
from judging.ranking import rules
from tests.browser import packs
from tests.browser.pages import TABLET, TABLET_UPRIGHT, small_targets
from tests.browser.sheets import BEAUTY, IDEA, judge_by

LONG = "Bộ bình, lọ và đĩa gốm men rạn vẽ sơn thủy hữu tình của làng Bát Tràng, nghiên cứu từ 1999"
PRICE = rules.Criterion(id="price", name="Tính thương mại", maximum=Fraction(5), guidance="Bán được.")

#: What is wider than the screen, stands out of it, cuts or spills its own text; what another thing covers
#: where a finger would land once it is scrolled to.
TROUBLE = """
() => {
  const found = [], wide = document.documentElement.clientWidth;
  const named = (one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !one.closest("svg, .unseen, .skip") && one.clientWidth > 1;
  if (document.documentElement.scrollWidth > wide) found.push(`the page: ${document.documentElement.scrollWidth}`);
  for (const one of [...document.body.querySelectorAll("*")].filter(shown)) {
    const { left, right } = one.getBoundingClientRect();
    if (left < -1 || right > wide + 1) found.push(`outside: ${named(one)}`);
    if (one.scrollWidth > one.clientWidth + 2) found.push(`too wide for itself: ${named(one)}`);
  }
  const panel = document.querySelector(".more[open] > .panel");
  const targets = (panel ?? document).querySelectorAll("a, button, summary, label:has(input), textarea");
  for (const one of [...targets].filter(shown)) {
    one.scrollIntoView({ block: "center" });
    const { left, top, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!one.contains(hit)) found.push(`covered: ${named(one)} by ${hit && named(hit)}`);
  }
  return found;
}
"""

#: The contrast of every digit on the page with what is painted behind it, by WCAG's formula.
CONTRASTS = """
(selector) => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const painted = (...colours) => {
    for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  return [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => {
    const behind = [];
    for (let at = one; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
    const { color } = getComputedStyle(one);
    const both = [painted("white", ...behind), painted("white", ...behind, color)];
    const [low, high] = both.map(light).sort((a, b) => a - b);
    const where = one.closest("[class]").className;
    return { where, text: one.textContent.trim(), ratio: (high + 0.05) / (low + 0.05) };
  });
}
"""
DIGITS = ".given [data-mark-given], .scores label, .stepper .num, .keypad output, .keys button, .sum-bar .total > .num"


@pytest.fixture
def judge(live):
    judge = judge_by(IDEA, BEAUTY, PRICE)
    for entry in judge.entries:
        packs.stored(live.app, make.photo(entry, width=1200, height=1500))
    judge.entries[1].title = LONG
    make.sheet(judge, judge.entries[1], 30, 10)
    make.save()
    return judge


def at_200_percent(page, live, path):
    page.goto(f"{live.url}/judge/mau/{path}")
    drawn = page.locator("[role=status] .state:visible, .compared, .self-check")
    expect(drawn.first).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    return page


@pytest.mark.parametrize("size", [TABLET, TABLET_UPRIGHT])
def test_text_twice_as_large_is_neither_cut_nor_covered(open_page, live, judge, size):
    page = open_page("/judge/mau/rules", person=judge.person, size=size, theme="hall")
    for path in ("groups/1/hand-in", "compare?n=127&n=128&n=129", "practice", "check", "", "entries/128"):
        at_200_percent(page, live, path)
        assert page.evaluate(TROUBLE) == [], path
        assert small_targets(page) == [], path
    packs.hears(page)
    page.locator(".stepper .open").first.tap()
    expect(page.locator(".keypad:visible output")).to_be_in_viewport(ratio=1)
    expect(page.locator(".keypad:visible [data-done]")).to_be_in_viewport(ratio=1)
    assert page.evaluate(TROUBLE) == []
    page.locator(".keypad:visible [data-done]").tap()
    expect(page.locator(".stepper .open").first).to_be_in_viewport()
    for path in ("entries/128", ""):
        at_200_percent(page, live, path).locator(".more > summary").tap()
        expect(page.locator(".more[open] > .panel")).to_be_visible()
        assert page.evaluate(TROUBLE) == [], path
        assert small_targets(page, within=".more") == [], path


@pytest.mark.parametrize("theme", ["light", "dark", "hall"])
def test_the_digits_stand_out_seven_to_one(open_page, judge, theme):
    page = open_page("/judge/mau/entries/128", person=judge.person, size=TABLET, theme=theme)
    packs.hears(page)
    page.locator(".stepper .open").first.tap()
    expect(page.locator(".keypad:visible")).to_be_visible()
    seen = page.evaluate(CONTRASTS, DIGITS)
    assert {"30", "10", "–", "40", "5"} <= {one["text"] for one in seen}
    assert [one for one in seen if one["ratio"] < 7] == []
    page.goto(page.url.replace("entries/128", ""))
    expect(page.locator(".tasks [data-task-target=total]").nth(1)).to_have_text("40")
    assert [one for one in page.evaluate(CONTRASTS, ".tasks .no, .tasks .total") if one["ratio"] < 7] == []
