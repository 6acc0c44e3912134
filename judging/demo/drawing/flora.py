"""Plants drawn on a sheet: each fills its frame, never twice the same way."""

import numpy as np

UP = np.pi / 2


def bamboo(sheet, frame, rng):
    """A few canes with hanging leaves."""
    s = frame.size
    tall = frame.h > frame.w * 0.7
    for x in np.linspace(-0.62, 0.62, int(rng.integers(2, 4 if tall else 6))) + rng.uniform(-0.1, 0.1):
        lean, top = rng.uniform(-0.1, 0.1), rng.uniform(0.5, 0.98)
        joints = np.linspace(-1, top, int(rng.integers(5, 8)))
        for low, high in zip(joints, joints[1:], strict=False):
            gap = 0.05 * (high - low)
            ends = [frame.at(x + lean * (k + 1), k) for k in (low + gap, (low + high) / 2, high - gap)]
            sheet.stroke(ends, 0.052 * s * (0.75 if top < 0.7 else 1), "stem", taper=0.2)
        for k in joints[2:]:
            side = rng.choice([-1, 1])
            foot = frame.at(x + lean * (k + 1) + side * 0.12, k + 0.05)
            sheet.stroke([frame.at(x + lean * (k + 1), k), foot], 0.014 * s, "stem", taper=0)
            for droop in rng.uniform(-0.1, 1.45, 4):
                angle = -droop if side > 0 else np.pi + droop
                length = s * rng.uniform(0.2, 0.34)
                sheet.leaf(foot, angle, length, width=length * 0.1, part="leaf", bend=rng.uniform(-0.1, 0.1))


def bloom(sheet, at, size, *, edge=0.008, tilt=0.0, rows=((9, 1.4, 1.0), (7, 0.95, 0.92), (5, 0.5, 0.8))):
    """A lotus flower in rows of petals, its foot at ``at``."""
    x, y = at
    for row, (count, spread, length) in enumerate(rows):
        part = ("petal", "petal", "inner")[row]
        for a in sorted(np.linspace(-spread, spread, count), key=lambda a: -abs(a)):
            foot = (x + 0.08 * size * a, y)
            sheet.leaf(
                foot, UP - a + tilt, size * length, width=size * 0.17, part=part, bend=0.12 * a, edge=edge, full=0.95
            )


def bud(sheet, at, size, *, angle=UP):
    """A closed lotus bud."""
    for a in (-0.3, 0.3, 0):
        sheet.leaf(
            at,
            angle - a,
            size * (0.85 if a else 1),
            width=size * 0.2,
            part="inner" if a else "petal",
            bend=0.3 * a,
            edge=0.007,
            full=0.75,
        )


def pad(sheet, at, size):
    """A lotus leaf seen aslant, with its veins."""
    (x, y), (w, h) = at, size
    k = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    r = 1 + 0.06 * np.sin(k * 5 + x * 9) + 0.03 * np.sin(k * 9 + y)
    sheet.shape(np.stack([x + w * r * np.cos(k), y + h * r * np.sin(k)], 1), "leaf", edge=0.006)
    for b in np.linspace(0, 2 * np.pi, 13)[:-1] + 0.2:
        ends = [(x + t * w * np.cos(b), y + t * h * np.sin(b)) for t in (0.08, 0.5, 0.9)]
        sheet.stroke(ends, 0.012, "vein", taper=0.3)


def lotus(sheet, frame, rng):
    """Lotus flowers, buds and leaves rising from water."""
    s, flip = frame.size, rng.choice([-1, 1])
    wide = frame.w > 1.6 * frame.h
    places = (
        [(-0.1, 0.0, 0.5), (0.55, -0.25, 0.36)]
        if not wide
        else [(-0.62, -0.2, 0.52), (0.05, -0.05, 0.6), (0.66, -0.25, 0.48)]
    )
    places = places[: int(rng.integers(1, 3))] if not wide else places
    for x, y, _ in places:
        sheet.stroke(
            [frame.at(flip * x * 0.8, -1), frame.at(flip * (x + 0.1), -0.5), frame.at(flip * x, y)],
            0.024 * s,
            "stem",
            taper=0.2,
        )
    for x, y in ((-0.62, -0.5), (0.5, -0.72), (-0.1, -0.85)):
        w = rng.uniform(0.2, 0.29) * s
        sheet.stroke([frame.at(flip * x, -1), frame.at(flip * x, y)], 0.02 * s, "stem", taper=0.2)
        pad(sheet, frame.at(flip * x, y), (w, w * rng.uniform(0.3, 0.5)))
    for x, y, size in places:
        bloom(sheet, frame.at(flip * x, y), s * size, tilt=rng.uniform(-0.12, 0.12))
    x, y = -0.55 * flip, rng.uniform(0.1, 0.4)
    if not wide:
        sheet.stroke([frame.at(x * 0.9, -0.9), frame.at(x * 1.1, -0.2), frame.at(x, y)], 0.018 * s, "stem", taper=0.2)
        bud(sheet, frame.at(x, y), s * 0.24, angle=UP + 0.1 * flip)


