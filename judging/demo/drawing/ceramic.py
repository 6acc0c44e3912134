"""Ceramics: thrown pots, plates and tea sets."""

import numpy as np

from .glazes import GLAZES, Fired, palette_for
from .laid import faced, wrapped
from .scene import Piece
from .solids import bent, hoop, joined, tube
from .timber import wooden
from .vessels import lidded, thrown

PAINTED = (
    "bamboo",
    "lotus",
    "cranes",
    "blossom",
    "chrysanthemum",
    "orchid",
    "vine",
    "fish",
    "swallows",
    "mountains",
    "boats",
    "butterflies",
    "dragonflies",
    "village",
    "leaves",
    "rice",
    "waves",
    "buffalo",
    "palm",
    "clouds",
)
CARVINGS = ("lotus", "vine", "chrysanthemum", "none", "leaves", "waves", "fish", "diamonds", "none")
PLAIN = ("none", "ridges")
STYLES = {
    finish: (motifs, tuple(GLAZES[finish]))
    for finish, motifs in {
        "crackle": (*PAINTED[:14], "none"),
        "cobalt": PAINTED,
        "polychrome": PAINTED,
        "brown_painted": PAINTED,
        "celadon": CARVINGS,
        "white": CARVINGS,
        "unglazed": ("waves", "ridges", "diamonds", "leaves", "zigzag"),
        "eel_skin": PLAIN,
        "ash": (*PLAIN, "rice", "leaves"),
        "copper_green": ("none", "lotus", "ridges"),
        "iron_black": ("none", "ridges", "leaves"),
        "flambe": ("none",),
        "two_tone": ("none", "ridges"),
        "runs": ("none",),
        "deep_blue": ("none", "vine", "cranes", "waves"),
    }.items()
}
ALL = tuple(STYLES)
DRAWN = ("crackle", "cobalt", "polychrome", "brown_painted", "celadon")
BODIES = {
    "shouldered_vase": "shouldered",
    "bottle_vase": "bottle",
    "garlic_vase": "garlic",
    "gourd_vase": "gourd",
    "trumpet_vase": "trumpet",
    "pear_vase": "pear",
    "egg_vase": "egg",
    "temple_vase": "temple",
    "rouleau_vase": "rouleau",
    "globe_vase": "globe",
    "square_vase": "beaker",
    "moon_flask": "moon",
    "bowl": "bowl",
    "deep_bowl": "deep_bowl",
    "stem_bowl": "stem_bowl",
    "planter": "planter",
    "lidded_jar": "jar",
    "crock": "crock",
    "tureen": "tureen",
}
FORMS = dict.fromkeys(BODIES, ALL) | {
    "standing_plate": DRAWN + ("runs", "deep_blue", "flambe"),
    "dish": DRAWN + ("ash", "runs", "copper_green", "white"),
    "tea_set": ALL,
    "teapot": ALL,
    "cup_pair": ALL,
    "vase_trio": ALL,
    "wine_set": ALL,
}
PIECES = {"tea_set": 4, "cup_pair": 2, "vase_trio": 3, "wine_set": 3}
BARE = {}
SECTIONS = {"square_vase": ("square", 7.0), "moon_flask": ("oval", 1.75)}
HOLLOW = ("bowl", "deep_bowl", "stem_bowl", "planter", "cup_pair", "tea_set", "trumpet_vase")
LID_KINDS = {"lidded_jar": "knob", "crock": "knob", "tureen": "button"}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    if choice.form in ("tea_set", "teapot"):
        return tea(choice, rng)
    if choice.form in ("standing_plate", "dish"):
        return plate(choice, rng)
    maker = {"cup_pair": cups, "vase_trio": trio, "wine_set": wine}.get(choice.form, single)
    return maker(choice, rng)


