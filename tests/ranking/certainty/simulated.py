"""Competitions whose truth is known, from ``bench/simulate.py`` of the shared folder, and what we say of them.

That file makes them up (``generate``) and compares ways of ranking (``--method bench.methods:corrected``); it lies
outside the repository, beside the real juries' points (``JUDGING_SHARED``, else ``shared`` beside the checkout).
"""

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

import config
from judging.ranking.certainty.chance import chances
from judging.ranking.certainty.marks import Floats, Indices, Marks
from judging.ranking.certainty.types import Line

SHARED = Path(os.environ.get("JUDGING_SHARED") or config.ROOT.parent / "shared")
EDGES = np.linspace(0, 1, 6)  # five bins of a chance


def simulate() -> ModuleType | None:
    """The module that makes up competitions, or None where the shared folder is not there."""
    file = SHARED / "bench" / "simulate.py"
    if not file.is_file():
        return None
    spec = importlib.util.spec_from_file_location("simulate", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marks_of(made) -> Marks:
    """The sheets of one made-up competition: all of it one group."""
    at, sheet = np.unique(made.e.astype(np.intp) * made.m + made.j, return_inverse=True)
    points = np.zeros((len(at), made.K))
    points[sheet, made.k] = made.y
    return Marks(
        entries=tuple(f"E{number}" for number in range(made.n)),
        judges=tuple(f"J{number}" for number in range(made.m)),
        criteria=tuple(f"c{number}" for number in range(made.K)),
        groups=("all",),
        entry=at // made.m,
        judge=at % made.m,
        group=np.zeros(made.n, np.intp),
        points=points,
        total=points @ made.w,
    )


@dataclass(frozen=True)
class Looked:
    """Over all entries looked at: the chance to be among the best and whether they are, and whether their true place
    lies in the interval told."""

    chance: Floats
    is_best: Indices
    is_covered: Indices

    def bins(self) -> list[tuple[float, float, int]]:
        """Of each fifth of chances: the mean chance, how often it came true, and how many there are."""
        fifth = np.digitize(self.chance, EDGES[1:-1])
        inside = [fifth == number for number in range(len(EDGES) - 1)]
        return [(self.chance[own].mean(), self.is_best[own].mean(), int(own.sum())) for own in inside]


def looked_at(marks: Marks, truth: Floats, best: int) -> Looked:
    """What is said of one competition, beside its truth; ``best`` places are awarded."""
    told = chances(marks, [Line(id="line", group="all", count=best)])
    place = np.empty(len(truth), int)
    place[np.argsort(-truth)] = np.arange(1, len(truth) + 1)
    return Looked(told.above["line"], place <= best, (told.first <= place) & (place <= told.last))


def together(parts: Sequence[Looked]) -> Looked:
    """Several competitions as one."""
    return Looked(*(np.concatenate([getattr(part, name) for part in parts]) for name in Looked.__annotations__))
