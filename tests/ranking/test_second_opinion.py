"""A second implementation, written from the rules page alone, comes to the same result in every random competition.

``bench/opinions.py`` compares ten thousand. ``python -m tests.second.random_competitions SEED`` shows one.
"""

from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from tests.ranking.opinions import both
from tests.second.random_competitions import competition

SEEDS, AT_ONCE = 500, 25

REASONS = {"not_recognised_below", "ineligible", "below_floor", "below_threshold", "not_kept", "voted_down"}
OBSTACLES = {"correction_unconnected", "correction_uncertain"}
REASONS |= {"won", "won_by_decision", "lost_by_decision", "awaiting", "awaiting_others", "awards_used_up", "over_limit"}


@cache
def opinions(seed: int) -> tuple[dict, dict]:
    return both(competition(seed))


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_both_agree(first):
    for seed in range(first, first + AT_ONCE):
        engine, second = opinions(seed)
        assert engine == second, f"seed {seed}"


def test_the_seeds_reach_every_reason_and_every_kind_of_tie():
    """Else their agreement would say little."""
    seen = Counter()
    for _, found in map(opinions, range(SEEDS)):
        seen.update({row["reason"] for row in found.get("entries", {}).values()})
        seen.update((tie["group"] is None, tie["decided"]) for tie in found.get("ties", []))
        seen["refused"] += "refused" in found
        seen["over the cap"] += any(
            row["cap"] != "all" and row["given"] > row["cap"] for row in found.get("awards", [])
        )
    ties = {(several, decided) for several in (True, False) for decided in (True, False)}
    assert set(+seen) >= REASONS | ties | {"refused", "over the cap"}
    assert seen["refused"] < SEEDS / 5


def test_the_seeds_reach_every_end_of_a_correction():
    """Corrected rounds of one group and of several, with a tie and without, below 0, and both obstacles, both ways."""
    seen = Counter()
    for _, found in map(opinions, range(SEEDS)):
        seen["refused", found.get("refused")] += 1
        seen.update(("mean", because) for _, because in found.get("warnings", {}).get("correction_not_used", []))
        if any(Fraction(effect) for judges in found.get("effects", {}).values() for effect in judges.values()):
            seen["corrected"] += 1
            seen["ties", len(found["ties"]) > 0] += 1
            seen["groups", len({row["group"] for row in found["entries"].values()}) > 1] += 1
            seen["below 0"] += any(Fraction(row["total"] or 0) < 0 for row in found["entries"].values())
    assert seen["corrected"] >= 30 and seen["below 0"]
    for code in OBSTACLES:
        assert seen["refused", code] >= 5 and seen["mean", code] >= 10
    assert all(seen[what, how] >= 5 for what in ("ties", "groups") for how in (True, False))