def blossom(sheet, at, size, *, turn):
    """A five-petalled flower."""
    for k in range(5):
        sheet.leaf(at, turn + k * 2 * np.pi / 5, size, width=size * 0.42, part="petal", bend=0, edge=0.006, full=1.1)
    sheet.dot(at, size * 0.2, "heart")


def branch(sheet, frame, rng):
    """A knotted branch of apricot or peach blossom."""
    s, flip = frame.size, rng.choice([-1, 1])
    up = rng.choice([-1, 1]) if frame.w > frame.h else 1
    main = [(-0.95, -0.8), (-0.5, -0.35), (-0.25, -0.3), (0.15, 0.2), (0.4, 0.3), (0.85, 0.85)]
    twigs = (
        [(-0.4, -0.33), (-0.5, 0.2), (-0.2, 0.75)],
        [(0.1, 0.14), (0.5, 0.05), (0.75, -0.35)],
        [(-0.1, -0.1), (0.1, -0.5), (0.0, -0.8)],
    )
    spots = [(0.85, 0.85), (0.4, 0.34)]
    for points, width in ((main, 0.05), *((t, 0.026) for t in twigs)):
        jitter = rng.uniform(-0.06, 0.06, (len(points), 2))
        line = [frame.at(flip * x, up * y) for x, y in np.array(points) + jitter]
        sheet.stroke(line, width * s, "stem", taper=0.7)
    spots += [t[k] for t in twigs for k in (1, 2)]
    for x, y in np.array(spots) + rng.uniform(-0.08, 0.08, (len(spots), 2)):
        blossom(sheet, frame.at(flip * x, up * y), s * rng.uniform(0.08, 0.13), turn=rng.uniform(0, 6))
    for _ in range(7):
        t = rng.uniform(0.1, 0.95)
        x, y = (
            np.interp(t, np.linspace(0, 1, 6), np.array(main)[:, 0]),
            np.interp(t, np.linspace(0, 1, 6), np.array(main)[:, 1]),
        )
        sheet.dot(
            frame.at(flip * (x + rng.uniform(-0.1, 0.1)), up * (y + rng.uniform(-0.12, 0.12))),
            s * 0.026,
            "petal",
            edge=0.004,
        )


def chrysanthemum(sheet, frame, rng):
    """Round many-petalled flowers on leafy stalks."""
    s, flip = frame.size, rng.choice([-1, 1])
    many = 3 if frame.w > 1.5 * frame.h else 2
    places = [(-0.25, 0.4, 0.3), (0.45, -0.05, 0.24), (-0.7, -0.15, 0.2)][:many]
    for x, y, _ in places:
        sheet.stroke(
            [frame.at(flip * 0.1, -1), frame.at(flip * (x * 0.4 + 0.1), -0.4), frame.at(flip * x, y)],
            0.022 * s,
            "stem",
            taper=0.3,
        )
        for t in (0.25, 0.5, 0.75):
            foot = frame.at(flip * (0.1 + (x - 0.1) * t * t), -1 + (y + 1) * t)
            for side in (-1, 1):
                sheet.leaf(
                    foot,
                    UP + side * rng.uniform(0.7, 1.3),
                    s * rng.uniform(0.15, 0.24),
                    width=s * 0.05,
                    part="leaf",
                    bend=-0.2 * side,
                    edge=0.005,
                )
    for x, y, size in places:
        for ring, (count, length) in enumerate(((20, 1.0), (15, 0.76), (10, 0.5))):
            for k in range(count):
                sheet.leaf(
                    frame.at(flip * x, y),
                    k * 2 * np.pi / count + ring * 0.2,
                    s * size * length,
                    width=s * size * 0.1,
                    part="inner" if ring == 2 else "petal",
                    bend=0.1,
                    edge=0.005,
                    full=1.3,
                )
        sheet.dot(frame.at(flip * x, y), s * size * 0.14, "heart")


def orchid(sheet, frame, rng):
    """Long arching leaves and a spray of small flowers."""
    s, flip = frame.size, rng.choice([-1, 1])
    for _ in range(int(rng.integers(6, 9))):
        reach, high = rng.uniform(-0.9, 0.9), rng.uniform(0.3, 1.3)
        tip = frame.at(reach, -0.9 + high - 0.25 * abs(reach))
        middle = frame.at(reach * 0.45, -0.9 + high * 0.85)
        sheet.stroke([frame.at(rng.uniform(-0.08, 0.08), -0.98), middle, tip], 0.045 * s, "leaf", taper=0.95)
    spray = np.array([(0.02, -0.95), (0.12, 0.0), (0.5, 0.75)]) * (flip, 1)
    sheet.stroke([frame.at(*q) for q in spray], 0.016 * s, "stem", taper=0.4)
    for t in np.linspace(0.5, 1, 5):
        x, y = np.interp(t, (0, 0.5, 1), spray[:, 0]), np.interp(t, (0, 0.5, 1), spray[:, 1])
        for a in rng.uniform(-0.2, 0.2) + np.array([0.5, 1.57, 2.6, 3.8, 5.6]):
            sheet.leaf(frame.at(x, y), a, s * 0.11, width=s * 0.024, part="petal", bend=0.1, edge=0.004)
        sheet.dot(frame.at(x, y), s * 0.018, "heart")


