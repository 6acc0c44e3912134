"""Outlines, and the tables of distance made from them once per solid."""

import numpy as np

from .numbers import F, smooth_max

MARGIN = 0.12


def rounded(points, times=3):
    """Corners cut again and again; a point given twice keeps its corner."""
    curve = np.asarray(points, float)
    for _ in range(times):
        a, b = curve[:-1], curve[1:]
        halves = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], 1).reshape(-1, curve.shape[1])
        curve = np.vstack([curve[:1], halves, curve[-1:]])
    keep = np.r_[True, np.abs(np.diff(curve, axis=0)).sum(1) > 1e-6]
    return curve[keep]


def loop(points, times=2):
    """A closed outline with its corners rounded."""
    closed = np.vstack([points[-1:], points, points[:1]])
    return rounded(closed, times)[1:-1]


def distance_to(outline, x, y):
    """Signed distance of a grid of points to a closed outline."""
    nearest, inside = np.full(x.shape, 1e9, F), np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(outline, np.roll(outline, -1, 0), strict=False):
        ex, ey = F(bx - ax), F(by - ay)
        wx, wy = x - F(ax), y - F(ay)
        h = np.clip((wx * ex + wy * ey) / max(ex * ex + ey * ey, F(1e-12)), 0, 1)
        nearest = np.minimum(nearest, (wx - ex * h) ** 2 + (wy - ey * h) ** 2)
        crosses = (ay > y) != (by > y)
        if by != ay:
            inside ^= crosses & (x < ax + ex * (y - F(ay)) / ey)
    return np.where(inside, -1, 1).astype(F) * np.sqrt(nearest)


def wide_table(curve, wall):
    """Distances to a turned curve (``wall`` a number) or a flat outline (None).

    A turned curve is closed at the axis. Its hollow is everything deeper than
    the wall under the same curve carried on upwards, so the mouth stays open.
    """
    flat = wall is None
    (x0, y0), (x1, y1) = curve.min(0) - MARGIN, curve.max(0) + MARGIN
    x0 = x0 if flat else -MARGIN / 2
    cell = max(x1 - x0, y1 - y0) / 240
    xs, ys = np.arange(x0, x1 + cell, cell, dtype=F), np.arange(y0, y1 + cell, cell, dtype=F)
    x, y = np.meshgrid(xs, ys)
    if flat:
        return distance_to(curve, x, y), (F(x0), F(y0)), F(cell)
    mirrored = np.vstack([curve, curve[::-1] * (-1, 1)])
    table = distance_to(mirrored, x, y)
    if wall:
        up = np.vstack([curve, curve[-1:] + (0, 2), (curve[-1:] + (0, 2)) * (-1, 1), curve[::-1] * (-1, 1)])
        table = smooth_max(table, -(distance_to(up, x, y) + F(wall)), F(min(wall * 0.8, 0.05)))
    return table.astype(F), (F(x0), F(y0)), F(cell)


def flat_table(table, a, b, *, cell):
    """The table's distance at (a, b) counted in cells; beyond its edge, never too large."""
    height, width = table.shape
    ca, cb = np.clip(a, 0, width - 1.001), np.clip(b, 0, height - 1.001)
    i, j = np.floor(ca), np.floor(cb)
    u, v, flat = ca - i, cb - j, table.ravel()
    at = (j * F(width) + i).astype(np.int32)
    top, low = flat.take(at), flat.take(at + width)
    top = top + (flat.take(at + 1) - top) * u
    low = low + (flat.take(at + width + 1) - low) * u
    inside = top + (low - top) * v
    da, db = a - ca, b - cb
    if not (da.any() or db.any()):
        return inside
    beyond = np.hypot(da, db) * cell
    return np.where(beyond > 0, np.hypot(inside, beyond), inside)
