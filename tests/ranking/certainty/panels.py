"""Juries for trying statistics on: tables written by hand, tables on file, and honest ones made up from a seed."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from judging.ranking.certainty.marks import Marks
from judging.ranking.certainty.severity import Severities


def marked(table: Sequence[Sequence[float | None]]) -> Marks:
    """Sheets of one criterion from a table, entries down and judges across, ``None`` where there is no sheet."""
    sheets = [(e, j, t) for e, row in enumerate(table) for j, t in enumerate(row) if t is not None]
    return _marks(sheets, (len(table), max(map(len, table), default=0)))


def filled_in(sheets: Sequence[tuple[int, int, Sequence[float]]], size: tuple[int, int]) -> Marks:
    """Sheets (entry, judge, points) of so many entries and judges; a total is the sum of its points."""
    marks = _marks([(e, j, sum(p)) for e, j, p in sheets], size)
    points = np.array([p for _, _, p in sheets], float)
    return replace(marks, points=points, criteria=tuple(f"k{k}" for k in range(points.shape[1])))


def _marks(sheets: Sequence[tuple[int, int, float]], size: tuple[int, int]) -> Marks:
    total = np.array([t for _, _, t in sheets], float)
    return Marks(
        entries=tuple(f"e{e}" for e in range(size[0])),
        judges=tuple(f"j{j}" for j in range(size[1])),
        criteria=("k0",),
        groups=("all",),
        entry=np.array([e for e, _, _ in sheets], np.intp),
        judge=np.array([j for _, j, _ in sheets], np.intp),
        group=np.zeros(size[0], np.intp),
        points=total[:, None],
        total=total,
    )


def on_file(file: Path, named: Callable[[dict], str] = lambda row: row["entry"]) -> tuple[Marks, list[dict]]:
    """Sheets of one criterion from columns entry, judge, score; and the rows, in the same order."""
    with file.open(newline="", encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    entries, judges = sorted({named(row) for row in rows}), sorted({row["judge"] for row in rows})
    at = {id: position for ids in (entries, judges) for position, id in enumerate(ids)}
    sheets = [(at[named(row)], at[row["judge"]], float(row["score"])) for row in rows]
    marks = _marks(sheets, (len(entries), len(judges)))
    return replace(marks, entries=tuple(entries), judges=tuple(judges)), rows


def honest(size: tuple[int, int, int], seed: int) -> Marks:
    """Entries, judges, judges an entry (dealt at random): 1 to 10 on five criteria, as honest judges differ.

    Standard deviations: quality 1, severity 0.8, taste 0.7, noise 0.6, and a use of the scale that differs by 15 % from
    judge to judge.
    """
    n, m, r = size
    rng = np.random.default_rng(seed)
    worth = rng.normal(0, 1, (n, 1)) + rng.normal(0, 0.5, (n, 5))
    severe, scale = rng.normal(0, 0.8, m), np.exp(rng.normal(0, 0.15, m))
    turn = np.argsort(rng.random((n, m)), axis=1)[:, :r] if r < m else np.tile(np.arange(m), (n, 1))
    entry, judge = np.repeat(np.arange(n), r), turn.ravel()
    taste, noise = rng.normal(0, 0.7, (n * r, 1)), rng.normal(0, 0.6, (n * r, 5))
    points = 6 + scale[judge, None] * (worth[entry] + taste + noise) - severe[judge, None]
    return rounded(filled_in(list(zip(entry, judge, points.tolist(), strict=True)), (n, m)))


def severe(marks: Marks, **known: object) -> Severities:
    """Severities made by hand: nobody severe, nothing left over and a spread of 1, but for what is ``known``."""
    n, m, sheets = len(marks.entries), len(marks.judges), len(marks.total)
    usual = {"effect": np.zeros(m), "error": np.ones(m), "corrected": np.zeros(n), "residual": np.zeros(sheets)}
    given = {name: np.asarray(value, float) if name != "spread" else value for name, value in known.items()}
    return Severities(**({"spread": 1.0, "freedom": sheets} | usual | given))


def rounded(marks: Marks, points: np.ndarray | None = None) -> Marks:
    """The same sheets with these points in whole points from 1 to 10; totals out of 100."""
    points = np.clip(np.rint(marks.points if points is None else points), 1, 10)
    return replace(marks, points=points, total=points.sum(1) * 2)
