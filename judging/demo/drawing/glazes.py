"""Glazes: what the kiln leaves on a pot."""

from dataclasses import dataclass, field

import numpy as np

from .colour import blended, lin, shifted
from .numbers import F, around, mix, step
from .scene import Look, Surface
from .sheet import Ink, Palette
from .texture import crackle, noise

GLAZES = {
    "crackle": {"ivory": "e9e4d3", "grey": "c6c8c0", "celadon": "c3cdb6", "honey": "d9bd8a"},
    "cobalt": {"white": "eceeea", "blue": "dfe6ea", "ivory": "ece8da"},
    "polychrome": {"ivory": "efe9da", "white": "f0efea", "celadon": "d3dccb"},
    "brown_painted": {"ivory": "e6dcc2", "grey": "cfcabb", "honey": "dcc79d"},
    "celadon": {"celadon": "a4bb9b", "blue": "a9c0c0", "green": "8aa67f", "grey": "b9c2b4"},
    "eel_skin": {"brown": "6a3a1a", "honey": "93601f", "black": "3a2114", "moss": "5b5327"},
    "ash": {"grey": "a9a497", "straw": "beae8d", "moss": "8d8a6c", "white": "cfc9bb"},
    "white": {"white": "eeece5", "ivory": "e8e1d0", "grey": "d5d4cf"},
    "copper_green": {"green": "2f6b4b", "turquoise": "2f7f7c", "moss": "55703a"},
    "iron_black": {"black": "1b1816", "brown": "2e1d14", "blue": "17202b"},
    "flambe": {"red": "86221c", "purple": "5b2a4a", "blue": "284a74"},
    "unglazed": {"terracotta": "b1683f", "brown": "84553a", "black": "45403b", "straw": "c79a6c"},
    "two_tone": {"ivory": "e8dfcb", "celadon": "aebfa4", "grey": "bdb9ae", "honey": "c99a54"},
    "runs": {"blue": "355f86", "green": "4f7d5b", "honey": "b47a2e", "turquoise": "4c908c"},
    "deep_blue": {"blue": "1f3a78", "indigo": "232c52", "turquoise": "1f6f80"},
}
INKS = {"cobalt": "1f418a", "crackle": "27457f", "brown_painted": "5a2f14", "white": "8a8478", "ash": "4d4238"}
CLOUDED = ("ash", "eel_skin", "copper_green", "iron_black")
CARVED = ("celadon", "white", "unglazed", "copper_green", "eel_skin", "iron_black", "deep_blue")


def one_ink(colour, *, ground):
    """A single brush colour in washes: pale petals, dark outlines."""
    washes = {
        "petal": 0.3,
        "inner": 0.18,
        "far": 0.28,
        "middle": 0.5,
        "near": 0.8,
        "leaf": 0.72,
        "stem": 0.9,
        "vein": 0.95,
        "wing": 0.3,
        "body": 0.62,
        "sky": 0.22,
        "water": 0.6,
        "heart": 0.95,
        "eye": 1.0,
        "edge": 0.95,
        "main": 0.85,
    }
    return Palette({part: Ink(blended(ground, colour, 0.35 + 0.65 * k), k) for part, k in washes.items()})


def many_inks(rng):
    """Overglaze colours: two schemes of flower, leaf and outline."""
    flower, heart = [("b8483d", "d9a13b"), ("c9788a", "dcae4a"), ("3f5f97", "c98a34"), ("c98034", "8c3b2c")][
        int(rng.integers(4))
    ]
    return Palette(
        main=Ink(shifted(flower, -0.1)),
        petal=Ink(flower, 0.9),
        inner=Ink(shifted(flower, 0.45), 0.9),
        heart=Ink(heart),
        leaf=Ink("4f7d55", 0.92),
        stem=Ink("6a5138"),
        vein=Ink("2f5339"),
        wing=Ink("8fa9b5", 0.9),
        body=Ink(flower),
        far=Ink("b9c6c6", 0.8),
        middle=Ink("7d9c96", 0.9),
        near=Ink("3f6b66", 0.95),
        sky=Ink("d98f4a", 0.85),
        water=Ink("6d93a5"),
        eye=Ink("1c1c1c"),
        edge=Ink("4a3328", 0.8),
    )


