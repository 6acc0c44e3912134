"""Rounds to ask "and if?" of, from tables and at random; the exact answer, by ranking again, beside the twin's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property

import numpy as np
import pytest

from judging.errors import Incomplete, Invalid
from judging.ranking.certainty.lines import lines_of
from judging.ranking.certainty.marks import Marks, fields, groups_of, marks_of, result_in, scored_rounds, taking_part
from judging.ranking.certainty.otherwise.above import Above
from judging.ranking.certainty.otherwise.twin import OFFICIAL, Case, Twin
from judging.ranking.certainty.types import Line
from judging.ranking.document.reading import read
from judging.ranking.pipeline import rank
from judging.ranking.rules import Rules, Scored
from judging.ranking.types import Decision, Given, Outcome
from tests.ranking import opinions
from tests.ranking.tabled import given_by, rules_of
from tests.second.random_competitions import competition


@dataclass(frozen=True)
class Asked:
    """One field of a scored round of a ranked competition."""

    rules: Rules
    given: Given
    outcome: Outcome
    round: Scored
    groups: tuple[str, ...]

    @cached_property
    def marks(self) -> Marks:
        return marks_of(self.outcome, self.round, self.groups)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.rules, self.outcome, self.round, groups=self.groups)

    @cached_property
    def twin(self) -> Twin:
        return Twin(self.rules, self.outcome, self.marks, round=self.round)

    def again(self, *, without: str = "", round: Scored | None = None) -> "Asked | None":
        """Ranked again without a judge's sheets in the round, or with the round's rules otherwise; None if refused.

        Ties are decided as they were.
        """
        round = round or self.round
        rules = replace(self.rules, rounds=tuple(round if r.id == round.id else r for r in self.rules.rounds))
        scores = tuple(s for s in self.given.scores if s.round != round.id or s.judge != without)
        required = {
            (of, entry): judges - {without} if of == round.id else judges
            for (of, entry), judges in self.given.required.items()
        }
        decisions = tuple(Decision(None, tie.order) for tie in self.outcome.ties if tie.decided)
        given = replace(self.given, scores=scores, required=required, decisions=decisions)
        try:
            return replace(self, rules=rules, given=given, outcome=rank(rules, given), round=round)
        except (Incomplete, Invalid):
            return None


def asked(rules: Rules, given: Given) -> Iterator[Asked]:
    """Every field of every scored round; nothing where the ranking is refused."""
    try:
        outcome = rank(rules, given)
    except (Incomplete, Invalid):
        return
    for round in scored_rounds(rules):
        for groups in fields(round, groups_of(rules)):
            if taking_part(outcome, round, groups):
                yield Asked(rules, given, outcome, round, groups)


def of_tables(rules: str, scores: str, **more) -> Asked:
    """The last field of the last scored round of a competition in tables; ``more`` are fields of ``Given``."""
    read_rules = rules_of(rules)
    return list(asked(read_rules, replace(given_by(read_rules, scores), **more)))[-1]


def at_random(seeds: Sequence[int]) -> Iterator[Asked]:
    """Those of random competitions by seed."""
    for seed in seeds:
        yield from _of_seed(seed)


@cache
def _of_seed(seed: int) -> tuple[Asked, ...]:
    drawn = competition(seed)
    try:
        return tuple(asked(read(drawn.text), opinions.given(drawn.given)))
    except (Incomplete, Invalid):
        return ()


def reweighed(round: Scored, criterion: int, times: Fraction, most: Sequence[Fraction]) -> Scored:
    """The round with a criterion that counts so many times as much, and a sheet's most points as they were."""
    factors = [c.factor * (times if at == criterion else 1) for at, c in enumerate(round.criteria)]
    before = sum((m * c.factor for m, c in zip(most, round.criteria, strict=True)), Fraction(0))
    scale = before / sum((m * f for m, f in zip(most, factors, strict=True)), Fraction(0))
    criteria = (replace(c, factor=f * scale) for c, f in zip(round.criteria, factors, strict=True))
    return replace(round, criteria=tuple(criteria))


def whole(ask: Asked) -> bool:
    """Whether all groups are in one field."""
    return set(ask.groups) == set(groups_of(ask.rules))


def weighed(ask: Asked, criterion: int, times: Fraction) -> Scored:
    """The same of a round that is asked about."""
    most = [Fraction(most).limit_denominator(10**6) for most in ask.twin.maxima]
    return reweighed(ask.round, criterion, times, most)


def exact(ranked: Asked) -> np.ndarray:
    """The exact totals, in the order of the entries."""
    standings = {s.entry: s for s in taking_part(ranked.outcome, ranked.round, ranked.groups)}
    return np.array([float(result_in(standings[e], ranked.round).total) for e in ranked.marks.entries])


def told(ask: Asked, case: Case = OFFICIAL) -> np.ndarray:
    """The twin's totals in a case."""
    twin = ask.twin
    totals, part = twin.totals(OFFICIAL, twin.everything), twin.part(case)
    totals[part.entries] = twin.totals(case, part)
    return totals


def agrees(ask: Asked) -> None:
    """Totals and who is above each line, as the exact result has them."""
    assert told(ask) == pytest.approx(exact(ask), abs=1e-9)
    for line, above in zip(ask.lines, Above(ask.twin, ask.lines).above(), strict=True):
        assert {ask.marks.entries[at] for at in np.flatnonzero(above)} == line.above, (line.id, line.group)


def agrees_again(ask: Asked, again: Asked | None, case: Case, threshold: float | None = None) -> bool:
    """Whether it was ranked again; if so it agrees: totals, who passes and, where no tie was open, who is awarded."""
    if again is None:
        return False
    position = {entry: at for at, entry in enumerate(again.marks.entries)}
    order = [position[entry] for entry in ask.marks.entries]
    assert told(ask, case) == pytest.approx(exact(again)[order], abs=1e-9)
    is_last = ask.rules.rounds[-1] is ask.round
    for line, above in zip(ask.lines, Above(ask.twin, ask.lines).above(case, threshold=threshold), strict=True):
        found = {ask.marks.entries[at] for at in np.flatnonzero(above)}
        if line.id == "keep":
            passed = {
                s.entry for s in taking_part(again.outcome, ask.round, ask.groups) if not result_in(s, ask.round).reason
            }
            assert found == passed & {s.entry for s in ask.outcome.standings if line.group in (s.group, "all")}
        elif line.id.startswith("award:") and is_last and not ask.outcome.ties + again.outcome.ties:
            assert found == holders(again, line.id.removeprefix("award:"), line.group)
    return True


def holders(ranked: Asked, award: str, group: str) -> set[str]:
    """Who of a group has this award or a better one of the same kind; of everybody where there are no groups."""
    awards = [a for a in ranked.rules.awards if not a.side]
    is_across = next(a.across for a in awards if a.id == award)
    better = {a.id for a in awards[: [a.id for a in awards].index(award) + 1]}
    if ranked.rules.groups:
        better &= {a.id for a in awards if a.across == is_across}
    return {s.entry for s in ranked.outcome.standings if better & set(s.awards) and group in (s.group, "all")}
