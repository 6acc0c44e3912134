"""Soft goods: cushions, scarves, stacks, pouches, rolls and bags."""

import numpy as np

from .cloths import RANGES, Wound, cloth, threads
from .colour import lin
from .laid import Flat, faced
from .numbers import F, step
from .outlines import loop
from .scene import Look, Piece, Surface
from .solids import Solid, bent, box, cut, joined, ring, tube, turned
from .texture import noise
from .timber import wooden


def pillow(half_w, half_h, deep):
    """A stuffed square: full in the middle, drawn out to its corners."""

    def distance(p):
        u, v = np.abs(p[0]) / F(half_w), np.abs(p[1] - half_h) / F(half_h)
        puff = deep * np.clip(1 - u**2.6, 0, 1) ** 0.6 * np.clip(1 - v**2.6, 0, 1) ** 0.6 + 0.02
        side = np.maximum(u + 0.06 * v * v, v + 0.06 * u * u) - 0.99
        return np.maximum(np.abs(p[2]) - puff, side * min(half_w, half_h)) * F(0.6)

    return Solid(distance, (-half_w, 0, -deep - 0.05), (half_w, 2 * half_h, deep + 0.05))


def gathers(half_w, half_h):
    """Soft folds running in from the corners."""

    def height(p):
        x, y = p[0] / F(half_w), (p[1] - half_h) / F(half_h)
        r, a = np.hypot(x, y), np.arctan2(y, x)
        return 0.02 * np.sin(np.abs(np.sin(2 * a)) * 13 + r * 4) * step(0.65, 1.2, r)

    return height


def cushions(choice, rng):
    """One cushion leaning back, or two, one before the other."""
    many = choice.form == "cushion_pair"
    pieces = []
    for x, z, scale in ((-0.45, -0.35, 1.0), (0.75, 0.45, 0.74)) if many else ((0, 0, 1.0),):
        w, h = 1.3 * scale, (1.3 if rng.random() < 0.7 else 0.95) * scale
        skin = cloth(choice, rng, wide=w * 1.45, high=h * 1.45, at=(0, h), folds=gathers(w, h))
        pieces.append(Piece(pillow(w, h, 0.4 * scale), skin, (x, 0.05, z), float(rng.uniform(-0.3, 0.3)), -0.34))
    return pieces, 1.6


def scarf(choice, rng):
    """A scarf folded flat in soft layers, its fringe at one end."""
    w, d, layers = rng.uniform(2.2, 2.6), rng.uniform(1.5, 1.8), int(rng.integers(2, 4))
    parts = [box(w - 0.03 * k, 0.2, d - 0.05 * k, soft=0.095).moved(x=0.02 * k, y=0.17 * k) for k in range(layers)]
    top = 0.17 * layers
    for z in np.linspace(-d / 2 + 0.1, d / 2 - 0.1, 17):
        parts.append(tube([(w / 2 - 0.1, 0.1, z), (w / 2 + 0.3, 0.03, z + rng.uniform(-0.05, 0.05))], 0.022))

    def waves(p):
        return 0.012 * noise(p[0] * 1.5, p[2] * 1.5, 3) * (p[1] > top - 0.1)

    skin = cloth(choice, rng, wide=w * 0.8, high=d * 0.8, up=True, folds=waves)
    return [Piece(joined(*parts), skin, yaw=float(rng.uniform(-0.6, -0.2)))], rng.uniform(4.8, 6.0)


def stack(choice, rng):
    """Three folded cloths, one on another, in colours that go together."""
    others = rng.permutation([c for c in RANGES[choice.finish] if c != choice.colour])
    colours = [choice.colour, *others, choice.colour][:3]
    pieces, y = [], 0.0
    for k in range(3):
        w, d, t = 2.3 - 0.08 * k, 1.6 - 0.06 * k, rng.uniform(0.3, 0.42)
        each = type(choice)(choice.craft, choice.seed, choice.form, choice.finish, choice.motif, str(colours[2 - k]))
        parts = [box(w, t / 2 + 0.02, d, soft=t / 4).moved(y=h, x=0.02 * (h > 0)) for h in (0.0, t / 2)]
        skin = cloth(each, rng, wide=w * 0.8, high=d * 0.8, up=True)
        pieces.append(
            Piece(joined(*parts), skin, (float(rng.uniform(-0.04, 0.04)), y, 0), float(0.45 + rng.uniform(-0.1, 0.1)))
        )
        y += t
    return pieces, rng.uniform(3.6, 4.6)


