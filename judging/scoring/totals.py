"""What one sheet comes to by the rules: points times factor, added up, rounded where the rules say so. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from judging.ranking.arithmetic import rounded
from judging.ranking.rules import Scored
from judging.ranking.sheets import differing

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Totals:
    """How the sheets of one group in one round are added up: ``factors`` by the line's id as a sheet keeps it.

    ``weights`` are the factors in parts of a hundredth, ``unit`` of them to one, so that
    they are whole: what a page adds up in whole numbers.
    """

    factors: Mapping[str, Fraction]
    decimals: int | None
    unit: int
    weights: Mapping[str, int]

    @classmethod
    def by(cls, rule: Scored, lines: Iterable, group: str) -> "Totals":
        """By the rules of a round for its ``lines``; a part counts as its criterion does."""
        criteria = {criterion.id: criterion for criterion in rule.criteria}
        factors = {str(line.id): differing(criteria[line.key.partition(".")[0]], group, "factor") for line in lines}
        unit = lcm(*(factor.denominator for factor in factors.values()))
        return cls(factors, rule.decimals.sheet, unit, {key: int(factor * unit) for key, factor in factors.items()})

    def of(self, scores: Mapping[str, int]) -> Fraction | None:
        """The total of what has been given so far, in points; None before the first score."""
        if not scores:
            return None
        whole = sum(value * self.weights[key] for key, value in scores.items())
        return rounded(Fraction(whole, HUNDREDTHS * self.unit), self.decimals)
