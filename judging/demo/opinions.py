"""What a fictional panel thinks: scores that look like people's, the same at every run. Pure.

An entry has a quality of its own and leans towards some criteria; a judge is severe
or mild, uses more or less of the scale, and is now and then of another opinion. Each
of these is drawn from a generator named after the thing itself, so that one sheet
never depends on which others are asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

Sheets = dict[tuple[int, int], list[int]]
"""(judge's number, entry's number) -> points of each criterion, in hundredths."""

SEVERITY = (-0.28, 0.22, 0.04, 0.12, -0.16)
GOOD = 0.86
APPETITE = (1.0, 1.1, 0.9, 1.05, 0.95)


@dataclass(frozen=True, slots=True)
class Taste:
    """How a panel scores: a name for its chance, where the middle entry stands, how far the best is from it."""

    seed: str
    middle: float
    spread: float


def sheets(taste: Taste, wanted: Iterable[tuple[int, int]], scales: list[tuple[int, int]]) -> Sheets:
    """The sheets of (judge, entry) pairs; ``scales``: maximum and step of each criterion."""
    return {(judge, entry): _sheet(taste, (judge, entry), scales) for judge, entry in sorted(wanted)}


def _sheet(taste: Taste, whose: tuple[int, int], scales: list[tuple[int, int]]) -> list[int]:
    judge, entry = whose
    of_entry = Random(f"{taste.seed} entry {entry}")
    of_sheet = Random(f"{taste.seed} judge {judge} entry {entry}")
    quality, mood = of_entry.gauss(0, 0.85), of_sheet.gauss(0, 0.3)
    severity, appetite = SEVERITY[judge % len(SEVERITY)], APPETITE[judge % len(APPETITE)]
    points = []
    for maximum, step in scales:
        lean = of_entry.gauss(0, 0.45) + of_sheet.gauss(0, 0.4)
        share = taste.middle + taste.spread * (appetite * (quality + lean) + severity + mood)
        points.append(round(_humane(share) * maximum / step) * step)
    return points


def _humane(share: float) -> float:
    """Nobody gives nearly nothing, and full marks come hard."""
    return min(max(min(share, GOOD + (share - GOOD) / 2), 0.15), 1)


def means(given: Sheets) -> dict[int, Fraction]:
    """Entry -> the exact mean of its judges' totals, in hundredths."""
    totals: dict[int, list[int]] = {}
    for (_, entry), points in given.items():
        totals.setdefault(entry, []).append(sum(points))
    return {entry: Fraction(sum(values), len(values)) for entry, values in totals.items()}


def keep_lines_clear(
    given: Sheets, groups: Iterable[list[int]], lines: list[int], *, free: set[tuple[int, int]], scales
) -> None:
    """Nudge sheets until no two equal entries of a group stand on both sides of a line.

    ``lines``: how many entries stand above each. Only ``free`` sheets are touched.
    """
    for group in groups:
        while pair := _tied_pair(means(_of(given, group)), lines):
            if not any(_move(given, sheet, 1, scales=scales) for entry in pair for sheet in _free(free, entry)):
                break


def let_pass(given: Sheets, count: int, *, threshold: int, scales: list[tuple[int, int]]) -> None:
    """Nudge sheets until the best ``count`` entries reach ``threshold`` and no other does."""
    best_first = sorted((-mean, entry) for entry, mean in means(given).items())
    for place, (mean, entry) in enumerate(best_first):
        own = [sheet for sheet in given if sheet[1] == entry]
        up = place < count
        total, turn = -mean * len(own), 0
        while (total >= threshold * len(own)) is not up:
            moved = _move(given, own[turn % len(own)], 1 if up else -1, scales=scales)
            total, turn = total + moved, turn + 1


def _tied_pair(figures: Mapping[int, Fraction], lines: list[int]) -> tuple[int, int] | None:
    order = sorted(figures, key=lambda entry: (-figures[entry], entry))
    crossed = [(order[at - 1], order[at]) for at in lines if at < len(order)]
    return next((pair for pair in crossed if figures[pair[0]] == figures[pair[1]]), None)


def _of(given: Sheets, group: list[int]) -> Sheets:
    own = set(group)
    return {sheet: points for sheet, points in given.items() if sheet[1] in own}


def _free(free: set[tuple[int, int]], entry: int) -> list[tuple[int, int]]:
    return sorted(sheet for sheet in free if sheet[1] == entry)


def _move(given: Sheets, sheet: tuple[int, int], way: int, *, scales: list[tuple[int, int]]) -> int:
    """One step up or down on the criterion with the most room; how many hundredths that made."""
    points = given[sheet]
    room = [
        (maximum - points[n] if way > 0 else points[n], n)
        for n, (maximum, step) in enumerate(scales)
        if 0 <= points[n] + way * step <= maximum
    ]
    if not room:
        return 0
    n = max(room)[1]
    points[n] += way * scales[n][1]
    return way * scales[n][1]
