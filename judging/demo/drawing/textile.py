"""Textiles: embroidery in frames, silk cushions, scarves, fans and bags."""

from dataclasses import dataclass

import numpy as np

from .colour import lin, shifted
from .laid import Flat, faced
from .numbers import F, mix, step
from .outlines import loop
from .scene import Look, Piece, Surface
from .sheet import Ink, Palette
from .solids import Solid, bent, box, cut, disc, joined, ring, rotation, tube, turned
from .texture import noise
from .timber import WOODS, wooden

PICTURES = ("lotus", "blossom", "chrysanthemum", "orchid", "bamboo", "fish", "cranes", "butterflies", "swallows", "mountains", "village", "terraces", "boats", "buffalo", "rice", "dragonflies")
WOVEN = ("diamonds", "zigzag")
CLOTH = {"ivory": "ece4d4", "white": "efeeea", "blue": "4f7390", "indigo": "26365a", "green": "55755f", "red": "a53a35", "pink": "d9a8a5", "purple": "6b4a6e",
         "gold": "cfa45a", "grey": "a9a9a2", "black": "29282c", "turquoise": "3f7d80", "straw": "d8c69c"}
PALE, DEEP = ("ivory", "white", "straw", "pink"), ("blue", "indigo", "green", "red", "purple", "black", "turquoise")
STYLES = {
    "hand_embroidery": (PICTURES, PALE + ("indigo", "green", "black", "turquoise", "blue")),
    "silk": (("none", "leaves", "waves", "vine", "rings"), DEEP + ("gold", "pink", "ivory", "grey")),
    "brocade": (WOVEN, ("red", "black", "indigo", "green", "purple", "ivory")),
    "indigo_batik": (("rings", "leaves", "diamonds", "waves", "blossom", "fish"), ("indigo", "blue")),
    "linen": (("none", "leaves", "vine", "rice", "palm"), ("straw", "grey", "white", "green", "pink")),
}
FORMS = {
    "round_frame": ("hand_embroidery",), "square_frame": ("hand_embroidery", "indigo_batik", "brocade"), "cushion": tuple(STYLES), "cushion_pair": ("silk", "brocade", "linen", "indigo_batik"),
    "folded_scarf": ("silk", "brocade", "linen", "hand_embroidery", "indigo_batik"), "cloth_stack": ("silk", "linen", "brocade", "indigo_batik"), "round_fan": ("hand_embroidery", "silk"),
    "pouch": ("brocade", "silk", "hand_embroidery", "linen"), "hanging_scroll": ("hand_embroidery", "indigo_batik"), "cloth_roll": ("silk", "brocade", "linen", "indigo_batik"),
    "cloth_bag": ("brocade", "indigo_batik", "linen", "hand_embroidery"), "oval_frame": ("hand_embroidery",),
}
PIECES = {"cushion_pair": 2, "cloth_stack": 3}


def threads(choice, rng):
    """The silks or dyes of a finish."""
    ground = CLOTH[choice.colour]
    if choice.finish == "indigo_batik":
        pale, mid = Ink("dfe3e6", 0.92), Ink("9fb2c6", 0.8)
        return Palette(main=pale, edge=Ink(ground, 0.6), inner=mid, leaf=mid, far=mid, vein=Ink(ground), middle=mid, eye=Ink(ground))
    if choice.finish == "silk":
        tone = Ink(shifted(ground, 0.22 if choice.colour not in PALE else -0.12), 0.8)
        return Palette(main=tone, edge=Ink(shifted(ground, -0.2), 0.4), vein=Ink(ground, 0.5), inner=Ink(shifted(ground, 0.32), 0.8))
    flower, mate, leaf = [("c76f86", "f3d3d6", "4f7d58"), ("c9483f", "efb48f", "5b7a45"), ("7a62a0", "d2c3e2", "56806c"), ("d98a3d", "f4d9a4", "6b7d3c"), ("e6e0d4", "faf6ee", "4c7763"), ("4a74a5", "c3d6e6", "668052")][int(rng.integers(6))]
    if choice.finish == "brocade":
        a, b, c = [("d9a441", "e9e0cc", "3f7d6b"), ("c2413a", "e7b84f", "2f5f8a"), ("e6e0d2", "c9543f", "7a9a52"), ("d07a3c", "f0e2c0", "4f6fa0")][int(rng.integers(4))]
        return Palette(main=Ink(a), near=Ink(a), petal=Ink(b), middle=Ink(c), leaf=Ink(shifted(c, 0.25)), heart=Ink(shifted(a, 0.35)), edge=Ink(ground, 0))
    return Palette(main=Ink(flower), petal=Ink(flower), inner=Ink(mate), heart=Ink("e0a94a"), leaf=Ink(leaf), stem=Ink("6d5138"), vein=Ink(shifted(leaf, -0.3)), edge=Ink(shifted(flower, -0.35), 0.7),
                   wing=Ink("e9e4da"), body=Ink(flower), far=Ink("b9c7c8"), middle=Ink("86a3a0"), near=Ink("4f7370"), sky=Ink("e3a765"), water=Ink("8fb0bf"), eye=Ink("201c1a"))


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
        slub = noise(p[0] * (30 if coarse else 6), p[1] * 3 + p[2] * 3, 3) + noise(p[0] * 3, p[1] * (30 if coarse else 6) + p[2] * 30, 7)
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


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    makers = {"round_frame": frame, "oval_frame": frame, "square_frame": square_frame, "cushion": cushions, "cushion_pair": cushions, "folded_scarf": scarf, "cloth_stack": stack,
              "round_fan": fan, "pouch": pouch, "hanging_scroll": scroll, "cloth_roll": roll, "cloth_bag": bag}
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


