"""Mother-of-pearl in dark wood, turned wood, and horn."""

import numpy as np

from .cases import CASES, Case
from .inlaid import HORNS, inks, surface
from .laid import faced, wrapped
from .outlines import loop
from .scene import Piece
from .solids import box, cut, joined, turned
from .vessels import lidded, thrown

DRAWINGS = (
    "lotus",
    "cranes",
    "bamboo",
    "blossom",
    "chrysanthemum",
    "orchid",
    "vine",
    "fish",
    "butterflies",
    "swallows",
    "dragonflies",
    "mountains",
    "boats",
    "village",
    "terraces",
    "waves",
    "rice",
    "clouds",
    "leaves",
    "buffalo",
)
STYLES = {
    "pearl_rosewood": (DRAWINGS, ("brown", "red")),
    "pearl_ebony": (DRAWINGS, ("black",)),
    "pearl_lacquer": (DRAWINGS, ("black", "red", "green")),
    "turned_wood": (("none", "ridges"), ("pale", "walnut", "red", "oak")),
    "marquetry": (
        ("diamonds", "zigzag", "leaves", "rings", "mountains", "lotus", "blossom"),
        ("pale", "oak", "walnut"),
    ),
    "horn": (("none",), tuple(HORNS)),
}
PEARL = ("pearl_rosewood", "pearl_ebony", "pearl_lacquer")
LEAVED = PEARL + ("marquetry",)
BODIES = {
    "vase": ("shouldered", "pear", "egg", "rouleau", "temple"),
    "wood_bowl": ("bowl", "deep_bowl", "stem_bowl"),
    "lidded_jar": ("crock", "jar"),
}
PLANES = ("square_box", "round_box", "tray", "round_tray", "panel", "round_panel", "chest", "caddy")
FORMS = dict.fromkeys(PLANES, LEAVED) | {
    "vase": PEARL + ("turned_wood", "horn"),
    "wood_bowl": ("turned_wood", "horn", "pearl_lacquer"),
    "lidded_jar": ("turned_wood", "pearl_rosewood", "pearl_lacquer", "horn"),
    "brush_pot": PEARL + ("turned_wood", "horn"),
    "standing_plate": LEAVED,
    "comb": ("horn", "turned_wood"),
    "tea_tray_set": ("turned_wood", "horn"),
    "box_pair": LEAVED,
}
PIECES = {"tea_tray_set": 4, "box_pair": 2}
BARE = {}


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
    return Piece(
        case.solid, surface(choice, art, rng, case=case), (at[0], at[1] + lift, at[2]), float(yaw), case.pitch
    ), case.rise


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
        art = wrapped(
            choice.motif, inks(choice), rng, ref=ref * 0.97, low=low, high=high, repeat=2 if high - low < ref else 1
        )
    whole = lidded(body, str(rng.choice(["knob", "button"]))) if choice.form == "lidded_jar" else body
    along = 1 if rng.random() < 0.5 else 0
    return [
        Piece(whole.solid, surface(choice, art, rng, along=along, ridges=choice.motif == "ridges"))
    ], 3.0 if choice.form == "wood_bowl" else 1.9


def brush_pot(choice, rng):
    """A straight pot for brushes."""
    r, h = rng.uniform(0.6, 0.8), rng.uniform(1.4, 1.8)
    section = ("round",) if rng.random() < 0.6 else ("square", 8.0)
    solid = turned([(r, 0), (r, 0), (r, h), (r, h)], wall=0.07, section=section) | turned(
        [(r + 0.05, 0), (r + 0.05, 0), (r + 0.05, 0.08)], section=section
    )
    art = None
    if choice.motif not in ("none", "ridges"):
        art = wrapped(choice.motif, inks(choice), rng, ref=r, low=0.2, high=h - 0.15)
    return [
        Piece(
            solid,
            surface(choice, art, rng, along=1, ridges=choice.motif == "ridges"),
            yaw=0.5 if section[0] == "square" else 0.0,
        )
    ], 2.5


def plate(choice, rng):
    """A plate facing the viewer."""
    body = thrown("plate", rng, wall=0.07, amount=0.5)
    reach = body.curve[-1][0]
    case = Case(body.solid, reach * 1.55, reach * 1.55, floor=-1, round=True)
    art = faced(choice.motif, inks(choice), rng, wide=reach * 1.36, high=reach * 1.3, up=True)
    lean = np.pi / 2 - 0.26
    return [
        Piece(body.solid, surface(choice, art, rng, case=case), (0, float(reach * np.sin(lean)), 0), pitch=float(lean))
    ], 1.3


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
    ends = [
        (w - 0.16, h),
        (w - 0.14, 0.02),
        (w, 0.02),
        (w, h + 0.2),
        (-w, h + 0.2),
        (-w, 0.02),
        (-w + 0.14, 0.02),
        (-w + 0.16, h),
    ]
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
