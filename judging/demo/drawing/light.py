"""The light: one soft window at the left, a pale room, and what stands in the way."""

from functools import cache

import numpy as np

from .numbers import F, step, unit

LIGHT = unit(np.array([[-0.62], [0.70], [0.48]], F))
SIDE = unit(np.array([[0.9], [0.1], [0.4]], F))


@cache
def pane_axes(direction):
    """The frame of a pane of light: towards it, along it, up it."""
    towards = unit(np.array(direction, F))
    along = unit(np.cross([0, 1, 0], towards).astype(F))
    return towards, along, np.cross(towards, along)


def pane(ray, direction, *, size, soft):
    """How much of a rectangular pane of light a mirrored ray meets."""
    towards, along, up = pane_axes(direction)
    ahead = towards @ ray
    safe = np.where(ahead > 0.05, ahead, F(1e3))
    a, b = np.abs(along @ ray / safe), np.abs(up @ ray / safe)
    (w, h) = size
    return step(w + soft, w - soft, a) * step(h + soft, h - soft, b) * (ahead > 0.05)


def bars(ray):
    """The shadow of the window's crossbars in its reflection."""
    towards, along, up = pane_axes((-0.8, 0.5, 0.55))
    ahead = np.maximum(towards @ ray, 0.05)
    a, b = along @ ray / ahead, up @ ray / ahead
    return 1 - 0.75 * np.maximum(step(0.05, 0.02, np.abs(a)), step(0.05, 0.02, np.abs(b - 0.12)))


def room(ray, blur):
    """What a mirrored ray sees: pale walls, the window, a strip of light at the right."""
    soft = 0.06 + 0.45 * blur
    walls = 0.15 + 0.27 * step(-0.4, 0.9, ray[1])
    window = pane(ray, (-0.8, 0.5, 0.55), size=(0.46, 0.58), soft=soft)
    if blur < 0.2:
        window = window * bars(ray)
    strip = pane(ray, (0.9, 0.25, 0.35), size=(0.15, 0.7), soft=min(soft, 0.3))
    ceiling = pane(ray, (0, 1, -0.1), size=(0.8, 0.4), soft=0.3)
    return walls + (3.0 / (1 + 1.2 * blur)) * window + 0.85 * strip + 0.45 * ceiling


def shadow(scene, p, n):
    """How much of the window's light reaches points, 0..1, softly."""
    lit = np.zeros(p.shape[1], F)
    facing = np.flatnonzero((n * LIGHT).sum(0) > -0.25)
    lit[facing] = reached(scene, p[:, facing] + n[:, facing] * F(0.02))
    return lit


def reached(scene, origin):
    """The shadow of points already lifted off the skin."""
    lit, t = np.ones(origin.shape[1], F), np.full(origin.shape[1], 0.035, F)
    for _ in range(14):
        d = scene.distance(origin + LIGHT * t)
        lit = np.minimum(lit, 0.5 + 0.5 * np.clip(d * 3.2 / t, -1, 1))
        t = t + np.clip(d, 0.045, 0.5)
    return step(0, 1, lit)


def openness(scene, p, n):
    """How open to the room points are, 0.12..1: low in corners and hollows."""
    open_ = np.ones(p.shape[1], F)
    for reach in (0.06, 0.17, 0.42):
        open_ = open_ - 0.31 * np.clip(1 - scene.distance(p + n * F(reach)) / F(reach), 0, 1)
    return np.clip(open_, 0.12, 1)
