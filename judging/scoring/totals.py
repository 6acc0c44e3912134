"""What one sheet comes to by the rules: points times factor, added up, rounded where the rules say so. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from judging.ranking.arithmetic import rounded
from judging.ranking.rules import Scored
from judging.ranking.sheets import differing

HUNDREDTH = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Totals:
    """How the sheets of one group in one round are added up: ``factors`` by the line's id as a sheet keeps it."""

    factors: Mapping[str, Fraction]
    decimals: int | None

    @classmethod
    def by(cls, rule: Scored, lines: Iterable, group: str) -> "Totals":
        """By the rules of a round for its ``lines``; a part counts as its criterion does."""
        criteria = {criterion.id: criterion for criterion in rule.criteria}
        return cls(
            {str(line.id): differing(criteria[line.key.partition(".")[0]], group, "factor") for line in lines},
            rule.decimals.sheet,
        )

    def of(self, scores: Mapping[str, int]) -> Fraction | None:
        """The total of what has been given so far, in points; None before the first score."""
        if not scores:
            return None
        return rounded(sum(value * HUNDREDTH * self.factors[key] for key, value in scores.items()), self.decimals)

    @property
    def unit(self) -> int:
        """How many parts of a hundredth one needs so that every factor is whole."""
        return lcm(*(factor.denominator for factor in self.factors.values()))

    @property
    def weights(self) -> dict[str, int]:
        """Every line's factor in these parts: what a page adds up in whole numbers."""
        return {key: int(factor * self.unit) for key, factor in self.factors.items()}
