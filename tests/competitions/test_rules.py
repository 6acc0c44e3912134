"""Threshold, ties and limits: decided by the organiser alone."""

from dataclasses import replace
from fractions import Fraction

import pytest

import tests.factories as make
from judging.competitions import presets, rules
from judging.competitions.rules import decide, decisions_of, is_reachable, most_points, steps_of
from judging.errors import Invalid
from judging.ranking.rules import Carry, Difference, Part, Ties
from tests.competitions.typed import call_of

(FINAL,) = make.document().rounds
PATHS = ("round.final.threshold", "round.final.minimum", "ties.chain", "limits.per_entrant")


def change(competition, **values) -> None:
    decide(competition, replace(decisions_of(competition), **values), **call_of(competition))


@pytest.mark.parametrize(
    "values",
    [
        {"threshold": 7000, "threshold_comparison": None},
        {"threshold": 7000, "threshold_comparison": "none"},
        {"threshold": 10001, "threshold_comparison": "ge"},
        {"threshold": 10000, "threshold_comparison": "gt"},
        {"threshold_comparison": "most"},
        {"tie_chain": ["median", "median"]},
        {"tie_chain": ["criterion:0"]},
        {"tie_chain": ["round:final"]},
        {"tie_chain": ["chair"]},
        {"awards_per_entrant": -1},
        {"minimum_judges": 0},
    ],
)
def test_rules_that_cannot_be_carried_out_are_refused(app, values):
    competition = make.competition(stage="draft")
    with pytest.raises(Invalid):
        change(competition, **values)


def test_everything_can_be_decided(app):
    competition = make.competition(stage="draft", undecided=PATHS)
    change(
        competition, threshold=7050, threshold_comparison="gt", minimum_judges=3, chair="2", at_line="all",
        tie_chain=["criterion:beauty", "first-places", "chair", "lot"], awards_per_entry=2, awards_per_entrant=0,
    )  # fmt: skip
    now = competition.rules
    (final,) = now.rounds
    assert now.undecided == ()
    assert (final.threshold, final.comparison, final.minimum) == (Fraction("70.5"), "gt", 3)
    assert now.ties == Ties(chain=("criterion:beauty", "first-places", "chair", "lot"), at_line="all", chair="2")
    assert (now.limits.per_entry, now.limits.per_entrant) == (2, 0)
    change(competition, threshold=None, threshold_comparison="none", tie_chain=[])
    assert competition.rules.rounds[0].threshold is None and competition.rules.ties.chain == ()
    assert competition.rules.undecided == ()


def test_nothing_is_decided_by_saving(app):
    provisional = {"threshold": Fraction(70), "minimum": 3, "ties": Ties(chain=("median",))}
    written = make.document(undecided=PATHS, **provisional)
    competition = make.competition(stage="draft", by=written)
    found = decisions_of(competition)
    assert (found.threshold, found.threshold_comparison, found.minimum_judges) == (None, None, None)
    assert (found.tie_chain, found.awards_per_entrant) == (None, None)
    change(competition)
    assert competition.rules == written
    change(competition, threshold_comparison="ge")
    assert competition.rules == written
    change(competition, minimum_judges=5)
    assert competition.rules.undecided == tuple(path for path in PATHS if path != "round.final.minimum")


@pytest.mark.parametrize("preset", presets.names())
def test_saving_a_presets_rules_untouched_changes_nothing(app, preset):
    competition = make.competition(stage="draft", by=presets.load(preset))
    change(competition)
    assert competition.rules == presets.load(preset)


def test_an_open_table_is_decided_key_by_key(app):
    competition = make.competition(stage="draft", undecided=("ties", "limits"))
    assert decisions_of(competition).at_line is None
    change(competition, tie_chain=["lot"], awards_per_entrant=1)
    assert competition.rules.undecided == ("ties.at_line", "limits.per_entry")


def test_a_threshold_finer_than_hundredths_is_kept(app):
    competition = make.competition(stage="draft", threshold=Fraction(200, 3))
    change(competition, minimum_judges=2)
    assert competition.rules.rounds[0].threshold == Fraction(200, 3)
    assert competition.rules.undecided == ()


def test_a_decision_can_be_taken_back(app):
    competition = make.competition(stage="draft", minimum=3)
    change(competition, minimum_judges=None)
    assert competition.rules.undecided == ("round.final.minimum",)
    assert competition.rules.rounds[0].minimum == 3


def test_without_scores_only_what_means_something_is_decided(app):
    competition = make.competition(stage="draft", by=presets.load("state-artisan-title"))
    found = decisions_of(competition)
    assert (found.threshold_comparison, found.minimum_judges) == (None, None)
    change(competition, threshold_comparison="none", minimum_judges=4, awards_per_entrant=1)
    assert competition.rules.undecided == () and competition.rules.limits.per_entrant == 1


def test_every_step_the_ranking_knows_can_be_chosen():
    assert [*steps_of(make.document())] == [
        "criterion:creativity", "criterion:beauty", "median", "highest", "lowest", "first-places", "chair", "lot",
    ]  # fmt: skip
    nation = [*steps_of(presets.load("rural-industrial-nation"))]
    assert nation.count("criterion:thi-truong") == 1 and nation[-3:] == ["round:vong-1", "round:vong-2", "lot"]
    assert [*steps_of(presets.load("state-artisan-title"))] == ["lot"]


@pytest.mark.parametrize(
    ("values", "most"),
    [
        ({}, 10000),
        ({"criteria": (replace(FINAL.criteria[0], factor=Fraction(2)),)}, 12000),
        ({"criteria": (replace(FINAL.criteria[0], differences={"group-1": Difference(maximum=Fraction(70))}),)}, 7000),
        ({"criteria": (replace(FINAL.criteria[0], differences={"group-1": Difference(factor=Fraction(3))}),)}, 18000),
        ({"criteria": (replace(FINAL.criteria[0], maximum=None, parts=(Part(id="a", maximum=Fraction(5)),)),)}, 500),
        ({"criteria": (replace(FINAL.criteria[0], maximum=None),)}, None),
        ({"criteria": ()}, None),
        ({"combine": "sum"}, None),
        ({"carries": (Carry(round="first"),)}, None),
    ],
)
def test_the_most_points_there_are(values, most):
    assert most_points(replace(FINAL, **values)) == most


@pytest.mark.parametrize(
    ("threshold", "comparison", "total", "is_so"),
    [(100, "ge", 100, True), (100, "gt", 100, False), (101, "ge", 100, False), (99, "gt", 100, True),
     (None, "ge", 100, True), (500, "ge", None, True)],
)  # fmt: skip
def test_a_threshold_within_reach(threshold, comparison, total, is_so):
    assert is_reachable(threshold, comparison, total) is is_so


def test_comparisons_are_those_of_the_document():
    assert rules.COMPARISONS == ("none", "ge", "gt")
