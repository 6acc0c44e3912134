"""Tins, tubes, cartons, bags and gift boxes."""

import numpy as np

from .colour import shifted
from .labels import TONES, Packed, label
from .laid import Flat
from .numbers import F, step
from .packs import card, cloth, kraft, tin
from .scene import Piece, Surface
from .sheet import Frame
from .solids import Solid, bent, box, cut, joined, ring, tube, turned
from .timber import wooden


def tube_pack(choice, rng):
    """A round tin or paper tube with a lid, printed all round."""
    metal = choice.form in ("tin", "round_tin")
    squat = choice.form == "round_tin"
    r, h = (rng.uniform(1.1, 1.3), rng.uniform(0.5, 0.75)) if squat else (rng.uniform(0.55, 0.8), rng.uniform(1.5, 2.2))
    lid_h = rng.uniform(0.24, 0.4)
    body = turned([(r, 0), (r, 0), (r, h), (r, h)])
    lid = turned(
        [
            (r + 0.02, h + 0.015),
            (r + 0.03, h + 0.03),
            (r + 0.03, h + lid_h),
            (r - 0.02, h + lid_h + 0.04),
            (0.01, h + lid_h + 0.04),
        ]
    )
    tone = TONES[choice.colour]
    make = tin if metal else card
    if squat:
        art = label(choice, rng, Frame(0, 0, r * 1.5, r * 1.5), shape="oval")
        art = Flat(art.print, up=True)
        return [Piece(body, make(tone)), Piece(lid, Surface(Packed(make(tone).paint, art, "up").paint, None, 0.3))], 5.0
    art = label(
        choice,
        rng,
        Frame(0, h * 0.5, r * 1.5, h * 0.78),
        ref=r,
        bare=bool(rng.random() < 0.35 and choice.motif != "none"),
    )
    cap = make(tone if rng.random() < 0.5 else shifted(tone, -0.35)) if rng.random() < 0.7 else wooden("a9783f")
    return [Piece(body, Surface(Packed(make(tone).paint, art).paint, None, 0.4)), Piece(lid, cap)], 2.3


def carton(choice, rng):
    """A folded carton, upright or flat, or a tall coffee pack."""
    pack = choice.form == "coffee_pack"
    w, h, d = (
        (rng.uniform(1.1, 1.3), rng.uniform(1.9, 2.3), 0.8)
        if pack
        else (rng.uniform(1.3, 2.0), rng.uniform(1.4, 2.1), rng.uniform(0.6, 0.9))
    )
    tone = TONES[choice.colour]
    solid = box(w, h, d, soft=0.08 if pack else 0.025)
    if pack:
        solid = joined(
            solid,
            box(w * 0.98, 0.34, 0.3, soft=0.08).moved(y=h - 0.16),
            tube([(-w * 0.46, h + 0.12, 0), (w * 0.46, h + 0.12, 0)], 0.12),
        )
    art = label(
        choice, rng, Frame(0, h * 0.52, w * 0.8, h * 0.7), bare=bool(rng.random() < 0.4 and choice.motif != "none")
    )
    base = kraft(tone) if choice.colour == "kraft" else card(tone)
    return [
        Piece(
            solid,
            Surface(Packed(base.paint, art, "front").paint, base.height, 0.5),
            yaw=float(rng.uniform(0.25, 0.5) * rng.choice([-1, 1])),
        )
    ], 2.3


def bag_solid(w, h, deep, *, pinch):
    """A filled paper bag: full below, flat at the top seam."""

    def distance(p):
        t = np.clip(p[1] / F(h), 0, 1)
        half = deep * np.sqrt(np.clip(1 - t**2.2, 0, 1)) * (1 - 0.3 * np.clip(0.12 - t, 0, 1) / 0.12) + 0.035
        side = w / 2 * (1 - pinch * np.exp(-(((t - 0.8) / 0.1) ** 2)))
        u = np.clip(np.abs(p[0]) / side, 0, 1)
        front = np.abs(p[2]) - half * np.sqrt(np.clip(1 - u**3.5, 0.02, 1))
        edge = np.maximum(np.abs(p[0]) - side, np.maximum(p[1] - h, -p[1]))
        return np.maximum(front, edge) * F(0.55)

    return Solid(distance, (-w / 2, 0, -deep - 0.05), (w / 2, h, deep + 0.05))


