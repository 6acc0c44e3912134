"""Every motif by its word, and the narrow bands that run round a rim."""

import numpy as np

from . import fauna, flora, scenery

MOTIFS = {
    "bamboo": flora.bamboo,
    "lotus": flora.lotus,
    "blossom": flora.branch,
    "chrysanthemum": flora.chrysanthemum,
    "orchid": flora.orchid,
    "rice": flora.rice,
    "vine": flora.vine,
    "leaves": flora.leaves,
    "palm": flora.palm,
    "cranes": fauna.cranes,
    "fish": fauna.fish,
    "butterflies": fauna.butterflies,
    "swallows": fauna.swallows,
    "dragonflies": fauna.dragonflies,
    "buffalo": fauna.buffalo,
    "mountains": scenery.mountains,
    "boats": scenery.boats,
    "terraces": scenery.terraces,
    "village": scenery.village,
    "waves": scenery.waves,
    "clouds": scenery.clouds,
    "diamonds": scenery.diamonds,
    "zigzag": scenery.zigzag,
    "rings": scenery.rings,
}


def petals(sheet, frame, count):
    """A row of upright petals."""
    for x in places(frame, count):
        sheet.leaf(
            (x, frame.y - frame.h / 2),
            np.pi / 2,
            frame.h,
            width=frame.w / count * 0.44,
            part="petal",
            bend=0,
            edge=0.008,
            full=0.9,
        )


def keys(sheet, frame, count):
    """A meander of square hooks."""
    pitch = frame.w / count
    for x in places(frame, count):
        hook = np.array([(-0.42, -0.4), (-0.42, 0.4), (0.28, 0.4), (0.28, -0.2), (-0.1, -0.2), (-0.1, 0.12)])
        sheet.stroke(hook * (pitch, frame.h) + (x, frame.y), min(pitch, frame.h) * 0.13, "near", taper=0, smooth=0)


def beads(sheet, frame, count):
    """A row of dots between two lines."""
    for x in places(frame, count):
        sheet.dot((x, frame.y), frame.h * 0.22, "near")
    lines(sheet, frame, 2)


def scallops(sheet, frame, count):
    """A row of hanging arcs."""
    pitch, angle = frame.w / count, np.linspace(np.pi, 2 * np.pi, 9)
    for x in places(frame, count):
        arc = np.stack([x + pitch * 0.48 * np.cos(angle), frame.y + frame.h * 0.4 + frame.h * 0.7 * np.sin(angle)], 1)
        sheet.stroke(arc, frame.h * 0.1, "near", taper=0.1, smooth=0)
        sheet.dot((x, frame.y + frame.h * 0.1), frame.h * 0.11, "petal")


def scroll(sheet, frame, count):
    """A running row of curls."""
    pitch = frame.w / count
    t = np.linspace(0, 2.2 * np.pi, 14)
    for x in places(frame, count):
        r = 0.5 * (1 - t / 8)
        curl = np.stack([x + pitch * 0.75 * r * np.cos(t + 3), frame.y + frame.h * 0.8 * r * np.sin(t + 3)], 1)
        sheet.stroke(curl, frame.h * 0.12, "near", taper=0.6, smooth=0)


def lines(sheet, frame, count):
    """Plain lines along the band: two, or as many as fit in it."""
    for y in np.linspace(-0.5, 0.5, min(count, 3)):
        at = frame.y + y * frame.h
        sheet.stroke(
            [(frame.x - frame.w / 2, at), (frame.x + frame.w / 2, at)], max(0.012, frame.h * 0.08), "near", taper=0
        )


def places(frame, count):
    """The middles of equal parts of the band."""
    return frame.x - frame.w / 2 + frame.w * (np.arange(count) + 0.5) / count


BANDS = {"petals": petals, "keys": keys, "beads": beads, "scallops": scallops, "scroll": scroll, "lines": lines}
