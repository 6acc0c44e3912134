"""Lacquer: polished grounds with eggshell, gold and silver."""

import numpy as np

from .cases import CASES, Case, panel
from .lacquered import GROUNDS, palette, surface
from .laid import faced, wrapped
from .scene import Piece
from .vessels import lidded, thrown

SCENERY = ("mountains", "boats", "village", "terraces", "buffalo", "palm")
LIVING = (
    "lotus",
    "fish",
    "cranes",
    "bamboo",
    "blossom",
    "chrysanthemum",
    "butterflies",
    "swallows",
    "orchid",
    "dragonflies",
)
STYLES = {
    "eggshell": (SCENERY + LIVING + ("mist",), ("black", "red", "brown", "green", "indigo")),
    "gold_leaf": (SCENERY + LIVING + ("vine", "waves", "mist"), ("black", "red", "brown", "green")),
    "silver_leaf": (LIVING + ("mist", "leaves", "waves", "clouds"), ("black", "indigo", "brown", "green")),
    "colour_painted": (SCENERY + LIVING, ("black", "amber", "brown", "ivory", "indigo")),
    "plain_polished": (("none", "rings", "mist"), ("red", "black", "amber", "green", "indigo", "brown")),
}
ALL = tuple(STYLES)
DRAWN = ALL[:4]
BODIES = {
    "shouldered_vase": "shouldered",
    "temple_vase": "temple",
    "egg_vase": "egg",
    "pear_vase": "pear",
    "rouleau_vase": "rouleau",
    "moon_flask": "moon",
    "trumpet_vase": "trumpet",
    "globe_vase": "globe",
    "deep_bowl": "deep_bowl",
    "lidded_jar": "crock",
}
FORMS = (
    dict.fromkeys(BODIES, ALL)
    | dict.fromkeys(("panel", "round_panel", "panel_set"), DRAWN)
    | {
        "round_box": ALL,
        "square_box": ALL,
        "tray": ALL,
        "round_tray": ALL,
        "caddy": ALL,
        "standing_plate": ALL,
        "bowl_set": ALL,
        "vase_pair": ALL,
    }
)
PIECES = {"panel_set": 4, "bowl_set": 3, "vase_pair": 2}
BARE = {}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    if choice.form == "panel_set":
        return panels(choice, rng)
    if choice.form in CASES:
        return cased(choice, rng)
    if choice.form == "standing_plate":
        return plate(choice, rng)
    if choice.form == "bowl_set":
        return bowls(choice, rng)
    if choice.form == "vase_pair":
        name = str(rng.choice(["temple", "pear", "egg", "shouldered"]))
        return [vase(choice, rng, name=name, x=x, scale=s) for x, s in ((-0.75, 0.9), (0.8, 0.66))], 1.8
    return [vase(choice, rng, name=BODIES[choice.form])], 2.8 if choice.form == "deep_bowl" else rng.uniform(1.4, 2.2)


def vase(choice, rng, *, name, x=0.0, scale=1.0):
    """One turned piece with its drawing wrapped round."""
    section = ("oval", 1.75) if name == "moon" else ("round",)
    body = thrown(name, rng, section=section, scale=scale)
    low, high, ref = body.field()
    art = None
    if choice.motif not in ("none", "mist"):
        art = wrapped(
            choice.motif,
            palette(choice.finish, GROUNDS[choice.colour], rng),
            rng,
            ref=ref * 0.97,
            low=low,
            high=high,
            repeat=2 if (high - low) < ref else 1,
        )
    whole = lidded(body, "cap") if choice.form == "lidded_jar" else body
    return Piece(whole.solid, surface(choice, art, rng, top=body.height), (x, 0, -0.2 * x))


def drawing(choice, case, rng):
    """The drawing for the plane of a case."""
    if choice.motif in ("none", "mist"):
        return None
    inks = palette(choice.finish, GROUNDS[choice.colour], rng)
    return faced(choice.motif, inks, rng, wide=case.wide * 0.94, high=case.high * 0.94, at=case.at, up=case.up)


def cased(choice, rng):
    """A box, tray or panel."""
    case = CASES[choice.form](rng)
    yaw = (
        0.0 if case.round else rng.uniform(0.2, 0.5) * rng.choice([-1, 1]) * (0.35 if not case.up and case.pitch else 1)
    )
    lift = 0.02 if case.pitch else 0
    return [
        Piece(
            case.solid,
            surface(choice, drawing(choice, case, rng), rng, case=case),
            (0, lift, 0),
            float(yaw),
            case.pitch,
        )
    ], case.rise


def panels(choice, rng):
    """Four narrow panels in a row."""
    pieces, motifs = [], {"lotus", "bamboo", "blossom", "chrysanthemum"}
    others = sorted(motifs - {choice.motif})
    for k in range(4):
        case = panel(rng, 0.82, 2.6)
        each = choice.motif if k == 0 or choice.motif not in motifs else others[k - 1]
        inks = palette(choice.finish, GROUNDS[choice.colour], rng)
        art = None if each == "mist" else faced(each, inks, rng, wide=0.66, high=2.1, at=case.at)
        pieces.append(
            Piece(case.solid, surface(choice, art, rng, case=case), ((k - 1.5) * 0.92, 0.02, 0), 0.0, case.pitch)
        )
    return pieces, 1.1


def plate(choice, rng):
    """A plate facing the viewer."""
    body = thrown("plate", rng, wall=0.06, amount=0.5)
    reach = body.curve[-1][0]
    case = Case(body.solid, reach * 1.5, reach * 1.5, floor=-1, round=True)
    lean = np.pi / 2 - 0.26
    return [
        Piece(
            body.solid,
            surface(choice, drawing(choice, case, rng), rng, case=case),
            (0, float(reach * np.sin(lean)), 0),
            pitch=float(lean),
        )
    ], 1.3


def bowls(choice, rng):
    """Three bowls of one family, large to small."""
    pieces = []
    for x, z, scale in ((-0.75, -0.6, 0.95), (0.85, -0.1, 0.72), (-0.1, 0.95, 0.52)):
        body = thrown("bowl", rng, scale=scale, amount=0.4)
        low, high, ref = body.field()
        art = None
        if choice.motif not in ("none", "mist"):
            art = wrapped(
                choice.motif,
                palette(choice.finish, GROUNDS[choice.colour], rng),
                rng,
                ref=ref,
                low=low,
                high=high,
                repeat=3,
            )
        pieces.append(Piece(body.solid, surface(choice, art, rng, top=body.height), (x, 0, z)))
    return pieces, 3.2
