"""Who would stand on the other side of a line if something were otherwise: one judge less, other weights, another way.

Each case is worked out in full by the ``twin``, nothing is approximated. It is no test of significance: with few
sheets any judge's absence may move somebody, and who moves is only as far from the line as that one change.
A factor is changed by a tenth with the most points of a sheet kept, so that it is the weight beside the other
criteria that changes and a line in points stays what it is. Dropping the extremes is asked of five sheets
or more: of fewer it costs more than it gains (with five judges 0.8781 of the right winners against the mean's 0.8858 in
simulated competitions, with four 0.7681 against 0.7866).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from judging.ranking.certainty.otherwise.above import Above
from judging.ranking.certainty.otherwise.twin import Bools, Case, Twin
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.types import Change, Line
from judging.ranking.sheets import differing

UP, DOWN = 1.1, 0.9
TRIMMED = (1, 1, 5)
NONE = (0, 0, 1)

Question = tuple[str, str, Case, float | None]
"""A change's kind and of, its case, and its threshold where that is what changes."""


def changes(twin: Twin, lines: Sequence[Line], *, severities: Severities | None = None) -> tuple[Change, ...]:
    """Every change that moves somebody over one of the lines, by kind; lines of one id are taken together.

    Where no change of a kind moves anybody over a line there is one change of that kind with nobody in it, and
    ``of`` is empty. Without ``severities`` nothing is asked of corrected sheets.
    """
    sides = Above(twin, lines)
    now = sides.above()
    found, still = [], {}
    for kind, of, case, threshold in questions(twin, severities):
        moved = list(_moved(twin, lines, now, then=sides.above(case, threshold=threshold)))
        found += [Change(kind=kind, of=of, line=id, rises=rises, falls=falls) for id, rises, falls in moved]
        still.setdefault(kind, dict.fromkeys(line.id for line in lines))
        for id, _, _ in moved:
            still[kind].pop(id, None)
    found += [Change(kind=kind, of="", line=id) for kind, ids in still.items() for id in ids]
    order = {kind: at for at, kind in enumerate(still)}
    return tuple(sorted(found, key=lambda change: order[change.kind]))


def _moved(
    twin: Twin, lines: Sequence[Line], now: Sequence[Bools], *, then: Sequence[Bools]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(line id, who rises, who falls) in the order of the result, for the lines that somebody crosses."""
    crossed: dict[str, tuple[Bools, Bools]] = {}
    for line, before, after in zip(lines, now, then, strict=True):
        rises, falls = crossed.get(line.id, (False, False))
        crossed[line.id] = (rises | (after & ~before), falls | (before & ~after))
    entries = twin.marks.entries
    for id, sides in crossed.items():
        rises, falls = (tuple(entries[at] for at in np.flatnonzero(side)) for side in sides)
        if rises or falls:
            yield id, rises, falls


def questions(twin: Twin, severities: Severities | None) -> Iterator[Question]:
    """Everything that is asked, in this order: judges, weights, ways to combine, the threshold."""
    judges = twin.marks.judges
    if len(judges) > 1:
        yield from (("without_judge", judge, Case(without=at), None) for at, judge in enumerate(judges))
    if len(twin.marks.criteria) > 1:
        for kind, times in (("weight_up", UP), ("weight_down", DOWN)):
            for at, criterion in enumerate(twin.marks.criteria):
                yield kind, criterion, Case(factors=reweighed(twin, at, times)), None
    yield from (("combine", of, case, None) for of, case in _ways(twin, severities))
    yield from (("threshold", str(points), Case(), float(points)) for points in _thresholds(twin))


def reweighed(twin: Twin, criterion: int, times: float):
    """What multiplies the factors (K) when one criterion counts so many times as much and a sheet's maximum stays."""
    factors = np.ones(len(twin.factors))
    factors[criterion] = times
    most = twin.maxima * twin.factors
    return factors * (most.sum() / (most @ factors))


def _ways(twin: Twin, severities: Severities | None) -> Iterator[tuple[str, Case]]:
    round = twin.round
    drops = round.drop_low + round.drop_high
    is_mean = round.combine in ("mean", "sum")
    if drops or not is_mean:
        yield "mean", Case(combine="mean", drops=NONE)
    if drops or round.combine != "median":
        yield "median", Case(combine="median", drops=NONE)
    if not (is_mean and twin.drops == TRIMMED) and twin.marks.sheets_of_entry.max(initial=0) >= TRIMMED[2]:
        yield "trimmed", Case(combine="mean", drops=TRIMMED)
    if severities is not None and twin.effects is None:
        yield "corrected", Case(combine="mean", drops=NONE, effects=severities.effect)


def _thresholds(twin: Twin) -> Iterator[Fraction]:
    """The threshold one step of a sheet lower and higher: that of the criterion with the most points a step."""
    threshold = twin.round.threshold
    if threshold is None:
        return
    step = max(_step(twin, criterion) for criterion in twin.round.criteria)
    yield from (points for points in (threshold - step, threshold + step) if points > 0)


def _step(twin: Twin, criterion) -> Fraction:
    group = twin.marks.groups[0]
    step = min(part.step for part in criterion.parts) if criterion.parts else differing(criterion, group, "step")
    return step * differing(criterion, group, "factor")
