"""Whatever rules can say, the articles say: every sentence of the catalogue is used by some rules."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from judging.competitions import presets
from judging.ranking.articles import articles, text
from judging.ranking.articles.telling import WORDS, Teller
from judging.ranking.document.reading import read
from judging.ranking.rules import Decimals, Keep, Panel, Ties
from tests.ranking.test_articles import HUE
from tests.ranking.test_rules_writing import EVERYTHING

RULES = read(EVERYTHING)
STEPS = ("criterion:idea", "median", "highest", "lowest", "first-places", "chair", "round:first", "lot")


def variants():
    """Rules that together say everything."""
    yield from map(presets.load, presets.names())
    yield RULES
    yield replace(RULES, subject="facility", ties=Ties(chain=STEPS, at_line="none"))
    papers, first, final, public, council = RULES.rounds
    for combine in ("mean", "sum"):
        yield replace(RULES, rounds=(papers, replace(first, combine=combine), final, public, council))
    yield replace(RULES, rounds=(replace(final, carries=(), correction=None, decimals=Decimals()),))
    corrected = replace(final.correction, within="group", otherwise="refuse")
    yield replace(RULES, rounds=(replace(final, carries=(), correction=corrected, minimum=3),))
    for combine in ("mean", "sum", "median"):
        (panel,) = first.panels
        changed = replace(final, combine=combine, panels=(replace(panel, weights={}),), drop_high=1, carries=())
        yield replace(RULES, rounds=(changed, replace(public, maximum=None)))
    hue = read(HUE)
    yield hue
    (round_,) = hue.rounds
    yield replace(hue, groups=(), awards=hue.awards[:1], rounds=(replace(round_, minimum=30),))
    light = tuple(Panel(id=f"p{n}", weight=Fraction(0)) for n in range(2))
    yield replace(hue, groups=(), awards=tuple(replace(a, caps={}, cap=1) for a in hue.awards[1:]))
    yield replace(hue, rounds=(replace(round_, panels=light),))
    part, whole = RULES.rounds[1].criteria[::-1]
    parts = (replace(part.parts[0], maximum=None),)
    yield replace(hue, rounds=(replace(round_, criteria=(replace(part, parts=parts), whole), threshold=None),))
    yield replace(hue, rounds=(replace(round_, threshold=None, keep=Keep(count=3, within="all")),))
    yield replace(hue, rounds=(replace(papers, conditions=()), replace(council, secret=False, of="valid")))
    yield replace(hue, rounds=(replace(council, share=Fraction(1)), replace(council, id="b", share=Fraction(0))))
    yield replace(hue, rounds=(replace(council, comparison="ge", share=Fraction(0), quorum=Fraction(0)),))


class Noting(dict):
    """A catalogue that notes which sentences are asked for."""

    def __init__(self, words):
        super().__init__(words)
        self.asked = set()

    def __getitem__(self, key):
        self.asked.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_is_said_by_some_rules(language, monkeypatch):
    noting = Noting(WORDS[language])
    monkeypatch.setitem(WORDS, language, noting)
    for rules in variants():
        said = text(rules, language)
        assert not re.search(r"[{}]|\bNone\b|Fraction", said)
    assert sorted(noting.keys() - noting.asked) == []


def test_many_points_are_dashed():
    rules = replace(read(HUE), sources=tuple(f"s{n}" for n in range(30)))
    assert "\n   - s29\n" in text(rules, "vi")
    assert "\n   a) s0\n" in text(replace(rules, sources=("s0",)), "vi")


def test_figures_are_written_as_people_write_them():
    vi, en = Teller(RULES, "vi"), Teller(RULES, "en")
    assert (vi.number(Fraction(75, 2)), en.number(Fraction(75, 2))) == ("37,5", "37.5")
    assert en.number(Fraction(245, 3)) == "81.6667 (245/3)"
    assert (en.share(Fraction(3, 4)), en.share(Fraction(2, 3)), vi.share(Fraction(1, 8))) == ("75%", "2/3", "12,5%")
    assert (en.factor(Fraction(4, 3)), en.factor(Fraction(3, 2))) == ("4/3", "1.5")


def test_the_example_of_panels_names_the_panel_and_whose_value_is_left_out():
    said = text(RULES, "en")
    assert "Beauty: median of panel Press of 27; 25.5: 26.3 (without Judge 4, Judge 2, Judge 5)" in said
    assert "figure 26.3; times the factor 2: 52.6" in said
    assert "plus 18.9 from the round “First”" in said
    assert "120 votes, the most are 150" in said


def test_the_example_of_a_corrected_round_can_be_computed_again():
    said = text(RULES, "en")
    assert "Judge 2: idea 8. Sheet total: 8" in said
    assert "another entry has the same sheets and one more. Judge 1: idea 9. Sheet total: 9" in said
    assert "the effects, from these two entries: Judge 1: +0.8; Judge 2: −0.2; Judge 3: −0.2" in said
    assert "mean without the effects: ((8 + 0.2) + (8 + 0.2)) ÷ 2 = 8.2" in said


def test_a_round_says_when_it_is_corrected():
    final = RULES.rounds[2]
    said = text(RULES, "en")
    assert "Each effect is rounded to 3 decimals" in said
    assert "(a) all entries of the round are linked with each other" in said
    assert "(b) the standard error of each judge's effect is at most 1.5 points\n" in said
    assert "Besides the effects, figures are rounded (half up) at these steps only:" in said
    assert "the whole round is computed by the plain mean" in said
    opened = replace(RULES, undecided=("round.final.correction.limit", "round.final.correction.otherwise"))
    said = text(opened, "en")
    assert "is at most 1.5 points [to be decided]" in said
    assert "the result says so. [to be decided]" in said
    said = text(replace(RULES, rounds=(replace(final, carries=(), correction=None),)), "en")
    assert "is at most a limit still to be decided" in said
    assert "(a) all entries of each group are linked" in said
    assert "there is no result yet" in said


def test_groups_that_differ_are_named():
    said = text(RULES, "en")
    assert "Group, criterion “Beauty”: at most 30 points, steps of 0.5, factor 2, at least 11 points" in said
    assert "from 20 points: Fair" in said
    assert "Press: weight 0.5; for “Beauty” 2" in said


def test_a_group_that_does_not_differ_after_all_is_not_named():
    rules = read(HUE.replace("maximum = 60\n", "maximum = 60\nfor = { gom = {}, tre = { floor = 20 } }\n"))
    said = text(rules, "en")
    assert "(a) Bamboo, criterion “Beauty”: at least 20 points\n" in said
    assert "Ceramics, criterion" not in said


def test_articles_without_paragraphs_are_left_out():
    titles = [article.title for article in articles(presets.load("unesco-excellence"), "en")]
    assert titles == ["Scope and principles", "Round 1: Preconditions", "Round 2: Criteria", "Awards"]
