"""A flat sheet to draw on, later laid over a solid.

Drawings name the part they draw (stem, petal, wing ...); a technique says what
ink each part gets. So one lotus serves cobalt, gold leaf, pearl and silk.
"""

from typing import NamedTuple

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFilter

from .numbers import F
from .outlines import rounded

DRAWN, KEPT = 720, 360


class Ink(NamedTuple):
    """A colour, how much it covers (0..1), and a second material's share (0..1)."""

    colour: str
    cover: float = 1.0
    stuff: float = 0.0


class Palette(dict):
    """Ink by the name of the part; unknown parts use the ink called ``main``."""

    def __missing__(self, part):
        return self["main"]


def inked(parts):
    """A palette from inks by part; several parts share an ink when named together."""
    named = [(name, ink) for names, ink in parts.items() for name in names.split()]
    return Palette({name: ink if isinstance(ink, Ink) else Ink(ink) for name, ink in named})


class Frame(NamedTuple):
    """Where a motif goes: its centre, width and height, in the solid's units."""

    x: float
    y: float
    w: float
    h: float

    def at(self, a, b):
        """The point at (a, b), each from -1 to 1 across the frame."""
        return self.x + a * self.w / 2, self.y + b * self.h / 2

    @property
    def size(self):
        """The scale a motif should take: the shorter side."""
        return min(self.w, self.h)


class Sheet:
    """A drawing from (x0, y0) to (x1, y1); clear outside."""

    def __init__(self, bounds, palette):
        self.x0, self.x1, self.y0, self.y1 = bounds
        self.palette = palette
        size = (max(8, int((self.x1 - self.x0) * DRAWN)), max(8, int((self.y1 - self.y0) * DRAWN)))
        ground = "#" + palette["main"].colour
        self.colour, self.cover, self.stuff = (Image.new(m, size, c) for m, c in (("RGB", ground), ("L", 0), ("L", 0)))
        self.pens = [ImageDraw.Draw(image) for image in (self.colour, self.cover, self.stuff)]

    def pixels(self, points):
        """Points of the solid as pixels of the drawing."""
        p = np.asarray(points, float)
        return list(zip((p[:, 0] - self.x0) * DRAWN, (self.y1 - p[:, 1]) * DRAWN, strict=False))

    def fill(self, outline, part):
        """Fill a closed outline with the ink of a part."""
        ink, at = self.palette[part], self.pixels(outline)
        if ink.cover <= 0:
            return
        values = (ImageColor.getrgb("#" + ink.colour), round(ink.cover * 255), round(ink.stuff * 255))
        for pen, value in zip(self.pens, values, strict=False):
            pen.polygon(at, fill=value)

    def stroke(self, points, width, part, *, taper=0.6, smooth=3):
        """A brush line through the points, thinner at its ends by ``taper``."""
        line = rounded(points, smooth) if len(points) > 2 else np.asarray(points, float)
        if len(line) == 2:
            line = np.linspace(line[0], line[1], 6)
        t = np.linspace(0, 1, len(line))
        half = 0.5 * width * (1 - taper + taper * np.sin(np.pi * (0.08 + 0.9 * t)) ** 0.6)[:, None]
        along = np.gradient(line, axis=0)
        along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
        side = np.stack([-along[:, 1], along[:, 0]], 1) * np.maximum(half, 0.6 / DRAWN)
        self.fill(np.vstack([line + side, (line - side)[::-1]]), part)

    def shape(self, outline, part, *, edge=0.0):
        """A filled outline with the palette's ``edge`` drawn round it."""
        self.fill(outline, part)
        if edge and self.palette["edge"].cover > 0:
            self.stroke(np.vstack([outline, outline[:1]]), edge, "edge", taper=0, smooth=0)

    def dot(self, at, radius, part, *, edge=0.0):
        """A filled circle."""
        x, y = at
        a = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        self.shape(np.stack([x + radius * np.cos(a), y + radius * np.sin(a)], 1), part, edge=edge)

    def leaf(self, foot, angle, length, *, width, part, bend=0.12, edge=0.0, full=0.8):
        """A pointed leaf or petal from its foot; ``full`` below 0.8 fattens the tip."""
        t = np.linspace(0, 1, 20)
        half = width * np.sin(np.pi * t**full) ** 1.05
        axis = np.array([np.cos(angle), np.sin(angle)])
        side = np.array([-axis[1], axis[0]])
        spine = np.asarray(foot) + np.outer(t * length, axis) + np.outer(bend * length * t * t, side)
        outline = np.vstack([spine + half[:, None] * side, (spine - half[:, None] * side)[::-1]])
        self.shape(outline, part, edge=edge)

    def done(self, soft=1.0):
        """The finished sheet as a picture to sample."""
        factor = DRAWN // KEPT
        kept = [
            image.reduce(factor).filter(ImageFilter.GaussianBlur(soft))
            for image in (self.colour, self.cover, self.stuff)
        ]
        return Print((self.x0, self.y1), colour=kept[0], cover=kept[1], stuff=kept[2])


class Print:
    """A finished sheet: colour, cover and stuff at any point."""

    def __init__(self, corner, *, colour, cover, stuff):
        self.x0, self.y1 = corner
        codes = np.arange(256) / 255
        table = np.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4).astype(F)
        self.rgb = [np.ascontiguousarray(table[np.asarray(band)]) for band in colour.split()]
        self.cover, self.stuff = (np.asarray(image, F) / 255 for image in (cover, stuff))

    def places(self, x, y):
        """Where points fall between the sheet's pixels, and which are on it."""
        height, width = self.cover.shape
        a, b = (x - F(self.x0)) * KEPT - 0.5, (F(self.y1) - y) * KEPT - 0.5
        on = (a > 0) & (a < width - 1) & (b > 0) & (b < height - 1)
        a, b = np.clip(a, 0, width - 1.01).astype(F), np.clip(b, 0, height - 1.01).astype(F)
        i, j = np.floor(a), np.floor(b)
        return j.astype(np.int32) * width + i.astype(np.int32), width, a - i, b - j, on

    def height(self, x, y):
        """The cover alone: what stands up when the drawing is carved or stitched."""
        at, width, u, v, on = self.places(x, y)
        return sample(self.cover, at, width, u=u, v=v) * on

    def __call__(self, x, y):
        """Colour (3, N), cover and stuff at points of the solid."""
        at, width, u, v, on = self.places(x, y)
        colour = np.stack([band.ravel().take(at) for band in self.rgb])
        cover, stuff = (sample(image, at, width, u=u, v=v) * on for image in (self.cover, self.stuff))
        return colour, cover, stuff


def sample(image, at, width, *, u, v):
    """Bilinear sample from flat positions."""
    flat = image.ravel()
    top, low = flat.take(at), flat.take(at + width)
    top = top + (flat.take(at + 1) - top) * u
    low = low + (flat.take(at + width + 1) - low) * u
    return top + (low - top) * v
