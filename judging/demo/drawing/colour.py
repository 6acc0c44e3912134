"""Colours by name or by hex, always as linear light in a (3, 1) column."""

from functools import cache

import numpy as np

from .numbers import F

PAPERS = (
    "dbd6cd",
    "d6d2ca",
    "d9d8d4",
    "d3d5d4",
    "d8d0c4",
    "cfcac1",
    "dcd9d0",
    "d1cfca",
    "d5cdbf",
    "cdd0cd",
    "ddd5cb",
    "c8c4bc",
    "d2cbc6",
    "cfd2d6",
    "d9d2c0",
    "c4c1ba",
)


@cache
def lin(code):
    """An sRGB hex code as linear light."""
    c = np.array([int(code[i : i + 2], 16) for i in (0, 2, 4)], F) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear.astype(F)[:, None]


def srgb(linear):
    """Linear light as values a screen shows, 0..1."""
    safe = np.maximum(linear, 1e-6)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * safe ** (1 / 2.4) - 0.055)


def shifted(code, amount):
    """A hex code made lighter (above 0) or darker (below 0), by at most 1."""
    target = 255 if amount > 0 else 0
    parts = [int(code[i : i + 2], 16) for i in (0, 2, 4)]
    return "".join(f"{round(v + (target - v) * abs(amount)):02x}" for v in parts)


def blended(a, b, t):
    """The hex code ``t`` of the way from ``a`` to ``b``."""
    pairs = [(int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (0, 2, 4)]
    return "".join(f"{round(x + (y - x) * t):02x}" for x, y in pairs)


def wandering(code, rng, amount=0.06):
    """Nearly this colour: no two batches of glaze are quite alike."""
    parts = [int(code[i : i + 2], 16) for i in (0, 2, 4)]
    light = 1 + rng.uniform(-amount, amount)
    return "".join(f"{int(np.clip(v * light * (1 + rng.uniform(-0.4, 0.4) * amount), 0, 255)):02x}" for v in parts)