def fire(choice, vessel, rng, *, repeat=None, rim=True):
    """The glazed surface of one vessel, drawn on where it is widest."""
    code = GLAZES[choice.finish][choice.colour]
    low, high, ref = vessel.field()
    extra = {
        "size": rng.uniform(4.5, 8.5),
        "line": rng.uniform(0.3, 0.7),
        "under": str(rng.choice(["4a2d1c", "2d2a28", "7a5a38", "39485a"])),
        "rim": bool(rng.random() < 0.7) and rim and choice.form not in LID_KINDS,
    }
    if choice.form in HOLLOW:
        extra["curve"] = vessel.curve
    if choice.motif == "ridges":
        extra |= {"ridges": rng.uniform(0.003, 0.009), "pitch": rng.uniform(22, 46)}
    print_ = None
    if choice.motif not in ("none", "ridges"):
        flat = ref / max(high - low, 0.05) > 1.5
        many = repeat or (int(rng.integers(2, 4)) if flat or rng.random() < 0.3 else 1)
        print_ = wrapped(
            choice.motif,
            palette_for(choice.finish, code, rng),
            rng,
            ref=ref * 0.97,
            low=low,
            high=high,
            bands=edging(vessel, rng),
            repeat=many,
        )
    return Fired(choice.finish, code, vessel.height, print_, False, choice.seed, extra).surface()


def edging(vessel, rng):
    """A band at the foot and lines at the shoulder, or nothing."""
    low, high, ref = vessel.field()
    kinds = list(rng.permutation(["petals", "keys", "beads", "scallops", "scroll", "lines"]))
    bands = []
    if low > 0.32 and rng.random() < 0.75:
        bands.append((kinds[0], low - 0.17, min(0.2, low * 0.5), int(2 * np.pi * ref / 0.2)))
    if rng.random() < 0.7 and vessel.height - high > 0.12:
        bands.append((kinds[1], high + 0.11, 0.09, int(2 * np.pi * ref / 0.16)))
    return [(k, y, h, 2 if k == "lines" else n) for k, y, h, n in bands]


def single(choice, rng):
    """One vessel, lidded if its form asks for it."""
    section = SECTIONS.get(choice.form, ("round",))
    lobes = choice.finish in ("celadon", "white", "copper_green", "unglazed") and choice.motif == "none"
    if lobes and section[0] == "round" and rng.random() < 0.7:
        section = ("lobed", int(rng.integers(6, 13)), 0.02)
    vessel = thrown(BODIES[choice.form], rng, section=section)
    surface = fire(choice, vessel, rng)
    if choice.form in LID_KINDS:
        vessel = lidded(vessel, LID_KINDS[choice.form] if rng.random() < 0.6 else "dome", section=section)
    open_ = choice.form in ("bowl", "deep_bowl", "stem_bowl", "planter")
    return [
        Piece(vessel.solid, surface, yaw=0.6 if section[0] == "square" else 0.25 * (section[0] == "oval"))
    ], 3.1 if open_ else rng.uniform(1.5, 2.3)


def plate(choice, rng):
    """A plate on a small stand, or a dish seen from above."""
    vessel = thrown("plate" if rng.random() < 0.6 else "saucer", rng, wall=0.06, amount=0.5)
    reach = vessel.curve[-1][0]
    code = GLAZES[choice.finish][choice.colour]
    art = None
    if choice.motif not in ("none", "ridges"):
        art = faced(
            choice.motif, palette_for(choice.finish, code, rng), rng, wide=reach * 1.32, high=reach * 1.24, up=True
        )
    surface = Fired(choice.finish, code, vessel.height, art, True, choice.seed, {"size": 5.0, "rim": False}).surface()
    if choice.form == "dish":
        return [Piece(vessel.solid, surface)], rng.uniform(7.0, 8.6)
    lean = np.pi / 2 - 0.26
    high = reach * np.sin(lean) + 0.1
    stand = Piece(stand_for(reach), wooden("4a2c1a", gloss=0.4))
    return [Piece(vessel.solid, surface, (0, high, -0.2), pitch=float(lean)), stand], 1.4


def stand_for(reach):
    """Two low wooden feet with a peg in front, and a back leg."""
    feet = [
        tube([(s, 0.05, 0.34), (s, 0.06, -0.6)], 0.05) | tube([(s, 0.05, 0.3), (s, 0.26, 0.36)], 0.045)
        for s in (-0.42 * reach, 0.42 * reach)
    ]
    bar = tube([(-0.42 * reach, 0.06, -0.3), (0.42 * reach, 0.06, -0.3)], 0.045)
    return joined(*feet, bar)


