"""Creatures drawn on a sheet."""

import numpy as np

from .outlines import loop


def facing(at, flip, scale):
    """A function from the creature's own coordinates to the sheet."""
    return lambda points: np.asarray(points, float) * (scale * flip, scale) + at


def crane(sheet, at, size, *, flip=1):
    """A crane in flight."""
    to = facing(at, flip, size)
    for a, length in ((2.25, 0.95), (2.0, 1.08), (1.75, 0.95), (0.85, 0.62), (1.1, 0.76)):
        angle = a if flip > 0 else np.pi - a
        sheet.leaf(at, angle, size * length, width=size * 0.1, part="wing", bend=0.14 * flip, edge=0.006)
    body = loop(np.array([(-0.5, -0.08), (-0.1, 0.08), (0.3, 0.06), (0.36, -0.03), (0, -0.14)]))
    sheet.shape(to(body), "body", edge=0.006)
    sheet.stroke(to([(0.25, 0), (0.5, 0.1), (0.72, 0.2), (0.92, 0.16)]), size * 0.07, "body", taper=0.5)
    sheet.stroke(to([(0.88, 0.17), (1.08, 0.12)]), size * 0.035, "stem", taper=0.6)
    sheet.dot(to([(0.88, 0.19)])[0], size * 0.035, "heart")
    for k in (0, -0.06):
        sheet.stroke(to([(-0.4, -0.06), (-0.75, -0.12 + k), (-1.05, -0.16 + k)]), size * 0.025, "stem", taper=0.4)


def cranes(sheet, frame, rng):
    """Two to four cranes crossing the frame, a small cloud or two behind."""
    flip = rng.choice([-1, 1])
    count = int(rng.integers(2, 4)) + (frame.w > 1.6 * frame.h)
    xs = np.linspace(-0.6, 0.6, count) if frame.w > frame.h else np.linspace(-0.25, 0.25, count) * rng.choice([-1, 1])
    ys = rng.permutation(np.linspace(-0.55, 0.5, count)) if frame.w > frame.h else np.linspace(-0.75, 0.45, count)
    for x, y in zip(xs, ys, strict=False):
        crane(sheet, frame.at(x, y), frame.size * rng.uniform(0.25, 0.32), flip=flip)
    for _ in range(2):
        cloud(sheet, frame.at(rng.uniform(-0.7, 0.7), rng.uniform(-0.9, 0.9)), frame.size * 0.3)


def cloud(sheet, at, size):
    """A flat drawn cloud: three bars with round ends."""
    x, y = at
    for dx, dy, w in ((0, 0, 1.0), (0.25, 0.13, 0.6), (-0.3, -0.13, 0.7)):
        sheet.stroke(
            [(x + (dx - w / 2) * size, y + dy * size), (x + (dx + w / 2) * size, y + dy * size)],
            size * 0.06,
            "far",
            taper=0.5,
        )


