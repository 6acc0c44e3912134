"""Landscapes and patterns drawn on a sheet."""

import numpy as np

from .fauna import cloud, crane


def ridge(rng, low, high, *, rough=0.3, count=60):
    """The skyline of a range of hills, from -1 to 1."""
    x = np.linspace(-1, 1, count)
    y = sum(
        rng.uniform(0.5, 1) / k * np.sin(x * np.pi * k * rng.uniform(0.7, 1.3) + rng.uniform(0, 6))
        for k in (1, 2, 3, 5)
    )
    y = (y - y.min()) / np.ptp(y)
    return x, low + (high - low) * (y * (1 - rough) + rough * np.abs(np.sin(x * 7 + rng.uniform(0, 6))))


def below(frame, x, y, *, floor):
    """The outline of everything under a skyline down to ``floor``; both ends run out low."""
    y = floor + (y - floor) * (1 - np.abs(x) ** 5)
    return [frame.at(a, b) for a, b in zip(x, y, strict=False)] + [frame.at(1, floor), frame.at(-1, floor)]


def sail(sheet, at, size, *, flip=1):
    """A small boat with a ribbed sail."""
    x, y = at
    hull = [
        (x - 0.5 * size, y + 0.06 * size),
        (x + 0.55 * size, y + 0.08 * size),
        (x + 0.32 * size, y - 0.1 * size),
        (x - 0.35 * size, y - 0.1 * size),
    ]
    cloth = [
        (x, y + 0.1 * size),
        (x + 0.05 * flip * size, y + 0.95 * size),
        (x + 0.42 * flip * size, y + 0.6 * size),
        (x + 0.4 * flip * size, y + 0.14 * size),
    ]
    sheet.fill(cloth, "wing")
    for t in (0.3, 0.55, 0.8):
        sheet.stroke(
            [(x + 0.02 * flip * size, y + t * 0.85 * size), (x + 0.41 * flip * size, y + (0.1 + t * 0.55) * size)],
            0.012,
            "edge" if sheet.palette["edge"].cover else "vein",
            taper=0,
        )
    sheet.fill(hull, "body")


def mountains(sheet, frame, rng):
    """Moon, mist and hills over water, with a boat or two."""
    x = rng.uniform(0.25, 0.6) * rng.choice([-1, 1])
    sheet.dot(frame.at(x, 0.66), frame.size * rng.uniform(0.1, 0.16), "sky")
    layers = (("far", 0.0, 0.55, -0.25), ("middle", -0.25, 0.3, -0.45), ("near", -0.55, -0.1, -0.72))
    for part, low, high, floor in layers:
        a, b = ridge(rng, low, high)
        sheet.fill(below(frame, a, b, floor=floor), part)
    for y in np.linspace(-0.95, -0.76, 3):
        for a in rng.uniform(-0.95, 0.75, 4):
            sheet.stroke(
                [frame.at(a, y), frame.at(a + 0.12, y + 0.015), frame.at(a + 0.25, y)],
                0.014 * frame.size,
                "water",
                taper=0.8,
            )
    sail(sheet, frame.at(-x * 0.7, -0.86), frame.size * 0.2, flip=int(rng.choice([-1, 1])))


def boats(sheet, frame, rng):
    """Sails on calm water under a low sun."""
    flip = int(rng.choice([-1, 1]))
    sheet.dot(frame.at(0.35 * flip, 0.42), frame.size * 0.17, "sky")
    a, b = ridge(rng, -0.05, 0.2, rough=0.1)
    sheet.fill(below(frame, a, b, floor=-0.12), "far")
    for x, y, size in ((-0.45, -0.3, 0.5), (0.2, -0.18, 0.28), (0.6, -0.55, 0.42)):
        sail(sheet, frame.at(x * flip, y), frame.size * size * rng.uniform(0.85, 1.05), flip=flip)
    for y in np.linspace(-0.95, -0.25, 7):
        for x in rng.uniform(-0.95, 0.7, 3):
            sheet.stroke(
                [frame.at(x, y), frame.at(x + 0.14, y + 0.012), frame.at(x + 0.3, y)],
                0.014 * frame.size,
                "water",
                taper=0.8,
            )


def terraces(sheet, frame, rng):
    """Terraced rice fields in curved steps, hills above."""
    a, b = ridge(rng, 0.35, 0.8)
    sheet.fill(below(frame, a, b, floor=0.2), "far")
    for k, y in enumerate(np.linspace(0.3, -0.9, 9)):
        x = np.linspace(-1, 1, 50)
        top = y + 0.1 * np.sin(x * rng.uniform(2, 4) + k * 0.5 + 1) + 0.05 * np.sin(x * 7 + k)
        sheet.fill(below(frame, x, top, floor=-1), ("near", "middle", "leaf")[k % 3])
        top = -1 + (top + 1) * (1 - np.abs(x) ** 5)
        sheet.stroke([frame.at(*q) for q in zip(x, top, strict=False)], 0.02 * frame.size, "crest", taper=0.1, smooth=0)
    sheet.dot(frame.at(rng.uniform(-0.6, 0.6), 0.85), frame.size * 0.09, "sky")


