"""Textiles: embroidery in frames, silk cushions, scarves, fans and bags."""

import numpy as np

from .cloths import RANGES, cloth
from .numbers import F
from .scene import Piece
from .soft import bag, cushions, pouch, roll, scarf, stack
from .solids import box, disc, joined, rotation, tube, turned
from .timber import WOODS, wooden

PICTURES = (
    "lotus",
    "blossom",
    "chrysanthemum",
    "orchid",
    "bamboo",
    "fish",
    "cranes",
    "butterflies",
    "swallows",
    "mountains",
    "village",
    "terraces",
    "boats",
    "buffalo",
    "rice",
    "dragonflies",
)
WOVEN = ("diamonds", "zigzag")
MOTIFS = {
    "hand_embroidery": PICTURES,
    "silk": ("none", "leaves", "waves", "vine", "rings"),
    "brocade": WOVEN,
    "indigo_batik": ("rings", "leaves", "diamonds", "waves", "blossom", "fish"),
    "linen": ("none", "leaves", "vine", "rice", "palm"),
}
STYLES = {finish: (MOTIFS[finish], RANGES[finish]) for finish in MOTIFS}
FORMS = {
    "round_frame": ("hand_embroidery",),
    "square_frame": ("hand_embroidery", "indigo_batik", "brocade"),
    "cushion": tuple(STYLES),
    "cushion_pair": ("silk", "brocade", "linen", "indigo_batik"),
    "folded_scarf": ("silk", "brocade", "linen", "hand_embroidery", "indigo_batik"),
    "cloth_stack": ("silk", "linen", "brocade", "indigo_batik"),
    "round_fan": ("hand_embroidery", "silk"),
    "pouch": ("brocade", "silk", "hand_embroidery", "linen"),
    "hanging_scroll": ("hand_embroidery", "indigo_batik"),
    "cloth_roll": ("silk", "brocade", "linen", "indigo_batik"),
    "cloth_bag": ("brocade", "indigo_batik", "linen", "hand_embroidery"),
    "oval_frame": ("hand_embroidery",),
}
PIECES = {"cushion_pair": 2, "cloth_stack": 3}
BARE = {}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    makers = {
        "round_frame": frame,
        "oval_frame": frame,
        "square_frame": square_frame,
        "cushion": cushions,
        "cushion_pair": cushions,
        "folded_scarf": scarf,
        "cloth_stack": stack,
        "round_fan": fan,
        "pouch": pouch,
        "hanging_scroll": scroll,
        "cloth_roll": roll,
        "cloth_bag": bag,
    }
    return makers[choice.form](choice, rng)


def frame(choice, rng):
    """Embroidery in a round or oval wooden frame, leaning back."""
    oval = choice.form == "oval_frame"
    r, squeeze = rng.uniform(1.2, 1.45), rng.uniform(0.74, 0.82) if oval else 1.0
    high, width = r / squeeze, rng.uniform(0.07, 0.12)
    section = ("oval", squeeze) if oval else ("round",)
    skin = cloth(choice, rng, wide=r * 1.34, high=high * 1.3, at=(0, high))
    hole = disc(r - width, 1, section=("oval", (r - width) / (high - width)) if oval else section).moved(y=width)
    rim = disc(r, 0.22, section=section, soft=0.06).without(hole, 0.02)
    face = disc(r - width / 2, 0.08, section=section).moved(y=width / 2)
    wood = wooden(str(rng.choice(list(WOODS.values()))), gloss=0.5)
    yaw = float(rng.uniform(-0.25, 0.25))
    return [Piece(face, skin, (0, 0.03, 0), yaw, -0.2), Piece(rim, wood, (0, 0.03, 0), yaw, -0.2)], 1.2


def square_frame(choice, rng):
    """A picture in a flat wooden frame."""
    w, h, bar = rng.uniform(1.7, 2.6), rng.uniform(1.8, 2.5), rng.uniform(0.09, 0.18)
    skin = cloth(choice, rng, wide=(w - 2 * bar) * 0.86, high=(h - 2 * bar) * 0.84, at=(0, h / 2))
    rim = box(w, h, 0.2, soft=0.03).without(box(w - 2 * bar, h - 2 * bar, 1, soft=0.01).moved(y=bar), 0.02)
    face = box(w - bar, h - bar, 0.06, soft=0.01).moved(y=bar / 2)
    yaw = float(rng.uniform(-0.3, 0.3))
    wood = wooden(str(rng.choice(list(WOODS.values()))), along=1, gloss=0.5)
    return [Piece(face, skin, (0, 0.03, 0), yaw, -0.18), Piece(rim, wood, (0, 0.03, 0), yaw, -0.18)], 1.2


def fan(choice, rng):
    """A round silk fan on its handle, leaning back."""
    r = rng.uniform(0.9, 1.05)
    skin = cloth(choice, rng, wide=r * 1.36, high=r * 1.3, at=(0, r))
    face, rim = (
        disc(r, 0.03, soft=0.01),
        disc(r + 0.05, 0.1, soft=0.04).without(disc(r - 0.02, 1).moved(y=0.07), 0.01).moved(y=-0.05),
    )
    stick = turned([(0.02, 0), (0.06, 0.02), (0.09, 0.1), (0.06, 0.3), (0.07, 0.9), (0.05, 1.3)], smooth=2)
    knot = joined(tube([(0, 0.1, 0.08), (0.14, -0.0, 0.1)], 0.02))
    wood = wooden(str(rng.choice(["4a2c1a", "221712", "a9783f"])), along=1, gloss=0.6)
    lift, lean = 1.12, -0.2
    up = rotation(pitch=lean) @ np.array([0, lift, 0], F)
    return [
        Piece(face, skin, tuple(up), pitch=lean),
        Piece(rim, wood, tuple(up), pitch=lean),
        Piece(stick | knot, wood, (0, 0.02, 0), pitch=lean),
    ], 1.2


def scroll(choice, rng):
    """A hanging scroll, tall and narrow, between two rods."""
    w, h = rng.uniform(0.95, 1.25), rng.uniform(2.6, 3.0)
    skin = cloth(choice, rng, wide=w * 0.84, high=h * 0.66, at=(0, h * 0.52))
    rods = [tube([(-w / 2 - 0.12, y, 0), (w / 2 + 0.12, y, 0)], 0.07) for y in (0.08, h)]
    string = tube([(-w * 0.4, h, 0), (0, h + 0.3, 0), (w * 0.4, h, 0)], 0.012)
    sheet, wood = box(w, h, 0.03, soft=0.01), wooden("4a2c1a", gloss=0.5)
    return [
        Piece(sheet, skin, (0, 0.02, 0), pitch=-0.1),
        Piece(joined(*rods, string), wood, (0, 0.02, 0), pitch=-0.1),
    ], 1.0
