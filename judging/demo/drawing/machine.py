"""Small machines and parts, cast, turned and painted."""

import numpy as np

from .colour import lin
from .parts import DARK, PAINTS, STEEL, enamel, fins, flange, gear_solid, handwheel, skin, tyre
from .scene import Look, Piece, Surface
from .solids import bent, box, disc, joined, ring, tube, turned
from .timber import wooden

STYLES = {
    "painted_metal": (("none",), tuple(PAINTS)),
    "machined_steel": (("none",), ("silver",)),
    "machined_brass": (("none",), ("gold",)),
    "cast_iron": (("none",), ("black",)),
}
ALL = tuple(STYLES)
FORMS = {
    "gearwheel": ALL[1:],
    "valve": ALL,
    "pump": ALL[:1] + ALL[3:],
    "motor": ALL[:1],
    "mill": ALL[:1] + ALL[3:],
    "tiller": ALL[:1],
    "flange_pair": ALL[1:],
    "pulley": ALL,
    "press": ALL[:1] + ALL[3:],
}
PIECES = {"flange_pair": 2}
BARE = {}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    return MAKERS[choice.form](choice, rng)


def gearwheel(choice, rng):
    """A large gearwheel standing, a small one lying before it."""
    large, small = gear_solid(rng, 1.15), gear_solid(rng, 0.55)
    return [
        Piece(large, skin(choice), (-0.25, 1.26, -0.3), float(rng.uniform(0.2, 0.5)), -0.1),
        Piece(small, skin(choice), (1.05, 0.33, 0.6), pitch=float(np.pi / 2)),
    ], 2.2


def valve(choice, rng):
    """A gate valve with flanges and a handwheel."""
    y = 0.66
    body = joined(
        tube([(-1.0, y, 0), (1.0, y, 0)], 0.36),
        turned(
            [
                (0.4, y - 0.5),
                (0.52, y - 0.2),
                (0.5, y + 0.3),
                (0.36, y + 0.5),
                (0.42, y + 0.54),
                (0.42, y + 0.64),
                (0.2, y + 0.7),
                (0.16, y + 1.1),
                (0.01, y + 1.1),
            ]
        ),
        flange(0.66, 0.16, (-1.05, y)),
        flange(0.66, 0.16, (1.05, y)),
    )
    body = body.without(tube([(-2, y, 0), (-0.6, y, 0)], 0.24)).without(tube([(0.6, y, 0), (2, y, 0)], 0.24))
    stem = joined(turned([(0.06, y + 1.0), (0.06, y + 1.6), (0.01, y + 1.6)], smooth=1))
    yaw = float(rng.uniform(0.3, 0.6) * rng.choice([-1, 1]))
    wheel = enamel(str(rng.choice(["a5352a", "2f5f8c", "d6a02e"])))
    return [
        Piece(body, skin(choice), yaw=yaw),
        Piece(stem, STEEL, yaw=yaw),
        Piece(handwheel(rng.uniform(0.5, 0.65)), wheel, (0, y + 1.46, 0), yaw),
    ], 2.3


def pump(choice, rng):
    """A centrifugal pump and its motor on a base plate."""
    y = 0.85
    plate = box(3.2, 0.14, 1.3, soft=0.03)
    volute = disc(0.66, 0.5, soft=0.1).moved(x=-1.0, y=y - 0.66, yaw=np.pi / 2)
    outlet = joined(
        tube([(-1.0, y + 0.3, 0.35), (-1.0, y + 0.95, 0.35)], 0.2),
        turned([(0.34, 0), (0.34, 0), (0.34, 0.12), (0.34, 0.12)]).moved(x=-1.0, y=y + 0.86, z=0.35),
    )
    inlet = joined(tube([(-1.6, y, 0), (-1.1, y, 0)], 0.22), flange(0.4, 0.12, (-1.6, y), bolts=5))
    feet = joined(box(0.5, 0.5, 0.7).moved(x=-0.95), box(1.1, 0.5, 0.8).moved(x=0.7))
    motor_ = fins(y)
    yaw = float(rng.uniform(-0.5, -0.25))
    return [
        Piece(joined(volute, outlet, inlet, feet), skin(choice), yaw=yaw),
        Piece(motor_, enamel(str(rng.choice(["6f7779", "2f5f8c", "3d4a52"]))), yaw=yaw),
        Piece(plate, DARK, yaw=yaw),
        Piece(tube([(-0.8, y, 0), (0.0, y, 0)], 0.1), STEEL, yaw=yaw),
    ], 2.5


