"""Exact figures as people read them: rounded for the page alone, never before a comparison."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

MOST_PLACES = 6
SWAPPED = str.maketrans(",.", ".,")


def printed(figure: Fraction, places: int = 2, language: str = "vi") -> str:
    """``figure`` with so many decimals, half rounded away from zero: 1.608,50 in Vietnamese, 1,608.50 in English."""
    return _printed(*figure.as_integer_ratio(), places=places, language=language)


@lru_cache(maxsize=10_000)
def _printed(above: int, below: int, *, places: int, language: str) -> str:
    """The same few figures stand in a list of results again and again."""
    units = (2 * abs(above) * 10**places + below) // (2 * below)
    whole, rest = divmod(units, 10**places)
    text = f"{whole:,}" + (f".{rest:0{places}}" if places else "")
    sign = "−" if above < 0 and units else ""
    return sign + (text.translate(SWAPPED) if language == "vi" else text)


def places_needed(totals: Iterable[Fraction]) -> int:
    """How many decimals keep different ``totals`` apart in print: 2 as a rule, at most 6."""
    distinct = set(totals)
    for places in range(2, MOST_PLACES):
        if len({printed(total, places) for total in distinct}) == len(distinct):
            return places
    return MOST_PLACES


def shortest(figure: Fraction, language: str = "vi") -> str:
    """``figure`` with no more decimals than it has, as in "70" or "67,5", and at most 6."""
    exact = (places for places in range(MOST_PLACES) if (figure * 10**places).denominator == 1)
    return printed(figure, next(exact, MOST_PLACES), language)
