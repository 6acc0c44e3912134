"""How sure each total and place is, and with which chance an entry belongs above a line.

Given the variances, what entries and judges add has a joint normal distribution (``mixed``): totals are told from it
directly, places from draws. Calibrated in simulated competitions (``bench/calibration.py``). Not to be used where
judges were given entries by their quality; the uncertainty of the variances themselves is left out, which with
fewer than about five judges makes chances too sure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.mixed import Equations, Variances, of_totals
from judging.ranking.certainty.types import Line
from judging.ranking.certainty.variances import variances as components
from judging.ranking.rules import EVERYBODY

WIDTH = 1.959963984540054  # of a normal distribution, ± so many standard deviations hold 95 %
TAIL = 0.025
ROOM = 1_000_000  # numbers drawn at a time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chances:
    """How sure n entries are.

    ``low`` to ``high`` (n, points) holds the total from very many judges like these, ``first`` to ``last`` (n) the
    place in its group by that total, both with a chance of 95 %; ``above`` the chance to belong above each line (n, by
    the line's id; 0 for entries it does not divide).
    """

    low: Floats
    high: Floats
    first: Indices
    last: Indices
    above: Mapping[str, Floats]


def chances(
    marks: Marks,
    lines: Sequence[Line] = (),
    offset: Floats | None = None,
    *,
    variances: Variances | None = None,
    draws: int = 2000,
    seed: int = 1,
) -> Chances:
    """How sure totals and places are, from ``draws`` draws by ``seed``.

    ``offset`` (n, points) is what an entry's official total has beyond the plain mean of its sheets, nought if not
    given: points carried from an earlier round, or what dropping a sheet did. A line of a group that is not in the
    field is left out. Raises Untold as ``variances`` does.
    """
    found = _posterior(marks, components(marks) if variances is None else variances)
    total = found.total if offset is None else found.total + offset
    parts = _parts(marks, lines)
    above = {line.id: np.zeros(len(total)) for part in parts for line in part.lines}
    places, done = np.empty((len(total), draws), np.int32), 0
    for deviations in _drawn(found, np.random.default_rng(seed), draws):
        for part in parts:
            totals = total[part.inside] + deviations[:, part.inside]
            ranked = _ranked(totals)
            if part.is_group:
                places[part.inside, done : done + len(totals)] = ranked.T
            for line in part.lines:
                above[line.id][part.inside] += _above(line, totals, ranked).sum(0) / draws
        done += len(deviations)
    places.sort(axis=1)
    tail = int(TAIL * draws)
    return Chances(
        low=total - WIDTH * found.error,
        high=total + WIDTH * found.error,
        first=places[:, tail].astype(np.intp),
        last=places[:, -1 - tail].astype(np.intp),
        above=above,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Posterior:
    """Each entry's expected ``total`` and its ``error`` (n), which has the parts ``shared`` (n × (1 + m)), independent
    pieces that come with the mean and the judges, and ``own`` (n)."""

    total: Floats
    error: Floats
    shared: Floats
    own: Floats


def _posterior(marks: Marks, variances: Variances) -> _Posterior:
    # Given w = (μ, v), u_i is normal around (sum of i's sheets − Q_i w)/d_i with variance σ_e²/d_i, and w is normal
    # around its prediction with covariance σ_e² S⁻¹ = σ_e² L L'. So μ + u_i deviates from its prediction by
    #     g_i σ_e L z + σ_e/√d_i z_i,   g_i = (1, 0, …) − Q_i/d_i,   z all independent and standard normal.
    values = of_totals(marks)
    equations = Equations(values, variances)
    weights = -values.table / equations.weights[:, None]
    weights[:, 0] += 1
    rest = np.sqrt(variances.rest)
    shared = rest * weights @ np.linalg.cholesky(equations.inverse)
    own = rest / np.sqrt(equations.weights)
    total = equations.found.fixed[0] + equations.found.entry
    return _Posterior(total, np.sqrt((shared**2).sum(1) + own**2), shared, own)


def _drawn(found: _Posterior, random: np.random.Generator, draws: int) -> Iterator[Floats]:
    """Deviations from the expected totals, some draws × n at a time; seven digits of them are enough, and faster."""
    shared, own = found.shared.T.astype(np.float32), found.own.astype(np.float32)
    most = max(1, ROOM // len(found.own))
    for done in range(0, draws, most):
        count = min(most, draws - done)
        alone = random.standard_normal((count, len(own)), np.float32) * own
        yield random.standard_normal((count, len(shared)), np.float32) @ shared + alone


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Entries that are ranked together, by position, and the lines drawn among them; are these a whole group?"""

    inside: Indices
    lines: tuple[Line, ...]
    is_group: bool


def _parts(marks: Marks, lines: Sequence[Line]) -> list[_Part]:
    """The groups for the places, and for the lines whoever competes for theirs."""
    among: dict[Line, list[Line]] = {Line(id="", group=group): [] for group in marks.groups}
    wholes = tuple(among)
    for line in lines:
        if line.group in (EVERYBODY, *marks.groups):
            among.setdefault(Line(id="", group=line.group, aside=line.aside), []).append(line)
    return [_Part(np.flatnonzero(competing(marks, whole)), tuple(own), whole in wholes) for whole, own in among.items()]


def competing(marks: Marks, line: Line) -> np.ndarray:
    """Which entries (n) a line divides."""
    groups = [marks.groups[at] for at in marks.group]
    return np.array([line.divides(*each) for each in zip(marks.entries, groups, strict=True)], bool)


def _ranked(totals: Floats) -> Indices:
    """Each draw's places from 1, highest total first (draws × entries)."""
    order = (-totals).argsort(axis=1)
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(1, totals.shape[1] + 1)[None], axis=1)
    return places


def _above(line: Line, totals: Floats, places: Indices) -> np.ndarray:
    """Who is among the line's best and has its points, in each draw."""
    above = np.ones(totals.shape, bool)
    if line.count is not None:
        above &= places <= line.count
    if line.points is not None:
        above &= totals >= float(line.points)
    return above
