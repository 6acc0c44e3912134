"""Bamboo and rattan: baskets, lamps, trays, hats."""

import numpy as np

from .numbers import F, around
from .outlines import loop, rounded
from .plaits import Plaited
from .scene import Piece
from .solids import bent, box, cut, hoop, joined, ring, tube, turned
from .timber import wooden
from .vessels import Vessel, lid_for, varied

MOTIFS = ("none", "bands", "checks", "diamonds", "stripes", "steps")
TONES = ("natural", "honey", "brown", "straw", "black", "white")
STYLES = {
    "plain": (MOTIFS, TONES),
    "twill": (("none", "bands", "diamonds", "steps", "checks"), TONES),
    "herringbone": (("none", "bands", "stripes", "steps"), TONES),
    "hexagon": (("none",), ("natural", "honey", "brown", "black")),
    "coil": (("none", "bands", "stripes", "steps", "diamonds"), ("straw", "natural", "honey", "white")),
    "wicker": (("none", "bands", "stripes", "steps"), ("natural", "honey", "brown", "straw", "white")),
}
CLOSE = ("plain", "twill", "herringbone", "coil", "wicker")
PROFILES = {
    "handle_basket": [(0.8, 0), (0.88, 0.06), (1.1, 0.5), (1.18, 1.0), (1.06, 1.4), (1.1, 1.5)],
    "round_basket": [(0.85, 0), (0.9, 0.05), (1.2, 0.4), (1.25, 0.8), (1.12, 1.2), (1.14, 1.28)],
    "bowl": [(0.6, 0), (0.7, 0.04), (1.1, 0.35), (1.32, 0.8), (1.36, 0.86)],
    "planter": [(0.75, 0), (0.78, 0.04), (0.98, 0.7), (1.1, 1.4), (1.1, 1.6), (1.14, 1.66)],
    "hamper": [(0.9, 0), (0.95, 0.05), (1.05, 0.8), (1.0, 1.7), (0.95, 1.9)],
    "vase": [(0.5, 0), (0.52, 0.04), (0.85, 0.7), (0.95, 1.4), (0.7, 2.1), (0.4, 2.45), (0.46, 2.7)],
    "globe_lamp": [(0.5, 0), (0.6, 0.06), (1.05, 0.55), (1.15, 1.1), (0.98, 1.65), (0.5, 2.02), (0.32, 2.1)],
    "drum_lamp": [(0.8, 0), (0.84, 0.04), (0.9, 0.7), (0.9, 1.5), (0.8, 2.1), (0.74, 2.14)],
    "bell_lamp": [(1.2, 0.0), (1.18, 0.08), (0.95, 0.6), (0.7, 1.1), (0.4, 1.5), (0.14, 1.66)],
    "trap_lamp": [(0.75, 0), (0.8, 0.04), (0.95, 0.5), (0.7, 1.3), (0.4, 2.0), (0.34, 2.4), (0.5, 2.7)],
    "square_basket": [(1.0, 0), (1.02, 0.04), (1.06, 0.5), (1.1, 0.95), (1.12, 1.0)],
    "handbag": [(0.98, 0), (1.04, 0.05), (1.16, 0.5), (1.1, 1.1), (0.98, 1.3), (0.98, 1.36)],
}
LAMPS = ("globe_lamp", "drum_lamp", "bell_lamp", "trap_lamp")
BASKETS = ("handle_basket", "round_basket", "bowl", "planter", "hamper", "vase", "square_basket")
FORMS = dict.fromkeys(BASKETS, CLOSE + ("hexagon",)) | {
    "handbag": CLOSE,
    "globe_lamp": ("hexagon", "wicker", "plain"),
    "drum_lamp": ("hexagon", "herringbone", "coil"),
    "bell_lamp": ("hexagon", "wicker", "twill"),
    "trap_lamp": ("hexagon", "plain", "wicker"),
    "round_tray": CLOSE,
    "tray": ("plain", "twill", "herringbone"),
    "conical_hat": ("coil", "plain"),
    "fan": ("plain", "twill", "herringbone"),
    "nest_set": CLOSE,
    "box": ("plain", "twill", "herringbone"),
}
PIECES = {"nest_set": 3}
BARE = {}
FINE = {
    "plain": (8.5, 12.0),
    "twill": (9.5, 13.0),
    "herringbone": (11.0, 14.0),
    "hexagon": (6.0, 8.5),
    "coil": (7.0, 10.0),
    "wicker": (7.0, 10.0),
}


