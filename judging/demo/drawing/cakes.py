"""Cakes wrapped in paper or leaves, and dry bundles."""

import numpy as np

from .labels import TONES, Packed, label
from .laid import Flat
from .packs import card, kraft, leafy, strands
from .scene import Piece, Surface
from .sheet import Frame
from .solids import box, joined, ring, turned


def cakes(choice, rng):
    """Small wrapped cakes with paper bands, stacked and lying by."""
    tone = TONES[choice.colour]
    wrap = card(str(rng.choice(["e9dfc6", "dfe3d2", "efe9dc", "c9d2b4"])))
    round_ = rng.random() < 0.5
    pieces = []
    for x, y, z, yaw in ((-0.3, 0, -0.3, 0.2), (-0.28, 0.5, -0.28, 0.45), (1.0, 0, 0.5, -0.3)):
        solid = (
            turned([(0.6, 0), (0.68, 0.06), (0.68, 0.42), (0.6, 0.48), (0.01, 0.49)])
            if round_
            else box(1.25, 0.48, 1.05, soft=0.07)
        )
        band = box(0.5, 0.5, 1.38 if round_ else 1.08, soft=0.06)
        art = Flat(label(choice, rng, Frame(0, 0, 0.5, 0.8), shape="card", bare=True).print, up=True)
        paper = Surface(Packed(card(tone).paint, art, "up").paint, None, 0.5)
        pieces += [Piece(solid, wrap, (x, y, z), yaw), Piece(band, paper, (x, y, z), yaw)]
    return pieces, 4.0


def leaf_cake(choice, rng):
    """Cakes in green leaves tied with bamboo string: square, long, or small parcels in a heap."""
    leaves, string = (
        leafy(str(rng.choice(["4f6b33", "5d7a3c", "6b7a3f", "3f5f35", "74803f"]))),
        kraft(str(rng.choice(["cbb37a", "b99a60", "a03a2c"]))),
    )
    kind = int(rng.integers(4))
    if kind == 0:
        return tied(
            parcel(rng.uniform(1.7, 2.0), rng.uniform(0.55, 0.7)),
            leaves,
            string,
            spots=((0, 0, 0, float(rng.uniform(-0.6, 0.6))),),
        ), 3.2
    if kind == 1:
        w = rng.uniform(1.6, 1.9)
        return tied(
            parcel(w, 0.6), leaves, string, spots=((-0.8, 0, -0.8, 0.3), (1.0, 0, 1.2, float(rng.uniform(-0.5, 0.1))))
        ), 3.8
    if kind == 2:
        return tied(
            long_cake(rng.uniform(0.38, 0.5), rng.uniform(1.9, 2.3)),
            leaves,
            string,
            spots=((0, 0, -0.6, 0.1), (0.1, 0, 0.55, float(rng.uniform(-0.25, 0.0)))),
        ), 3.2
    return tied(
        parcel(0.95, 0.42),
        leaves,
        string,
        spots=((-0.75, 0, 0, 0.2), (0.55, 0, 0.35, -0.2), (-0.1, 0.43, 0.1, 0.6), (1.3, 0, -0.75, 0.5)),
    ), 3.4


def tied(solids, leaves, string, *, spots):
    """The same cake put down at each (x, y, z, yaw)."""
    cake, cord = solids
    return [
        Piece(solid, skin, (x, y, z), yaw) for x, y, z, yaw in spots for solid, skin in ((cake, leaves), (cord, string))
    ]


def parcel(w, h):
    """A square cake and the strings round it."""
    strings = []
    for k in (-0.28, 0.28):
        strings += [
            box(0.05, h + 0.04, w + 0.04, soft=0.02).moved(x=k * w, y=-0.01),
            box(w + 0.04, h + 0.04, 0.05, soft=0.02).moved(z=k * w, y=-0.01),
        ]
    return box(w, h, w, soft=0.09), joined(*strings)


def long_cake(r, length):
    """A long round cake lying down, and the rings of string along it."""
    cake = turned([(r * 0.7, 0), (r, 0.08), (r, length - 0.08), (r * 0.7, length), (0.01, length)]).moved(
        x=length / 2, y=r, roll=np.pi / 2
    )
    rings = [ring(r + 0.01, 0.03).moved(x=x, y=r, roll=np.pi / 2) for x in np.linspace(-length * 0.4, length * 0.4, 7)]
    return cake, joined(*rings)


def bundle(choice, rng):
    """Dry strands or sticks held by a paper band."""
    r, length = rng.uniform(0.42, 0.6), rng.uniform(2.2, 2.7)
    colour = {"vermicelli": "d9cba6", "rice_paper": "e9e2cf", "cinnamon": "8a4a26"}[choice.finish]
    pieces = []
    for z in (-0.5, 0.62):
        lying = turned([(r, 0), (r, 0), (r, length), (r, length)], section=("lobed", 16, 0.02))
        band = turned(
            [(r + 0.03, length * 0.36), (r + 0.03, length * 0.36), (r + 0.03, length * 0.64), (r + 0.03, length * 0.64)]
        )
        art = label(choice, rng, Frame(0, length * 0.5, r * 1.6, length * 0.24), ref=r, bare=True)
        at = (-length / 2, r, z)
        pieces += [
            Piece(lying, strands(colour), at, roll=-float(np.pi / 2)),
            Piece(
                band,
                Surface(Packed(card(TONES[choice.colour]).paint, art).paint, None, 0.5),
                at,
                roll=-float(np.pi / 2),
            ),
        ]
    return pieces, 3.2
