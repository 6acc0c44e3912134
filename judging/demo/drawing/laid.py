"""Laying a drawing over a solid: round its side, over its top, or on its face."""

from dataclasses import dataclass

import numpy as np

from .motifs import BANDS, MOTIFS
from .numbers import F, around
from .sheet import Frame, Print, Sheet

SCENES = ("mountains", "boats", "terraces", "village", "buffalo", "clouds")
ENDLESS = ("waves", "diamonds", "zigzag")


@dataclass(frozen=True)
class Round:
    """A print wrapped round the upright axis, true to scale at radius ``ref``; ``phase`` turns it."""

    print: Print
    ref: float
    phase: float = 0.0

    def spot(self, p):
        """The drawing's coordinates under points of the solid."""
        a, y = around(p)
        if self.phase:
            a = (a + F(self.phase + np.pi)) % F(2 * np.pi) - F(np.pi)
        return a * F(self.ref), y


@dataclass(frozen=True)
class Flat:
    """A print on a plane: ``up`` looks down on the solid, otherwise at its face."""

    print: Print
    up: bool = False

    def spot(self, p):
        """The drawing's coordinates under points of the solid."""
        return (p[0], -p[2]) if self.up else (p[0], p[1])


def wrapped(motif, palette, rng, *, ref, low, high, bands=(), repeat=1):
    """A motif round a body between two heights, with bands at (name, y, height, count).

    The motif is drawn ``repeat`` times, one of them facing the camera; drawn
    once it leaves the back bare.
    """
    half, repeat = np.pi * ref, 1 if motif in SCENES else repeat
    ends = [y for _, at, h, _ in bands for y in (at - h, at + h)] + [low, high]
    sheet = Sheet((-half, half, min(ends) - 0.05, max(ends) + 0.05), palette)
    for name, at, height, count in bands:
        BANDS[name](sheet, Frame(0, at, 2 * half, height), count)
    if motif != "none":
        turn = 2 * half / repeat
        wide = min(turn * 0.94, max(1.35 * (high - low), 2.1 * ref)) if repeat == 1 else turn * 0.96
        wide = turn if motif in ENDLESS else wide
        for k in range(repeat):
            centre = (k - (repeat - 1) / 2) * turn
            MOTIFS[motif](sheet, Frame(centre, (low + high) / 2, wide, high - low), rng)
    return Round(sheet.done(), ref, 0.0 if repeat % 2 else np.pi / repeat)


def faced(motif, palette, rng, *, wide, high, at=(0.0, 0.0), up=False, trim=None):
    """A motif on a plane in a frame round ``at``; ``trim`` draws on the sheet first."""
    x, y = at
    sheet = Sheet((x - wide * 0.62, x + wide * 0.62, y - high * 0.62, y + high * 0.62), palette)
    if trim:
        trim(sheet)
    if motif != "none":
        MOTIFS[motif](sheet, Frame(x, y, wide, high), rng)
    return Flat(sheet.done(), up)