def motor(choice, rng):
    """An electric motor on its feet."""
    y = 0.8
    parts = joined(
        fins(y, x0=-0.8, x1=0.9, r=0.66),
        turned([(0.66, 0), (0.68, 0), (0.68, 0.16), (0.3, 0.24), (0.24, 0.34), (0.01, 0.34)]).moved(
            x=-0.78, y=y, roll=np.pi / 2
        ),
        *(box(0.5, 0.26, 1.5, soft=0.05).moved(x=x) for x in (-0.5, 0.55)),
    )
    shaft = tube([(-1.0, y, 0), (-1.6, y, 0)], 0.11)
    yaw = float(rng.uniform(0.35, 0.6))
    return [Piece(parts, skin(choice), yaw=yaw), Piece(shaft, STEEL, yaw=yaw)], 2.2


def mill(choice, rng):
    """A small grain mill: hopper, drum, crank and legs."""
    legs = [tube([(sx * 0.75, 0.04, sz * 0.55), (sx * 0.5, 0.95, sz * 0.35)], 0.06) for sx in (-1, 1) for sz in (-1, 1)]
    drum = disc(0.52, 1.0, soft=0.06).moved(y=0.7, yaw=np.pi / 2)
    spout = box(0.4, 0.14, 0.7, soft=0.04).moved(y=0.8, z=0.6, pitch=0.5)
    hopper = turned([(0.2, 0), (0.22, 0.1), (0.75, 0.75), (0.76, 0.85)], wall=0.05, section=("square", 8.0)).moved(
        y=1.62
    )
    crank = joined(tube([(0.5, 1.22, 0), (0.85, 1.22, 0), (0.85, 0.72, 0.2)], 0.055))
    knob = tube([(0.88, 0.72, 0.2), (1.2, 0.72, 0.2)], 0.09)
    wheel = disc(0.62, 0.12, soft=0.04).without(disc(0.42, 1).moved(y=0.2)).moved(x=-0.68, y=0.6, yaw=np.pi / 2)
    yaw = float(rng.uniform(-0.6, -0.3))
    return [
        Piece(joined(drum, spout, hopper), skin(choice), yaw=yaw),
        Piece(joined(*legs, crank, wheel), DARK, yaw=yaw),
        Piece(knob, wooden("8a5a30"), yaw=yaw),
    ], 2.3


def tiller(choice, rng):
    """A walking tiller: engine over two wheels, handles behind."""
    r, full = rng.uniform(0.44, 0.62), rng.uniform(0.8, 1.15)
    wheels = joined(tyre(r, -0.62), tyre(r, 0.62))
    hubs = joined(*(disc(0.24, 0.36, soft=0.05).moved(x=x, y=r - 0.24, yaw=np.pi / 2) for x in (-0.62, 0.62)))
    engine = joined(
        box(0.8 * full, 0.66, 0.9 * full, soft=rng.uniform(0.05, 0.2)).moved(y=0.82, z=0.1),
        box(0.62 * full, rng.uniform(0.2, 0.4), 0.5, soft=0.1).moved(y=1.44, z=0.2),
        box(0.5, 0.5, 0.6, soft=0.05).moved(y=0.36),
    )
    filter_ = joined(
        turned([(0.2, 1.3), (0.2, 1.3), (0.2, 1.72), (0.1, 1.78), (0.01, 1.78)]).moved(x=0.28, z=-0.2),
        tube([(-0.3, 1.2, 0.3), (-0.55, 1.35, 0.5), (-0.55, 1.75, 0.5)], 0.06),
    )
    bars = [bent([(s * 0.22, 0.9, -0.3), (s * 0.4, 1.25, -1.0), (s * 0.55, 1.75, -1.7)], [0.05]) for s in (-1, 1)]
    grips = [tube([(s * 0.56, 1.76, -1.72), (s * 0.62, 1.86, -2.0)], 0.075) for s in (-1, 1)]
    tines = joined(*(bent([(x, 0.45, -0.5), (x, 0.3, -0.95), (x, 0.03, -0.8)], [0.05]) for x in (-0.3, 0.0, 0.3)))
    yaw = float(rng.uniform(0.7, 1.3) * rng.choice([-1, 1]))
    rubber = Surface(lambda p, n: Look(np.broadcast_to(lin("2a2927"), p.shape), 0.12), None, 0.9)
    return [
        Piece(engine, skin(choice), yaw=yaw),
        Piece(joined(wheels, *grips), rubber, yaw=yaw),
        Piece(joined(hubs, *bars, tines), DARK, yaw=yaw),
        Piece(filter_, STEEL, yaw=yaw),
    ], 2.4