def carving(colour):
    """Relief with the glaze pooled dark in its lines."""
    dark = Ink(shifted(colour, -0.45), 0.9)
    raised = Ink(shifted(colour, 0.18), 0.5)
    palette = Palette(
        dict.fromkeys(("petal", "inner", "leaf", "wing", "body", "sky", "near", "far", "middle", "heart"), raised)
    )
    palette.update(main=raised, edge=dark, vein=dark, stem=Ink(shifted(colour, -0.2), 0.7), water=dark, eye=dark)
    return palette


def palette_for(finish, code, rng):
    """The inks a finish draws with on a ground of this colour."""
    if finish == "polychrome":
        return many_inks(rng)
    if finish in CARVED:
        return carving(code)
    return one_ink(INKS.get(finish, "3a3430"), ground=code)


@dataclass(frozen=True)
class Fired:
    """A glaze on one pot: its finish, colour, drawing and the pot's height."""

    finish: str
    code: str
    tall: float
    art: object = None
    faces_up: bool = False
    seed: int = 0
    extra: dict = field(default_factory=dict)

    def surface(self):
        """The surface to give a piece."""
        ridged = self.extra.get("ridges", 0.0)
        carved = self.art is not None and self.finish in CARVED
        relief = self.relief if ridged or carved or self.finish in ("crackle", "ash", "unglazed") else None
        matt = {"ash": 0.7, "unglazed": 1.0, "iron_black": 0.3}.get(self.finish, 0.08)
        return Surface(self.paint, relief, matt)

    def relief(self, p):
        """Throwing ridges, carving and grit."""
        a, y = around(p)
        height = F(self.extra.get("ridges", 0.0)) * np.sin(y * F(self.extra.get("pitch", 40.0)))
        if self.art is not None and self.finish in CARVED:
            height = height + 0.016 * self.art.print.height(*self.art.spot(p)) * self.outer(p)
        if self.finish in ("ash", "unglazed"):
            height = height + 0.004 * noise(p[0] * 20 + p[2] * 9, y * 22, 3)
        return height

    def outer(self, p):
        """1 on the outer skin of a bowl, 0 in its hollow."""
        curve = self.extra.get("curve")
        if curve is None:
            return F(1)
        return (np.hypot(p[0], p[2]) > np.interp(p[1], curve[:, 1], curve[:, 0]) - 0.03).astype(F)

    def drawn(self, p, n, base):
        """The base colour with the drawing on it, outside only (or inside a plate)."""
        if self.art is None:
            return base
        a, y = around(p)
        outward = n[0] * p[0] + n[2] * p[2] > -0.02
        on = n[1] > 0.35 if self.faces_up else outward
        colour, cover, _ = self.art.print(*self.art.spot(p))
        if self.finish in ("cobalt", "crackle", "brown_painted"):
            cover = cover * (0.78 + 0.4 * noise(p[0] * 8, y * 8 + p[2] * 5, 5))
        return mix(base, colour, np.clip(cover, 0, 0.96) * on)

    def paint(self, p, n):
        """Colour and gloss of the fired pot."""
        a, y = (p[0], p[2]) if self.faces_up else around(p)
        lying = self.faces_up and self.finish in CLOUDED
        ground = GROUNDS.get(self.finish, plain)(self, p[[0, 2, 1]] if lying else p, n)
        colour = self.drawn(p, n, ground)
        if self.finish == "crackle":
            colour = mix(colour, lin("65543f"), crackle(a, y, self.extra.get("size", 6.0)) * 0.55)
        foot = step(0.075, 0.045, y) if not self.faces_up else np.zeros_like(y)
        if self.finish in ("crackle", "cobalt", "brown_painted", "two_tone") and self.extra.get("rim", True):
            colour = mix(colour, lin("7a5c3e"), step(self.tall - 0.05, self.tall - 0.02, p[1]) * 0.75)
        colour = mix(colour, lin("b79b78"), foot * 0.9)
        gloss = {"ash": 0.35, "unglazed": 0.12, "white": 0.9, "iron_black": 1.1}.get(self.finish, 1.0)
        return Look(colour, gloss * (1 - 0.8 * foot))


