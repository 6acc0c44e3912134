"""Profiles of thrown and turned vessels, each a little different every time."""

from dataclasses import dataclass

import numpy as np

from .outlines import rounded
from .solids import Solid, joined, turned

PROFILES = {
    "shouldered": [
        (0.46, 0),
        (0.46, 0.06),
        (0.6, 0.7),
        (0.95, 1.5),
        (1.02, 2.15),
        (0.85, 2.55),
        (0.36, 2.7),
        (0.3, 2.88),
        (0.42, 3.0),
    ],
    "bottle": [
        (0.5, 0),
        (0.5, 0.06),
        (0.98, 0.4),
        (1.08, 0.95),
        (0.85, 1.5),
        (0.28, 1.85),
        (0.19, 2.4),
        (0.2, 2.85),
        (0.36, 3.0),
    ],
    "garlic": [
        (0.5, 0),
        (0.5, 0.06),
        (0.95, 0.36),
        (1.1, 0.9),
        (0.8, 1.5),
        (0.25, 1.85),
        (0.19, 2.35),
        (0.4, 2.6),
        (0.36, 2.85),
        (0.16, 3.0),
    ],
    "gourd": [
        (0.5, 0),
        (0.55, 0.05),
        (1.05, 0.4),
        (1.12, 1.05),
        (0.6, 1.55),
        (0.36, 1.66),
        (0.68, 1.85),
        (0.74, 2.25),
        (0.4, 2.6),
        (0.15, 2.72),
        (0.2, 3.0),
    ],
    "trumpet": [(0.62, 0), (0.62, 0.1), (0.5, 0.4), (0.46, 1.2), (0.5, 1.9), (0.72, 2.5), (1.0, 2.8)],
    "pear": [(0.46, 0), (0.48, 0.08), (0.94, 0.4), (1.02, 1.0), (0.72, 1.7), (0.32, 2.25), (0.28, 2.6), (0.5, 2.92)],
    "egg": [(0.42, 0), (0.7, 0.3), (1.0, 1.0), (0.98, 1.6), (0.76, 2.1), (0.44, 2.34), (0.4, 2.42)],
    "temple": [
        (0.68, 0),
        (0.68, 0.1),
        (0.5, 0.36),
        (0.56, 1.1),
        (0.82, 1.8),
        (0.68, 2.1),
        (0.34, 2.3),
        (0.34, 2.6),
        (0.66, 2.95),
    ],
    "rouleau": [
        (0.6, 0),
        (0.6, 0),
        (0.68, 0.1),
        (0.7, 1.1),
        (0.72, 2.05),
        (0.66, 2.3),
        (0.34, 2.34),
        (0.34, 2.66),
        (0.48, 2.74),
    ],
    "globe": [(0.5, 0), (0.52, 0.05), (1.02, 0.3), (1.2, 0.95), (0.95, 1.6), (0.5, 1.78), (0.4, 1.82), (0.42, 1.92)],
    "beaker": [(0.62, 0), (0.62, 0), (0.64, 0.08), (0.74, 1.0), (0.82, 1.8), (0.94, 2.3), (0.96, 2.36)],
    "moon": [
        (0.42, 0),
        (0.44, 0.1),
        (0.36, 0.14),
        (0.95, 0.4),
        (1.2, 1.25),
        (0.95, 2.05),
        (0.28, 2.3),
        (0.24, 2.75),
        (0.36, 2.9),
    ],
    "jar": [(0.62, 0), (0.64, 0.06), (0.8, 0.5), (1.1, 1.2), (1.06, 1.8), (0.62, 2.02), (0.6, 2.16)],
    "crock": [(0.82, 0), (0.84, 0.02), (1.0, 0.2), (1.06, 0.9), (1.04, 1.5), (0.82, 1.78), (0.76, 1.82), (0.76, 1.92)],
    "tureen": [(0.55, 0), (0.55, 0.14), (0.7, 0.2), (1.14, 0.5), (1.2, 0.9), (1.1, 1.2), (1.1, 1.24)],
    "bowl": [(0.52, 0), (0.52, 0.15), (0.62, 0.2), (1.0, 0.42), (1.22, 0.85), (1.34, 1.25)],
    "deep_bowl": [(0.5, 0), (0.5, 0.1), (0.62, 0.16), (0.98, 0.4), (1.08, 0.9), (1.05, 1.3), (1.1, 1.42)],
    "stem_bowl": [(0.56, 0), (0.56, 0.06), (0.26, 0.16), (0.2, 0.5), (0.4, 0.62), (1.0, 0.9), (1.2, 1.4)],
    "plate": [(0.62, 0), (0.62, 0.07), (0.7, 0.08), (1.05, 0.1), (1.2, 0.2), (1.5, 0.26)],
    "saucer": [(0.5, 0), (0.5, 0.06), (0.8, 0.1), (1.3, 0.3), (1.45, 0.42)],
    "planter": [(0.72, 0), (0.74, 0.06), (0.96, 0.4), (1.08, 1.0), (1.1, 1.12), (1.2, 1.14), (1.22, 1.24)],
    "cup": [(0.22, 0), (0.23, 0.06), (0.36, 0.2), (0.42, 0.46)],
    "tall_cup": [(0.27, 0), (0.27, 0), (0.3, 0.06), (0.33, 0.4), (0.34, 0.62)],
    "pot": [(0.5, 0), (0.56, 0.05), (0.88, 0.36), (0.95, 0.74), (0.74, 1.06), (0.44, 1.18)],
    "tall_pot": [(0.5, 0), (0.54, 0.03), (0.72, 0.3), (0.7, 0.9), (0.58, 1.3), (0.42, 1.42)],
    "flat_pot": [(0.6, 0), (0.66, 0.04), (1.05, 0.3), (1.05, 0.56), (0.74, 0.78), (0.44, 0.84)],
}
LIDS = {
    "knob": [
        (1.0, 0),
        (1.06, 0.0),
        (1.04, 0.08),
        (0.7, 0.26),
        (0.24, 0.36),
        (0.14, 0.42),
        (0.14, 0.48),
        (0.26, 0.58),
        (0.2, 0.72),
        (0.02, 0.78),
    ],
    "dome": [
        (1.0, 0),
        (1.08, 0.0),
        (1.08, 0.08),
        (0.95, 0.34),
        (0.5, 0.56),
        (0.2, 0.6),
        (0.12, 0.66),
        (0.2, 0.78),
        (0.02, 0.88),
    ],
    "cap": [(1.0, 0), (1.05, 0), (1.05, 0), (1.05, 0.3), (0.98, 0.4), (0.5, 0.44), (0.02, 0.46)],
    "button": [(1.0, 0), (1.0, 0.06), (0.7, 0.16), (0.25, 0.2), (0.2, 0.26), (0.3, 0.34), (0.2, 0.42), (0.02, 0.44)],
}


