"""All kinds of flags together, the most striking first."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from judging.ranking.certainty.flags.alike import alike
from judging.ranking.certainty.flags.drift import drift
from judging.ranking.certainty.flags.erratic import erratic, outlier_sheet
from judging.ranking.certainty.flags.favouritism import favouritism
from judging.ranking.certainty.flags.found import NOTHING, Found, from_colleagues
from judging.ranking.certainty.flags.leniency import severity, spread
from judging.ranking.certainty.flags.uniform import halo, straight_lining
from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.severity import Severities
from judging.ranking.certainty.types import Flag

MOST = 10  # of a kind: a chair can look at so many


def flags(
    marks: Marks,
    severities: Severities | None,
    *,
    related: Collection[tuple[str, str]] = frozenset(),
    order: Mapping[tuple[str, str], float] | None = None,
    maxima: Sequence[float] | None = None,
) -> tuple[Flag, ...]:
    """What stands out in the sheets, the least likely by chance first; at most 10 of a kind.

    An erratic judge's single sheets are not told as well. ``related`` are the (entry, judge) whose judge is close to
    the entry, ``order`` when each was filled in (only the sequence counts), ``maxima`` (K) the most points of each
    criterion. Without ``severities`` only what sheets show by themselves is told. Each kind says at its own function
    when it must not be used, and is silent where it cannot be.
    """
    found = sorted(_found(marks, severities, related, order=order or {}, maxima=maxima), key=_striking)
    unsteady = {each.flag.judge for each in found if each.flag.kind == "erratic"}
    seen: Counter[str] = Counter()
    told = []
    for flag in (each.flag for each in found):
        if flag.kind == "outlier_sheet" and flag.judge in unsteady:
            continue
        seen[flag.kind] += 1
        if seen[flag.kind] <= MOST:
            told.append(flag)
    return tuple(told)


def _striking(found: Found) -> tuple:
    """Where chance is the same (nil), the larger value first, then by name."""
    flag = found.flag
    return found.chance, -abs(flag.value), flag.kind, flag.judge, flag.other, flag.entry


def _found(marks: Marks, severities: Severities | None, related: Collection, *, order, maxima) -> Iterator[Found]:
    yield from straight_lining(marks, maxima)
    yield from halo(marks)
    if severities is None or severities.spread <= NOTHING:
        return
    yield from severity(marks, severities)
    yield from spread(marks, severities)
    yield from erratic(marks, severities)
    yield from outlier_sheet(marks, severities)
    yield from favouritism(marks, from_colleagues(marks, severities)[0], related)
    yield from drift(marks, severities, order)
    yield from alike(marks, severities)
