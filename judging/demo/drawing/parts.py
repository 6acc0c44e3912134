"""Machine parts: gears, flanges, fins, wheels, and the metal they are made of."""

import numpy as np

from .colour import lin, shifted
from .numbers import mix
from .scene import Look, Surface
from .solids import box, cut, disc, joined, ring, tube, turned
from .texture import noise

PAINTS = {"green": "2f6b4a", "blue": "2f5f8c", "red": "a5352a", "orange": "cf6f2a", "grey": "6f7779", "gold": "d6a02e"}


METALS = {"silver": "c3c3be", "gold": "c99a45", "black": "4a4947"}


def metal(code, *, shine=0.8, blur=0.3):
    """Turned metal."""

    def paint(p, n):
        return Look(lin(code) * (0.9 + 0.2 * noise(p[0] * 5 + p[2] * 4, p[1] * 5, 3)), 0.8, shine)

    return Surface(paint, None, blur)


def enamel(code):
    """Machine paint over a cast skin."""

    def paint(p, n):
        cloud = noise(p[0] * 2 + p[2], p[1] * 2, 4)
        return Look(mix(lin(shifted(code, -0.12)), lin(code), cloud), 0.7)

    return Surface(paint, lambda p: 0.002 * noise(p[0] * 18 + p[2] * 13, p[1] * 18, 2), 0.3)


STEEL = metal("bdbdb8", shine=0.8, blur=0.3)


DARK = metal("55534f", shine=0.4, blur=0.6)


def skin(choice):
    """The main surface of an entry."""
    if choice.finish == "painted_metal":
        return enamel(PAINTS[choice.colour])
    if choice.finish == "cast_iron":
        return metal("4a4745", shine=0.3, blur=0.8)
    return metal(METALS[choice.colour], shine=0.85, blur=0.25)


def toothed(count, radius, depth):
    """The outline of a gearwheel."""
    step_ = 2 * np.pi / count
    shape = [(-0.28, 0), (-0.17, 1), (0.17, 1), (0.28, 0)]
    return np.array(
        [
            (
                (radius + depth * up) * np.cos(k * step_ + a * step_),
                (radius + depth * up) * np.sin(k * step_ + a * step_),
            )
            for k in range(count)
            for a, up in shape
        ]
    )


def gear_solid(rng, radius):
    """A gearwheel with a hub and round windows."""
    count = int(rng.integers(18, 30))
    wheel = cut(toothed(count, radius, 0.13), 0.4, soft=0.015)
    holes = int(rng.integers(4, 7))
    for k in range(holes):
        a = 2 * np.pi * k / holes + 0.3
        wheel = wheel.without(
            disc(radius * 0.17, 2).moved(x=radius * 0.6 * np.cos(a), y=radius * 0.6 * np.sin(a) - radius * 0.17)
        )
    hub = disc(radius * 0.32, 0.66).moved(y=-radius * 0.32)
    return (wheel | hub).without(disc(radius * 0.15, 3).moved(y=-radius * 0.15))


def handwheel(r):
    """A spoked wheel lying level, centred at the origin."""
    spokes = [
        tube([(0, 0, 0), (r * np.cos(a), 0, r * np.sin(a))], 0.045)
        for a in np.linspace(0, 2 * np.pi, 5, endpoint=False)
    ]
    return joined(ring(r, 0.07), *spokes, turned([(0.13, -0.08), (0.13, 0.1), (0.02, 0.1)], smooth=1))


def flange(r, thick, at, *, bolts=6):
    """A bolted pipe flange across the x axis."""
    plate = disc(r, thick, soft=0.02).moved(y=-r)
    heads = [
        disc(0.06, thick + 0.12, soft=0.02).moved(x=r * 0.78 * np.cos(a), y=r * 0.78 * np.sin(a) - 0.06)
        for a in np.linspace(0, 2 * np.pi, bolts, endpoint=False)
    ]
    return joined(plate, *heads).moved(x=at[0], y=at[1], yaw=np.pi / 2)


def fins(y, *, x0=0.1, x1=1.35, r=0.52):
    """A motor barrel with cooling fins along it."""
    barrel = turned([(r, 0), (r, 0), (r, x1 - x0), (r, x1 - x0)], section=("lobed", 24, 0.035)).moved(
        x=x1, y=y, roll=np.pi / 2
    )
    cover = turned([(r + 0.05, 0), (r + 0.05, 0), (r + 0.05, 0.24), (r - 0.08, 0.34), (0.02, 0.35)]).moved(
        x=x1 - 0.06, y=y, roll=-np.pi / 2
    )
    return joined(barrel, cover, box(0.46, 0.28, 0.4, soft=0.04).moved(x=(x0 + x1) / 2, y=y + r - 0.06))


def tyre(r, x):
    """A ribbed wheel across the x axis."""
    teeth = cut(toothed(16, r * 0.9, r * 0.1), 0.3, soft=0.05)
    return teeth.moved(x=x, y=r, yaw=np.pi / 2)
