"""Jars, bottles and flasks."""

import numpy as np

from .colour import shifted
from .labels import LIQUIDS, TONES, Packed, label
from .packs import cloth, glass, kraft, tin
from .scene import Piece, Surface
from .sheet import Frame
from .solids import box, joined, ring, turned
from .timber import wooden
from .vessels import thrown


def cap_for(rng, r, y, *, tall=0.26):
    """A jar's lid: wood, tin, or a cloth tied over it."""
    kind = int(rng.integers(3))
    if kind == 2:
        skirt = turned(
            [
                (r * 1.32, y - 0.26),
                (r * 1.12, y - 0.06),
                (r * 1.06, y + 0.02),
                (r * 1.03, y + 0.14),
                (r * 0.4, y + 0.2),
                (0.01, y + 0.2),
            ],
            section=("lobed", 18, 0.025),
        )
        tie = ring(r * 1.12, 0.03).moved(y=y - 0.05)
        return [
            Piece(skirt, cloth(str(rng.choice(["b5462f", "d9cba8", "5f7d5a", "8a5a3a"])))),
            Piece(tie, kraft("8a6a42")),
        ]
    lid = turned(
        [(r * 1.08, y - 0.02), (r * 1.1, y), (r * 1.1, y + tall), (r * 1.04, y + tall + 0.03), (0.01, y + tall + 0.03)]
    )
    return [Piece(lid, wooden("a9783f") if kind == 0 else tin(str(rng.choice(["b99a55", "a8a8a4", "3a3836"]))))]


def jar_of(choice, rng, *, scale=1.0, at=(0.0, 0.0, 0.0)):
    """A glass jar with its contents, lid and label."""
    r, h = rng.uniform(0.75, 0.95) * scale, rng.uniform(1.2, 1.7) * scale
    section = ("round",) if rng.random() < 0.6 else (("square", 5.0) if rng.random() < 0.5 else ("lobed", 6, 0.02))
    solid = turned(
        [(r * 0.9, 0), (r, 0.05), (r, h * 0.84), (r * 0.84, h * 0.96), (r * 0.76, h), (r * 0.76, h + 0.12)],
        section=section,
    )
    frame = Frame(0, h * 0.44, r * 1.25, h * 0.56)
    art = label(choice, rng, frame, ref=r if section[0] != "square" else None)
    bright, deep = LIQUIDS.get(choice.finish, ("5a3a24", "241610"))
    body = Piece(
        solid,
        Surface(Packed(glass(bright, deep, h * 0.9), art, "round").paint, None, 0.03),
        at,
        float(0 if section[0] == "square" else rng.uniform(-0.2, 0.2)),
    )
    return [body] + [Piece(p.solid, p.surface, at) for p in cap_for(rng, r * 0.76, h + 0.1, tall=0.24 * scale)]


def jar(choice, rng):
    """One jar."""
    return jar_of(choice, rng), 1.9


def spice(choice, rng):
    """Three small jars of one make."""
    state = int(rng.integers(1 << 30))
    pieces = []
    for x, z in ((-1.35, -0.1), (0.05, 0.25), (1.4, -0.05)):
        pieces += jar_of(choice, np.random.default_rng(state), scale=0.78, at=(x, 0.0, z))
    return pieces, 2.3


def bottle_of(choice, rng, *, scale=1.0, at=(0.0, 0.0, 0.0)):
    """A bottle of dark or clear glass with a label and a stopper."""
    r, h, neck = rng.uniform(0.48, 0.62) * scale, rng.uniform(1.5, 1.9) * scale, rng.uniform(0.8, 1.1) * scale
    section = ("round",) if rng.random() < 0.7 else ("square", 6.0)
    solid = turned(
        [
            (r * 0.9, 0),
            (r, 0.05),
            (r, h * 0.9),
            (r * 0.9, h * 1.02),
            (r * 0.34, h + neck * 0.45),
            (r * 0.3, h + neck * 0.85),
            (r * 0.36, h + neck * 0.9),
            (r * 0.36, h + neck),
        ],
        section=section,
    )
    bright, deep = LIQUIDS[choice.finish]
    art = label(choice, rng, Frame(0, h * 0.46, r * 1.35, h * 0.62), ref=r if section[0] == "round" else None)
    body = Piece(solid, Surface(Packed(glass(bright, deep, h + neck * 0.5), art).paint, None, 0.03), at)
    top = turned([(r * 0.4, 0), (r * 0.42, 0.02), (r * 0.42, 0.24), (r * 0.36, 0.28), (0.01, 0.28)]).moved(
        y=h + neck - 0.06
    )
    stopper = tin(str(rng.choice(["9c3429", "b99a55", "2c2a28", "3f6b4c"]))) if rng.random() < 0.6 else wooden("b08a58")
    return [body, Piece(top, stopper, at)]