def village(sheet, frame, rng):
    """Roofs among areca palms by a pond."""
    a, b = ridge(rng, 0.1, 0.4, rough=0.1)
    sheet.fill(below(frame, a, b, floor=-0.5), "far")
    s = frame.size
    for x in rng.permutation(np.linspace(-0.85, 0.85, 6))[:4]:
        top = rng.uniform(0.35, 0.8)
        sheet.stroke([frame.at(x, -0.5), frame.at(x + 0.02, 0), frame.at(x, top)], 0.022 * s, "stem", taper=0.2)
        for angle in np.linspace(0.1, np.pi - 0.1, 7):
            sheet.leaf(frame.at(x, top), angle, s * 0.17, width=s * 0.018, part="leaf", bend=-0.3 * np.cos(angle))
    for x, y, w in ((-0.4, -0.42, 0.34), (0.35, -0.5, 0.42), (0.0, -0.58, 0.26)):
        left, right, eaves, top = x - w, x + w, y + 0.16, y + 0.46
        sheet.fill(
            [
                frame.at(left + 0.06, y - 0.1),
                frame.at(right - 0.06, y - 0.1),
                frame.at(right - 0.06, eaves),
                frame.at(left + 0.06, eaves),
            ],
            "wing",
        )
        sheet.shape(
            [frame.at(left, eaves), frame.at(left + 0.12, top), frame.at(right - 0.12, top), frame.at(right, eaves)],
            "body",
            edge=0.0,
        )
    for y in np.linspace(-0.95, -0.72, 4):
        for x in rng.uniform(-0.9, 0.6, 3):
            sheet.stroke([frame.at(x, y), frame.at(x + 0.35, y)], 0.014 * s, "water", taper=0.8)


def waves(sheet, frame, rng):
    """Rows of overlapping wave scales."""
    unit_ = frame.size * rng.uniform(0.16, 0.24)
    rows = np.arange(frame.y + frame.h / 2 - unit_ * 0.5, frame.y - frame.h / 2 - unit_ * 0.3, -unit_ * 0.5)
    count = max(2, round(frame.w / unit_))
    pitch = frame.w / count
    angle = np.linspace(0, np.pi, 12)
    for k, y in enumerate(rows):
        for x in frame.x - frame.w / 2 + pitch * (np.arange(count + k % 2) + 0.5 * (1 - k % 2)):
            for r, part in ((0.5, "near"), (0.36, "petal"), (0.2, "near")):
                arc = np.stack([x + pitch * r * np.cos(angle), y - unit_ * 0.4 + unit_ * r * np.sin(angle) * 1.3], 1)
                sheet.shape(arc, part, edge=0.008)


def clouds(sheet, frame, rng):
    """Drifting clouds and one crane."""
    for _ in range(int(7 * max(1, frame.w / frame.h))):
        cloud(sheet, frame.at(rng.uniform(-0.85, 0.85), rng.uniform(-0.85, 0.85)), frame.size * rng.uniform(0.25, 0.5))
    crane(sheet, frame.at(0, 0.05), frame.size * 0.38, flip=int(rng.choice([-1, 1])))


def diamonds(sheet, frame, rng):
    """A woven field of nested diamonds."""
    rows = int(rng.integers(3, 6)) if frame.w < 1.6 * frame.h else int(rng.integers(1, 3))
    pitch = frame.h / rows
    count = max(2, round(frame.w / pitch))
    width = frame.w / count
    for i in range(count):
        for j in range(rows):
            x, y = frame.x - frame.w / 2 + (i + 0.5) * width, frame.y - frame.h / 2 + (j + 0.5) * pitch
            for r, part in ((0.5, "near"), (0.36, "petal"), (0.22, "middle"), (0.1, "heart")):
                sheet.fill([(x - width * r, y), (x, y + pitch * r), (x + width * r, y), (x, y - pitch * r)], part)


def zigzag(sheet, frame, rng):
    """Stripes and zigzag rows in changing colours."""
    parts = ["near", "petal", "middle", "leaf", "heart"]
    rows = int(rng.integers(6, 10)) if frame.w < 1.6 * frame.h else int(rng.integers(3, 5))
    pitch = frame.h / rows
    teeth = max(4, 2 * round(frame.w / pitch * 0.6))
    for k in range(rows):
        y, part = frame.y - frame.h / 2 + (k + 0.5) * pitch, parts[k % 5]
        if k % 2:
            sheet.stroke([(frame.x - frame.w / 2, y), (frame.x + frame.w / 2, y)], pitch * 0.4, part, taper=0)
        else:
            xs = np.linspace(frame.x - frame.w / 2, frame.x + frame.w / 2, teeth + 1)
            ys = y + pitch * 0.3 * np.where(np.arange(teeth + 1) % 2, 1, -1)
            sheet.stroke(list(zip(xs, ys, strict=False)), pitch * 0.3, part, taper=0, smooth=0)


def rings(sheet, frame, rng):
    """Circles, dots and arcs in a loose modern rhythm."""
    count = int(5 * max(1, frame.w / frame.h)) + 2
    for k in range(count):
        at = frame.at(-0.85 + 1.7 * (k + 0.5) / count, rng.uniform(-0.7, 0.7))
        r = frame.size * rng.uniform(0.1, 0.26)
        for scale, part in ((1, rng.choice(["near", "petal", "far"])), (0.6, "inner"), (0.25, "heart")):
            sheet.dot(at, r * scale, part, edge=0.006)
