"""Bronze, brass, copper and silver; and carved stone."""

import numpy as np

from .outlines import rounded
from .scene import Piece
from .solids import bent, hoop, joined, turned
from .stands import bell, candlesticks, gong, lantern, mortar, stick, trinket
from .vessels import Vessel, lid_for, lidded, thrown, varied
from .wrought import METALS, STONES, skin

CHASED = (
    "vine",
    "lotus",
    "waves",
    "chrysanthemum",
    "diamonds",
    "cranes",
    "fish",
    "bamboo",
    "blossom",
    "leaves",
    "clouds",
)
STYLES = {
    "patinated_bronze": (CHASED + ("none",), ("brown", "green", "black")),
    "brass": (CHASED + ("none", "hammered"), ("gold", "honey")),
    "copper": (("hammered", "none", "vine", "leaves", "waves"), ("copper", "red")),
    "silver": (("hammered", "vine", "lotus", "chrysanthemum", "blossom", "none", "butterflies"), ("silver", "grey")),
    "cast_iron": (("none", "beads", "diamonds", "waves"), ("black", "brown")),
    "green_stone": (("none", "lotus", "waves", "vine", "clouds", "diamonds"), ("grey", "green", "blue")),
    "marble": (("none", "lotus", "leaves", "vine", "waves"), ("white", "ivory", "pink")),
}
WROUGHT = ("patinated_bronze", "brass", "copper", "silver")
BODIES = {
    "shouldered_vase": "shouldered",
    "bottle_vase": "bottle",
    "trumpet_vase": "trumpet",
    "pear_vase": "pear",
    "temple_vase": "temple",
    "bowl": "deep_bowl",
    "stem_bowl": "stem_bowl",
    "lidded_jar": "jar",
    "basin": "planter",
}
FORMS = {
    "shouldered_vase": WROUGHT + ("marble",),
    "bottle_vase": WROUGHT,
    "trumpet_vase": WROUGHT,
    "pear_vase": WROUGHT + ("green_stone",),
    "temple_vase": ("patinated_bronze", "brass", "silver"),
    "bowl": tuple(METALS),
    "stem_bowl": WROUGHT + ("marble",),
    "lidded_jar": tuple(METALS),
    "basin": ("patinated_bronze", "brass", "copper", "green_stone", "marble"),
    "censer": ("patinated_bronze", "brass", "green_stone"),
    "bell": ("patinated_bronze", "brass", "cast_iron"),
    "candlestick_pair": ("patinated_bronze", "brass", "silver", "marble"),
    "kettle": ("cast_iron", "copper", "brass", "silver"),
    "altar_set": ("patinated_bronze", "brass"),
    "stone_lantern": STONES,
    "mortar": ("green_stone", "marble", "cast_iron"),
    "trinket_box": ("silver", "brass", "copper", "patinated_bronze"),
    "gong": ("brass", "patinated_bronze"),
}
PIECES = {"candlestick_pair": 2, "altar_set": 3, "mortar": 2}
BARE = {"gong": None, "stone_lantern": None, "candlestick_pair": None}
CENSERS = (
    [(0.5, 0.42), (0.74, 0.5), (1.05, 0.9), (1.06, 1.3), (0.9, 1.52), (0.9, 1.62), (1.04, 1.74)],
    [(0.7, 0.42), (0.9, 0.46), (1.02, 0.6), (1.02, 1.3), (0.98, 1.36), (1.06, 1.44), (1.06, 1.52)],
    [(0.4, 0.4), (0.8, 0.48), (1.15, 0.85), (1.0, 1.2), (0.7, 1.3), (0.72, 1.4), (0.92, 1.5)],
)


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    makers = {
        "censer": censer,
        "bell": bell,
        "candlestick_pair": candlesticks,
        "kettle": kettle,
        "altar_set": altar,
        "stone_lantern": lantern,
        "mortar": mortar,
        "trinket_box": trinket,
        "gong": gong,
    }
    return makers.get(choice.form, vessel)(choice, rng)


def vessel(choice, rng):
    """A vase, bowl or jar."""
    thick = 0.12 if choice.finish in STONES else 0.05
    lobes = choice.motif == "none" and rng.random() < 0.5
    section = ("lobed", int(rng.integers(8, 16)), 0.018) if lobes else ("round",)
    body = thrown(BODIES[choice.form], rng, wall=thick, section=section)
    surface = skin(choice, rng, body)
    whole = lidded(body, str(rng.choice(["knob", "dome"]))) if choice.form == "lidded_jar" else body
    low = choice.form in ("bowl", "basin", "stem_bowl")
    return [Piece(whole.solid, surface)], 2.9 if low else rng.uniform(1.5, 2.2)


def censer_solid(rng):
    """A tripod censer with ears and a domed lid, and its body."""
    points = varied(CENSERS[int(rng.integers(len(CENSERS)))], rng, amount=0.6)
    body = Vessel(turned(points, wall=0.07), rounded(points))
    r, foot = body.curve[:, 0].max(), points[0][1]
    legs = [
        bent(
            [
                (0.55 * r * np.sin(k), foot + 0.16, 0.55 * r * np.cos(k)),
                (0.78 * r * np.sin(k), 0.3, 0.78 * r * np.cos(k)),
                (0.72 * r * np.sin(k), 0.06, 0.72 * r * np.cos(k)),
            ],
            [0.19, 0.12, 0.1],
        )
        for k in (0.35, 2.44, 4.54)
    ]
    y, parts = body.height, [body.solid, *legs]
    if rng.random() < 0.5:
        parts += [
            bent(
                [
                    (s * r * 0.9, y - 0.3, 0),
                    (s * r * 1.3, y - 0.2, 0),
                    (s * r * 1.3, y + 0.4, 0),
                    (s * r * 1.05, y + 0.4, 0),
                ],
                [0.07, 0.06],
            )
            for s in (-1, 1)
        ]
    else:
        parts += [
            hoop(0.2, 0.34, y - 0.05, thick=0.055).moved(x=s * (body.curve[-1][0] - 0.06), yaw=np.pi / 2)
            for s in (-1, 1)
        ]
    if rng.random() < 0.7:
        parts.append(lid_for(body, str(rng.choice(["dome", "knob"]))))
    return joined(*parts), body


def censer(choice, rng):
    """A censer on three legs."""
    solid, body = censer_solid(rng)
    return [Piece(solid, skin(choice, rng, body), yaw=float(rng.uniform(-0.25, 0.25)))], 1.8


def altar(choice, rng):
    """A censer between two candlesticks."""
    solid, body = censer_solid(rng)
    pole = stick(rng, 1.1)
    plain = skin(choice, rng, None)
    return [
        Piece(solid, skin(choice, rng, body)),
        Piece(pole.solid, plain, (-1.7, 0, 0.1)),
        Piece(pole.solid, plain, (1.7, 0, 0.1)),
    ], 1.8


def kettle(choice, rng):
    """A kettle with a spout and an arched handle."""
    body = lidded(thrown(str(rng.choice(["pot", "flat_pot", "tall_pot"])), rng, wall=0), "button")
    r, y = body.curve[:, 0].max(), body.height
    spout = bent([(r * 0.8, y * 0.5, 0), (r * 1.15, y * 0.62, 0), (r * 1.3, y * 0.95, 0)], [0.17, 0.1, 0.07])
    solid = joined(body.solid, spout, hoop(r * 0.66, rng.uniform(0.7, 0.95), y * 0.86, thick=0.045))
    return [Piece(solid, skin(choice, rng, body), yaw=float(rng.uniform(-0.5, 0.1)))], 2.2