def pillow(half_w, half_h, deep):
    """A stuffed square: full in the middle, drawn out to its corners."""

    def distance(p):
        u, v = np.abs(p[0]) / F(half_w), np.abs(p[1] - half_h) / F(half_h)
        puff = deep * np.clip(1 - u**2.6, 0, 1) ** 0.6 * np.clip(1 - v**2.6, 0, 1) ** 0.6 + 0.02
        side = np.maximum(u + 0.06 * v * v, v + 0.06 * u * u) - 0.99
        return np.maximum(np.abs(p[2]) - puff, side * min(half_w, half_h)) * F(0.6)

    return Solid(distance, (-half_w, 0, -deep - 0.05), (half_w, 2 * half_h, deep + 0.05))


def gathers(half_w, half_h):
    """Soft folds running in from the corners."""

    def height(p):
        x, y = p[0] / F(half_w), (p[1] - half_h) / F(half_h)
        r, a = np.hypot(x, y), np.arctan2(y, x)
        return 0.02 * np.sin(np.abs(np.sin(2 * a)) * 13 + r * 4) * step(0.65, 1.2, r)

    return height


def cushions(choice, rng):
    """One cushion leaning back, or two, one before the other."""
    many = choice.form == "cushion_pair"
    pieces = []
    for k, (x, z, scale) in enumerate(((-0.45, -0.35, 1.0), (0.75, 0.45, 0.74)) if many else ((0, 0, 1.0),)):
        w, h = 1.3 * scale, (1.3 if rng.random() < 0.7 else 0.95) * scale
        skin = cloth(choice, rng, wide=w * 1.45, high=h * 1.45, at=(0, h), folds=gathers(w, h))
        pieces.append(Piece(pillow(w, h, 0.4 * scale), skin, (x, 0.05, z), float(rng.uniform(-0.3, 0.3)), -0.34))
    return pieces, 1.6


def scarf(choice, rng):
    """A scarf folded flat in soft layers, its fringe at one end."""
    w, d, layers = rng.uniform(2.2, 2.6), rng.uniform(1.5, 1.8), int(rng.integers(2, 4))
    parts = [box(w - 0.03 * k, 0.2, d - 0.05 * k, soft=0.095).moved(x=0.02 * k, y=0.17 * k) for k in range(layers)]
    top = 0.17 * layers
    for z in np.linspace(-d / 2 + 0.1, d / 2 - 0.1, 22):
        parts.append(tube([(w / 2 - 0.1, 0.1, z), (w / 2 + 0.16, 0.05, z + rng.uniform(-0.02, 0.02)), (w / 2 + 0.3, 0.03, z + rng.uniform(-0.05, 0.05))], 0.022))
    waves = lambda p: 0.012 * noise(p[0] * 1.5, p[2] * 1.5, 3) * (p[1] > top - 0.1)
    skin = cloth(choice, rng, wide=w * 0.8, high=d * 0.8, up=True, folds=waves)
    return [Piece(joined(*parts), skin, yaw=float(rng.uniform(-0.6, -0.2)))], rng.uniform(4.8, 6.0)


def stack(choice, rng):
    """Three folded cloths, one on another, in colours that go together."""
    colours = [choice.colour, *rng.permutation([c for c in STYLES[choice.finish][1] if c != choice.colour])][:3]
    pieces, y = [], 0.0
    for k in range(3):
        w, d, t = 2.3 - 0.08 * k, 1.6 - 0.06 * k, rng.uniform(0.3, 0.42)
        each = type(choice)(choice.craft, choice.seed, choice.form, choice.finish, choice.motif, str(colours[2 - k]))
        parts = [box(w, t / 2 + 0.02, d, soft=t / 4).moved(y=h, x=0.02 * (h > 0)) for h in (0.0, t / 2)]
        skin = cloth(each, rng, wide=w * 0.8, high=d * 0.8, up=True)
        pieces.append(Piece(joined(*parts), skin, (float(rng.uniform(-0.04, 0.04)), y, 0), float(0.45 + rng.uniform(-0.1, 0.1))))
        y += t
    return pieces, rng.uniform(3.6, 4.6)


