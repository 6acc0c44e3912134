"""Mother-of-pearl in dark wood, turned wood, and horn."""

from dataclasses import dataclass

import numpy as np

from .cases import CASES, Case, border, on_plane
from .colour import lin, shifted
from .laid import faced, wrapped
from .numbers import F, around, bump, mix, step
from .outlines import loop
from .scene import Look, Piece, Surface
from .sheet import Ink, Palette
from .solids import box, cut, joined, turned
from .texture import cells, noise
from .timber import grained
from .vessels import lidded, thrown

DRAWINGS = ("lotus", "cranes", "bamboo", "blossom", "chrysanthemum", "orchid", "vine", "fish", "butterflies", "swallows", "dragonflies",
            "mountains", "boats", "village", "terraces", "waves", "rice", "clouds", "leaves", "buffalo")
HORNS = {"brown": "6b4a2c", "honey": "b58a4c", "grey": "77716a", "black": "332c28"}
STYLES = {
    "pearl_rosewood": (DRAWINGS, ("brown", "red")), "pearl_ebony": (DRAWINGS, ("black",)), "pearl_lacquer": (DRAWINGS, ("black", "red", "green")),
    "turned_wood": (("none", "ridges"), ("pale", "walnut", "red", "oak")), "marquetry": (("diamonds", "zigzag", "leaves", "rings", "mountains", "lotus", "blossom"), ("pale", "oak", "walnut")),
    "horn": (("none",), tuple(HORNS)),
}
TIMBER = {"brown": "4a2415", "red": "5c1f12", "black": "1f1612", "green": "132c23", "pale": "d0aa72", "walnut": "5f3d25", "oak": "a9783f"}
PEARL = ("pearl_rosewood", "pearl_ebony", "pearl_lacquer")
LEAVED = PEARL + ("marquetry",)
BODIES = {"vase": ("shouldered", "pear", "egg", "rouleau", "temple"), "wood_bowl": ("bowl", "deep_bowl", "stem_bowl"), "lidded_jar": ("crock", "jar")}
FORMS = {form: LEAVED for form in ("square_box", "round_box", "tray", "round_tray", "panel", "round_panel", "chest", "caddy")} | {
    "vase": PEARL + ("turned_wood", "horn"), "wood_bowl": ("turned_wood", "horn", "pearl_lacquer"), "lidded_jar": ("turned_wood", "pearl_rosewood", "pearl_lacquer", "horn"),
    "brush_pot": PEARL + ("turned_wood", "horn"), "standing_plate": LEAVED, "comb": ("horn", "turned_wood"), "tea_tray_set": ("turned_wood", "horn"), "box_pair": LEAVED,
}
PIECES = {"tea_tray_set": 4, "box_pair": 2}


def pearl(p, n, who):
    """Mother-of-pearl: each shard turns its own colours to the light."""
    turn = who * 5 + n[0] * 2.5 + n[1] * 2 + 5 * noise(p[0] * 5, p[1] * 5 + p[2] * 4, 4)
    waves = np.stack([0.5 + 0.5 * np.cos(turn * 2.2 + k) for k in (0, 2.0, 4.1)])
    return lin("dfe6df") * 0.82 + waves * np.array([[0.20], [0.15], [0.24]], F) - 0.06


def shell_palette(ground):
    """All shell, with the ground showing between the parts."""
    gap, dim = Ink(ground, 0.0), Ink("dfe6df", 0.85)
    return Palette(main=Ink("e8ece6"), edge=Ink(ground, 0.02), vein=Ink(ground, 0.05), eye=gap, far=dim, middle=dim, water=dim)


def wood_palette():
    """Veneers in five woods."""
    return Palette(main=Ink("6b3f22"), petal=Ink("e2c48e"), inner=Ink("f0dfb4"), heart=Ink("b8742e"), leaf=Ink("7a6a35"), stem=Ink("45281a"), vein=Ink("3a2415"),
                   edge=Ink("33200f", 0.8), far=Ink("c9a468"), middle=Ink("94602f"), near=Ink("4c2c18"), sky=Ink("ecd9ac"), wing=Ink("e6d3a6"), body=Ink("8c4a24"), water=Ink("f0dfb4"))


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
            return mix(lin(shifted(code, -0.35)), lin(code), step(0.3, 0.7, noise(p[0] * 1.4, p[1] * 1.4 + p[2], self.seed)))
        return grained(p, code, along=self.along)

    def paint(self, p, n):
        """The ground, then shell or veneer, then a thin line round the plane."""
        colour = self.ground(p)
        gloss = {"turned_wood": 0.4, "horn": 0.9, "marquetry": 0.5, "pearl_lacquer": 1.2}.get(self.choice.finish, 0.8)
        if self.art is None:
            return Look(colour, gloss)
        if self.case is None:
            on = (n[0] * p[0] + n[2] * p[2] > -0.02).astype(F)
        else:
            on = on_plane(self.case, p, n)
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


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    if choice.form in CASES:
        piece, rise = cased(choice, CASES[choice.form](rng), rng)
        return [piece], rise
    makers = {"standing_plate": plate, "comb": comb, "tea_tray_set": tea_tray, "box_pair": pair, "brush_pot": brush_pot}
    return makers.get(choice.form, vessel)(choice, rng)


