"""Cloth: its threads, stitches, dyes and folds."""

from dataclasses import dataclass

import numpy as np

from .colour import lin, shifted
from .laid import faced
from .numbers import F, mix, step
from .scene import Look, Surface
from .sheet import Ink, inked
from .texture import noise

CLOTH = {
    "ivory": "ece4d4",
    "white": "e3e2dc",
    "blue": "4f7390",
    "indigo": "26365a",
    "green": "55755f",
    "red": "a53a35",
    "pink": "d9a8a5",
    "purple": "6b4a6e",
    "gold": "cfa45a",
    "grey": "a9a9a2",
    "black": "29282c",
    "turquoise": "3f7d80",
    "straw": "d8c69c",
}


PALE, DEEP = ("ivory", "white", "straw", "pink"), ("blue", "indigo", "green", "red", "purple", "black", "turquoise")


RANGES = {
    "hand_embroidery": PALE + ("indigo", "green", "black", "turquoise", "blue"),
    "silk": DEEP + ("gold", "pink", "ivory", "grey"),
    "brocade": ("red", "black", "indigo", "green", "purple", "ivory"),
    "indigo_batik": ("indigo", "blue"),
    "linen": ("straw", "grey", "white", "green", "pink"),
}
FLOWERS = (
    ("c76f86", "f3d3d6", "4f7d58"),
    ("c9483f", "efb48f", "5b7a45"),
    ("7a62a0", "d2c3e2", "56806c"),
    ("d98a3d", "f4d9a4", "6b7d3c"),
    ("e6e0d4", "faf6ee", "4c7763"),
    ("4a74a5", "c3d6e6", "668052"),
)
STRIPES = (
    ("d9a441", "e9e0cc", "3f7d6b"),
    ("c2413a", "e7b84f", "2f5f8a"),
    ("e6e0d2", "c9543f", "7a9a52"),
    ("d07a3c", "f0e2c0", "4f6fa0"),
)


def threads(choice, rng):
    """The silks or dyes of a finish."""
    ground = CLOTH[choice.colour]
    if choice.finish == "indigo_batik":
        pale, mid = Ink("dfe3e6", 0.92), Ink("9fb2c6", 0.8)
        return inked({"main": pale, "inner leaf far middle": mid, "vein eye": ground, "edge": Ink(ground, 0.6)})
    if choice.finish == "silk":
        tone, pale = shifted(ground, -0.12 if choice.colour in PALE else 0.22), shifted(ground, 0.32)
        edge, vein = Ink(shifted(ground, -0.2), 0.4), Ink(ground, 0.5)
        return inked({"main": Ink(tone, 0.8), "edge": edge, "vein": vein, "inner": Ink(pale, 0.8)})
    flower, mate, leaf = FLOWERS[int(rng.integers(len(FLOWERS)))]
    if choice.finish == "brocade":
        a, b, c = STRIPES[int(rng.integers(len(STRIPES)))]
        warm = {"main near": a, "petal": b, "middle": c, "leaf": shifted(c, 0.25), "heart": shifted(a, 0.35)}
        return inked(warm | {"edge": Ink(ground, 0)})
    plants = {"main petal body": flower, "inner": mate, "heart": "e0a94a", "leaf": leaf, "stem": "6d5138"}
    lines = {"vein": shifted(leaf, -0.3), "edge": Ink(shifted(flower, -0.35), 0.7), "eye": "201c1a"}
    land = {"wing": "e9e4da", "far": "b9c7c8", "middle": "86a3a0", "near": "4f7370", "sky": "e3a765", "water": "8fb0bf"}
    return inked(plants | lines | land)


@dataclass(frozen=True)
class Cloth:
    """Woven ground with stitches, print or brocade over it."""

    choice: object
    art: object = None
    folds: object = None

    def stitched(self):
        """Whether the drawing stands up from the cloth."""
        return self.choice.finish in ("hand_embroidery", "brocade", "linen")

    def paint(self, p, n):
        """The cloth's colour: weave, thread direction, sheen."""
        base = lin(CLOTH[self.choice.colour])
        coarse = self.choice.finish in ("linen", "brocade", "indigo_batik")
        slub = noise(p[0] * (30 if coarse else 6), p[1] * 3 + p[2] * 3, 3) + noise(
            p[0] * 3, p[1] * (30 if coarse else 6) + p[2] * 30, 7
        )
        colour = base * (0.84 + 0.16 * slub)
        sheen = step(0.25, 0.95, np.abs(n[0]) + 0.4 * n[1]) * (0.3 if self.choice.finish == "silk" else 0.06)
        colour = mix(colour, lin(shifted(CLOTH[self.choice.colour], 0.5)), sheen)
        if self.art is not None:
            x, y = self.art.spot(p)
            ink, cover, _ = self.art.print(x, y)
            lines = 0.84 + 0.32 * noise(x * 45 + y * 20, y * 16 - x * 16, 3) if self.stitched() else 1.0
            vat = 0.85 + 0.3 * noise(x * 5, y * 5, 2) if self.choice.finish == "indigo_batik" else 1.0
            colour = mix(colour, ink * lines, np.clip(cover * vat, 0, 1))
        return Look(colour, 0.5 if self.choice.finish == "silk" else 0.14)

    def height(self, p):
        """Raised stitches, and the folds of the piece itself."""
        up = self.folds(p) if self.folds else np.zeros(p.shape[1], F)
        if self.art is not None and self.stitched():
            up = up + 0.012 * self.art.print.height(*self.art.spot(p))
        return up

    def surface(self):
        """The surface to give a piece."""
        return Surface(self.paint, self.height, 0.75)


def cloth(choice, rng, *, wide, high, at=(0.0, 0.0), up=False, folds=None):
    """The cloth of an entry with its drawing on a plane."""
    art = None
    if choice.motif != "none":
        art = faced(choice.motif, threads(choice, rng), rng, wide=wide, high=high, at=at, up=up)
    return Cloth(choice, art, folds).surface()


class Wound(Cloth):
    """Cloth wound on a roll: the drawing runs round it."""

    def __init__(self, choice, art, radius):
        super().__init__(choice, None if art is None else Rolled(art.print, radius))


@dataclass(frozen=True)
class Rolled:
    """A print wound round a lying roll, its middle towards the camera."""

    print: object
    radius: float

    def spot(self, p):
        """The drawing's coordinates under points of the roll."""
        return np.arctan2(p[0], p[2]) * F(self.radius), p[1]
