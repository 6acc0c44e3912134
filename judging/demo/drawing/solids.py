"""Solids by distance: how far a point is from the skin, below zero inside."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from .numbers import F, smooth_max
from .outlines import flat_table, rounded, wide_table


@dataclass(frozen=True)
class Solid:
    """A distance function and the box that surely holds it."""

    distance: Callable
    low: tuple
    high: tuple
    middle: np.ndarray = field(init=False)
    half: np.ndarray = field(init=False)

    def __post_init__(self):
        low, high = np.array(self.low, F), np.array(self.high, F)
        object.__setattr__(self, "middle", ((low + high) / 2)[:, None])
        object.__setattr__(self, "half", ((high - low) / 2)[:, None])

    def __or__(self, other):
        """Both solids together."""
        return Solid(
            lambda p: nearer(self.distance(p), other, p),
            tuple(np.minimum(self.low, other.low)),
            tuple(np.maximum(self.high, other.high)),
        )

    def without(self, other, soft=0.01):
        """This solid with the other one cut out of it."""
        return Solid(lambda p: smooth_max(self.distance(p), -other.distance(p), soft), self.low, self.high)

    def moved(self, x=0.0, y=0.0, z=0.0, *, yaw=0.0, roll=0.0, pitch=0.0):
        """The solid turned about itself, then carried to (x, y, z)."""
        turn, shift = rotation(yaw, roll=roll, pitch=pitch), np.array([[x], [y], [z]], F)
        corners = turn @ corners_of(self.low, self.high) + shift
        back = turn.T.copy()
        return Solid(lambda p: self.distance(back @ (p - shift)), tuple(corners.min(1)), tuple(corners.max(1)))


def nearer(known, solid, p):
    """The smaller of known distances and a solid's, asking only where its box is near enough."""
    beyond = p - solid.middle
    np.abs(beyond, out=beyond)
    beyond -= solid.half
    np.maximum(beyond, 0, out=beyond)
    beyond *= beyond
    close = np.flatnonzero(beyond[0] + beyond[1] + beyond[2] < np.square(np.maximum(known, F(0.001))))
    if not len(close):
        return known
    if len(close) > 0.7 * len(known):
        return np.minimum(known, solid.distance(p))
    known = known.copy()
    known[close] = np.minimum(known[close], solid.distance(p[:, close]))
    return known


def rotation(yaw=0.0, *, roll=0.0, pitch=0.0):
    """A turn about the upright axis after a lean (pitch) and a tilt (roll)."""
    (a, b), (c, d), (e, f) = ((np.cos(k), np.sin(k)) for k in (yaw, pitch, roll))
    about_y = np.array([[a, 0, b], [0, 1, 0], [-b, 0, a]])
    about_x = np.array([[1, 0, 0], [0, c, -d], [0, d, c]])
    about_z = np.array([[e, -f, 0], [f, e, 0], [0, 0, 1]])
    return (about_y @ about_x @ about_z).astype(F)


def corners_of(low, high):
    """The eight corners of a box, as points."""
    return np.array([[(low, high)[i >> k & 1][k] for k in range(3)] for i in range(8)], F).T


def joined(*solids):
    """Several solids as one."""
    whole = solids[0]
    for solid in solids[1:]:
        whole = whole | solid
    return whole


def radius_of(section):
    """How a cross-section measures distance from the axis.

    ``("round",)``, ``("square", power)``, ``("oval", flatness)`` or
    ``("lobed", count, depth)``.
    """
    kind, *args = section
    if kind == "square":
        power = args[0]
        return lambda x, z: (np.abs(x) ** power + np.abs(z) ** power) ** F(1 / power)
    if kind == "oval":
        return lambda x, z: np.hypot(x, z * F(args[0]))
    if kind == "lobed":
        count, depth = args
        return lambda x, z: (lambda r: r * (1 - F(depth) * np.cos(count * np.arctan2(x, z))))(np.hypot(x, z))
    return np.hypot


def turned(points, *, wall=0.0, section=("round",), smooth=4):
    """A thrown or turned body from (radius, height) points, foot to mouth.

    Corners are rounded unless a point is given twice; with a wall the body is
    hollow and open at the top.
    """
    curve = rounded(points, smooth)
    table, origin, cell = wide_table(curve, wall)
    radius, slow = radius_of(section), 1.0
    if section[0] == "oval":
        slow = 1 / section[1]
    if section[0] == "lobed":
        slow = 1 / (1 + section[1] * section[2])

    def distance(p):
        return flat_table(table, (radius(p[0], p[2]) - origin[0]) / cell, (p[1] - origin[1]) / cell, cell=cell) * F(
            slow
        )

    reach = curve[:, 0].max() * (1 / (1 - section[2]) if section[0] == "lobed" else 1)
    deep = reach / section[1] if section[0] == "oval" else reach
    return Solid(distance, (-reach, curve[:, 1].min(), -deep), (reach, curve[:, 1].max(), deep))


