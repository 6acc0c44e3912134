"""Exact sums, means and medians; dropping the extremes; rounding at a named stage.

Nothing here is a float, and nothing is rounded unless the rules name the stage
(``docs/rules.md``, sections 4.2, 4.6 and 6).
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm


def total(points: Collection[Fraction], *, shared_by: int = 1) -> Fraction:
    """The exact sum of ``points``, divided by ``shared_by`` for a mean.

    Added up as integers of one unit: Fraction itself adds slowly, and this is most of a ranking.
    """
    whole, unit = 0, 1
    for point in points:
        above, below = point.as_integer_ratio()
        if below != unit:
            common = lcm(unit, below)
            whole, above, unit = whole * (common // unit), above * (common // below), common
        whole += above
    return fraction(whole, unit * shared_by)


@lru_cache(maxsize=10_000)
def fraction(above: int, below: int) -> Fraction:
    """``above / below``; juries give the same few figures over and over, and making a Fraction takes its time."""
    return Fraction(above, below)


def in_whole_units(points: Collection[Fraction]) -> tuple[int, list[int]]:
    """``points`` as integers, and how many of their unit make one point: Fraction itself adds and compares slowly."""
    unit = lcm(*(p.denominator for p in points))
    if unit == 1:
        return 1, [p.numerator for p in points]
    return unit, [p.numerator * (unit // p.denominator) for p in points]


def rounded(figure: Fraction, decimals: int | None) -> Fraction:
    """``figure`` to so many decimals, half up: 2.005 becomes 2.01, -2.005 -2; unchanged where no rounding is named."""
    if decimals is None:
        return figure
    unit = 10**decimals
    return Fraction((2 * figure.numerator * unit + figure.denominator) // (2 * figure.denominator), unit)


def rounded_away(figure: Fraction, decimals: int) -> Fraction:
    """``figure`` to so many decimals, half away from zero: -0.125 becomes -0.13."""
    return rounded(figure, decimals) if figure > 0 else -rounded(-figure, decimals)


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle one of ``values``; of an even number, the mean of the middle two."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def combine(values: Sequence[Fraction], how: str) -> Fraction:
    """At least one value as one figure: ``sum``, ``median``, or else their mean."""
    if how == "median":
        return median(values)
    return total(values, shared_by=1 if how == "sum" else len(values))


def share(part: int, whole: int) -> Fraction:
    """``part`` of ``whole``; nothing of nothing is none."""
    return Fraction(part, whole) if whole else Fraction(0)


def reaches(figure: Fraction, line: Fraction, comparison: str) -> bool:
    """Whether an exact ``figure`` is on the right side of a ``line``: 69.995 does not reach 70, however it prints."""
    return figure >= line if comparison == "ge" else figure > line