def plaited(choice, rng, place, *, rims=None, glow=None, middle=1.0, scale=1.0):
    """The plaited surface of an entry."""
    fine = rng.uniform(*FINE[choice.finish]) / scale
    return Plaited(choice.finish, choice.motif, choice.colour, fine, place, rims, glow, middle).surface()


def body_of(form, rng, *, wall=0.06, section=("round",), scale=1.0):
    """A basket body from its profile."""
    points = varied(PROFILES[form], rng) * scale
    return Vessel(turned(points, wall=wall, section=section), rounded(points))


def round_place(ref):
    """Strip places round a body of radius ``ref``, strips meeting at the back."""

    def place(p):
        a, y = around(p)
        return a * F(ref), y

    return place


def edges(body, *, low=0.05, high=0.1):
    """Bound edges at mouth and foot."""
    return lambda p: (p[1] > body.height - high) | (p[1] < low)


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    if choice.form in LAMPS:
        return lamp(choice, rng)
    makers = {
        "round_tray": round_tray,
        "tray": tray,
        "conical_hat": hat,
        "fan": fan,
        "nest_set": nest,
        "box": lidded_box,
        "handbag": handbag,
    }
    return makers.get(choice.form, basket)(choice, rng)


def basket(choice, rng):
    """An upright basket, with what its form adds: a hoop or a lid."""
    section = ("square", 6.0) if choice.form == "square_basket" else ("round",)
    body = body_of(choice.form, rng, section=section)
    ref = body.curve[:, 0].max()
    whole, r = body.solid, body.curve[-1][0]
    if choice.form == "handle_basket":
        high = rng.uniform(0.9, 1.4)
        whole = joined(whole, *(hoop(r - 0.05, high, body.height - 0.14, thick=0.04).moved(z=z) for z in (-0.05, 0.05)))
    if choice.form == "hamper":
        whole = joined(whole, lid_for(body, "cap", rise=0.8), ring(0.14, 0.035).moved(y=body.height + 0.48 * r))
    surface = plaited(choice, rng, round_place(ref), rims=edges(body) if choice.form != "hamper" else None)
    rise = 2.2 if choice.form in ("vase", "hamper", "planter") else rng.uniform(2.6, 3.6)
    return [Piece(whole, surface, yaw=float(0.7 if section[0] == "square" else rng.uniform(-0.5, 0.5)))], rise


def lamp(choice, rng):
    """A plaited shade over a light, on a low wooden foot."""
    body = body_of(choice.form, rng, wall=0)
    ref = body.curve[:, 0].max()
    lift = 0.9 if choice.form == "bell_lamp" else 0.08
    glow = "ffd79a" if choice.finish == "hexagon" else None
    surface = plaited(choice, rng, round_place(ref), rims=edges(body), glow=glow, middle=body.height * 0.42)
    foot = turned([(0.02, 0), (0.6, 0), (0.6, 0.08), (0.1, 0.1), (0.06, 0.2), (0.06, lift + 0.2)], smooth=2)
    if choice.form != "bell_lamp":
        foot = turned([(body.curve[0][0] + 0.04, 0), (body.curve[0][0] + 0.06, 0.06), (body.curve[0][0], 0.12)])
    pieces = [
        Piece(body.solid, surface, (0, lift, 0), float(rng.uniform(-1, 1))),
        Piece(foot, wooden(str(rng.choice(["4a2c1a", "6a4020", "2e211a"])))),
    ]
    return pieces, 1.5, "ffca80" if glow else None


def flat_place(p):
    """Strip places on a level plane, set slantwise."""
    return p[0] * F(0.8) + p[2] * F(0.6), p[2] * F(0.8) - p[0] * F(0.6)


def round_tray(choice, rng):
    """A shallow round tray or winnowing basket."""
    r, rim = rng.uniform(1.3, 1.6), rng.uniform(0.14, 0.3)
    solid = turned([(r - 0.18, 0), (r - 0.06, 0.02), (r, 0.1), (r + 0.03, rim)], wall=0.06) | ring(
        r + 0.01, 0.045
    ).moved(y=rim)
    place = (
        (lambda p: (np.arctan2(p[0], p[2]) * F(r * 0.6), np.hypot(p[0], p[2])))
        if choice.finish in ("coil", "wicker")
        else flat_place
    )
    surface = plaited(choice, rng, place, rims=lambda p: np.hypot(p[0], p[2]) > r - 0.07)
    return [Piece(solid, surface, yaw=float(rng.uniform(0, 3)))], rng.uniform(6.0, 8.0)


