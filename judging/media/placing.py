"""Where one photo may lie in another: the places that are tried, and how pictures are laid into them.

A place is ``(x, y, width, height)`` of the sought photo in the frame of the other, whose sides are 1: ``(0, 0, 1, 1)``
is the whole, ``(.1, .2, .8, .8)`` a cut-out of four fifths of each side, and widths above 1 mean that the other is the
cut-out. Both axes are apart from each other, so laying is one small matrix a side: ``down @ picture @ across.T``.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from judging.media.prints import COARSE

STEP = 0.05
CUTS = {1.0: 1, 0.9: 3, 0.8: 5}  # side of a cut-out -> how many starts of it, STEP apart
ODD = {0.8, 0.9}  # sides that are not combined: a cut-out keeps the proportions, or one side whole
INNER = 1.0  # cells left out along the edge of what is laid: smoothing would need what lies beyond
SHIFTS = (-0.12, 0.0, 0.12)  # two cut-outs of one photo, from opposite corners


@cache
def places() -> np.ndarray:
    """Every place that is tried, one a row, in a fixed order; near enough that ``fitting`` finds the rest."""
    cuts = [
        (x * STEP, y * STEP, width, height)
        for width, columns in CUTS.items()
        for height, rows in CUTS.items()
        if {width, height} != ODD
        for x in range(columns)
        for y in range(rows)
    ]
    turned = [(-x / width, -y / height, 1 / width, 1 / height) for x, y, width, height in cuts]
    shifted = [(x, y, 1.0, 1.0) for x in SHIFTS for y in SHIFTS]
    return np.array(sorted({tuple(round(float(part), 6) for part in place) for place in cuts + turned + shifted}))


class Stencils(NamedTuple):
    """How the coarse grid is laid into each place: by ``down`` and ``across``; the cells it then covers, flat.

    ``masks`` are those coverings that differ, and ``mask`` says which of them a place has.
    """

    down: np.ndarray
    across: np.ndarray
    covered: np.ndarray
    masks: np.ndarray
    mask: np.ndarray


@cache
def stencils() -> Stencils:
    """Those of ``places``, in their order."""
    down, rows = zip(*(covering(y, height) for _, y, _, height in places()), strict=True)
    across, columns = zip(*(covering(x, width) for x, _, width, _ in places()), strict=True)
    covered = np.array([np.outer(row, column).ravel() for row, column in zip(rows, columns, strict=True)], np.float32)
    masks, mask = np.unique(covered, axis=0, return_inverse=True)
    return Stencils(np.array(down), np.array(across), covered, masks, mask.ravel())


def covering(start: float, width: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights by which ``COARSE`` cells laid at ``start``, ``width`` wide, fill the cells of a frame of as many.

    Each cell takes the average of what lies over it. The second answer says which cells are covered, to three quarters
    at least.
    """
    cells = np.arange(COARSE)
    left, right = (((cells + end) / COARSE - start) / width * COARSE for end in (0, 1))
    over = np.clip(np.minimum(right[:, None], cells + 1) - np.maximum(left[:, None], cells), 0, None)
    total = over.sum(1)
    is_covered = total >= 0.75 * (right - left)
    return (over / np.where(total > 0, total, 1)[:, None]).astype(np.float32), is_covered


def sampling(start: np.ndarray, width: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """For many places at once: weights that read a row of ``size`` cells at the frame's ``size`` centres, linearly.

    What is read is then smoothed in the frame, so that a cut-out, which holds finer detail, is as blurred as the whole.
    The second answer says which of the frame's cells lie over the row.
    """
    at = (centres(size) - start[:, None]) / width[:, None] * size - 0.5
    is_over = (at >= INNER - 0.5) & (at <= size - 0.5 - INNER)
    at = np.clip(at, 0, size - 1)
    weights = np.maximum(1 - np.abs(at[..., None] - np.arange(size)), 0)
    return smoothing(size) @ weights.astype(np.float32), is_over


@cache
def smoothing(size: int) -> np.ndarray:
    """Weights that smooth a row of ``size`` cells: a quarter of each neighbour, the end cells repeated."""
    padded = np.pad(np.eye(size, dtype=np.float32), ((1, 1), (0, 0)), mode="edge")
    return (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4


def centres(size: int) -> np.ndarray:
    """The middles of ``size`` cells along a side of 1."""
    return ((np.arange(size) + 0.5) / size).astype(np.float32)
