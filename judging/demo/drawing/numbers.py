"""Small arithmetic shared by the drawing: points are (3, N) arrays of float32."""

import numpy as np

F = np.float32


def unit(v):
    """The same directions at length one."""
    return v / np.maximum(np.sqrt((v * v).sum(0)), 1e-6)


def step(a, b, x):
    """0 at ``a``, 1 at ``b``, smooth between; ``a`` may be the larger."""
    t = np.clip((x - F(a)) * F(1 / (b - a)), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, t):
    """From ``a`` to ``b`` as ``t`` runs from 0 to 1."""
    return a + (b - a) * t


def bump(x, width):
    """1 at zero, 0 beyond ``width``: a soft line."""
    return step(width, width * 0.35, np.abs(x))


def smooth_max(a, b, k):
    """The larger of two, with the corner between them rounded by ``k``."""
    h = np.clip(0.5 + 0.5 * (a - b) / k, 0, 1)
    return b + (a - b) * h + k * h * (1 - h)


def polar(p):
    """Angle around the upright axis (0 faces the camera) and distance from it."""
    return np.arctan2(p[0], p[2]), np.hypot(p[0], p[2])


def around(p):
    """Angle around the upright axis, and height."""
    return np.arctan2(p[0], p[2]), p[1]
