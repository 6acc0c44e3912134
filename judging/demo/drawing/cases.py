"""Boxes, trays and panels, with the plane on which each is decorated."""

from dataclasses import dataclass

import numpy as np

from .solids import Solid, box, disc, joined, turned


@dataclass(frozen=True)
class Case:
    """A solid and the frame of its decorated plane.

    ``up`` says whether the plane is the top (seen from above) or the front;
    ``floor`` is where the top plane begins, ``pitch`` how far a panel leans.
    """

    solid: Solid
    wide: float
    high: float
    at: tuple = (0.0, 0.0)
    up: bool = True
    floor: float = 0.0
    round: bool = False
    pitch: float = 0.0
    rise: float = 4.6


def round_box(rng):
    """A drum with an overlapping lid."""
    r, low, cap = rng.uniform(1.1, 1.4), rng.uniform(0.35, 0.75), rng.uniform(0.25, 0.4)
    flat = rng.random() < 0.5
    body = turned([(r - 0.06, 0), (r, 0.05), (r, low), (r - 0.03, low)])
    dome = [(r, low + 0.03), (r + 0.02, low + 0.05), (r + 0.02, low + cap - 0.06), (r - 0.08, low + cap)]
    crown = (
        [(r * 0.5, low + cap + 0.01), (0.02, low + cap + 0.01)]
        if flat
        else [(r * 0.7, low + cap + 0.14), (0.02, low + cap + 0.18)]
    )
    lid = turned(dome + crown)
    return Case(joined(body, lid), 1.5 * r, 1.5 * r, floor=low + cap - 0.07, round=True, rise=rng.uniform(5.4, 6.6))


def square_box(rng):
    """A box with a lid a little wider than itself."""
    w, d = rng.uniform(2.1, 2.8), rng.uniform(1.5, 1.9)
    low, cap = rng.uniform(0.4, 0.8), rng.uniform(0.2, 0.34)
    body, lid = box(w, low, d, soft=0.035), box(w + 0.07, cap, d + 0.07, soft=0.06).moved(y=low + 0.015)
    return Case(joined(body, lid), w * 0.82, d * 0.78, floor=low + cap - 0.04, rise=rng.uniform(5.0, 6.2))


def tray(rng):
    """A rectangular tray with a raised rim, standing so that its bottom shows."""
    w, d, rim = rng.uniform(2.7, 3.1), rng.uniform(1.7, 2.0), rng.uniform(0.2, 0.3)
    hollow = box(w - 0.2, 1, d - 0.2, soft=0.09).moved(y=0.1)
    return Case(
        box(w, rim, d, soft=0.045).without(hollow),
        (w - 0.2) * 0.84,
        (d - 0.2) * 0.84,
        floor=-1,
        rise=rng.uniform(6.6, 7.6),
    )


def round_tray(rng):
    """A round tray with a low rim."""
    r, rim = rng.uniform(1.35, 1.55), rng.uniform(0.16, 0.28)
    solid = turned([(r - 0.2, 0), (r - 0.04, 0.03), (r, 0.1), (r + 0.02, rim)], wall=0.07)
    return Case(solid, 1.42 * r, 1.36 * r, floor=-1, round=True, rise=rng.uniform(6.6, 8.0))


def panel(rng, wide=None, high=None):
    """A flat rectangular panel leaning back."""
    w = wide or rng.uniform(1.7, 2.9)
    h = high or rng.uniform(2.0, 2.6)
    return Case(box(w, h, 0.12, soft=0.025), w * 0.84, h * 0.84, at=(0, h / 2), up=False, pitch=-0.16, rise=1.1)


def round_panel(rng):
    """A round panel standing on its edge, leaning back."""
    r = rng.uniform(1.25, 1.45)
    return Case(disc(r, 0.14), 1.42 * r, 1.36 * r, at=(0, r), up=False, round=True, pitch=-0.2, rise=1.1)


def tall_case(rng):
    """An upright square box with a lid: a caddy, decorated in front."""
    w, h = rng.uniform(1.3, 1.6), rng.uniform(1.5, 2.1)
    body, lid = box(w, h, w, soft=0.04), box(w + 0.06, 0.36, w + 0.06, soft=0.06).moved(y=h + 0.015)
    return Case(joined(body, lid), w * 0.8, h * 0.8, at=(0, h * 0.5), up=False, rise=2.4)


def chest(rng):
    """A small chest of drawers with round knobs."""
    w, h, d, rows = rng.uniform(2.0, 2.5), rng.uniform(1.5, 1.9), 1.2, int(rng.integers(2, 4))
    body = (
        box(w, h, d, soft=0.03)
        | box(w + 0.14, 0.1, d + 0.14, soft=0.03).moved(y=h)
        | box(w + 0.1, 0.1, d + 0.1, soft=0.03)
    )
    parts, tall = [body], (h - 0.2) / rows
    for k in range(rows):
        y = 0.12 + k * tall
        parts.append(box(w - 0.16, tall - 0.05, 0.08, soft=0.02).moved(y=y, z=d / 2))
        parts += [disc(0.06, 0.16).moved(x=s * w * 0.25, y=y + tall / 2 - 0.09, z=d / 2 + 0.08) for s in (-1, 1)]
    return Case(joined(*parts), w * 0.8, h * 0.78, at=(0, h / 2), up=False, rise=2.2)


CASES = {
    "round_box": round_box,
    "square_box": square_box,
    "tray": tray,
    "round_tray": round_tray,
    "panel": panel,
    "round_panel": round_panel,
    "caddy": tall_case,
    "chest": chest,
}


def on_plane(case, p, n):
    """1 where the decorated plane is, 0 on the sides."""
    if case.up:
        return ((n[1] > 0.6) & (p[1] > case.floor)).astype(np.float32)
    return (n[2] > 0.75).astype(np.float32)


def border(case, p):
    """How far inside the decorated plane's frame a point is; zero on the frame."""
    a, b = (p[0], -p[2]) if case.up else (p[0], p[1])
    a, b = a - case.at[0], b - case.at[1]
    if case.round:
        return case.wide * 0.56 - np.hypot(a, b)
    return np.minimum(case.wide * 0.54 - np.abs(a), case.high * 0.54 - np.abs(b))