def rice(sheet, frame, rng):
    """Ears of ripe rice bowing over."""
    s, flip = frame.size, rng.choice([-1, 1])
    for _ in range(int(rng.integers(4, 7))):
        x = rng.uniform(-0.5, 0.3)
        top = rng.uniform(0.35, 0.9)
        bow = rng.uniform(0.3, 0.6)
        curve = [(x, -1), (x + 0.02, top * 0.4), (x + bow * 0.5, top), (x + bow, top - 0.25)]
        sheet.stroke([frame.at(flip * a, b) for a, b in curve], 0.016 * s, "stem", taper=0.4)
        for t in np.linspace(0, 1, 9):
            a, b = x + bow * (0.3 + 0.75 * t), top * 0.93 - 0.3 * t * t
            for side in (-1, 1):
                angle = -0.5 - 0.6 * t + side * 0.5
                sheet.leaf(
                    frame.at(flip * a, b),
                    angle if flip > 0 else np.pi - angle,
                    0.085 * s,
                    width=0.018 * s,
                    part="petal",
                    bend=0,
                    edge=0.003,
                )
        sheet.leaf(
            frame.at(flip * x, -0.6),
            UP + rng.uniform(-0.7, 0.7),
            s * 0.6,
            width=s * 0.025,
            part="leaf",
            bend=rng.uniform(-0.3, 0.3),
        )


def vine(sheet, frame, rng):
    """A winding stem with curled leaves and small flowers."""
    turns = max(2, round(frame.w / frame.h * 0.8))
    lush = min(1, frame.w / frame.h / turns * 1.25)
    xs = np.linspace(-1, 1, 16 * turns)
    phase = rng.choice([0, np.pi])
    ys = 0.5 * np.sin(xs * np.pi * turns + phase)
    sheet.stroke([frame.at(x, y) for x, y in zip(xs, ys, strict=False)], 0.05 * frame.h * lush, "stem", taper=0.1)
    for i in range(2, len(xs) - 2, 4):
        slope = np.pi * turns * np.cos(xs[i] * np.pi * turns + phase) * frame.h / frame.w * 0.5
        for side in (-1, 1):
            sheet.leaf(
                frame.at(xs[i], ys[i]),
                np.arctan(slope) + side * rng.uniform(0.7, 1.0),
                frame.h * 0.34 * lush,
                width=frame.h * 0.085 * lush,
                part="leaf",
                bend=0.25 * side,
                edge=0.004,
            )
    for k in range(2 * turns):
        x = -1 + (k + 0.5) / turns
        y = -0.32 * np.sin(x * np.pi * turns + phase)
        blossom(sheet, frame.at(x, y), frame.h * 0.17 * lush, turn=k)


def leaves(sheet, frame, rng):
    """Scattered single leaves, as if blown."""
    s = frame.size
    count = int(14 * max(1, frame.w / frame.h))
    for k in range(count):
        x, y = -0.9 + 1.8 * (k + 0.5) / count, 0.85 - 1.7 * ((k * 0.618 + 0.1) % 1)
        angle, length = rng.uniform(0, 2 * np.pi), s * rng.uniform(0.2, 0.34)
        foot = frame.at(x, y)
        sheet.leaf(foot, angle, length, width=length * 0.2, part=rng.choice(["leaf", "petal"]), bend=0.15, edge=0.005)
        tip = (foot[0] + np.cos(angle) * length * 0.85, foot[1] + np.sin(angle) * length * 0.85)
        sheet.stroke([foot, tip], 0.008, "vein", taper=0.5)


def palm(sheet, frame, rng):
    """Fan palms: a round fan of long leaves on each stalk."""
    s = frame.size
    for x in np.linspace(-0.5, 0.5, 2 if frame.w < 1.4 * frame.h else 3) + rng.uniform(-0.1, 0.1):
        y = rng.uniform(-0.05, 0.4)
        sheet.stroke([frame.at(x * 0.6, -1), frame.at(x, -0.3), frame.at(x, y)], 0.028 * s, "stem", taper=0.2)
        for a in np.linspace(-0.5, np.pi + 0.5, 13):
            sheet.leaf(
                frame.at(x, y),
                a,
                s * rng.uniform(0.3, 0.38),
                width=s * 0.035,
                part="leaf",
                bend=0.1 * np.cos(a),
                edge=0.004,
                full=0.6,
            )
