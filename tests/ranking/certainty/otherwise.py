"""Rounds to ask "and if?" of, from tables and from random competitions; and the exact answer, by ranking again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property

from judging.errors import Incomplete, Invalid
from judging.ranking.certainty.lines import lines_of
from judging.ranking.certainty.marks import Marks, fields, groups_of, marks_of, scored_rounds, taking_part
from judging.ranking.certainty.twin import Twin
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
        return lines_of(self.rules, self.outcome, self.round, self.groups)

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
