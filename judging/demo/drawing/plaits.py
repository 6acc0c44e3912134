"""Plaiting: which strip lies on top, how high it stands, and its colour."""

from dataclasses import dataclass

import numpy as np

from .colour import lin, shifted
from .numbers import F, mix, step
from .scene import Look, Surface
from .texture import noise

CANE = {
    "natural": "d3ac6b",
    "honey": "b98742",
    "brown": "7a4a26",
    "black": "3a2a20",
    "straw": "dcc58c",
    "white": "e2d8c0",
}
DYES = {
    "natural": "4b2a16",
    "honey": "4a2a14",
    "brown": "c99c5c",
    "black": "b08a55",
    "straw": "7a3b22",
    "white": "27405f",
}
OTHER_DYES = {
    "natural": "8c2f22",
    "honey": "2f3f55",
    "brown": "e0c28c",
    "black": "a03a28",
    "straw": "44663f",
    "white": "a4372b",
}


def frac(x):
    """The part after the point, from -0.5 to 0.5."""
    return x - np.floor(x) - F(0.5)


def crossing(u, v, over):
    """Height where two families of flat strips cross, ``over`` saying which is on top."""
    fu, fv = frac(u), frac(v)
    across = np.cos(fu * F(np.pi)) * (np.abs(fv) < 0.45)
    upright = np.cos(fv * F(np.pi)) * (np.abs(fu) < 0.40)
    return np.where(over, across, upright)


def plain(u, v):
    """Over one, under one."""
    over = (np.floor(u) + np.floor(v)) % 2 == 0
    return crossing(u, v, over), over, np.ones_like(u)


def twill(u, v):
    """Over two, under two, stepping aside each row."""
    i, j = np.floor(u), np.floor(v)
    over = (i + j) % 4 < 2
    fu = (u + j) / 2
    across = np.cos((fu - np.floor(fu) - 0.5) * F(2.6)) * (np.abs(frac(v)) < 0.46)
    fv = (v + i - 2) / 2
    upright = np.cos((fv - np.floor(fv) - 0.5) * F(2.6)) * (np.abs(frac(u)) < 0.46)
    return np.where(over, across, upright), over, np.ones_like(u)


def herringbone(u, v):
    """Twill turning back on itself in zigzags."""
    i, j = np.floor(u), np.floor(v)
    over = (np.abs((i % 16) - 8) + j) % 4 < 2
    return crossing(u, v, over) * 0.55 + 0.45 * (np.abs(frac(np.where(over, v, u))) < 0.44), over, np.ones_like(u)


def hexagon(u, v):
    """Open plaiting in three directions, leaving holes between."""
    best, over = np.zeros_like(u), np.zeros(u.shape, bool)
    for k, (a, b, width) in enumerate(((0.0, 0.5, 0.17), (0.5, 0.29, 0.16), (-0.5, 0.29, 0.16))):
        strip = step(width, width * 0.7, np.abs(frac(u * F(a) + v * F(b)))) * (1 - 0.16 * k)
        over = np.where(strip > best, k == 0, over)
        best = np.maximum(best, strip)
    return best, over, step(0.2, 0.5, best)


def coil(u, v):
    """Rope wound in rows, bound with slanting stitches."""
    row = np.cos(frac(v) * F(np.pi))
    stitch = np.abs(frac(u * F(0.8) + v * F(0.35)))
    return row * (0.62 + 0.38 * step(0.5, 0.3, stitch)), np.ones(u.shape, bool), np.ones_like(u)


def wicker(u, v):
    """Round rods woven past upright stakes."""
    j = np.floor(v)
    swell = 0.62 + 0.38 * np.sin(u * F(np.pi) + j * F(np.pi))
    return np.cos(frac(v) * F(np.pi)) * swell, np.ones(u.shape, bool), np.ones_like(u)


PLAITS = {
    "plain": plain,
    "twill": twill,
    "herringbone": herringbone,
    "hexagon": hexagon,
    "coil": coil,
    "wicker": wicker,
}


