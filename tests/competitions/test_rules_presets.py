"""The presets say what the sources say, and leave open what they do not."""

from fractions import Fraction

import pytest

from judging.competitions import presets
from judging.errors import NotFound
from judging.ranking.document.open_points import open_points
from judging.ranking.document.reading import read
from judging.ranking.document.writing import write
from judging.ranking.rules import Eligibility, Scored

PRESETS = presets.names()
CAPS = {
    "hanoi-handicraft-design": [1, 3, 4, 7],
    "hanoi-craft-village-2023": [1, 1, 2, 3, 5],
    "hanoi-craft-village-2024": [1, 1, 2, 3, 6],
    "hanoi-craft-village-2025": [1, 1, 3, 5, 6, 50],
    "national-handicraft-contest": [5, 10, 15, 15],
}


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_is_a_whole_document(key):
    rules = presets.load(key)
    assert rules.id == key
    assert rules.name and rules.name_en and rules.note and rules.note_en and rules.sources
    assert presets.text(key).startswith("# ")
    assert read(write(rules)) == rules
    for thing in [*rules.groups, *rules.rounds, *rules.bands, *rules.awards]:
        assert thing.name and thing.name_en


def test_an_unknown_preset_is_not_found():
    with pytest.raises(NotFound):
        presets.load("../config")


@pytest.mark.parametrize(("key", "caps"), CAPS.items())
def test_awards_are_those_of_the_sources(key, caps):
    assert [award.cap for award in presets.load(key).awards] == caps


def test_the_prizes_of_all_groups_are_the_published_ones():
    hanoi = presets.load("hanoi-handicraft-design")
    assert [award.cap * len(hanoi.groups) for award in hanoi.awards] == [6, 18, 24, 42]
    for year, published in ((2023, 56), (2024, 61), (2025, 76)):
        village = presets.load(f"hanoi-craft-village-{year}")
        own = [a.cap * (1 if a.across else len(village.groups)) for a in village.awards if not a.side]
        assert sum(own) == published
    assert sum(award.cap for award in presets.load("national-handicraft-contest").awards) == 45


@pytest.mark.parametrize("level", ["commune", "district", "province", "region", "nation"])
def test_rural_industrial_products_are_scored_out_of_a_hundred(level):
    rules = presets.load(f"rural-industrial-{level}")
    for round_ in rules.rounds:
        if isinstance(round_, Scored):
            assert [c.maximum for c in round_.criteria] == [40, 40, 10, 10]
    assert (rules.ladder is None) == (level in ("commune", "district"))
    assert "round.hoi-dong.pass" in open_points(rules)


def test_the_nation_asks_for_more_than_70_and_the_province_for_70():
    first, second, _ = presets.load("rural-industrial-nation").rounds
    assert (first.threshold, first.comparison, second.threshold, second.carries) == (70, "gt", None, ())
    _, scores, _ = presets.load("rural-industrial-province").rounds
    assert (scores.threshold, scores.comparison) == (70, "ge")


def test_ocop_has_half_open_stars():
    ocop = presets.load("ocop")
    assert [band.start for band in ocop.bands] == [90, 70, 50, 30, 0]
    (council,) = ocop.rounds
    assert [c.maximum for c in council.criteria] == [40, 25, 35]
    assert (council.spread, council.absent) == (10, "allow")


def test_state_titles_need_nine_tenths_of_all_listed():
    (vote,) = presets.load("state-artisan-title").rounds
    assert (vote.quorum, vote.chair, vote.share, vote.of) == (Fraction(3, 4), True, Fraction(9, 10), "listed")
    assert open_points(presets.load("state-artisan-title")) == []


def test_thai_nguyen_adds_twenty_points_of_the_public():
    council, public, approval = presets.load("expert-and-public-vote").rounds
    assert [c.maximum for c in council.criteria] == [20, 30, 30]
    assert (public.maximum, public.decimals.figure, public.carries[0].round) == (20, 1, "hoi-dong")
    assert approval.share == Fraction(2, 3)


def test_if_keeps_the_best_half_and_adds_means_of_criteria():
    first, final = presets.load("if-design").rounds
    assert (first.keep.share, first.per, final.per, final.minimum) == (Fraction(1, 2), "criterion", "criterion", 3)


@pytest.mark.parametrize(
    ("key", "conditions"),
    [
        ("traditional-craft-recognition", [3]),
        ("craft-village-recognition", [3]),
        ("traditional-craft-village-recognition", [4]),
        ("unesco-excellence", [2, 4]),
    ],
)
def test_conjunctive_presets_ask_for_every_condition(key, conditions):
    rules = presets.load(key)
    assert all(isinstance(round_, Eligibility) and round_.agree == 1 for round_ in rules.rounds)
    assert [len(round_.conditions) for round_ in rules.rounds] == conditions
    assert rules.awards[0].cap == "all"
    assert open_points(rules) == []


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("hanoi-handicraft-design", "round.chung-khao.criterion.sang-tao.maximum"),
        ("hanoi-craft-village-2025", "round.chung-khao.criterion"),
        ("sustainable-production-title", "round.danh-gia.criterion"),
        ("sustainable-production-title", "award.danh-hieu.cap"),
        ("hanoi-artisan-title", "round.hoi-dong.pass"),
        ("expert-and-public-vote", "award"),
        ("if-design", "round.final.threshold"),
    ],
)
def test_what_no_source_says_stays_open(key, path):
    assert path in open_points(presets.load(key))
