"""Toys, candles, lanterns, soap and notebooks."""

import numpy as np

from .colour import lin, shifted
from .laid import faced
from .numbers import F, around, mix, step
from .scene import Look, Piece, Surface
from .sheet import Ink, Palette, inked
from .solids import bent, box, joined, tube, turned
from .texture import noise
from .timber import painted, wooden
from .toys import CODES, animal, cart, rings, tops

STYLES = {
    "painted_wood": (("none",), ("red", "blue", "green", "gold", "orange", "turquoise")),
    "natural_wood": (("none",), ("pale", "oak", "walnut")),
    "beeswax": (("none", "ridges"), ("honey", "ivory", "red", "green", "pink")),
    "folded_paper": (("none", "blossom", "leaves"), ("ivory", "red", "gold", "pink", "turquoise")),
    "herbal_soap": (("none", "leaves", "lotus"), ("green", "ivory", "pink", "honey", "purple")),
    "bark_paper": (("leaves", "lotus", "none", "bamboo", "boats"), ("straw", "indigo", "red", "green")),
}
FORMS = {
    "toy_animal": ("painted_wood", "natural_wood"),
    "toy_cart": ("painted_wood", "natural_wood"),
    "stacking_rings": ("painted_wood",),
    "spinning_tops": ("painted_wood", "natural_wood"),
    "candle_trio": ("beeswax",),
    "paper_lantern": ("folded_paper",),
    "soap_stack": ("herbal_soap",),
    "notebook": ("bark_paper",),
}
PIECES = {"spinning_tops": 3, "candle_trio": 3, "soap_stack": 3}
BARE = {}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    return MAKERS[choice.form](choice, rng)


def wax(code, ridged):
    """Wax: soft, a little light inside."""

    def paint(p, n):
        return Look(lin(code) * (0.94 + 0.12 * noise(p[0] * 2, p[1] * 2 + p[2], 3)), 0.35, 0.0, lin(code) * 0.05)

    return Surface(paint, (lambda p: 0.02 * np.sin(around(p)[0] * F(16))) if ridged else None, 0.6)


def candles(choice, rng):
    """Three pillar candles of different heights."""
    pieces, code = [], CODES[choice.colour]
    for x, z, h, r in (
        (-0.75, -0.2, rng.uniform(1.7, 2.2), 0.5),
        (0.3, -0.45, rng.uniform(1.1, 1.5), 0.56),
        (0.62, 0.75, rng.uniform(0.6, 0.9), 0.5),
    ):
        pieces.append(
            Piece(
                turned([(r, 0), (r, 0), (r, h), (r * 0.9, h + 0.02), (r * 0.4, h - 0.04), (0.01, h - 0.05)]),
                wax(code, choice.motif == "ridges"),
                (x, 0, z),
            )
        )
        pieces.append(
            Piece(
                bent([(0, h - 0.06, 0), (0.02, h + 0.08, 0), (0.05, h + 0.18, 0.02)], [0.022]),
                painted("2a2522"),
                (x, 0, z),
            )
        )
    return pieces, 2.3


def lantern(choice, rng):
    """A ribbed paper lantern, lit."""
    tall = rng.uniform(1.5, 2.4)
    full = rng.uniform(0.9, 1.15)
    shade = turned(
        [
            (0.4, 0.12),
            (full * 0.8, 0.1 + tall * 0.14),
            (full, 0.1 + tall * 0.5),
            (full * 0.8, 0.1 + tall * 0.86),
            (0.4, tall + 0.1),
        ]
    )
    count = int(rng.integers(10, 18))
    art = None
    if choice.motif != "none":
        inks = lantern_inks(CODES[choice.colour])
        art = faced(choice.motif, inks, rng, wide=full * 1.3, high=tall * 0.6, at=(0, 0.1 + tall / 2))

    def paint(p, n):
        rib = np.abs(np.sin(p[1] / tall * count * np.pi))
        base = lin(CODES[choice.colour]) * (0.82 + 0.18 * rib)
        if art:
            colour, cover, _ = art.print(*art.spot(p))
            base = mix(base, colour, cover * (n[2] > 0))
        heart = np.exp(-(((p[1] - 0.1 - tall * 0.45) / (0.55 * tall)) ** 2)) * (0.4 + 0.6 * np.clip(n[2], 0, 1))
        return Look(base, 0.08, 0.0, base * lin("ffd9a0") * heart * 0.55)

    rims = joined(
        turned([(0.44, 0), (0.44, 0), (0.42, 0.14)], smooth=1),
        turned([(0.42, tall + 0.08), (0.44, tall + 0.2), (0.44, tall + 0.2)], smooth=1),
    )
    skin = Surface(paint, lambda p: 0.02 * np.abs(np.sin(p[1] / tall * F(count * np.pi))), 0.9)
    return [Piece(shade, skin), Piece(rims, wooden("4a2c1a"))], 1.4, "ffca80"