def pouch(choice, rng):
    """A standing pouch of paper, or a cloth bag tied at the neck."""
    tied = choice.form == "rice_bag"
    w, h = rng.uniform(1.5, 1.8), rng.uniform(2.0, 2.4)
    if tied:
        solid = turned(
            [(0.7, 0), (0.86, 0.05), (0.98, 0.5), (0.9, 1.2), (0.3, 1.62), (0.27, 1.74), (0.6, 2.15)],
            wall=0.05,
            section=("lobed", 12, 0.02),
        )
        art = label(choice, rng, Frame(0, 0.66, 1.15, 0.85), ref=0.97)
        base = cloth(str(rng.choice(["ded2b8", "cbb690", "e6e0d0", TONES[choice.colour]])))
        return [
            Piece(solid, Surface(Packed(base.paint, art).paint, base.height, 0.8)),
            Piece(
                joined(
                    ring(0.33, 0.05).moved(y=1.68), bent([(0, 1.68, 0.33), (0.2, 1.5, 0.5), (0.24, 1.2, 0.92)], [0.03])
                ),
                kraft("9c3429"),
            ),
        ], 2.0
    tone = TONES[choice.colour]
    base = kraft(tone) if choice.colour == "kraft" or rng.random() < 0.4 else card(tone)
    art = label(choice, rng, Frame(0, h * 0.44, w * 0.66, h * 0.5))

    def crease(p):
        return 0.012 * step(0.02, 0.0, np.abs(p[1] - h * 0.86)) + (base.height(p) if base.height else 0)

    return [
        Piece(
            bag_solid(w, h, 0.5, pinch=0.0),
            Surface(Packed(base.paint, art, "front").paint, crease, 0.4),
            yaw=float(rng.uniform(-0.4, 0.4)),
        )
    ], 1.7


def hexagon(choice, rng):
    """A low six-sided box with a printed lid."""
    tone, t = TONES[choice.colour], np.linspace(0, 2 * np.pi, 6, endpoint=False)
    flat = np.stack([1.3 * np.cos(t), 1.3 * np.sin(t)], 1)
    h = rng.uniform(0.55, 0.8)
    body = cut(flat, h, soft=0.02).moved(y=h / 2, pitch=np.pi / 2)
    lid = cut(flat * 1.03, 0.28, soft=0.02).moved(y=h + 0.05, pitch=np.pi / 2)
    bare = bool(rng.random() < 0.5 and choice.motif != "none")
    art = label(choice, rng, Frame(0, 0, 1.75, 1.6), shape="oval", bare=bare)
    cover = Surface(Packed(card(tone).paint, Flat(art.print, up=True), "up").paint, None, 0.5)
    return [Piece(body, card(shifted(tone, -0.3))), Piece(lid, cover)], 4.8


def gift(choice, rng):
    """A lidded gift box with a ribbon."""
    tone, bow = TONES[choice.colour], str(rng.choice(["b0392c", "c79a45", "efe6d2", "3f6b4c", "6a4a2c"]))
    w, d, h = rng.uniform(2.0, 2.6), rng.uniform(1.5, 1.9), rng.uniform(0.55, 0.9)
    body, lid = box(w, h, d), box(w + 0.06, 0.34, d + 0.06).moved(y=h - 0.1)
    top = h + 0.24
    art = label(
        choice,
        rng,
        Frame(-w * 0.18, 0, w * 0.5, d * 0.7),
        shape="card",
        bare=bool(rng.random() < 0.4 and choice.motif != "none"),
    )
    x = w * 0.3
    ribbon = joined(
        box(0.16, top + 0.015, d + 0.09, soft=0.01).moved(x=x),
        *(
            bent(
                [(x, top, 0), (x + s * 0.4, top + 0.3, 0.1), (x + s * 0.5, top + 0.02, 0.2), (x, top + 0.02, 0.02)],
                [0.05],
            )
            for s in (-1, 1)
        ),
    )
    yaw = float(rng.uniform(0.2, 0.45))
    cover = Surface(Packed(card(tone).paint, Flat(art.print, up=True), "up").paint, None, 0.5)
    return [
        Piece(body, card(shifted(tone, -0.25)), yaw=yaw),
        Piece(lid, cover, yaw=yaw),
        Piece(ribbon, cloth(bow), yaw=yaw),
    ], 4.4
