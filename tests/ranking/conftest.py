"""A contest written as a table: points by group and entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest

from judging.ranking.pipeline import rank
from judging.ranking.types import Candidate, Criterion, Outcome, Prize, Rules, Score, Threshold


@dataclass(frozen=True)
class Contest:
    candidates: list[Candidate]
    scores: list[Score]
    panels: dict[str, frozenset[str]]
    rules: Rules

    def rank(self, *decisions, **options) -> Outcome:
        return rank(self.candidates, self.scores, self.panels, rules=self.rules, decisions=decisions, **options)

    def prizes(self, *decisions) -> dict[str, str]:
        return {s.entry: s.prize for s in self.rank(*decisions).standings if s.prize}

    def reasons(self, *decisions) -> dict[str, str]:
        return {s.entry: str(s.reason) for s in self.rank(*decisions).standings}


def make_contest(
    groups: Mapping[str, Mapping[str, object]],
    *,
    maxima: Sequence = (100,),
    prizes: Mapping[str, object] = {"first": 1},  # noqa: B006 - never changed
    entrants: Mapping[str, str] = {},  # noqa: B006 - never changed
    threshold: tuple | None = None,
    chain: tuple = (),
    limit: int | None = None,
) -> Contest:
    """``groups`` gives each entry one figure, or a tuple of sheets, each a figure or a tuple by criterion.

    Criteria are c1, c2 …, judges j1, j2 …, and an entry nobody else owns is its own entrant.
    ``prizes`` gives one cap for all groups, or caps by group.
    """
    candidates, scores, panels = [], [], {}
    for group, entries in groups.items():
        for entry, sheets in entries.items():
            sheets = sheets if isinstance(sheets, tuple) else (sheets,)
            candidates.append(Candidate(entry, group, entrants.get(entry, entry), len(candidates) + 1))
            panels[entry] = frozenset(f"j{j}" for j in range(1, len(sheets) + 1))
            for j, sheet in enumerate(sheets, 1):
                for c, points in enumerate(sheet if isinstance(sheet, tuple) else (sheet,), 1):
                    scores.append(Score(entry, f"j{j}", f"c{c}", Fraction(points)))
    rules = Rules(
        criteria=tuple(Criterion(f"c{c}", Fraction(maximum)) for c, maximum in enumerate(maxima, 1)),
        threshold=threshold and Threshold(Fraction(threshold[0]), threshold[1]),
        tie_chain=chain,
        prizes=tuple(
            Prize(id, dict(cap) if isinstance(cap, dict) else dict.fromkeys(groups, cap)) for id, cap in prizes.items()
        ),
        awards_per_entrant=limit,
    )
    return Contest(candidates, scores, panels, rules)


@pytest.fixture(scope="session")
def contest():
    return make_contest
