"""Sheets written as rows, for statistics that take arrays."""

from collections.abc import Iterable, Sequence

import numpy as np

from judging.ranking.certainty.marks import Marks


def marks(rows: Iterable[tuple[str, str, Sequence[float]]], factors: Sequence[float] = ()) -> Marks:
    """Marks of rows (entry, judge, points by criterion); entries and judges stand in the order of their names."""
    rows = list(rows)
    entries, judges = (sorted({row[at] for row in rows}) for at in (0, 1))
    criteria = len(rows[0][2]) if rows else 1
    points = np.array([row[2] for row in rows], float).reshape(-1, criteria)
    return Marks(
        entries=tuple(entries),
        judges=tuple(judges),
        criteria=tuple(f"c{at + 1}" for at in range(criteria)),
        groups=("all",),
        entry=np.array([entries.index(row[0]) for row in rows], np.intp),
        judge=np.array([judges.index(row[1]) for row in rows], np.intp),
        group=np.zeros(len(entries), np.intp),
        points=points,
        total=points @ (np.array(factors, float) if factors else np.ones(criteria)),
    )


def by_pattern(*patterns: tuple[int, Sequence[Sequence[float]]]) -> Marks:
    """So many entries of each pattern: one judge's points after the other's."""
    rows, number = [], 0
    for count, sheets in patterns:
        for _ in range(count):
            number += 1
            rows += [(f"E{number:03}", f"J{judge}", points) for judge, points in enumerate(sheets, 1)]
    return marks(rows)