def lantern_inks(code):
    """Thin washes that let the light through."""
    washes = {"main": Ink(shifted(code, -0.45), 0.55), "petal": Ink("b5453a", 0.7), "leaf": Ink("4f7a58", 0.7)}
    return inked(washes | {"inner": Ink("d99a94", 0.6), "edge": Ink("ffffff", 0), "vein": Ink("ffffff", 0.2)})


def soaps(choice, rng):
    """Bars of soap, two stacked and one leaning."""
    code = CODES[choice.colour]
    ink = Palette(
        main=Ink(shifted(code, -0.35), 0.8),
        petal=Ink(shifted(code, -0.2), 0.8),
        inner=Ink(shifted(code, 0.2), 0.6),
        edge=Ink(shifted(code, -0.5), 0.7),
    )

    def bar(tone):
        art = None if choice.motif == "none" else faced(choice.motif, ink, rng, wide=1.0, high=0.66, up=True)

        def paint(p, n):
            swirl = noise(p[0] * 2 + p[1], p[2] * 2.5, 4)
            colour = mix(lin(shifted(tone, -0.18)), lin(shifted(tone, 0.12)), step(0.35, 0.65, swirl))
            flecks = step(0.78, 0.82, noise(p[0] * 12 + p[1] * 9, p[2] * 12, 7))
            colour = mix(colour, lin("4f5a34"), flecks * 0.6)
            if art:
                ink_colour, cover, _ = art.print(*art.spot(p))
                colour = mix(colour, ink_colour, cover * (n[1] > 0.7))
            return Look(colour, 0.3)

        return Surface(paint, (lambda p: -0.02 * art.print.height(*art.spot(p))) if art else None, 0.6)

    solid = box(1.35, 0.46, 0.95, soft=0.1)
    spots = ((-0.3, 0, -0.2, 0.2, 0.0), (-0.26, 0.46, -0.2, 0.42, 0.0), (0.85, 0, 0.75, -0.5, 0.0))
    return [
        Piece(solid, bar(shifted(code, k * 0.12)), (x, y, z), yaw, lean) for k, (x, y, z, yaw, lean) in enumerate(spots)
    ], 3.8


def notebook(choice, rng):
    """Two notebooks of bark paper, sewn at the spine."""
    code, pieces = CODES[choice.colour], []
    ink = Palette(
        main=Ink(shifted(code, -0.5) if choice.colour == "straw" else "e6d9b8", 0.85),
        edge=Ink(code, 0.9),
        vein=Ink(code, 0.9),
    )
    for k, (x, y, z, yaw) in enumerate(((0, 0, 0, 0.25), (0.08, 0.27, 0.04, 0.02))):
        tone = code if k else shifted(code, -0.3)
        art = None if choice.motif == "none" else faced(choice.motif, ink, rng, wide=1.2, high=1.6, up=True)

        def paint(p, n, *, tone=tone, art=art):
            fibre = noise(p[0] * 5, p[2] * 9, 5) + 0.5 * step(0.66, 0.75, noise(p[0] * 9, p[2] * 3, 8))
            colour = lin(tone) * (0.78 + 0.3 * fibre)
            if art:
                drawn, cover, _ = art.print(*art.spot(p))
                colour = mix(colour, drawn, cover * (n[1] > 0.7))
            return Look(colour, 0.06)

        pages = Surface(
            lambda p, n: Look(lin("e9dfc6") * (0.85 + 0.2 * noise(p[0] * 0.5, p[1] * 60, 2)), 0.05), None, 1.0
        )
        covers = joined(box(1.8, 0.05, 2.3, soft=0.02), box(1.8, 0.05, 2.3, soft=0.02).moved(y=0.22))
        stitches = joined(
            *(tube([(-0.9, 0.285, s), (-0.74, 0.285, s)], 0.018) for s in np.linspace(-1.0, 1.0, 7)),
            tube([(-0.74, 0.285, -1.0), (-0.74, 0.285, 1.0)], 0.018),
        )
        pieces += [
            Piece(covers, Surface(paint, None, 1.0), (x, y, z), yaw),
            Piece(box(1.72, 0.18, 2.22, soft=0.01).moved(y=0.045), pages, (x, y, z), yaw),
        ]
        pieces += [
            Piece(stitches, painted("8c2f22" if choice.colour != "red" else "e6d9b8", gloss=0.1), (x, y, z), yaw)
        ]
    return pieces, 5.6


MAKERS = {
    "toy_animal": animal,
    "toy_cart": cart,
    "stacking_rings": rings,
    "spinning_tops": tops,
    "candle_trio": candles,
    "paper_lantern": lantern,
    "soap_stack": soaps,
    "notebook": notebook,
}
