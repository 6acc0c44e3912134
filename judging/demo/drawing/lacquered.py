"""The lacquer itself: grounds, leaf, shell and the inks for drawings."""

from dataclasses import dataclass

import numpy as np

from .cases import Case, border, on_plane
from .colour import lin, shifted
from .numbers import F, around, bump, mix, step
from .scene import Look, Surface
from .sheet import Ink, inked
from .texture import cells, noise

GROUNDS = {
    "black": "0f0d0d",
    "red": "8a1f14",
    "brown": "4a1f0f",
    "green": "16362a",
    "indigo": "18243f",
    "amber": "9a5a1e",
    "ivory": "d9ccb0",
}


SHELL, GOLD, SILVER = "e6dcc6", "d3a04a", "c9cac6"


def palette(finish, ground, rng):
    """Which part is shell, leaf or colour; ``stuff`` is 1 for shell and one half for leaf."""
    if finish == "colour_painted":
        return coloured(rng)
    silver = finish == "silver_leaf"
    leaf, dim = Ink(SILVER if silver else GOLD, 1, 0.5), Ink("7f8583" if silver else "8a6128", 1, 0.4)
    shell, red = Ink(SHELL, 1, 1), Ink("a3311f")
    if finish == "eggshell":
        parts = {"petal inner wing body sky far": shell, "middle": Ink("c0aa82", 1, 1), "near": red}
        return inked(parts | {"main leaf water heart": leaf, "edge": Ink(ground, 0.9), "stem": dim, "vein eye": ground})
    bright = Ink("e6e6e0" if silver else "ecd08c", 1, 0.5)
    sky = Ink("dcdcd6" if silver else "b8402a", 1, 0.1)
    lines = {"edge": Ink(shifted(ground, -0.4), 0.9), "vein eye": ground, "far": shifted(ground, 0.14)}
    leaves = {"main petal wing body near water": leaf, "leaf stem middle": dim, "inner": bright}
    return inked(lines | leaves | {"sky": sky, "heart": red})


def coloured(rng):
    """Painted lacquer: earth colours outlined in gold."""
    flower = str(rng.choice(["c25a3a", "d7a04a", "d8b9a0", "b8433f"]))
    green = str(rng.choice(["4d6b3c", "6f7a3a", "35604f"]))
    plants = {
        "petal": flower,
        "inner": shifted(flower, 0.4),
        "leaf": green,
        "stem": "7a4a24",
        "vein": shifted(green, -0.5),
    }
    land = {"wing": "d9cdb4", "body": "b9562f", "far": "7f6a4a", "middle": "9c4a24", "near": "5a2a16", "eye": "100c0a"}
    return inked(plants | land | {"main edge sky water heart": Ink(GOLD, 1, 0.5)})


@dataclass(frozen=True)
class Lacquered:
    """Lacquer on one piece: ground, leaf, drawing and the plane it lies on."""

    choice: object
    art: object = None
    case: Case | None = None
    seed: float = 0.0
    top: float = 99.0

    def paint(self, p, n):
        """Ground, then shell and leaf, then trim."""
        ground = GROUNDS[self.choice.colour]
        a, y = around(p)
        cloud = noise(p[0] * 1.3 + p[2] * 0.8, y * 1.3 - p[2] * 0.5, self.seed)
        colour = mix(lin(shifted(ground, -0.35)), lin(shifted(ground, 0.1)), step(0.3, 0.75, cloud))
        on = F(1) if self.case is None else on_plane(self.case, p, n)
        shell, leaf, colour = self.mist(p, colour) if self.choice.motif == "mist" else self.drawn(p, n, colour, on=on)
        trim = self.trim(p, on)
        colour = mix(colour, lin(SILVER if self.choice.finish == "silver_leaf" else GOLD), trim)
        leaf = np.maximum(leaf, trim)
        return Look(colour, 1.35 - 0.75 * shell, 0.78 * leaf)

    def drawn(self, p, n, colour, *, on):
        """The sheet on its place: shell broken into shards, leaf slightly worn."""
        if self.art is None:
            return F(0), F(0), colour
        x, y = self.art.spot(p)
        if self.case is None:
            on = n[0] * p[0] + n[2] * p[2] > -0.02
        elif self.case.round:
            on = on * (border(self.case, p) > 0.03)
        ink, cover, stuff = self.art.print(x, y)
        cover = cover * on
        crack, who = cells(x * 15, y * 15, 2)
        shell = step(0.7, 0.85, stuff) * cover
        leaf = step(0.25, 0.45, stuff) * cover - shell
        cover = cover * (1 - shell * (1 - step(0.03, 0.1, crack) * (who > 0.05)))
        worn = 1 - 0.5 * step(0.6, 0.75, noise(x * 9, y * 9, 4)) * leaf
        tone = 1 - 0.22 * who * shell
        return shell * cover, np.clip(leaf, 0, 1) * worn, mix(colour, ink * tone, cover * worn)

    def mist(self, p, colour):
        """Shell and leaf drifting over the ground with no drawing at all."""
        u, y = (p[0], p[2] if self.case.up else p[1]) if self.case else around(p)
        crack, who = cells(u * 14, y * 14, 3)
        flow = noise(u * 0.9 + y * 0.5, y * 0.8, self.seed + 5) + 0.28 * np.sin(u * 1.4 + y * 1.7 + self.seed)
        drift = step(0.56, 0.64, flow) * step(0.03, 0.1, crack) * (who > 0.06)
        if self.choice.finish != "eggshell":
            leaf = drift * 0 + step(0.66, 0.8, flow * 0.8 + 0.4 * noise(u * 6, y * 6, 9))
            return F(0), leaf, mix(colour, lin(SILVER if self.choice.finish == "silver_leaf" else GOLD), leaf * 0.92)
        flake = step(0.62, 0.7, noise(u * 8, y * 8, 9)) * step(0.3, 0.55, flow) * (1 - drift)
        colour = mix(colour, mix(lin("ece3cf"), lin("c8b48e"), who), drift)
        return drift, flake, mix(colour, lin(GOLD), flake)

    def trim(self, p, on):
        """A thin line of leaf: inside the frame of a plane, or at a rim."""
        if self.case is None:
            return step(self.top - 0.035, self.top - 0.015, p[1])
        return bump(border(self.case, p), 0.016) * on


def surface(choice, art, rng, *, case=None, top=99.0):
    """The lacquer surface of a piece."""
    return Surface(Lacquered(choice, art, case, float(rng.integers(1, 40)), top).paint, None, 0.03)
