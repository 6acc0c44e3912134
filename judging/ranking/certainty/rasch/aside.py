"""Who has no finite measure: entries, judges and criteria with only highest or only lowest marks.

The likelihood of an entry that got the highest category everywhere grows for ever with its measure, and
an iteration that keeps it in never ends (J. M. Linacre, FACETS, "Extreme scores"). So such *extreme* ones
are set aside, and since others may then have nothing but extreme marks left, or none, again and again until
nobody is: entries first, then judges, then criteria. What is left is measured; ``afterwards`` does the rest.
"""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Indices, Marks
from judging.ranking.certainty.rasch.scales import Bands, Bools

ENTRY, JUDGE = "entry", "judge"


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """What is left: ``entries`` (n), ``judges`` (m), ``criteria`` (K) and ``rows`` (N, the sheets of these) as masks;
    every mark's ``category`` (N × K) and the ``top`` one (K) of each criterion; and who was set ``aside``: a kind
    and who at a time, first to last."""

    entries: Bools
    judges: Bools
    criteria: Bools
    rows: Bools
    category: Indices
    top: Indices
    aside: tuple[tuple[str, Indices], ...]


def set_aside(marks: Marks, bands: Bands) -> Core:
    """Take away extreme entries, judges and criteria until there are none; it may be that nothing is left."""
    entries, judges = np.ones(len(marks.entries), bool), np.ones(len(marks.judges), bool)
    criteria, aside = np.ones(len(marks.criteria), bool), []
    while True:
        rows = entries[marks.entry] & judges[marks.judge]
        category, top = bands.categories(rows, criteria)
        ends = (category == top)[rows], (category == 0)[rows]
        sheets = [end[:, criteria].all(axis=1) for end in ends]
        if (gone := entries & _only(sheets, marks.entry[rows], len(entries))).any():
            entries &= ~gone
            aside.append((ENTRY, np.flatnonzero(gone)))
        elif (gone := judges & _only(sheets, marks.judge[rows], len(judges))).any():
            judges &= ~gone
            aside.append((JUDGE, np.flatnonzero(gone)))
        elif (gone := criteria & np.logical_or(*(end.all(axis=0) for end in ends))).any():
            criteria &= ~gone
        else:
            return Core(entries, judges, criteria, rows, category, top, tuple(aside))


def _only(sheets: list[Bools], of: Indices, count: int) -> Bools:
    """Whose every sheet (``of`` says whose each is) is at the same end; whoever has none left counts as well."""
    all = np.bincount(of, minlength=count)
    return np.logical_or(*(np.bincount(of, end, count) == all for end in sheets))


def is_connected(entry: Indices, judge: Indices) -> bool:
    """Whether a walk over shared entries and judges leads from each sheet (at least one) to every other.

    If not, any number could be added to all measures and severities of one part: the parts cannot be compared.
    """
    reached, judges = entry == entry[0], np.zeros(judge.max() + 1, bool)
    entries = np.zeros(entry.max() + 1, bool)
    while True:
        judges[judge[reached]] = True
        entries[entry[judges[judge]]] = True
        before, reached = reached, entries[entry]
        if (before == reached).all():
            return bool(reached.all())
