"""Bells, gongs, candlesticks, lanterns: what stands or hangs."""

import numpy as np

from .numbers import F, polar
from .outlines import rounded
from .scene import Piece, Surface
from .solids import bent, box, hoop, joined, ring, tube, turned
from .timber import wooden
from .vessels import Vessel, varied
from .wrought import Wrought, skin


def bell(choice, rng):
    """A bell hanging in a small wooden stand."""
    points = varied(
        [(0.84, 0), (0.8, 0.06), (0.66, 0.35), (0.56, 1.0), (0.5, 1.35), (0.3, 1.5), (0.02, 1.52)], rng, amount=0.7
    )
    body = Vessel(turned(points), rounded(points))
    hang = 0.38
    loop_ = hoop(0.14, 0.22, body.height - 0.04, thick=0.05)
    top = hang + body.height + 0.34
    posts = [box(0.14, top + 0.1, 0.14).moved(x=s * 1.15) for s in (-1, 1)]
    beam = tube([(-1.4, top, 0), (0, top + 0.05, 0), (1.4, top, 0)], 0.085)
    feet = [box(0.2, 0.12, 0.9, soft=0.04).moved(x=s * 1.15) for s in (-1, 1)]
    stand = joined(
        *posts, *feet, beam, tube([(0, top, 0), (0, top - 0.16, 0)], 0.03), box(2.3, 0.1, 0.12).moved(y=0.14)
    )
    yaw = float(rng.uniform(-0.35, 0.35))
    return [
        Piece(body.solid | loop_, skin(choice, rng, body), (0, hang, 0), yaw),
        Piece(stand, wooden(str(rng.choice(["4a2013", "221712", "6a3218"])), along=1), yaw=yaw),
    ], 1.5


def stick(rng, tall):
    """A turned candlestick and its body."""
    points = np.array(
        [
            (0.5, 0),
            (0.52, 0.05),
            (0.4, 0.14),
            (0.12, 0.24),
            (0.1, 0.5),
            (0.2, 0.6),
            (0.1, 0.72),
            (0.12, 1.2),
            (0.22, 1.35),
            (0.12, 1.46),
            (0.34, 1.6),
            (0.36, 1.64),
            (0.14, 1.66),
            (0.15, 1.86),
        ]
    ) * (1, tall)
    points[:, 0] *= rng.uniform(0.9, 1.2)
    return Vessel(turned(points), rounded(points))


def candlesticks(choice, rng):
    """Two candlesticks, one a little forward."""
    body = stick(rng, rng.uniform(0.9, 1.3))
    surface = skin(choice, rng, None)
    return [Piece(body.solid, surface, (-0.62, 0, -0.2)), Piece(body.solid, surface, (0.62, 0, 0.25), 1.0)], 1.8


ROOFS = (
    [(0.9, 0), (0.92, 0.06), (0.55, 0.24), (0.2, 0.44), (0.1, 0.5), (0.16, 0.6), (0.12, 0.72), (0.01, 0.8)],
    [(1.0, 0), (1.04, 0.08), (0.8, 0.3), (0.4, 0.46), (0.14, 0.5), (0.2, 0.62), (0.01, 0.76)],
    [(0.8, 0), (0.84, 0.05), (0.5, 0.16), (0.36, 0.2), (0.36, 0.3), (0.62, 0.32), (0.3, 0.5), (0.1, 0.6), (0.01, 0.86)],
)


def lantern(choice, rng):
    """A garden lantern of stone: foot, tall or short post, fire box, roof."""
    w, tall = rng.uniform(0.38, 0.54), rng.uniform(0.15, 1.15)
    section = [("square", 9.0), ("round",), ("lobed", 6, 0.03)][int(rng.integers(3))]
    wide = rng.uniform(0.66, 0.9)
    foot = turned([(wide, 0), (wide, 0.12), (wide * 0.7, 0.26), (0.26, 0.34)], section=section)
    post = turned([(0.26, 0.3), (0.22, 0.3 + tall * 0.6), (0.28, 0.34 + tall)], section=section)
    table = turned([(0.28, 0.32 + tall), (0.6, 0.44 + tall), (0.64, 0.54 + tall)], section=section)
    window, high = w * rng.uniform(0.8, 1.2), rng.uniform(0.5, 0.7)
    holes = joined(box(window, high - 0.2, 3), box(3, high - 0.2, window)).moved(y=0.1)
    room = box(2 * w, high, 2 * w, soft=0.03).without(holes).moved(y=0.52 + tall)
    roof = turned(np.array(ROOFS[int(rng.integers(3))]) * (w / 0.46, 1), section=section, smooth=2)
    whole = joined(foot, post, table, room, roof.moved(y=0.5 + tall + high))
    return [Piece(whole, skin(choice, rng, None), yaw=float(rng.uniform(0.3, 0.75)))], 2.0


