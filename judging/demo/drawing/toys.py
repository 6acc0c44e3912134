"""Wooden toys: sawn, turned and painted."""

import numpy as np

from .colour import lin, shifted
from .numbers import mix, step
from .outlines import loop
from .scene import Look, Piece, Surface
from .solids import ball, box, cut, disc, turned
from .timber import grained, painted, wooden

BRIGHT = {
    "red": "b5453a",
    "blue": "3f6f95",
    "green": "5a8a63",
    "gold": "d9a441",
    "orange": "d47f3f",
    "pink": "d99a94",
    "ivory": "e6dcc6",
    "turquoise": "4c918d",
    "purple": "7a5f87",
}


TONES = tuple(BRIGHT)


CODES = BRIGHT | {
    "pale": "d2ab74",
    "oak": "a9783f",
    "walnut": "5f3d25",
    "honey": "d2a04a",
    "straw": "d3bd8c",
    "indigo": "2f4166",
}


BUFFALO = [
    (-1.0, 0.75),
    (-0.95, 1.3),
    (-0.6, 1.5),
    (0.1, 1.38),
    (0.5, 1.5),
    (0.75, 1.9),
    (0.55, 2.05),
    (0.95, 1.95),
    (1.0, 1.6),
    (1.4, 1.3),
    (1.3, 1.1),
    (0.9, 1.15),
    (0.75, 0.8),
    (0.75, 0.4),
    (0.4, 0.4),
    (0.35, 0.75),
    (-0.4, 0.75),
    (-0.45, 0.4),
    (-0.9, 0.4),
]


ROOSTER = [
    (-0.9, 1.0),
    (-1.3, 1.6),
    (-1.1, 2.0),
    (-0.7, 1.6),
    (-0.2, 1.35),
    (0.3, 1.6),
    (0.4, 2.1),
    (0.7, 2.2),
    (0.75, 2.0),
    (1.0, 1.85),
    (0.75, 1.75),
    (0.75, 1.1),
    (0.4, 0.6),
    (0.3, 0.4),
    (-0.3, 0.4),
    (-0.4, 0.6),
]


FISH = [
    (-1.3, 0.7),
    (-1.0, 1.1),
    (-1.3, 1.6),
    (-0.7, 1.3),
    (0.0, 1.65),
    (0.7, 1.5),
    (1.15, 1.1),
    (0.7, 0.7),
    (0.0, 0.5),
    (-0.7, 0.9),
]


HORSE = [
    (-1.0, 0.4),
    (-1.0, 1.1),
    (-1.15, 1.5),
    (-0.8, 1.6),
    (0.2, 1.5),
    (0.5, 1.9),
    (0.75, 2.3),
    (0.95, 2.15),
    (1.3, 1.9),
    (1.2, 1.7),
    (0.9, 1.75),
    (0.8, 1.2),
    (0.85, 0.4),
    (0.5, 0.4),
    (0.45, 0.9),
    (-0.5, 0.9),
    (-0.6, 0.4),
]


def coat(choice, code=None):
    """Paint or bare wood."""
    if choice.finish == "natural_wood":
        return wooden(CODES[choice.colour], gloss=0.3)
    return painted(code or CODES[choice.colour], gloss=0.5, blur=0.35)


def wheels(choice, rng, spots, *, r):
    """Wooden wheels with pegs, across the z axis."""
    discs = [
        Piece(disc(r, 0.2, soft=0.05), coat(choice, str(rng.choice(["d9a441", "e6dcc6", "3f6f95"]))), (x, 0, z))
        for x, z in spots
    ]
    pegs = [Piece(disc(r * 0.3, 0.3, soft=0.05).moved(y=r * 0.7), wooden("5f3d25"), (x, 0, z)) for x, z in spots]
    return discs + pegs


def animal(choice, rng):
    """A sawn animal on a board with four wheels."""
    shape = [BUFFALO, ROOSTER, FISH, HORSE][int(rng.integers(4))]
    outline = loop(np.array(shape), 2)
    outline[:, 1] += 0.52 - outline[:, 1].min()
    body = Piece(cut(outline, 0.42, soft=0.07), coat(choice))
    board = Piece(box(2.6, 0.2, 0.75, soft=0.06).moved(y=0.36), wooden("b98a52"))
    yaw = float(rng.uniform(-0.5, -0.2))
    return turned_all(
        [body, board, *wheels(choice, rng, [(x, z) for x in (-0.85, 0.85) for z in (-0.46, 0.46)], r=0.32)], yaw
    ), 1.8