def tray(choice, rng):
    """A rectangular tray with two loop handles."""
    w, d = rng.uniform(2.5, 3.0), rng.uniform(1.6, 2.0)
    solid = box(w, 0.3, d, soft=0.08).without(box(w - 0.2, 1, d - 0.2, soft=0.1).moved(y=0.08))
    loops = [
        bent(
            [
                (s * w / 2, 0.2, -0.4),
                (s * (w / 2 + 0.16), 0.44, -0.25),
                (s * (w / 2 + 0.16), 0.44, 0.25),
                (s * w / 2, 0.2, 0.4),
            ],
            [0.04, 0.04],
        )
        for s in (-1, 1)
    ]
    surface = plaited(
        choice, rng, lambda p: (p[0], p[2] + p[1]), rims=lambda p: (p[1] > 0.24) | (np.abs(p[0]) > w / 2 + 0.02)
    )
    return [Piece(joined(solid, *loops), surface, yaw=float(rng.uniform(0.15, 0.4)))], rng.uniform(5.6, 7.0)


def hat(choice, rng):
    """A conical hat."""
    high = rng.uniform(0.95, 1.15)
    solid = turned([(1.5, 0), (1.5, 0.02), (0.75, high * 0.52), (0.08, high), (0.01, high + 0.02)], smooth=2)
    surface = plaited(
        choice, rng, lambda p: (np.arctan2(p[0], p[2]) * F(1.2), np.hypot(p[0], p[2])), rims=lambda p: p[1] < 0.05
    )
    return [Piece(solid, surface)], rng.uniform(2.6, 3.6)


def fan(choice, rng):
    """A plaited hand fan leaning back, heart-shaped or round."""
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    width, sharp = rng.uniform(0.95, 1.15), rng.uniform(0.0, 0.3)
    blade = np.stack(
        [width * np.sin(t) * (1 - sharp * np.clip(np.cos(t), 0, 1) ** 2), 1.85 - 0.95 * np.cos(t + np.pi)], 1
    )
    handle = tube([(0, 0.04, 0), (0, 1.4, 0)], 0.06)
    solid = joined(cut(loop(blade, 1), 0.07), handle)

    def rims(p):
        return (np.hypot(p[0] / width, (p[1] - 1.85) / 0.95) > 0.9) | (p[1] < 0.95)

    surface = plaited(choice, rng, lambda p: (p[0] * F(0.7) + p[1] * F(0.7), p[1] * F(0.7) - p[0] * F(0.7)), rims=rims)
    return [Piece(solid, surface, (0, 0.02, 0), float(rng.uniform(-0.3, 0.3)), -0.18)], 1.2


def nest(choice, rng):
    """Three baskets of one shape, large to small."""
    form = str(rng.choice(["round_basket", "planter", "bowl"]))
    pieces = []
    for x, z, scale in ((-0.75, -0.6, 0.9), (0.95, -0.2, 0.66), (0.1, 0.95, 0.48)):
        body = body_of(form, rng, scale=scale)
        surface = plaited(choice, rng, round_place(body.curve[:, 0].max()), rims=edges(body, high=0.07), scale=0.85)
        pieces.append(Piece(body.solid, surface, (x, 0, z), float(rng.uniform(0, 2))))
    return pieces, rng.uniform(2.8, 3.6)


def lidded_box(choice, rng):
    """A plaited box with its lid on."""
    w, d, h = rng.uniform(2.0, 2.6), rng.uniform(1.4, 1.8), rng.uniform(0.6, 1.0)
    lower, lid = box(w, h, d, soft=0.06), box(w + 0.08, h * 0.45, d + 0.08, soft=0.08).moved(y=h * 0.75)
    surface = plaited(
        choice, rng, lambda p: (p[0] + p[2] * F(0.999), p[1] + p[2]), rims=lambda p: np.abs(p[1] - h * 0.76) < 0.035
    )
    return [Piece(joined(lower, lid), surface, yaw=float(rng.uniform(0.3, 0.55) * rng.choice([-1, 1])))], rng.uniform(
        3.6, 4.6
    )


def handbag(choice, rng):
    """An oval bag with two arched handles."""
    body = body_of("handbag", rng, section=("oval", 1.9))
    r = body.curve[-1][0]
    grips = [
        hoop(r * 0.5, rng.uniform(0.65, 0.95), body.height - 0.12, thick=0.045).moved(z=z)
        for z in (-r * 0.42, r * 0.42)
    ]
    surface = plaited(choice, rng, round_place(body.curve[:, 0].max()), rims=edges(body, high=0.08))
    leather = wooden(str(rng.choice(["4a2c1a", "2e211a", "7a4a26"])))
    return [Piece(body.solid, surface, yaw=-0.3)] + [Piece(grip, leather, yaw=-0.3) for grip in grips], 2.4
