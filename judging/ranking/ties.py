"""From figures to places: the total first, then the tie chain step by step; what is still equal shares the place.

Steps compare exact figures, so two totals that merely print alike are never a tie, and
an entry's number or its order of arrival never decides anything.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from statistics import median

from judging.ranking.aggregate import in_whole_units
from judging.ranking.types import Candidate, Figures, Standing, TieBreak

SHEET_STEPS = {"median": median, "highest": max, "lowest": min}


def step_value(step: TieBreak, figures: Figures | Standing) -> Fraction:
    """The figure one step compares; the higher one comes first."""
    if step.kind == "criterion":
        return dict(figures.criterion_means)[step.criterion]
    return SHEET_STEPS[step.kind](total for _, total in figures.sheets)


def breaking_step(one: Figures | Standing, other: Figures | Standing, chain: Sequence[TieBreak]) -> TieBreak | None:
    """The first step that tells two entries of equal total apart, if any does."""
    return next((step for step in chain if step_value(step, one) != step_value(step, other)), None)


def merits(figures: Mapping[str, Figures], chain: Sequence[TieBreak]) -> dict[str, int]:
    """How many distinct results over all groups are better than each entry's: 0 is the best, equals are equal."""
    columns = [[f.total for f in figures.values()]]
    columns += [[step_value(step, f) for f in figures.values()] for step in chain]
    keys = list(zip(*(in_whole_units(column)[1] for column in columns), strict=True))
    order = {key: merit for merit, key in enumerate(sorted(set(keys), reverse=True))}
    return {entry: order[key] for entry, key in zip(figures, keys, strict=True)}


def blocks(candidates: Sequence[Candidate], merit: Mapping[str, int]) -> list[tuple[int, tuple[Candidate, ...]]]:
    """One group's candidates as (place, those who share it), best first.

    Places are counted as in a race: 1, 2, 2, 4. Inside a block the order is by number,
    for the eye alone.
    """
    line = sorted(candidates, key=lambda c: (merit[c.entry], c.number, c.entry))
    shared, place = [], 1
    for _, equals in groupby(line, key=lambda c: merit[c.entry]):
        block = tuple(equals)
        shared.append((place, block))
        place += len(block)
    return shared
