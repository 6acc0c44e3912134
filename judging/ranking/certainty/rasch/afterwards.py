"""Measuring those set aside, once the others are known.

The sum of their marks has no finite measure, so it is taken to be 0.3 of a category inside, highest − 0.3 or
lowest + 0.3, as FACETS does (J. M. Linacre, FACETS, "Xtreme = 0.3"). The measure is where the expected sum of the
marks on sheets shared with measured ones is that; it grows with merit, so halving an interval finds it. This puts
a number where the data have none: the error is large, and there is nothing to fit.

Last set aside is measured first: whoever went earlier may share sheets only with those that went later. Who had no
sheet left when their turn came, all their judges having gone before, is measured in a second turn.
"""

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.rasch.aside import ENTRY, JUDGE, Core
from judging.ranking.certainty.rasch.chances import Ruler
from judging.ranking.certainty.untold import Reason, Untold

INSIDE = 0.3
FURTHEST, HALVINGS = 64.0, 60
"""A measure is looked for within so many logits; 60 halvings leave nothing of that in a float."""
TURNS = 2


def measure_aside(marks: Marks, core: Core, ruler: Ruler, *, merits: Floats, severities: Floats) -> None:
    """Write the measures (logits) of those set aside into ``merits`` (n) and ``severities`` (m).

    Raises ``Untold`` if somebody shares no sheet with anybody measured.
    """
    of = {ENTRY: marks.entry, JUDGE: marks.judge}
    known = {ENTRY: core.entries.copy(), JUDGE: core.judges.copy()}
    upward = {ENTRY: merits, JUDGE: -severities}  # what raises marks: merit, and the lack of severity
    sums, most = core.category[:, core.criteria].sum(axis=1), int(core.top[core.criteria].sum())
    for kind, who in [*reversed(core.aside)] * TURNS:
        other = JUDGE if kind == ENTRY else ENTRY
        rows = np.isin(of[kind], who) & ~known[kind][of[kind]] & known[other][of[other]]
        found, position = np.unique(of[kind][rows], return_inverse=True)
        target = np.bincount(position, sums[rows], len(found))
        target = np.clip(target, INSIDE, most * np.bincount(position, minlength=len(found)) - INSIDE)
        upward[kind][found] = _reaching(target, ruler, position, offset=upward[other][of[other][rows]])
        known[kind][found] = True
    if not (known[ENTRY].all() and known[JUDGE].all()):
        raise Untold(Reason.TOO_FEW)
    severities[:] = -upward[JUDGE]


def _reaching(target: Floats, ruler: Ruler, position: Indices, *, offset: Floats) -> Floats:
    """The measures whose sheets, at ``position`` among them and raised by ``offset``, are expected to sum to target."""
    low, high = np.full(len(target), -FURTHEST), np.full(len(target), FURTHEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        expected, _ = ruler.sheets(middle[position] + offset)
        is_short = np.bincount(position, expected, len(target)) < target
        low, high = np.where(is_short, middle, low), np.where(is_short, high, middle)
    return low