def dyed(motif, i, j, *, rows=14):
    """Which strips are dyed, and which take the second dye."""
    if motif == "bands":
        k = j % max(6, rows // 2)
        return k == 3, k == 1
    if motif == "stripes":
        return i % 8 < 2, i % 8 == 5
    if motif == "checks":
        return ((i // 4 + j // 4) % 2) == 0, np.zeros(i.shape, bool)
    if motif == "diamonds":
        period = 12
        a = np.abs(i % period - period / 2) + np.abs(j % period - period / 2)
        return np.abs(a - 4.5) < 1, a < 1.5
    if motif == "steps":
        k = (i + j * 2) % 14
        return k < 3, (k > 6) & (k < 8)
    none = np.zeros(i.shape, bool)
    return none, none


@dataclass(frozen=True)
class Plaited:
    """A plaited skin: pattern, strip counts, dyes, and where rims and bases are."""

    plait: str
    motif: str
    colour: str
    fine: float
    place: object
    rims: object = None
    glow: str | None = None
    middle: float = 1.0

    def spot(self, p):
        """Strip coordinates: rows keep square to the uprights."""
        u, v = self.place(p)
        return (u * F(self.fine)).astype(F), (v * F(self.fine)).astype(F)

    def rim(self, p):
        """1 on bound edges."""
        return self.rims(p).astype(F) if self.rims else np.zeros(p.shape[1], F)

    def height(self, p):
        """Strips stand up; bound edges are wound."""
        u, v = self.spot(p)
        rim = self.rim(p)
        wound = 0.4 * np.abs(np.sin(u * F(2.2) + v * F(1.3)))
        tall = 0.55 / self.fine
        return (tall * mix(PLAITS[self.plait](u, v)[0], wound, rim)).astype(F)

    def paint(self, p, n):
        """Cane with its own small differences, dyed strips, dark gaps or a lit heart."""
        u, v = self.spot(p)
        height, over, solid = PLAITS[self.plait](u, v)
        i, j = np.floor(u), np.floor(v)
        tone = np.where(over, noise(j * 3.1, u * 0.2, 2), noise(i * 2.7, v * 0.2, 5)) + 0.12 * (
            noise(u * 3, v * 3, 4) - 0.5
        )
        cane = lin(CANE[self.colour])
        colour = mix(
            lin(shifted(CANE[self.colour], -0.2)), lin(shifted(CANE[self.colour], 0.08)), step(0.25, 0.75, tone)
        )
        first, second = dyed(self.motif, i, j)
        pale = 0.8 + 0.4 * (tone - 0.5)
        visible = (
            over
            if self.plait in ("plain", "twill", "herringbone") and self.motif in ("bands", "diamonds")
            else np.ones_like(over)
        )
        colour = mix(colour, lin(DYES[self.colour]) * pale, first * visible * 0.9)
        colour = mix(colour, lin(OTHER_DYES[self.colour]) * pale, second * visible * 0.9)
        rim = self.rim(p)
        colour = mix(colour, cane * 0.62, rim)
        gap = np.where(rim > 0, 1, np.clip(height * 1.35, 0, 1))
        if self.plait != "hexagon":
            return Look(colour * (0.36 + 0.64 * gap), 0.35)
        solid = np.maximum(solid, rim)
        return self.openwork(p, n, colour=colour, solid=solid)

    def openwork(self, p, n, *, colour, solid):
        """Holes: lit paper behind if there is a lamp inside, else shade."""
        if not self.glow:
            return Look(mix(lin("3a2a1c"), colour, solid), 0.3 * solid)
        heart = np.exp(-(((p[1] - self.middle) / max(0.8 * self.middle, 0.4)) ** 2)) * (0.5 + 0.5 * np.clip(n[2], 0, 1))
        light = lin(self.glow) * heart
        return Look(mix(lin("f0dfbf"), colour, solid), 0.3, 0.0, light * (0.95 * (1 - solid) + 0.1 * solid))

    def surface(self):
        """The surface to give a piece."""
        return Surface(self.paint, self.height, 0.5)
