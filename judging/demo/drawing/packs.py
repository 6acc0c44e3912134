"""Packing materials: glass, tin, card, kraft paper, cloth, leaves."""

import numpy as np

from .colour import lin, shifted
from .numbers import F, mix, step
from .scene import Look, Surface
from .texture import noise


def glass(bright, deep, level):
    """The look of a filled jar: light gathers on the far side, the air above is pale."""

    def paint(p, n):
        through = step(-0.7, 0.9, 0.75 * n[0] + 0.35 * n[2] - 0.25 * n[1])
        colour = mix(lin(deep), lin(bright), 0.25 + 0.75 * through)
        edge = step(0.55, 0.05, n[2])
        colour = mix(colour, lin(shifted(deep, -0.2)), 0.45 * edge)
        air = step(level - 0.03, level + 0.03, p[1])
        return Look(mix(colour, lin(shifted(bright, 0.35)) * 0.75, air * 0.7), 1.3)

    return paint


def tin(code):
    """Painted or bare metal sheet, satin."""
    colour = lin(code)
    return Surface(lambda p, n: Look(np.broadcast_to(colour, p.shape), 0.8, 0.35), None, 0.35)


def card(code):
    """Smooth card."""

    def paint(p, n):
        return Look(lin(code) * (0.95 + 0.1 * noise(p[0] * 6 + p[2] * 5, p[1] * 6, 3)), 0.2)

    return Surface(paint, None, 0.6)


def kraft(code):
    """Rough paper or string with visible fibre."""

    def paint(p, n):
        fibre = noise(p[0] * 14 + p[2] * 11, p[1] * 14, 5)
        return Look(lin(code) * (0.82 + 0.36 * fibre), 0.08)

    return Surface(paint, lambda p: 0.004 * noise(p[0] * 9 + p[2] * 7, p[1] * 9, 2), 0.9)


def cloth(code):
    """Plain woven cloth."""

    def paint(p, n):
        slub = noise(p[0] * 26 + p[2] * 20, p[1] * 3, 3) + noise(p[0] * 3, p[1] * 26 + p[2] * 9, 7)
        return Look(lin(code) * (0.82 + 0.18 * slub), 0.1)

    return Surface(paint, lambda p: 0.012 * noise(p[0] * 2.5 + p[2] * 2, p[1] * 2, 4), 0.9)


def leafy(code):
    """Boiled leaves laid side by side, with their parallel veins."""

    def paint(p, n):
        across = np.where(np.abs(n[1]) > 0.5, p[0], p[0] + p[2])
        veins = 0.5 + 0.5 * np.sin(across * F(55))
        patch = noise(across * 1.2, p[2] * 0.6 + p[1], 4)
        colour = mix(lin(shifted(code, -0.3)), lin(shifted(code, 0.15)), step(0.3, 0.7, patch))
        seam = step(0.03, 0.0, np.abs(across - 0.35))
        return Look(colour * (0.88 + 0.12 * veins) * (1 - 0.4 * seam), 0.45)

    return Surface(paint, lambda p: 0.002 * np.sin((p[0] + p[2]) * F(55)), 0.5)


def strands(code):
    """Many thin strands lying along the upright axis of the piece."""

    def paint(p, n):
        a = np.arctan2(p[0], p[2])
        line = noise(a * 22, p[1] * 0.5, 3)
        end = step(0.8, 0.95, np.abs(n[1]))
        dots = noise(p[0] * 24, p[2] * 24, 6)
        return Look(lin(code) * (0.62 + 0.62 * mix(line, dots, end)), 0.2)

    return Surface(paint, lambda p: 0.012 * noise(np.arctan2(p[0], p[2]) * 20, p[1] * 0.3, 3), 0.6)