def flanges(choice, rng):
    """Two turned flanges, one leaning on the other."""
    plate = turned(
        [(1.0, 0), (1.0, 0), (1.0, 0.22), (1.0, 0.22), (0.6, 0.24), (0.52, 0.6), (0.5, 0.66), (0.3, 0.66), (0.3, 0.66)],
        wall=0,
        smooth=2,
    )
    plate = plate.without(turned([(0.3, -1), (0.3, -1), (0.3, 2), (0.3, 2)], smooth=1))
    for a in np.linspace(0, 2 * np.pi, 8, endpoint=False):
        plate = plate.without(
            tube([(0.8 * np.cos(a), -0.5, 0.8 * np.sin(a)), (0.8 * np.cos(a), 0.6, 0.8 * np.sin(a))], 0.09)
        )
    return [
        Piece(plate, skin(choice), (-0.35, 0, 0.3)),
        Piece(plate, skin(choice), (0.65, 1.0, -0.55), -0.3, float(np.pi / 2 - 0.18)),
    ], 2.6


def pulley(choice, rng):
    """A grooved wheel in its forked bracket."""
    r = rng.uniform(0.75, 0.9)
    groove = turned([(r, 0), (r, 0.06), (r * 0.82, 0.18), (r, 0.3), (r, 0.36)], smooth=1).moved(
        y=r + 0.4, z=-0.18, pitch=np.pi / 2
    )
    arms = [box(0.3, r + 0.75, 0.1, soft=0.04).moved(y=0.1, z=z) for z in (-0.34, 0.34)]
    base = box(1.5, 0.14, 1.0, soft=0.03)
    pin = tube([(0, r + 0.4, -0.5), (0, r + 0.4, 0.5)], 0.14)
    groove = groove.without(
        joined(
            *(
                disc(r * 0.2, 2).moved(x=r * 0.55 * np.cos(a), y=r + 0.4 + r * 0.55 * np.sin(a) - r * 0.2)
                for a in np.linspace(0.4, 6.68, int(rng.integers(4, 7)), endpoint=False)
            )
        )
    )
    yaw = float(rng.uniform(0.4, 0.7) * rng.choice([-1, 1]))
    return [
        Piece(groove, skin(choice), yaw=yaw),
        Piece(joined(*arms, base), DARK, yaw=yaw),
        Piece(pin, STEEL, yaw=yaw),
    ], 2.0


def press(choice, rng):
    """A small screw press with a perforated basket."""
    base = joined(
        box(1.9, 0.16, 1.5, soft=0.04),
        *(box(0.16, 2.3, 0.24, soft=0.03).moved(x=s * 0.82, y=0.1) for s in (-1, 1)),
        box(1.9, 0.22, 0.34, soft=0.05).moved(y=2.3),
    )
    screw = (
        turned([(0.11, 1.3), (0.11, 2.75), (0.01, 2.75)], smooth=1)
        | turned([(0.5, 1.2), (0.5, 1.2), (0.5, 1.32), (0.01, 1.34)])
        | tube([(-0.75, 2.7, 0), (0.75, 2.7, 0)], 0.06)
    )
    slats = turned([(0.62, 0.2), (0.62, 0.2), (0.62, 1.1), (0.62, 1.1)], wall=0.07, section=("lobed", 22, 0.04))
    yaw = float(rng.uniform(0.25, 0.6) * rng.choice([-1, 1]))
    return [
        Piece(base, skin(choice), yaw=yaw),
        Piece(screw, STEEL, yaw=yaw),
        Piece(slats, wooden("a9783f", along=1), yaw=yaw),
        Piece(ring(0.66, 0.04).moved(y=0.4) | ring(0.66, 0.04).moved(y=0.95), DARK, yaw=yaw),
    ], 2.0


MAKERS = {
    "gearwheel": gearwheel,
    "valve": valve,
    "pump": pump,
    "motor": motor,
    "mill": mill,
    "tiller": tiller,
    "flange_pair": flanges,
    "pulley": pulley,
    "press": press,
}