def turned_all(pieces, yaw):
    """All pieces turned together about the upright axis."""
    c, s = np.cos(yaw), np.sin(yaw)
    return [
        Piece(
            p.solid,
            p.surface,
            (c * p.at[0] + s * p.at[2], p.at[1], c * p.at[2] - s * p.at[0]),
            p.yaw + yaw,
            p.pitch,
            p.roll,
        )
        for p in pieces
    ]


def cart(choice, rng):
    """A little truck or train with a round load."""
    low = Piece(box(2.8, 0.3, 0.95, soft=0.06).moved(y=0.3), coat(choice))
    cab = Piece(box(0.85, 0.95, 0.9, soft=0.1).moved(x=-0.9, y=0.58), coat(choice, shifted(CODES[choice.colour], 0.25)))
    balls = [
        Piece(ball(0.3), painted(code), (x, 0.6, z))
        for x, z, code in ((0.1, 0.1, "d9a441"), (0.68, -0.12, "e6dcc6"), (1.1, 0.2, "b5453a"))
    ]
    chimney = Piece(turned([(0.14, 1.5), (0.14, 1.5), (0.18, 1.9), (0.01, 1.92)]), wooden("5f3d25"), (-0.9, 0, 0))
    return turned_all(
        [
            low,
            cab,
            *balls,
            chimney,
            *wheels(choice, rng, [(x, z) for x in (-0.9, 0.85) for z in (-0.52, 0.52)], r=0.36),
        ],
        float(rng.uniform(-0.6, -0.3)),
    ), 2.2


def rings(choice, rng):
    """Coloured rings stacked on a peg."""
    codes = [BRIGHT[k] for k in rng.permutation([c for c in TONES if c != choice.colour])[:4]] + [CODES[choice.colour]]
    pieces, y = [Piece(turned([(0.95, 0), (0.95, 0), (0.95, 0.18), (0.9, 0.2), (0.01, 0.2)]), wooden("c9a068"))], 0.2
    for k, code in enumerate(codes):
        r = 0.95 - 0.13 * k
        pieces.append(
            Piece(
                turned([(r - 0.14, 0), (r, 0.05), (r, 0.33), (r - 0.14, 0.38), (0.01, 0.38)], smooth=3),
                painted(code, gloss=0.5),
                (0, y, 0),
            )
        )
        y += 0.38
    return pieces + [Piece(ball(0.26), wooden("c9a068"), (0, y - 0.03, 0))], 1.8


def tops(choice, rng):
    """Three spinning tops, two of them tipped over."""
    top = turned(
        [
            (0.02, 0),
            (0.06, 0.04),
            (0.2, 0.22),
            (0.62, 0.5),
            (0.66, 0.62),
            (0.5, 0.74),
            (0.1, 0.8),
            (0.08, 1.2),
            (0.01, 1.22),
        ]
    )
    codes = [CODES[choice.colour], "e6dcc6", str(rng.choice(["d9a441", "3f6f95", "b5453a"]))]

    def striped(code):
        def paint(p, n):
            stripe = step(0.08, 0.06, np.abs(p[1] - 0.62)) + step(0.03, 0.02, np.abs(p[1] - 0.42))
            base = grained(p, CODES[choice.colour], along=1) if choice.finish == "natural_wood" else lin(code)
            return Look(mix(base, lin("f0e6cc"), np.clip(stripe, 0, 1) * 0.8), 0.5)

        return Surface(paint, None, 0.3)

    lean = 0.76
    spots = ((-1.0, 0.03, 0.3, 0.5), (0.35, 0.03, -0.9, -0.3), (1.0, 0.03, 0.7, -0.9))
    return [
        Piece(top, striped(code), (x, y, z), yaw, lean) for code, (x, y, z, yaw) in zip(codes, spots, strict=False)
    ], 2.6
