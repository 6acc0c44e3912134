"""Laying one photo exactly over others, all at once, from places that are nearly right.

Least squares by Gauss and Newton, as in B. D. Lucas and T. Kanade, "An iterative image registration technique"
(1981), with brightness and contrast fitted along (G. Evangelidis and E. Psarakis, "Parametric image alignment using
enhanced correlation coefficient maximization", 2008). With ``s`` the sought picture, ``o`` the other, ``u = (X - x) /
width`` where the frame's point X falls in the sought one (``v`` likewise), gain ``a`` and offset ``b``, the sum of
``(o - a s(u, v) - b)^2`` over the cells where both lie is made least. The derivatives by the place are

    d s / d x = -s_u / width        d s / d width = -u s_u / width

and the same downwards; ``a`` and ``b`` enter linearly. Each step solves the six normal equations of every pair.
"""

import numpy as np

from judging.media.placing import centres, sampling, smoothing

STEP_MOST = 0.05  # of a side: a longer step has left the slope it was computed on
WIDTHS = (0.7, 1.45)  # cut-outs of less than seven tenths of a side are not looked for
DAMPING = 1e-4  # of the mean curvature (Levenberg): a flat photo must not divide by nothing


def fitted(sought: np.ndarray, others: np.ndarray, start: np.ndarray, *, steps: int) -> np.ndarray:
    """The place of ``sought`` in each of ``others`` (these ``smoothed``), from the ``start`` places on."""
    places, size = start.astype(np.float32), sought.shape[-1]
    slopes = [np.gradient(sought, axis=axis).astype(np.float32) * size for axis in (-1, -2)]
    for _ in range(steps):
        places = places + np.clip(_step(sought, others, places, slopes=slopes), -STEP_MOST, STEP_MOST)
        places[:, 2:] = np.clip(places[:, 2:], *WIDTHS)
    return places


def laid(picture: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``picture`` as it lies, smoothed, in each place, and the cells of the frame over which it lies."""
    down, across, over = _laying(places, picture.shape[-1])
    return down @ picture @ across, over


def smoothed(pictures: np.ndarray) -> np.ndarray:
    """Pictures as ``laid`` smooths the other."""
    rows = smoothing(pictures.shape[-1])
    return rows @ pictures @ rows.T


def _step(sought: np.ndarray, others: np.ndarray, places: np.ndarray, *, slopes: list[np.ndarray]) -> np.ndarray:
    size, (x, y, width, height) = sought.shape[-1], places.T[..., None, None]
    down, across, over = _laying(places, size)
    here, s_u, s_v = (down @ picture @ across for picture in (sought, *slopes))
    u, v = (centres(size)[None, None, :] - x) / width, (centres(size)[None, :, None] - y) / height
    own, wanted = centred(here, over), centred(others, over)
    gain = np.clip(_dot(own, wanted) / np.maximum(_dot(own, own), 1e-3), 0.3, 3)[:, None, None]
    turns = [-gain * s_u / width, -gain * s_v / height]
    turns += [turns[0] * u, turns[1] * v]
    columns = np.stack([here, np.ones_like(here), *turns], -1) * over[..., None]
    columns = columns.reshape(len(others), -1, 6)
    curvature = columns.transpose(0, 2, 1) @ columns
    damping = DAMPING * np.trace(curvature, axis1=1, axis2=2) / 6 + 1e-6
    slope = columns.transpose(0, 2, 1) @ (wanted - gain * own).reshape(len(others), -1, 1)
    return np.linalg.solve(curvature + damping[:, None, None] * np.eye(6, dtype=np.float32), slope)[:, 2:, 0]


def _laying(places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What a picture is multiplied by, from each side, to lie in each place; the cells of the frame it covers."""
    across, columns = sampling(places[:, 0], places[:, 2], size)
    down, rows = sampling(places[:, 1], places[:, 3], size)
    return down, across.transpose(0, 2, 1), rows[:, :, None] & columns[:, None, :]


def centred(pictures: np.ndarray, over: np.ndarray) -> np.ndarray:
    """Each picture less its mean over the cells that count; nothing elsewhere."""
    mean = (pictures * over).sum((1, 2)) / np.maximum(over.sum((1, 2)), 1)
    return (pictures - mean[:, None, None]) * over


def _dot(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one * other).sum((1, 2))