def bottle(choice, rng):
    """One bottle."""
    return bottle_of(choice, rng), 1.7


def bottles(choice, rng):
    """Two bottles, one behind the other."""
    state = int(rng.integers(1 << 30))
    return [
        p
        for x, z in ((-0.55, -0.2), (0.65, 0.3))
        for p in bottle_of(choice, np.random.default_rng(state), at=(x, 0.0, z))
    ], 1.8


def flask(choice, rng):
    """A glazed flask, stoppered, with a cord at its neck."""
    body = thrown(str(rng.choice(["gourd", "pear", "bottle", "egg"])), rng, wall=0)
    low, high, ref = body.field()
    art = label(
        choice,
        rng,
        Frame(0, (low + high) / 2, ref * 1.0, min(high - low, ref * 1.0)),
        ref=ref,
        shape="oval" if rng.random() < 0.5 else "card",
    )
    glaze = glass(shifted(TONES[choice.colour], 0.05), shifted(TONES[choice.colour], -0.3), body.height)
    r, y = body.curve[-1][0], body.height
    plug = turned([(r * 0.8, y - 0.05), (r * 0.9, y + 0.14), (r * 0.7, y + 0.2), (0.01, y + 0.21)])
    neck = float(body.curve[np.argmin(np.abs(body.curve[:, 1] - 0.9 * y))][0])
    cord = joined(*(ring(neck + 0.03, 0.03).moved(y=0.9 * y + k * 0.05) for k in range(3)))
    return [
        Piece(body.solid, Surface(Packed(glaze, art).paint, None, 0.08)),
        Piece(plug, wooden("a9783f")),
        Piece(cord, kraft("a03a2c")),
    ], 1.7


def ceramic_jar(choice, rng):
    """A glazed jar with a cloth tied over its mouth and a paper label."""
    body = thrown(str(rng.choice(["jar", "crock", "egg"])), rng, wall=0)
    low, high, ref = body.field()
    art = label(choice, rng, Frame(0, (low + high) / 2, ref * 1.0, min(high - low, ref * 0.95)), ref=ref)
    tone = str(rng.choice(["6a3f22", "3a2b22", "8a7a5a", "c9bda0", shifted(TONES[choice.colour], -0.2)]))
    pot = Piece(body.solid, Surface(Packed(glass(tone, shifted(tone, -0.35), body.height), art).paint, None, 0.15))
    r = float(body.curve[-1][0])
    skirt = turned(
        [
            (r * 1.45, body.height - 0.22),
            (r * 1.2, body.height - 0.05),
            (r * 1.08, body.height + 0.08),
            (r * 0.4, body.height + 0.14),
            (0.01, body.height + 0.14),
        ],
        section=("lobed", 18, 0.025),
    )
    return [
        pot,
        Piece(skirt, cloth(str(rng.choice(["9c3429", "d9cba8", "4f6b4a", "35597c"])))),
        Piece(ring(r * 1.2, 0.035).moved(y=body.height - 0.04), kraft("cbb37a")),
    ], 2.0


def jars_in_tray(choice, rng):
    """Two jars in a wooden tray."""
    state = int(rng.integers(1 << 30))
    tray = box(3.5, 0.3, 1.8, soft=0.04).without(box(3.3, 1, 1.6, soft=0.03).moved(y=0.1))
    jars = [p for x in (-0.85, 0.85) for p in jar_of(choice, np.random.default_rng(state), scale=0.9, at=(x, 0.1, 0.0))]
    return [Piece(tray, wooden("a9783f"), yaw=0.0), *jars], 2.4
