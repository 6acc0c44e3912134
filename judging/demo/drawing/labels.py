"""Packs and their wordless labels."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .colour import shifted
from .laid import Flat, Round
from .motifs import MOTIFS
from .numbers import mix
from .scene import Look
from .sheet import Frame, Ink, Sheet, inked

TONES = {
    "green": "3f6b4c",
    "red": "9c3429",
    "ivory": "e9e1cd",
    "gold": "c79a45",
    "black": "2a2827",
    "blue": "35597c",
    "brown": "6b4527",
    "white": "eceae4",
    "pink": "d8a9a0",
    "kraft": "b98f60",
    "turquoise": "3d8580",
    "purple": "65476b",
}


LIQUIDS = {
    "honey": ("d98a1c", "7a3a08"),
    "fish_sauce": ("a3521a", "4a1d08"),
    "peanut_oil": ("e2b545", "a8791f"),
    "soy_sauce": ("3a1c10", "170b07"),
    "rice_wine": ("dfe0d4", "b4b9ab"),
    "fruit_wine": ("8c2038", "3e0b1a"),
    "candied_fruit": ("c9602b", "7a2a10"),
    "chilli_sauce": ("b8331d", "6a140a"),
    "vinegar": ("d9c07a", "a8873a"),
    "pickles": ("a9a84a", "5f6a2a"),
    "turmeric": ("d9981f", "a86a10"),
    "pepper": ("4a3a2c", "201812"),
    "lotus_seed": ("e2d3ad", "b39c6c"),
    "cashew": ("d9b47c", "a37a45"),
    "salt": ("e6e2da", "bdb8ae"),
    "ginger_tea": ("b9793a", "6f3f18"),
}


DARK_TONES = ("green", "red", "black", "blue", "brown", "purple", "turquoise")


@dataclass(frozen=True)
class Packed:
    """A pack's own material with a label or print on it."""

    base: Callable
    art: object = None
    face: str = "round"

    def paint(self, p, n):
        """The material, then the label."""
        look = self.base(p, n)
        if self.art is None:
            return look
        faces = {"round": n[0] * p[0] + n[2] * p[2] > 0, "up": n[1] > 0.7, "front": n[2] > 0.55}
        on = faces[self.face]
        colour, cover, _ = self.art.print(*self.art.spot(p))
        cover = cover * on
        return Look(
            mix(look.colour, colour, cover), mix(look.gloss, 0.25, cover), mix(look.metal, 0.0, cover), look.glow
        )


def label(choice, rng, frame, *, ref=None, shape=None, bare=False):
    """A wordless label with its drawing, round a body of radius ``ref`` or flat."""
    inks = label_inks(choice, rng)
    reach = (frame.w * 0.6, frame.h * 0.6)
    sheet = Sheet((frame.x - reach[0], frame.x + reach[0], frame.y - reach[1], frame.y + reach[1]), inks)
    kind = shape or str(rng.choice(["card", "oval", "arch", "card"]))
    if not bare:
        outline(sheet, frame, kind)
    if choice.motif != "none":
        inset = 0.66 if kind == "oval" else 0.76
        inner = Frame(frame.x, frame.y + (0.0 if bare else 0.04 * frame.h), frame.w * inset, frame.h * inset)
        MOTIFS[choice.motif](sheet, inner, rng)
    else:
        sheet.dot((frame.x, frame.y), frame.size * 0.16, "petal")
        sheet.dot((frame.x, frame.y), frame.size * 0.08, "inner")
    return Round(sheet.done(), ref) if ref else Flat(sheet.done())


def label_inks(choice, rng):
    """Paper, one printing ink and one accent that go with the pack."""
    tone, dark = TONES[choice.colour], choice.colour in DARK_TONES
    paper = tone if dark and rng.random() < 0.5 else str(rng.choice(["efe8d8", "e6dbc2", "f2efe8", "dfe3d8"]))
    if paper == tone:
        ink = str(rng.choice(["e8d9b0", "f0ead9", "d9b060"]))
    else:
        ink = tone if dark else str(rng.choice(["5b3a26", "3f5a47", "7a3328", "34506b"]))
    accent = str(rng.choice(["c9922e", "b5523a", "6f8f5a", "8a6a9a", "4f7f95"]))
    tints = {"inner": shifted(accent, 0.4), "wing": shifted(accent, 0.25), "far": Ink(shifted(accent, 0.3), 0.8)}
    whole = {"main heart leaf": ink, "petal sky body middle": accent, "edge vein label eye crest": paper}
    return inked(whole | tints)


def outline(sheet, frame, kind):
    """The label's paper, and a thin line just inside it."""
    t = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float)
    shapes = {
        "oval": np.stack([np.cos(t), np.sin(t)], 1),
        "card": corners,
        "band": corners * (1.3, 1),
        "arch": np.vstack([[(-1, -1), (1, -1)], np.stack([np.cos(t[:31]), 0.2 + 0.8 * np.sin(t[:31])], 1)]),
    }
    points = shapes[kind] * (frame.w / 2, frame.h / 2)
    at = np.array([frame.x, frame.y])
    sheet.fill(points + at, "label")
    inner = points * 0.92 + at
    sheet.stroke(np.vstack([inner, inner[:1]]), 0.014, "main", taper=0, smooth=0)