def plain(pot, p, n):
    """An even glaze with the faintest cloud in it."""
    cloud = noise(p[0] * 1.6 + p[2], p[1] * 1.6, pot.seed % 17)
    return mix(lin(pot.code), lin(shifted(pot.code, -0.14)), step(0.35, 0.75, cloud) * 0.8)


def mottled(pot, p, n):
    """Iron glaze, streaked and paler where it runs thin."""
    drip = noise(p[0] * 2.2 + 3, p[1] * 1.1 + p[2], pot.seed % 13) + 0.4 * noise(p[0] * 7 + p[2] * 3, p[1] * 3, 6)
    base = mix(lin(shifted(pot.code, -0.35)), lin(shifted(pot.code, 0.16)), step(0.4, 1.0, drip + 0.2 * n[1]))
    return mix(base, lin(shifted(pot.code, -0.6)), step(0.6, 0.35, drip) * 0.4)


def speckled(pot, p, n):
    """Wood ash: matt, sprinkled with iron."""
    base = plain(pot, p, n)
    specks = step(0.73, 0.79, noise(p[0] * 16 + p[2] * 7, p[1] * 17, 4))
    fly = step(0.5, 0.75, noise(p[0] * 1.4, p[1] * 1.2 - p[2], 8)) * (0.4 + 0.4 * n[1])
    base = mix(base, lin(blended(pot.code, "7c6a3f", 0.6)), np.clip(fly, 0, 1) * 0.6)
    return mix(base, lin("4a3a2a"), specks * 0.6)


def streaked(pot, p, n):
    """Flambé: reds and blues drawn down by the fire."""
    a, y = around(p)
    run = noise(a * 5, y * 0.7, pot.seed % 11) + 0.5 * noise(a * 17, y * 1.3, 3)
    t = y / pot.tall + 0.55 * (run - 0.75)
    other = {"86221c": "c9b7a4", "5b2a4a": "8aa0b8"}.get(pot.code, "b9c4c0")
    base = mix(lin(shifted(pot.code, -0.5)), lin(pot.code), step(0.0, 0.5, t))
    return mix(base, lin(other), step(0.72, 1.1, t) * 0.85)


def dipped(pot, p, n):
    """Two glazes meeting in a soft wavy line."""
    a, y = around(p)
    line = (
        pot.tall * pot.extra.get("line", 0.45)
        + 0.06 * np.sin(a * 3 + pot.seed)
        + 0.12 * (noise(a * 3, y * 0.2, 5) - 0.5)
    )
    under = lin(pot.extra.get("under", "4a2d1c")) * (0.8 + 0.4 * noise(p[0] * 5 + p[2] * 3, y * 5, 7))
    upper = plain(pot, p, n)
    seam = np.exp(-(((y - line) / 0.03) ** 2)) * 0.4
    return mix(mix(under, upper, step(-0.02, 0.02, y - line)), lin("8a6a44"), seam)


def run_over(pot, p, n):
    """A thick glaze running down in fingers over a paler one."""
    a, y = around(p)
    fingers = noise(a * 4.5, np.zeros_like(y), pot.seed % 19) + 0.35 * noise(a * 11, y * 0.1, 2)
    reach = pot.tall * (1.12 - 0.95 * step(0.2, 1.15, fingers) - 0.25)
    over = step(-0.03, 0.05, y - reach)
    deep = lin(pot.code) * (0.7 + 0.5 * noise(a * 6, y * 1.2, 9))
    bead = np.exp(-(((y - reach) / 0.045) ** 2))
    return mix(mix(lin("dcd3bf"), deep, over), lin(shifted(pot.code, -0.4)), bead * over * 0.8)


GROUNDS = {
    "eel_skin": mottled,
    "copper_green": mottled,
    "iron_black": mottled,
    "ash": speckled,
    "flambe": streaked,
    "two_tone": dipped,
    "runs": run_over,
}
