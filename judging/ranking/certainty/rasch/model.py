"""The whole computation in reading order: points to categories, extremes aside, the rest measured, then those."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.rasch.afterwards import measure_aside
from judging.ranking.certainty.rasch.aside import Core, is_connected, set_aside
from judging.ranking.certainty.rasch.chances import Ruler
from judging.ranking.certainty.rasch.estimation import solved
from judging.ranking.certainty.rasch.fit import Facet, infit_and_outfit
from judging.ranking.certainty.rasch.measures import Ratings
from judging.ranking.certainty.rasch.scales import Bands, Bools, Range, bands
from judging.ranking.certainty.untold import Reason, Untold


@dataclass(frozen=True, slots=True, eq=False)
class Rasch:
    """Entries (merit) and judges (severity: positive is severe, as in mfrmr and FACETS), in logits.

    ``core`` tells which criteria were measured: the others had one mark on all sheets of the core. ``ruler`` and
    ``points`` are those of the measured criteria in order: ``points[k][x]`` is the mean mark in category x. ``wide``
    is, by scale, how many steps a band holds, and ``rounds`` how many rounds it took.
    """

    entries: Facet
    judges: Facet
    core: Core
    ruler: Ruler
    points: tuple[Floats, ...]
    wide: tuple[int, ...]
    rounds: int


def rasch(marks: Marks, ranges: Sequence[Range]) -> Rasch:
    """The many-facet Rasch model of these sheets, whose K criteria have these ranges.

    Raises ``Untold``: ``NO_SHEETS``, ``ONE_ENTRY``, ``ONE_JUDGE``, ``ALL_EQUAL``, ``NOTHING_SHARED``; ``UNCONNECTED``
    if those not extreme fall into parts with no judge in common; ``TOO_FEW`` if next to everybody is extreme, there
    are no more marks than parameters, or the likelihood has no maximum (it did not converge).
    """
    _hold_to_reason(marks)
    banded = bands(marks.points, ranges)
    core = set_aside(marks, banded)
    ratings = _ratings(marks, core, banded)
    solution = solved(ratings)
    if not solution.is_converged:
        raise Untold(Reason.TOO_FEW)
    measures = solution.measures
    ruler = Ruler(measures.criteria, ratings.scale, measures.thresholds)
    merits, severities = np.zeros(len(marks.entries)), np.zeros(len(marks.judges))
    merits[core.entries], severities[core.judges] = measures.entries, measures.judges
    measure_aside(marks, core, ruler, merits=merits, severities=severities)
    _, information = ruler.sheets(merits[marks.entry] - severities[marks.judge])
    of_entry = information * (core.rows | ~core.entries[marks.entry])
    of_judge = information * (core.rows | ~core.judges[marks.judge])
    return Rasch(
        entries=_facet(
            merits, np.bincount(marks.entry, of_entry), core.entries, fit=infit_and_outfit(solution, ratings.entry)
        ),
        judges=_facet(
            severities, np.bincount(marks.judge, of_judge), core.judges, fit=infit_and_outfit(solution, ratings.judge)
        ),
        core=core,
        ruler=ruler,
        points=_points(marks, core, ratings.scale),
        wide=banded.wide,
        rounds=solution.rounds,
    )


def _hold_to_reason(marks: Marks) -> None:
    for is_so, reason in (
        (not len(marks.entry), Reason.NO_SHEETS),
        (len(marks.entries) == 1, Reason.ONE_ENTRY),
        (len(marks.judges) == 1, Reason.ONE_JUDGE),
        ((marks.points == marks.points[:1]).all(), Reason.ALL_EQUAL),
        (marks.sheets_of_entry.max(initial=0) < 2, Reason.NOTHING_SHARED),
    ):
        if is_so:
            raise Untold(reason)


def _ratings(marks: Marks, core: Core, bands: Bands) -> Ratings:
    """The core's sheets, all numbered anew; raises ``Untold`` where they cannot be measured."""
    entry, judge = marks.entry[core.rows], marks.judge[core.rows]
    scales, scale = np.unique(bands.scale[core.criteria], return_inverse=True)
    tops = tuple(int(core.top[bands.scale == own].max()) for own in scales)
    entries, judges, marks_given = core.entries.sum(), core.judges.sum(), len(entry) * len(scale)
    parameters = entries + judges - 1 + len(scale) - 1 + sum(tops) - len(tops)
    if entries < 2 or judges < 2 or marks_given <= parameters:
        raise Untold(Reason.TOO_FEW)
    entry, judge = (np.cumsum(core.entries) - 1)[entry], (np.cumsum(core.judges) - 1)[judge]
    if not is_connected(entry, judge):
        raise Untold(Reason.UNCONNECTED)
    return Ratings(entry, judge, core.category[np.ix_(core.rows, core.criteria)], scale, tops)


def _facet(measure: Floats, information: Floats, core: Bools, *, fit: tuple[Floats, Floats]) -> Facet:
    infit, outfit = np.zeros(len(measure)), np.zeros(len(measure))
    infit[core], outfit[core] = fit
    return Facet(measure, 1 / np.sqrt(information), infit, outfit, ~core)


def _points(marks: Marks, core: Core, scale: Indices) -> tuple[Floats, ...]:
    """By measured criterion, the mean mark (points) in each category of its scale, over all sheets."""
    points, category = marks.points[:, core.criteria], core.category[:, core.criteria]
    of_scale = {}
    for own in np.unique(scale):
        given = category[:, scale == own].ravel()
        of_scale[own] = np.bincount(given, points[:, scale == own].ravel()) / np.bincount(given)
    return tuple(of_scale[own] for own in scale)