def cut(outline, thick, *, soft=0.02):
    """A board sawn to an outline of (x, y) points, standing in the plane z = 0."""
    outline = np.asarray(outline, float)
    table, origin, cell = wide_table(outline, None)
    half = thick / 2

    def distance(p):
        flat = flat_table(table, (p[0] - origin[0]) / cell, (p[1] - origin[1]) / cell, cell=cell)
        return smooth_max(flat, np.abs(p[2]) - half, soft * 2)

    (x0, y0), (x1, y1) = outline.min(0), outline.max(0)
    return Solid(distance, (x0, y0, -half), (x1, y1, half))


def box(width, height, depth, *, soft=0.03):
    """A block standing on the ground, its edges rounded."""
    half = np.array([[width], [height], [depth]], F) / 2 - F(soft)

    def distance(p):
        q = np.abs(p - np.array([[0], [height / 2], [0]], F)) - half
        outside = np.maximum(q, 0)
        return np.sqrt((outside * outside).sum(0)) + np.minimum(q.max(0), 0) - F(soft)

    return Solid(distance, (-width / 2, 0, -depth / 2), (width / 2, height, depth / 2))


def disc(radius, thick, *, soft=0.03, section=("round",)):
    """A round plate standing on its edge, facing the camera."""
    measure = radius_of(section)
    squeeze = section[1] if section[0] == "oval" else 1.0
    high = radius / squeeze

    def distance(p):
        a = measure(p[0], p[1] - F(high)) - F(radius - soft)
        b = np.abs(p[2]) - F(thick / 2 - soft)
        outside = np.hypot(np.maximum(a, 0), np.maximum(b, 0))
        return (outside + np.minimum(np.maximum(a, b), 0) - F(soft)) * F(min(1, 1 / squeeze))

    return Solid(distance, (-radius, 0, -thick / 2), (radius, 2 * high, thick / 2))


def tube(points, radii):
    """A round rod through points, its thickness changing from one to the next."""
    pts, radii = np.array(points, F), np.broadcast_to(np.array(radii, F), len(points))

    def distance(p):
        best = None
        for a, b, ra, rb in zip(pts, pts[1:], radii, radii[1:], strict=False):
            along = b - a
            x, y, z = p[0] - a[0], p[1] - a[1], p[2] - a[2]
            h = np.clip((x * along[0] + y * along[1] + z * along[2]) * F(1 / (along @ along)), 0, 1)
            x, y, z = x - h * along[0], y - h * along[1], z - h * along[2]
            d = np.sqrt(x * x + y * y + z * z) - (ra + (rb - ra) * h)
            best = d if best is None else np.minimum(best, d)
        return best

    fat = radii.max()
    return Solid(distance, tuple(pts.min(0) - fat), tuple(pts.max(0) + fat))


def bent(points, radii, *, smooth=2):
    """A tube bent softly through its points."""
    curve = rounded(points, smooth)
    curve = np.vstack([curve[:-1:2], curve[-1:]])
    spread = np.interp(
        np.linspace(0, 1, len(curve)), np.linspace(0, 1, len(np.atleast_1d(radii))), np.atleast_1d(radii)
    )
    return tube(curve, spread)


def ring(radius, thick, *, flat=1.0):
    """A ring lying level around the upright axis; ``flat`` below 1 makes it a band."""

    def distance(p):
        return (np.hypot(np.hypot(p[0], p[2]) - F(radius), p[1] * F(flat)) - F(thick)) * F(min(1, 1 / flat))

    reach, high = radius + thick, thick / flat
    return Solid(distance, (-reach, -high, -reach), (reach, high, reach))


def hoop(width, height, foot, *, thick):
    """Half an ellipse standing on its two feet: a handle."""
    squeeze = F(width / height)

    def distance(p):
        x, y, z = p[0], (p[1] - F(foot)) * squeeze, p[2]
        arch = np.hypot(np.hypot(x, y) - F(width), z)
        feet = np.sqrt((np.abs(x) - F(width)) ** 2 + y * y + z * z)
        return (np.where(y > 0, arch, feet) - F(thick)) * F(min(1, height / width) * 0.9)

    return Solid(distance, (-width - thick, foot - thick, -thick), (width + thick, foot + height + thick, thick))


def ball(radius, *, squash=1.0):
    """A ball resting on the ground, flattened if ``squash`` is above 1."""
    high = radius / squash

    def distance(p):
        y = (p[1] - F(high)) * F(squash)
        return (np.sqrt(p[0] ** 2 + y * y + p[2] ** 2) - F(radius)) * F(1 / squash)

    return Solid(distance, (-radius, 0, -radius), (radius, 2 * high, radius))
