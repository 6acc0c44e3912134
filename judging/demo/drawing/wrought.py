"""Metal and stone skins: chased, hammered, worn, veined."""

from dataclasses import dataclass

import numpy as np

from .colour import lin, shifted
from .laid import wrapped
from .numbers import F, around, mix, step
from .scene import Look, Surface
from .sheet import Ink, Palette
from .texture import noise

METALS = {
    "patinated_bronze": {"brown": "8a5a2a", "green": "6f6a3a", "black": "5a4330"},
    "brass": {"gold": "c99a45", "honey": "b5853a"},
    "copper": {"copper": "b5643f", "red": "95462e"},
    "silver": {"silver": "d6d5cf", "grey": "b3b2ad"},
    "cast_iron": {"black": "3d3b39", "brown": "4a4039"},
    "green_stone": {"grey": "7d8683", "green": "66776b", "blue": "77838c"},
    "marble": {"white": "dddad2", "ivory": "d8cdb8", "pink": "cfb5aa"},
}


STONES = ("green_stone", "marble")


@dataclass(frozen=True)
class Wrought:
    """A metal or stone skin, chased, hammered or plain."""

    choice: object
    art: object = None
    seed: float = 0.0

    def height(self, p):
        """Chasing, hammer marks or the grain of stone."""
        a, y = around(p)
        up = 0.003 * noise(p[0] * 14, y * 14 + p[2] * 14, 2)
        if self.choice.motif == "hammered":
            u, v = a * 9, y * 9
            up = up + 0.022 * (
                np.hypot(u - np.floor(u) - 0.5 + 0.25 * np.sin(np.floor(v) * 9), v - np.floor(v) - 0.5) ** 2
            )
        if self.choice.finish == "cast_iron" and self.choice.motif == "beads":
            u, v = a * 12, y * 12
            up = up + 0.03 * step(0.42, 0.2, np.hypot(u - np.floor(u) - 0.5, v - np.floor(v) - 0.5)) * (y < 1.1)
        if self.art is not None:
            up = up + (0.03 if self.choice.finish in STONES else 0.02) * self.art.print.height(*self.art.spot(p))
        return up.astype(F)

    def paint(self, p, n):
        """Metal bright where it is worn, dark or green where it is not; or stone."""
        code = METALS[self.choice.finish][self.choice.colour]
        a, y = around(p)
        raised = self.art.print.height(*self.art.spot(p)) if self.art is not None else 0.35
        if self.choice.finish in STONES:
            return self.stone(p, code, raised)
        worn = np.clip(raised * 0.6 + 0.4 * noise(p[0] * 3, y * 3 + p[2] * 2, 3) + 0.2 * n[1], 0, 1)
        if self.choice.finish == "cast_iron":
            return Look(mix(lin(shifted(code, -0.3)), lin(shifted(code, 0.15)), worn), 0.5, 0.25)
        dark = -0.62 if self.choice.finish == "patinated_bronze" else -0.3
        colour = mix(lin(shifted(code, dark)), lin(shifted(code, 0.12)), worn)
        green = np.zeros_like(y)
        if self.choice.finish == "patinated_bronze":
            strong = 0.75 if self.choice.colour == "green" else 0.4
            green = step(0.5, 0.72, noise(p[0] * 2.2 + p[2] * 2, y * 2.2, self.seed)) * (1 - worn) * strong
            colour = mix(colour, lin("4d7a68"), green)
        bright = 0.7 if self.choice.finish == "patinated_bronze" else 0.84
        return Look(colour, 0.9, bright - 0.6 * green)

    def stone(self, p, code, raised):
        """Stone with soft veins, paler on the carving."""
        vein = np.abs(noise(p[0] * 1.1 + 0.4 * p[2], p[1] * 1.3 - 0.5 * p[2], self.seed) - 0.5)
        grain = noise(p[0] * 16 + p[2] * 9, p[1] * 16, 5)
        colour = lin(code) * (0.82 + 0.36 * (grain - 0.5) + 0.1 * raised)
        line = step(0.035, 0.0, vein) * (0.5 if self.choice.finish == "marble" else 0.25)
        return Look(
            mix(colour, lin(shifted(code, -0.45 if self.choice.finish == "marble" else 0.4)), line),
            0.3 if self.choice.finish == "marble" else 0.14,
        )

    def surface(self):
        """The surface to give a piece."""
        blur = {"patinated_bronze": 0.45, "cast_iron": 0.8, "brass": 0.28, "silver": 0.3, "copper": 0.3}.get(
            self.choice.finish, 0.7
        )
        return Surface(self.paint, self.height, blur)


def skin(choice, rng, body=None):
    """The surface of an entry, chased round a body if it has a drawing."""
    art = None
    if body is not None and choice.motif not in ("none", "hammered", "beads"):
        low, high, ref = body.field()
        relief = Palette(
            main=Ink("ffffff", 1.0),
            edge=Ink("000000", 0.1),
            vein=Ink("000000", 0.3),
            far=Ink("ffffff", 0.4),
            middle=Ink("ffffff", 0.6),
            petal=Ink("ffffff", 0.85),
            leaf=Ink("ffffff", 0.75),
        )
        count = int(2 * np.pi * ref / 0.22)
        bands = [
            (str(rng.choice(["petals", "keys", "beads", "scroll"])), high + 0.1, 0.1, count),
            ("lines", low - 0.06, 0.05, 2),
        ]
        art = wrapped(
            choice.motif,
            relief,
            rng,
            ref=ref * 0.97,
            low=low,
            high=high,
            bands=bands,
            repeat=3 if high - low < ref else 2,
        )
    return Wrought(choice, art, float(rng.integers(1, 30))).surface()
