"""From scores to one figure for each entry.

A judge's total is the sum over the criteria of their sheet; the entry's figure is
the mean of its judges' totals, as in the Hanoi handicraft design contest ("ranked by
the jury's average score") and circular 26/2014/TT-BCT. Every sheet is complete, so
this equals the sum of the criterion means; nothing is ever rounded here.
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import lcm

from judging.errors import Incomplete, Invalid
from judging.ranking.types import Criterion, Figures, Score

Sheets = Mapping[str, Mapping[str, Mapping[str, Fraction]]]
"""Points by entry, then judge, then criterion."""


def sheets_of(scores: Iterable[Score], panels: Mapping[str, frozenset[str]], criteria: tuple[Criterion, ...]) -> Sheets:
    """Sort the scores into the sheets of ``panels`` (entry -> judges required), each of them complete.

    Scores of other judges and other entries are not looked at. Raises ``Invalid`` for a
    score that its sheet cannot hold and ``Incomplete`` naming every score still missing.
    """
    maxima = {criterion.id: criterion.maximum for criterion in criteria}
    sheets = {entry: {judge: {} for judge in sorted(judges)} for entry, judges in panels.items()}
    for score in scores:
        sheet = sheets.get(score.entry, {}).get(score.judge)
        if sheet is not None:
            _write(score, sheet, maxima)
    missing = sorted(
        (entry, judge, criterion)
        for entry, judges in sheets.items()
        for judge, sheet in judges.items()
        for criterion in maxima.keys() - sheet.keys()
    )
    if missing:
        raise Incomplete("sheets_missing", missing=missing)
    return sheets


def _write(score: Score, sheet: dict[str, Fraction], maxima: Mapping[str, Fraction]) -> None:
    where = {"entry": score.entry, "judge": score.judge, "criterion": score.criterion}
    if score.criterion not in maxima:
        raise Invalid("criterion_unknown", **where)
    if score.criterion in sheet:
        raise Invalid("score_repeated", **where)
    if score.points < 0 or score.points > maxima[score.criterion]:
        raise Invalid("score_out_of_range", **where, points=score.points, maximum=maxima[score.criterion])
    sheet[score.criterion] = score.points


def figures(sheets: Mapping[str, Mapping[str, Fraction]], criteria: tuple[Criterion, ...]) -> Figures:
    """One entry's figures from its complete ``sheets`` (judge -> criterion -> points), at least one."""
    totals = tuple((judge, total(sheet.values())) for judge, sheet in sheets.items())
    means = tuple((c.id, total([sheet[c.id] for sheet in sheets.values()], shared_by=len(sheets))) for c in criteria)
    return Figures(total([points for _, points in totals], shared_by=len(totals)), totals, means)


def total(points: Collection[Fraction], *, shared_by: int = 1) -> Fraction:
    """The exact sum of ``points``, divided by ``shared_by`` for a mean."""
    unit, whole = in_whole_units(points)
    return Fraction(sum(whole), unit * shared_by)


def in_whole_units(points: Collection[Fraction]) -> tuple[int, list[int]]:
    """``points`` as integers, and how many of their unit make one point: Fraction itself adds and compares slowly."""
    unit = lcm(*(p.denominator for p in points))
    return unit, [p.numerator * (unit // p.denominator) for p in points]