def mortar(choice, rng):
    """A mortar with its pestle leaning in it."""
    points = varied([(0.7, 0), (0.72, 0.08), (0.6, 0.2), (0.9, 0.6), (1.0, 1.1), (1.02, 1.16)], rng)
    body = Vessel(turned(points, wall=0.16), rounded(points))
    pestle = bent([(0.1, 0.42, 0), (0.5, 1.1, 0), (1.0, 1.95, 0)], [0.19, 0.12, 0.15])
    return [Piece(body.solid, skin(choice, rng, body)), Piece(pestle, skin(choice, rng, None), yaw=-0.4)], 2.8


def trinket(choice, rng):
    """A small round lidded box."""
    r, h = rng.uniform(0.9, 1.1), rng.uniform(0.7, 1.0)
    points = [(r - 0.06, 0), (r, 0.06), (r, h), (r, h)]
    body = Vessel(turned(points), rounded(points))
    lid = turned(
        [
            (r + 0.02, h + 0.02),
            (r + 0.03, h + 0.05),
            (r + 0.02, h + 0.26),
            (r * 0.8, h + 0.38),
            (r * 0.3, h + 0.46),
            (0.1, h + 0.48),
            (0.09, h + 0.54),
            (0.16, h + 0.62),
            (0.02, h + 0.7),
        ]
    )
    return [Piece(joined(body.solid, lid, ring(r, 0.03).moved(y=h + 0.03)), skin(choice, rng, body))], 3.0


def gong(choice, rng):
    """A gong hanging in a wooden frame."""
    r, boss = rng.uniform(0.65, 0.98), rng.uniform(0.18, 0.42)
    rim = [(r, 0), (r, 0.0), (r - 0.03, 0.16), (r * 0.9, 0.19), (r * (boss + 0.08), 0.2)]
    plate = turned([*rim, (r * boss, 0.3), (r * boss * 0.55, 0.34), (0.01, 0.345)], smooth=2)
    y, yaw = r + 0.5, float(rng.uniform(0.15, 0.5) * rng.choice([-1, 1]))
    fine = F(rng.uniform(18, 60))
    rings = Surface(Wrought(choice, None, 3.0).paint, lambda p: F(0.24) / fine * np.cos(polar(p)[1] * fine), 0.35)
    wood = wooden(str(rng.choice(["4a2013", "221712", "6a3218", "a9783f", "7a2a18"])), along=1)
    return [
        Piece(plate, rings, (0, y, 0), yaw, float(np.pi / 2)),
        Piece(gong_frame(r, rng.uniform(-0.12, 0.25)), wood, yaw=yaw),
    ], 1.4


def gong_frame(r, curve):
    """Two posts on feet, a low bar, and a beam whose ends turn up (or down) by ``curve``."""
    side, top = r + 0.3, 2 * r + 0.86
    ends = [(-side - 0.3, top + curve, 0), (-side * 0.5, top, 0), (side * 0.5, top, 0), (side + 0.3, top + curve, 0)]
    posts = [box(0.15, 2 * r + 0.9, 0.15).moved(x=s * side) for s in (-1, 1)]
    feet = [box(0.22, 0.12, 0.9, soft=0.04).moved(x=s * side) for s in (-1, 1)]
    cords = [tube([(s * 0.45, 0.5 + 1.8 * r, -0.02), (s * 0.45, top, -0.02)], 0.022) for s in (-1, 1)]
    return joined(*posts, *feet, *cords, box(2 * side, 0.12, 0.14).moved(y=0.2), bent(ends, [0.09, 0.09]))
