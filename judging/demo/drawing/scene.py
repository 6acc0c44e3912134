"""What stands before the camera: pieces, each a solid with a surface, and the paper behind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from .numbers import F
from .solids import Solid, corners_of, nearer, rotation


class Look(NamedTuple):
    """How the skin answers light: colour, gloss 0..2, metal 0..1, its own glow."""

    colour: np.ndarray
    gloss: object = 0.3
    metal: object = 0.0
    glow: object = 0.0


@dataclass(frozen=True)
class Surface:
    """Colour and relief at points of a solid, in the solid's own coordinates.

    ``height`` is what a finger would feel; ``blur`` is how far the surface
    smears a reflection, from a mirror (0) to satin (1).
    """

    paint: Callable
    height: Callable | None = None
    blur: float = 0.1


@dataclass(frozen=True)
class Piece:
    """A solid with its surface, leaned, turned and put at (x, y, z)."""

    solid: Solid
    surface: Surface
    at: tuple = (0.0, 0.0, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    turn: np.ndarray = field(init=False)
    back: np.ndarray = field(init=False)
    shift: np.ndarray = field(init=False)
    placed: Solid = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "turn", rotation(self.yaw, roll=self.roll, pitch=self.pitch))
        object.__setattr__(self, "back", self.turn.T.copy())
        object.__setattr__(self, "shift", np.array(self.at, F)[:, None])
        object.__setattr__(self, "placed", Solid(self.distance, *(tuple(side) for side in self.bounds())))

    def inside(self, p):
        """Points of the room in the piece's own coordinates."""
        q = p - self.shift if any(self.at) else p
        return self.back @ q if self.yaw or self.pitch or self.roll else q

    def distance(self, p):
        """How far points of the room are from the piece."""
        return self.solid.distance(self.inside(p))

    def bounds(self):
        """The box of the room that holds the piece."""
        corners = self.turn @ corners_of(self.solid.low, self.solid.high) + np.array(self.at, F)[:, None]
        return corners.min(1), corners.max(1)


@dataclass(frozen=True)
class Scene:
    """Pieces on a sheet of paper, and how high the camera looks from."""

    pieces: tuple
    paper: str = "d8d4cb"
    rise: float = 2.2
    warmth: str | None = None
    turns: float = 1.0

    def distance(self, p):
        """How far points are from the nearest piece."""
        nearest = self.pieces[0].distance(p)
        for piece in self.pieces[1:]:
            nearest = nearer(nearest, piece.placed, p)
        return nearest

    def bounds(self):
        """The box of the room that holds every piece."""
        boxes = [piece.bounds() for piece in self.pieces]
        return np.min([b[0] for b in boxes], 0), np.max([b[1] for b in boxes], 0)

    def turned(self, yaw):
        """The same pieces on a turntable, turned together."""
        spin = rotation(yaw)
        pieces = tuple(
            Piece(p.solid, p.surface, tuple(spin @ np.array(p.at, F)), p.yaw + yaw, p.pitch, p.roll)
            for p in self.pieces
        )
        return Scene(pieces, self.paper, self.rise, self.warmth, self.turns)