def pouch(choice, rng):
    """A drawstring pouch, gathered at the neck."""
    h = rng.uniform(1.5, 1.9)
    solid = turned(
        [(0.7, 0), (0.85, 0.04), (1.0, 0.35), (0.85, 0.9), (0.34, h - 0.35), (0.3, h - 0.25), (0.62, h)],
        wall=0.05,
        section=("lobed", 14, 0.022),
    )
    cord = ring(0.32, 0.05).moved(y=h - 0.3)
    ends = [
        bent([(0.1 * s, h - 0.3, 0.34), (0.3 * s, h - 0.5, 0.5), (0.34 * s, h - 0.9, 0.9)], [0.035, 0.035])
        for s in (-1, 1)
    ]
    tie = lin(str(rng.choice(["b0402f", "c99c45", "3f5f55", "e3d9c4"])))
    string = Surface(lambda p, n: Look(np.broadcast_to(tie, p.shape), 0.3), None, 0.6)
    skin = cloth(choice, rng, wide=1.5, high=0.85, at=(0, 0.55))
    return [Piece(solid, skin), Piece(joined(cord, *ends), string)], 2.0


def roll(choice, rng):
    """Two rolls of cloth lying side by side."""
    pieces = []
    for k, (z, r) in enumerate(((-0.45, 0.46), (0.42, 0.36))):
        length = 2.4 - 0.25 * k
        curve = [
            (r * 0.12, -0.02),
            (r * 0.5, 0.0),
            (r, 0.0),
            (r, 0.0),
            (r, length),
            (r, length),
            (r * 0.3, length - 0.03),
            (0.01, length - 0.03),
        ]
        art = None
        if choice.motif != "none":
            art = faced(
                choice.motif, threads(choice, rng), rng, wide=2 * r * 2.6, high=length * 0.96, at=(0, length / 2)
            )
            art = Flat(art.print)
        skin = Wound(choice, art, r).surface()
        pieces.append(Piece(turned(curve, smooth=2), skin, (-length / 2, r, z), roll=-float(np.pi / 2)))
    return pieces, 3.0


def bag(choice, rng):
    """A flat cloth bag with two handles."""
    w, h = rng.uniform(1.6, 2.0), rng.uniform(1.6, 2.0)
    outline = loop(
        np.array(
            [
                (-w / 2, 0.04),
                (w / 2, 0.04),
                (w / 2 + 0.03, h * 0.5),
                (w / 2 - 0.05, h),
                (-w / 2 + 0.05, h),
                (-w / 2 - 0.03, h * 0.5),
            ]
        ),
        2,
    )
    outline[:, 1] += 0.04
    body = cut(outline, 0.34, soft=0.12)
    skin = cloth(
        choice,
        rng,
        wide=w * 0.78,
        high=h * 0.72,
        at=(0, h * 0.48),
        folds=lambda p: 0.015 * noise(p[0] * 1.2, p[1] * 0.8, 5),
    )
    grips = [
        bent(
            [(-0.34, h - 0.1, z), (-0.36, h + 0.45, z), (0, h + 0.75, z), (0.36, h + 0.45, z), (0.34, h - 0.1, z)],
            [0.045, 0.045],
            smooth=3,
        )
        for z in (-0.14, 0.16)
    ]
    leather = wooden(str(rng.choice(["4a2c1a", "7a4a26", "2e2522"])))
    yaw = float(rng.uniform(-0.35, 0.35))
    return [Piece(body, skin, yaw=yaw, pitch=-0.06)] + [
        Piece(grip, leather, yaw=yaw, pitch=-0.06) for grip in grips
    ], 1.6