def cased(choice, case, rng, *, at=(0.0, 0.0, 0.0)):
    """A box, tray or panel with its inlay, and how high to look from."""
    art = faced(choice.motif, inks(choice), rng, wide=case.wide * 0.92, high=case.high * 0.92, at=case.at, up=case.up)
    yaw = 0.0 if case.round else rng.uniform(0.25, 0.5) * rng.choice([-1, 1]) * (0.3 if case.pitch else 1)
    lift = 0.02 if case.pitch else 0.0
    return Piece(case.solid, surface(choice, art, rng, case=case), (at[0], at[1] + lift, at[2]), float(yaw), case.pitch), case.rise


def pair(choice, rng):
    """A larger and a smaller box of one kind."""
    kind = "round_box" if rng.random() < 0.5 else "square_box"
    large, rise = cased(choice, CASES[kind](rng), rng, at=(-0.9, 0, -0.6))
    low = turned([(0.7, 0), (0.74, 0.04), (0.74, 0.6), (0.7, 0.66), (0.02, 0.67)])
    small = Case(low, 1.05, 1.05, floor=0.6, round=True)
    other, _ = cased(choice, small, rng, at=(1.0, 0, 0.9))
    return [large, other], rise


def vessel(choice, rng):
    """A turned vase, bowl or jar."""
    body = thrown(str(rng.choice(BODIES[choice.form])), rng, wall=0.09 if choice.form == "wood_bowl" else 0.06)
    low, high, ref = body.field()
    art = None
    if choice.motif not in ("none", "ridges"):
        art = wrapped(choice.motif, inks(choice), rng, ref=ref * 0.97, low=low, high=high, repeat=2 if high - low < ref else 1)
    whole = lidded(body, str(rng.choice(["knob", "button"]))) if choice.form == "lidded_jar" else body
    along = 1 if rng.random() < 0.5 else 0
    return [Piece(whole.solid, surface(choice, art, rng, along=along, ridges=choice.motif == "ridges"))], 3.0 if choice.form == "wood_bowl" else 1.9


def brush_pot(choice, rng):
    """A straight pot for brushes."""
    r, h = rng.uniform(0.6, 0.8), rng.uniform(1.4, 1.8)
    section = ("round",) if rng.random() < 0.6 else ("square", 8.0)
    solid = turned([(r, 0), (r, 0), (r, h), (r, h)], wall=0.07, section=section) | turned([(r + 0.05, 0), (r + 0.05, 0), (r + 0.05, 0.08)], section=section)
    art = None
    if choice.motif not in ("none", "ridges"):
        art = wrapped(choice.motif, inks(choice), rng, ref=r, low=0.2, high=h - 0.15)
    return [Piece(solid, surface(choice, art, rng, along=1, ridges=choice.motif == "ridges"), yaw=0.5 if section[0] == "square" else 0.0)], 2.5


def plate(choice, rng):
    """A plate facing the viewer."""
    body = thrown("plate", rng, wall=0.07, amount=0.5)
    reach = body.curve[-1][0]
    case = Case(body.solid, reach * 1.55, reach * 1.55, floor=-1, round=True)
    art = faced(choice.motif, inks(choice), rng, wide=reach * 1.36, high=reach * 1.3, up=True)
    lean = np.pi / 2 - 0.26
    return [Piece(body.solid, surface(choice, art, rng, case=case), (0, float(reach * np.sin(lean)), 0), pitch=float(lean))], 1.3


def comb(choice, rng):
    """A comb leaning back: an arched spine and many teeth."""
    w, h, arch = rng.uniform(1.1, 1.4), rng.uniform(1.1, 1.4), rng.uniform(0.2, 0.5)
    x = np.linspace(-w, w, 30)
    spine = np.vstack([np.stack([x, h + 0.35 + arch * (1 - (x / w) ** 2)], 1), [(w, h - 0.2), (-w, h - 0.2)]])
    teeth = []
    count = int(rng.integers(16, 24))
    for k in range(count):
        a = -w + 2 * w * (k + 0.25) / count
        teeth += [(a, h), (a, 0.06), (a + w / count, 0.06), (a + w / count, h)]
    ends = [(w - 0.16, h), (w - 0.14, 0.02), (w, 0.02), (w, h + 0.2), (-w, h + 0.2), (-w, 0.02), (-w + 0.14, 0.02), (-w + 0.16, h)]
    solid = joined(cut(loop(spine, 1), 0.16, soft=0.05), cut(np.array(teeth + ends), 0.11, soft=0.03))
    return [Piece(solid, surface(choice, None, rng, along=0), (0, 0.02, 0), float(rng.uniform(-0.3, 0.3)), -0.3)], 1.6


def tea_tray(choice, rng):
    """A tray with three cups or bowls on it."""
    w, d = 2.7, 1.7
    solid = box(w, 0.2, d, soft=0.05).without(box(w - 0.2, 1, d - 0.2, soft=0.06).moved(y=0.09))
    cup = thrown(str(rng.choice(["cup", "tall_cup"])), rng, wall=0.045, scale=1.1)
    skin = surface(choice, None, rng, along=1)
    spots = ((-0.8, 0.09, 0.1), (0.05, 0.09, -0.25), (0.75, 0.09, 0.25))
    return [Piece(solid, surface(choice, None, rng))] + [Piece(cup.solid, skin, at) for at in spots], 3.6
