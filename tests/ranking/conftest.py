"""A contest written as a table: points by group and entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from judging.ranking.pipeline import rank
from judging.ranking.rules import ALL, Award, Criterion, Group, Limits, Rules, Scored, Ties
from judging.ranking.types import Candidate, Given, Outcome, Score


@dataclass(frozen=True)
class Contest:
    rules: Rules
    given: Given

    def rank(self, *decisions) -> Outcome:
        return rank(self.rules, replace(self.given, decisions=decisions))

    def changed(self, **parts) -> "Contest":
        """The same contest with other entries, scores or required sheets."""
        return replace(self, given=replace(self.given, **parts))

    def prizes(self, *decisions) -> dict[str, str]:
        return {s.entry: s.award for s in self.rank(*decisions).standings if s.award}

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
    limit: int = 0,
    minimum: int = 1,
) -> Contest:
    """``groups`` gives each entry one figure, or a tuple of sheets, each a figure or a tuple by criterion.

    Criteria are c1, c2 …, judges j1, j2 …, and an entry nobody else owns is its own entrant.
    ``prizes`` gives one cap for all groups (None: everyone), or caps by group.
    """
    entries, scores, required = [], [], {}
    for group, figures in groups.items():
        for entry, sheets in figures.items():
            sheets = sheets if isinstance(sheets, tuple) else (sheets,)
            entries.append(Candidate(entry, group, entrants.get(entry, entry), len(entries) + 1))
            required["final", entry] = frozenset(f"j{j}" for j in range(1, len(sheets) + 1))
            for j, sheet in enumerate(sheets, 1):
                for c, points in enumerate(sheet if isinstance(sheet, tuple) else (sheet,), 1):
                    scores.append(Score(entry, f"j{j}", f"c{c}", Fraction(points), "final"))
    final = Scored(
        id="final",
        minimum=minimum,
        threshold=threshold and Fraction(threshold[0]),
        comparison=threshold[1] if threshold else "ge",
        criteria=tuple(
            Criterion(id=f"c{c}", maximum=Fraction(maximum), step=TINY, **CRITERIA.get(f"c{c}", {}))
            for c, maximum in enumerate(maxima, 1)
        ),
    )
    rules = Rules(
        id="contest",
        groups=tuple(Group(id=group, **GROUPS.get(group, {})) for group in groups),
        rounds=(final,),
        awards=tuple(_award(id, cap) for id, cap in prizes.items()),
        ties=Ties(chain=chain),
        limits=Limits(per_entrant=limit),
    )
    return Contest(rules, Given(entries=tuple(entries), scores=tuple(scores), required=required))


def _award(id: str, cap) -> Award:
    names = AWARDS.get(id, {})
    if isinstance(cap, Mapping) and cap:
        return Award(id=id, caps={group: ALL if own is None else own for group, own in cap.items()}, **names)
    return Award(id=id, cap=ALL if cap is None else cap or 0, **names)


#: Small enough for every figure of these tests to be a score.
TINY = Fraction(1, 10**7)
GROUPS = {"g": {"name": "Gốm sứ", "name_en": "Ceramics"}, "h": {"name": "Sơn mài", "name_en": "Lacquer"}}
CRITERIA = {
    "c1": {"name": "Tính sáng tạo", "name_en": "Creativity"},
    "c2": {"name": "Tính thẩm mỹ", "name_en": "Beauty"},
}
AWARDS = {
    "first": {"name": "Giải Nhất", "name_en": "First prize"},
    "second": {"name": "Giải Nhì", "name_en": "Second prize"},
    "recognised": {"name": "Công nhận", "name_en": "Recognition"},
}


@pytest.fixture(scope="session")
def contest():
    return make_contest
