"""Wood and horn with shell or veneer let in."""

from dataclasses import dataclass

import numpy as np

from .cases import Case, border, on_plane
from .colour import lin, shifted
from .numbers import F, bump, mix, step
from .scene import Look, Surface
from .sheet import Ink, Palette
from .texture import cells, noise
from .timber import grained

HORNS = {"brown": "6b4a2c", "honey": "b58a4c", "grey": "77716a", "black": "332c28"}


TIMBER = {
    "brown": "4a2415",
    "red": "5c1f12",
    "black": "1f1612",
    "green": "132c23",
    "pale": "d0aa72",
    "walnut": "5f3d25",
    "oak": "a9783f",
}


def pearl(p, n, who):
    """Mother-of-pearl: each shard turns its own colours to the light."""
    turn = who * 5 + n[0] * 2.5 + n[1] * 2 + 5 * noise(p[0] * 5, p[1] * 5 + p[2] * 4, 4)
    waves = np.stack([0.5 + 0.5 * np.cos(turn * 2.2 + k) for k in (0, 2.0, 4.1)])
    return lin("dfe6df") * 0.82 + waves * np.array([[0.20], [0.15], [0.24]], F) - 0.06


def shell_palette(ground):
    """All shell, with the ground showing between the parts."""
    gap, dim = Ink(ground, 0.0), Ink("dfe6df", 0.85)
    return Palette(
        main=Ink("e8ece6"),
        edge=Ink(ground, 0.02),
        vein=Ink(ground, 0.05),
        eye=gap,
        far=Ink("dfe6df", 0.3),
        middle=Ink("dfe6df", 0.5),
        near=Ink("dfe6df", 0.85),
        water=dim,
        crest=Ink(ground, 0.03),
    )


def wood_palette():
    """Veneers in five woods."""
    return Palette(
        main=Ink("6b3f22"),
        petal=Ink("e2c48e"),
        inner=Ink("f0dfb4"),
        heart=Ink("b8742e"),
        leaf=Ink("7a6a35"),
        stem=Ink("45281a"),
        vein=Ink("3a2415"),
        edge=Ink("33200f", 0.8),
        far=Ink("c9a468"),
        middle=Ink("94602f"),
        near=Ink("4c2c18"),
        sky=Ink("ecd9ac"),
        wing=Ink("e6d3a6"),
        body=Ink("8c4a24"),
        water=Ink("f0dfb4"),
    )


def outward(p, n):
    """1 on the outer side of a turned piece, 0 in its hollow."""
    return (n[0] * p[0] + n[2] * p[2] > -0.02).astype(F)


@dataclass(frozen=True)
class Inlaid:
    """Wood or horn with its inlay."""

    choice: object
    art: object = None
    case: Case | None = None
    along: int = 0
    seed: float = 0.0

    def ground(self, p):
        """The bare material."""
        if self.choice.finish == "horn":
            return horn(p, HORNS[self.choice.colour], self.seed)
        code = TIMBER[self.choice.colour]
        if self.choice.finish == "pearl_lacquer":
            return mix(
                lin(shifted(code, -0.35)), lin(code), step(0.3, 0.7, noise(p[0] * 1.4, p[1] * 1.4 + p[2], self.seed))
            )
        return grained(p, code, along=self.along)

    def paint(self, p, n):
        """The ground, then shell or veneer, then a thin line round the plane."""
        colour = self.ground(p)
        gloss = {"turned_wood": 0.4, "horn": 0.9, "marquetry": 0.5, "pearl_lacquer": 1.2}.get(self.choice.finish, 0.8)
        if self.art is None:
            return Look(colour, gloss)
        on = outward(p, n) if self.case is None else on_plane(self.case, p, n)
        x, y = self.art.spot(p)
        ink, cover, _ = self.art.print(x, y)
        if self.case is not None:
            inside = border(self.case, p)
            cover = cover * (inside > 0.04) if self.case.round else cover
            cover = np.maximum(cover, bump(inside, 0.016))
        cover = cover * on
        if self.choice.finish == "marquetry":
            veneer = ink * (0.75 + 0.5 * noise(x * 3, y * 22, 3))
            return Look(mix(colour, veneer, cover), gloss)
        crack, who = cells(x * 7, y * 7, 4)
        cover = cover * (0.35 + 0.65 * step(0.0, 0.04, crack))
        return Look(mix(colour, pearl(p, n, who), cover), gloss + 0.3 * cover)


def horn(p, code, seed):
    """Horn: long clouded streaks, pale where it is thin."""
    streak = noise(p[0] * 2 + p[2] * 1.5, p[1] * 0.8, seed) + 0.4 * noise(p[0] * 9 + p[2] * 7, p[1] * 1.5, 3)
    return mix(lin(shifted(code, -0.5)), lin(shifted(code, 0.35)), step(0.45, 1.0, streak))


def surface(choice, art, rng, *, case=None, along=0, ridges=False):
    """The surface of one piece."""
    height = (lambda p: 0.006 * np.sin(p[1] * F(30))) if ridges else None
    blur = 0.3 if choice.finish in ("turned_wood", "marquetry") else 0.08
    return Surface(Inlaid(choice, art, case, along, float(rng.integers(1, 30))).paint, height, blur)


def inks(choice):
    """The palette of a finish."""
    return wood_palette() if choice.finish == "marquetry" else shell_palette(TIMBER.get(choice.colour, "222222"))