def fan(choice, rng):
    """A round silk fan on its handle, leaning back."""
    r = rng.uniform(0.9, 1.05)
    skin = cloth(choice, rng, wide=r * 1.36, high=r * 1.3, at=(0, r))
    face, rim = disc(r, 0.03, soft=0.01), disc(r + 0.05, 0.1, soft=0.04).without(disc(r - 0.02, 1).moved(y=0.07), 0.01).moved(y=-0.05)
    stick = turned([(0.02, 0), (0.06, 0.02), (0.09, 0.1), (0.06, 0.3), (0.07, 0.9), (0.05, 1.3)], smooth=2)
    knot = joined(tube([(0, 0.1, 0.08), (0.14, -0.0, 0.1)], 0.02))
    wood = wooden(str(rng.choice(["4a2c1a", "221712", "a9783f"])), along=1, gloss=0.6)
    lift, lean = 1.12, -0.2
    up = rotation(pitch=lean) @ np.array([0, lift, 0], F)
    return [Piece(face, skin, tuple(up), pitch=lean), Piece(rim, wood, tuple(up), pitch=lean), Piece(stick | knot, wood, (0, 0.02, 0), pitch=lean)], 1.2


def pouch(choice, rng):
    """A drawstring pouch, gathered at the neck."""
    h = rng.uniform(1.5, 1.9)
    solid = turned([(0.7, 0), (0.85, 0.04), (1.0, 0.35), (0.85, 0.9), (0.34, h - 0.35), (0.3, h - 0.25), (0.62, h)], wall=0.05, section=("lobed", 14, 0.022))
    cord = ring(0.32, 0.05).moved(y=h - 0.3)
    ends = [bent([(0.1 * s, h - 0.3, 0.34), (0.3 * s, h - 0.5, 0.5), (0.34 * s, h - 0.9, 0.9)], [0.035, 0.035]) for s in (-1, 1)]
    tie = lin(str(rng.choice(["b0402f", "c99c45", "3f5f55", "e3d9c4"])))
    string = Surface(lambda p, n: Look(np.broadcast_to(tie, p.shape), 0.3), None, 0.6)
    skin = cloth(choice, rng, wide=1.5, high=0.85, at=(0, 0.55))
    return [Piece(solid, skin), Piece(joined(cord, *ends), string)], 2.0


def scroll(choice, rng):
    """A hanging scroll, tall and narrow, between two rods."""
    w, h = rng.uniform(0.95, 1.25), rng.uniform(2.6, 3.0)
    skin = cloth(choice, rng, wide=w * 0.84, high=h * 0.66, at=(0, h * 0.52))
    rods = [tube([(-w / 2 - 0.12, y, 0), (w / 2 + 0.12, y, 0)], 0.07) for y in (0.08, h)]
    string = tube([(-w * 0.4, h, 0), (0, h + 0.3, 0), (w * 0.4, h, 0)], 0.012)
    sheet, wood = box(w, h, 0.03, soft=0.01), wooden("4a2c1a", gloss=0.5)
    return [Piece(sheet, skin, (0, 0.02, 0), pitch=-0.1), Piece(joined(*rods, string), wood, (0, 0.02, 0), pitch=-0.1)], 1.0


def roll(choice, rng):
    """Two rolls of cloth lying side by side."""
    pieces = []
    for k, (z, r) in enumerate(((-0.45, 0.46), (0.42, 0.36))):
        length = 2.4 - 0.25 * k
        curve = [(r * 0.12, -0.02), (r * 0.5, 0.0), (r, 0.0), (r, 0.0), (r, length), (r, length), (r * 0.3, length - 0.03), (0.01, length - 0.03)]
        art = None
        if choice.motif != "none":
            art = faced(choice.motif, threads(choice, rng), rng, wide=2 * r * 2.6, high=length * 0.96, at=(0, length / 2))
            art = Flat(art.print)
        skin = Wound(choice, art, r).surface()
        pieces.append(Piece(turned(curve, smooth=2), skin, (-length / 2, r, z), roll=-float(np.pi / 2)))
    return pieces, 3.0


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


def bag(choice, rng):
    """A flat cloth bag with two handles."""
    w, h = rng.uniform(1.6, 2.0), rng.uniform(1.6, 2.0)
    outline = loop(np.array([(-w / 2, 0.04), (w / 2, 0.04), (w / 2 + 0.03, h * 0.5), (w / 2 - 0.05, h), (-w / 2 + 0.05, h), (-w / 2 - 0.03, h * 0.5)]), 2)
    outline[:, 1] += 0.04
    body = cut(outline, 0.34, soft=0.12)
    skin = cloth(choice, rng, wide=w * 0.78, high=h * 0.72, at=(0, h * 0.48), folds=lambda p: 0.015 * noise(p[0] * 1.2, p[1] * 0.8, 5))
    grips = [bent([(-0.34, h - 0.1, z), (-0.36, h + 0.45, z), (0, h + 0.75, z), (0.36, h + 0.45, z), (0.34, h - 0.1, z)], [0.045, 0.045]) for z in (-0.14, 0.16)]
    leather = wooden(str(rng.choice(["4a2c1a", "7a4a26", "2e2522"])))
    yaw = float(rng.uniform(-0.35, 0.35))
    return [Piece(body, skin, yaw=yaw, pitch=-0.06)] + [Piece(grip, leather, yaw=yaw, pitch=-0.06) for grip in grips], 1.6