def pot_solid(rng, kind, handle):
    """A teapot: body, lid, spout, and a handle over it or behind it."""
    body = lidded(thrown(kind, rng, wall=0, amount=0.6), "button", rise=0.8)
    r, top = body.curve[:, 0].max(), body.height
    out, mouth = r * 0.78, top * rng.uniform(0.88, 1.02)
    spout = bent(
        [(out, top * 0.35, 0), (r * 1.15, top * 0.42, 0), (r * 1.22, top * 0.7, 0), (r * 1.5, mouth, 0)],
        [0.19, 0.14, 0.09, 0.065],
    )
    spout = spout.without(tube([(r * 1.42, mouth - 0.06, 0), (r * 1.6, mouth + 0.2, 0)], 0.04))
    if handle == "over":
        grip = hoop(r * 0.62, 0.86, top * 0.86, thick=0.05)
    else:
        grip = bent(
            [(-r * 0.8, top * 0.8, 0), (-r * 1.35, top * 0.9, 0), (-r * 1.4, top * 0.4, 0), (-r * 0.85, top * 0.28, 0)],
            [0.06, 0.065, 0.06, 0.06],
        )
    return body, joined(body.solid, spout, grip)


def tea(choice, rng):
    """A teapot alone, or with cups (and sometimes on a dish)."""
    body, whole = pot_solid(rng, str(rng.choice(["pot", "tall_pot", "flat_pot"])), str(rng.choice(["over", "back"])))
    surface = fire(choice, body, rng, repeat=2, rim=False)
    yaw = rng.uniform(-0.5, -0.1)
    if choice.form == "teapot":
        return [Piece(whole, surface, yaw=float(yaw))], rng.uniform(2.0, 2.8)
    shape = str(rng.choice(["cup", "tall_cup"]))
    cup = thrown(shape, rng, wall=0.035, amount=0.6)
    skin = fire(choice, cup, rng, repeat=2)
    spots = [(1.25, 0, 0.85), (0.35, 0, 1.3), (-0.6, 0, 1.2)]
    return [Piece(whole, surface, (-0.22, 0, -0.35), float(yaw))] + [
        Piece(cup.solid, skin, at, float(rng.uniform(0, 3))) for at in spots
    ], rng.uniform(2.6, 3.4)


def cups(choice, rng):
    """Two cups side by side."""
    cup = thrown(str(rng.choice(["cup", "tall_cup"])), rng, wall=0.035)
    surface = fire(choice, cup, rng, repeat=2)
    other = fire(choice, cup, rng, repeat=2)
    return [Piece(cup.solid, surface, (-0.46, 0, -0.12)), Piece(cup.solid, other, (0.44, 0, 0.2), 1.2)], 2.9


def trio(choice, rng):
    """Three small vases that belong together."""
    names = rng.choice(["bottle", "pear", "egg", "globe", "gourd", "shouldered", "garlic", "beaker"], 3, replace=False)
    pieces = []
    for name, x, z, scale in zip(names, (-1.15, 0.1, 1.2), (0.15, -0.55, 0.3), (0.62, 0.86, 0.5), strict=False):
        vessel = thrown(str(name), rng, scale=scale, wall=0.045)
        pieces.append(Piece(vessel.solid, fire(choice, vessel, rng, repeat=1), (x, 0, z)))
    return pieces, 2.1


def wine(choice, rng):
    """A flask and two small cups."""
    flask = thrown(str(rng.choice(["bottle", "gourd", "pear", "garlic"])), rng, scale=0.8)
    cup = thrown("cup", rng, wall=0.03, scale=0.8)
    skin = fire(choice, cup, rng, repeat=2)
    pieces = [Piece(flask.solid, fire(choice, flask, rng), (-0.35, 0, -0.2))]
    return pieces + [Piece(cup.solid, skin, (0.85, 0, 0.35)), Piece(cup.solid, skin, (0.4, 0, 0.95), 2.0)], 2.3