@dataclass(frozen=True)
class Vessel:
    """A solid vessel and the outline it was thrown to."""

    solid: Solid
    curve: np.ndarray

    @property
    def height(self):
        """The height of its mouth."""
        return float(self.curve[:, 1].max())

    def radius(self, y):
        """Its outer radius at a height."""
        return float(np.interp(y, self.curve[:, 1], self.curve[:, 0]))

    def field(self):
        """The heights between which a drawing sits well, and the radius there."""
        r, y = self.curve.T
        wide = y[r > 0.72 * r.max()]
        if np.ptp(wide) < 0.3 * self.height:
            wide = self.height * np.array([0.1, 0.9])
        low, high = wide.min(), wide.max()
        inset = 0.1 * (high - low)
        return low + inset, high - inset, float(r[(y >= low) & (y <= high)].max())


def varied(points, rng, *, amount=1.0):
    """The same outline stretched, and fuller or slimmer here and there."""
    pts = np.array(points, float)
    wave = 1 + amount * 0.07 * np.sin(pts[:, 1] * rng.uniform(1, 3) + rng.uniform(0, 6.3))
    pts[:, 0] *= wave * rng.uniform(1 - 0.12 * amount, 1 + 0.12 * amount)
    pts[:, 1] *= rng.uniform(1 - 0.12 * amount, 1 + 0.1 * amount)
    same = [k for k in range(1, len(points)) if points[k] == points[k - 1]]
    for k in same:
        pts[k] = pts[k - 1]
    return pts


def thrown(name, rng, *, wall=0.055, section=("round",), scale=1.0, amount=1.0):
    """A vessel of a named profile."""
    points = varied(PROFILES[name], rng, amount=amount) * scale
    solid = turned(points, wall=wall, section=section)
    return Vessel(solid, rounded(points))


def lid_for(vessel, kind, *, section=("round",), rise=1.0):
    """A lid resting on a vessel's mouth."""
    r = vessel.curve[-1][0] * 0.97
    points = np.array(LIDS[kind]) * (r, r * rise)
    return turned(points, section=section).moved(y=vessel.height)


def lidded(vessel, kind, *, section=("round",), rise=1.0):
    """A vessel with its lid on."""
    return Vessel(joined(vessel.solid, lid_for(vessel, kind, section=section, rise=rise)), vessel.curve)
