"""What a diagnosis shows of the model: measures, errors, fair averages in points, and fit.

A fair average (FACETS's "Fair(M)") is the total an entry is expected to get from a judge of mean severity, and for a
judge the total an entry of mean merit is expected to get from that judge; criteria count by their factors. It stands
on the scale of points, so near the ends of that it grows more slowly than the measure does.
"""

from fractions import Fraction
from functools import reduce
from math import gcd

import numpy as np

from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.rasch.fit import Facet
from judging.ranking.certainty.rasch.model import Rasch, rasch
from judging.ranking.certainty.rasch.scales import Range
from judging.ranking.certainty.types import Fair
from judging.ranking.rules import Criterion, Scored
from judging.ranking.sheets import differing


def fair(marks: Marks, round: Scored) -> tuple[tuple[Fair, ...], tuple[Fair, ...]]:
    """Entries, then judges, of one field of ``round`` in the order of ``marks``; raises ``Untold`` as ``rasch`` does.

    A judge's ``measure`` is severity: positive is severe (that of ``Judge.effect`` is the other way round).
    """
    model = rasch(marks, ranges_of(marks, round))
    entries, judges = fair_averages(marks, model, [differing(c, marks.groups[0], "factor") for c in round.criteria])
    return _said(marks.entries, model.entries, entries), _said(marks.judges, model.judges, judges)


def fair_averages(marks: Marks, model: Rasch, factors: list[Fraction]) -> tuple[Floats, Floats]:
    """The fair averages (points) of entries (n) and of judges (m), their criteria multiplied by ``factors`` (K)."""
    factor, is_measured = np.array(factors, float), model.core.criteria
    values = [own * points for own, points in zip(factor[is_measured], model.points, strict=True)]
    same = float(marks.points[model.core.rows][0, ~is_measured] @ factor[~is_measured])
    mean = model.entries.measure[model.core.entries].mean()
    merits = (model.entries.measure, mean - model.judges.measure)
    entries, judges = (same + model.ruler.worth(merit, values) for merit in merits)
    return entries, judges


def ranges_of(marks: Marks, round: Scored) -> list[Range]:
    """What each criterion can be given in the groups of the field."""
    return [Range(_maximum(criterion, marks.groups[0]), _step(criterion, marks.groups)) for criterion in round.criteria]


def _maximum(criterion: Criterion, group: str) -> Fraction:
    if criterion.parts:
        return sum(part.maximum for part in criterion.parts)
    return differing(criterion, group, "maximum")


def _step(criterion: Criterion, groups: tuple[str, ...]) -> Fraction:
    """The largest step that leads to every mark of every group: steps may differ where maxima do not."""
    steps = [part.step for part in criterion.parts] or [differing(criterion, group, "step") for group in groups]
    return reduce(_common, steps)


def _common(one: Fraction, other: Fraction) -> Fraction:
    """The greatest common divisor: gcd(a/b, c/d) = gcd(a·d, c·b)/(b·d)."""
    return Fraction(
        gcd(one.numerator * other.denominator, other.numerator * one.denominator), one.denominator * other.denominator
    )


def _said(ids: tuple[str, ...], facet: Facet, averages: Floats) -> tuple[Fair, ...]:
    rows = zip(ids, facet.measure, facet.error, averages, facet.infit, facet.outfit, facet.is_extreme, strict=True)
    return tuple(
        Fair(
            id=id,
            measure=float(measure),
            error=float(error),
            average=float(average),
            infit=None if is_extreme else float(infit),
            outfit=None if is_extreme else float(outfit),
            is_extreme=bool(is_extreme),
        )
        for id, measure, error, average, infit, outfit, is_extreme in rows
    )