def carp(sheet, at, size, *, flip=1, bend=0.2):
    """A carp with scales, seen from the side."""
    t = np.linspace(0, 1, 22)
    half = 0.22 * np.sin(np.pi * t**0.72) ** 0.8 * (1 - 0.35 * t)
    middle = np.stack([0.62 - 1.25 * t, bend * np.sin(t * np.pi * 1.1)], 1)
    to = facing(at, flip, size)
    for spread in (0.5, -0.45):
        tail = loop(np.array([(0, 0), (-0.2, spread * 0.3), (-0.48, spread * 0.85), (-0.3, spread * 0.2)]), 2)
        sheet.shape(to(tail + middle[-2]), "wing", edge=0.007)
    fin = loop(np.array([(0.25, 0.1), (0.0, 0.42), (-0.3, 0.3), (-0.35, 0.1)]))
    sheet.shape(to(fin + (0, middle[8][1])), "wing", edge=0.007)
    sheet.leaf(
        to([(0.2, middle[6][1] - 0.12)])[0],
        -2.2 if flip > 0 else -0.94,
        size * 0.34,
        width=size * 0.08,
        part="wing",
        bend=0.1,
        edge=0.006,
    )
    outline = np.vstack([middle + np.stack([0 * t, half], 1), (middle - np.stack([0 * t, half], 1))[::-1]])
    sheet.shape(to(outline), "body", edge=0.008)
    for k in range(6, 20, 2):
        for row in np.linspace(-0.7, 0.7, 5)[k // 2 % 2 :]:
            arc = [
                (middle[k][0] - 0.045 * np.cos(b), middle[k][1] + row * half[k] + 0.05 * np.sin(b))
                for b in np.linspace(-1.2, 1.2, 5)
            ]
            sheet.stroke(to(arc), 0.014 * size, "edge" if sheet.palette["edge"].cover else "vein", taper=0.3)
    sheet.dot(to([middle[2] + (0, 0.05)])[0], size * 0.028, "eye")


def fish(sheet, frame, rng):
    """Carp among water weeds."""
    flip = rng.choice([-1, 1])
    wide = frame.w > 1.5 * frame.h
    places = [(-0.5, 0.25, 1), (0.5, -0.25, 1)] if wide else [(0.1, 0.42, 1), (-0.12, -0.4, -1)]
    for x, y, way in places:
        carp(
            sheet,
            frame.at(x, y),
            frame.size * rng.uniform(0.36, 0.44),
            flip=int(flip * way),
            bend=rng.uniform(-0.2, 0.25),
        )
    for x in rng.uniform(-0.9, 0.9, 7):
        sway = rng.uniform(-0.1, 0.1)
        sheet.stroke(
            [frame.at(x, -1), frame.at(x + sway, -0.75), frame.at(x - sway, rng.uniform(-0.6, -0.3))],
            frame.size * 0.03,
            "leaf",
            taper=0.9,
        )
    for _ in range(6):
        sheet.dot(
            frame.at(rng.uniform(-0.8, 0.8), rng.uniform(-0.2, 0.95)), frame.size * rng.uniform(0.008, 0.02), "far"
        )


def butterfly(sheet, at, size, *, tilt=0.0):
    """A butterfly, wings spread."""
    for side in (-1, 1):
        for angle, length, width, part in ((0.75, 0.62, 0.2, "wing"), (-0.6, 0.45, 0.17, "inner")):
            a = tilt + (angle if side > 0 else np.pi - angle)
            sheet.leaf(at, a, size * length, width=size * width, part=part, bend=0.15 * side, edge=0.006, full=1.25)
            x, y = at[0] + np.cos(a) * size * length * 0.66, at[1] + np.sin(a) * size * length * 0.66
            sheet.dot((x, y), size * 0.06, "heart")
        horn = tilt + np.pi / 2 - side * 0.4
        sheet.stroke(
            [at, (at[0] + np.cos(horn) * size * 0.4, at[1] + np.sin(horn) * size * 0.4)], size * 0.02, "stem", taper=0.3
        )
    axis = np.array([np.cos(tilt + np.pi / 2), np.sin(tilt + np.pi / 2)]) * size * 0.25
    sheet.stroke([np.array(at) - axis, np.array(at), np.array(at) + axis * 0.7], size * 0.08, "stem", taper=0.5)


def butterflies(sheet, frame, rng):
    """Butterflies over a few stems of grass."""
    count = 3 + 2 * (frame.w > 1.5 * frame.h)
    for x in rng.uniform(-0.9, 0.9, count * 2):
        sheet.stroke(
            [frame.at(x, -1), frame.at(x * 0.98, -0.6), frame.at(x + rng.uniform(-0.2, 0.2), rng.uniform(-0.5, -0.1))],
            frame.size * 0.02,
            "leaf",
            taper=0.9,
        )
    for x, y in zip(np.linspace(-0.62, 0.62, count), rng.permutation(np.linspace(-0.3, 0.62, count)), strict=False):
        butterfly(sheet, frame.at(x, y), frame.size * rng.uniform(0.28, 0.42), tilt=rng.uniform(-0.5, 0.5))


def swallow(sheet, at, size, *, flip=1):
    """A swallow on the wing."""
    to = facing(at, flip, size)
    for points in (
        [(0.1, 0), (-0.1, 0.35), (-0.55, 0.62), (-0.2, 0.2), (-0.15, 0)],
        [(0.1, 0), (0.15, -0.3), (-0.1, -0.6), (-0.08, -0.2), (-0.12, 0)],
    ):
        sheet.shape(to(loop(np.array(points), 1)), "wing", edge=0.005)
    for k in (0.14, -0.1):
        sheet.leaf(
            to([(-0.25, 0)])[0], (np.pi - k) if flip > 0 else k, size * 0.5, width=size * 0.035, part="wing", bend=0
        )
    sheet.shape(
        to(loop(np.array([(0.38, 0.02), (0.2, 0.09), (-0.3, 0.04), (-0.3, -0.04), (0.2, -0.08)]))), "body", edge=0.005
    )


def swallows(sheet, frame, rng):
    """Swallows under hanging willow leaves."""
    flip = int(rng.choice([-1, 1]))
    for x in np.linspace(-0.9, 0.2, 6) * flip + rng.uniform(-0.05, 0.05):
        drop = rng.uniform(-0.2, 0.55)
        sheet.stroke(
            [frame.at(x, 1), frame.at(x + 0.04, 0.7), frame.at(x + 0.12 * flip, drop)],
            frame.size * 0.014,
            "stem",
            taper=0.5,
        )
        for t in np.linspace(0.25, 1, 7):
            foot = frame.at(x + 0.12 * flip * t * t, 1 - (1 - drop) * t)
            sheet.leaf(
                foot,
                -np.pi / 2 + rng.uniform(-0.7, 0.7),
                frame.size * 0.13,
                width=frame.size * 0.014,
                part="leaf",
                bend=0.1,
            )
    for x, y in ((0.5, 0.25), (0.05, -0.3), (0.62, -0.62))[: int(rng.integers(2, 4))]:
        swallow(sheet, frame.at(x * flip, y), frame.size * rng.uniform(0.26, 0.36), flip=int(rng.choice([-1, 1])))


def dragonfly(sheet, at, size, *, tilt=0.0):
    """A dragonfly seen from above."""
    for side in (-1, 1):
        for angle in (0.25, -0.2):
            a = tilt + (angle if side > 0 else np.pi - angle)
            sheet.leaf(at, a, size * 0.55, width=size * 0.065, part="wing", bend=0.05 * side, edge=0.005, full=1.2)
    axis = np.array([np.cos(tilt + np.pi / 2), np.sin(tilt + np.pi / 2)]) * size
    sheet.stroke(
        [np.array(at) + axis * 0.12, np.array(at) - axis * 0.2, np.array(at) - axis * 0.6],
        size * 0.05,
        "body",
        taper=0.5,
    )
    sheet.dot((np.array(at) + axis * 0.14), size * 0.055, "body")


def dragonflies(sheet, frame, rng):
    """Dragonflies over reeds."""
    for x in np.sort(rng.uniform(-0.95, 0.95, 9)):
        top = rng.uniform(-0.3, 0.5)
        sheet.stroke(
            [frame.at(x, -1), frame.at(x, top * 0.4 - 0.4), frame.at(x + rng.uniform(-0.15, 0.15), top)],
            frame.size * 0.022,
            "leaf",
            taper=0.85,
        )
    for x, y in zip((-0.4, 0.45), rng.permutation([0.5, 0.05]), strict=False):
        dragonfly(sheet, frame.at(x, y), frame.size * rng.uniform(0.36, 0.5), tilt=rng.uniform(-0.8, 0.8))


def buffalo(sheet, frame, rng):
    """A water buffalo grazing in the grass under a round sun."""
    flip, s = rng.choice([-1, 1]), frame.size * 0.62
    sheet.dot(frame.at(0.5 * flip, 0.55), frame.size * 0.13, "sky")
    to = facing(frame.at(-0.05 * flip, -0.3), flip, s)
    body = loop(
        np.array(
            [
                (-0.62, 0.1),
                (-0.5, 0.38),
                (0.0, 0.36),
                (0.35, 0.44),
                (0.6, 0.3),
                (0.84, 0.1),
                (0.8, -0.06),
                (0.56, 0.02),
                (0.4, -0.1),
                (-0.1, -0.16),
                (-0.5, -0.12),
            ]
        )
    )
    for x in (-0.5, -0.36, 0.24, 0.38):
        sheet.stroke(to([(x, 0), (x + 0.02, -0.28), (x, -0.55)]), s * 0.11, "body", taper=0.1)
    sheet.shape(to(body), "body", edge=0.007)
    sheet.stroke(to([(0.62, 0.3), (0.5, 0.5), (0.28, 0.58)]), s * 0.07, "wing", taper=0.6)
    sheet.stroke(to([(0.64, 0.28), (0.74, 0.46), (0.66, 0.62)]), s * 0.06, "wing", taper=0.6)
    sheet.stroke(to([(-0.6, 0.2), (-0.74, 0.0), (-0.7, -0.3)]), s * 0.04, "body", taper=0.5)
    for x in rng.uniform(-0.95, 0.95, 16):
        sheet.leaf(
            frame.at(x, -0.92),
            np.pi / 2 + rng.uniform(-0.5, 0.5),
            frame.size * rng.uniform(0.08, 0.2),
            width=frame.size * 0.012,
            part="leaf",
        )
