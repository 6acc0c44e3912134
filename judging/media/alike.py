"""Whether two photos laid over each other are one: what differs between them, block by block."""

from dataclasses import dataclass

import numpy as np

from judging.media.fitting import centred, laid, smoothed
from judging.media.prints import COLOUR, SIDE

BLOCKS = 6  # a side: each of 8 by 8 cells, the size of a motif or a handle
WHITE = 249  # from here on brightness may have been cut off: what happened there says nothing
LIT_LEAST = 0.15  # of the common part; where less is below white, all of it counts
GREY = 1  # levels from the middle: a photo without any colour is compared without


@dataclass(frozen=True, slots=True)
class Planes:
    """Prints as planes of cells: brightness and the two differences of colour, a stack of each."""

    light: np.ndarray
    colours: tuple[np.ndarray, ...]

    @classmethod
    def of(cls, prints: list[bytes]) -> "Planes":
        """The planes of some prints."""
        cells = np.frombuffer(b"".join(prints), np.uint8).reshape(len(prints), -1)[:, 1:].astype(np.float32)
        light, *colours = np.split(cells, [SIDE * SIDE, SIDE * SIDE + COLOUR * COLOUR], axis=1)
        shaped = tuple(plane.reshape(-1, COLOUR, COLOUR) - 128 for plane in colours)
        return cls(light.reshape(-1, SIDE, SIDE), shaped)

    def taken(self, which: np.ndarray) -> "Planes":
        """Some of them, by index."""
        return Planes(self.light[which], tuple(plane[which] for plane in self.colours))

    def where(self, is_so: np.ndarray, other: "Planes") -> "Planes":
        """Of each place its own where it is so, else the other's."""
        pick = is_so[:, None, None]
        colours = tuple(np.where(pick, *each) for each in zip(self.colours, other.colours, strict=True))
        return Planes(np.where(pick, self.light, other.light), colours)

    def both_ways(self) -> "Planes":
        """One print upright and mirrored."""
        light, *colours = (np.concatenate([plane, plane[..., ::-1]]) for plane in (self.light, *self.colours))
        return Planes(light, tuple(colours))


def outlines(sought: np.ndarray, others: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How much the outlines differ where they differ most (0 for nothing, about 1 for unrelated), and the contrast.

    Outlines are differences of neighbouring cells: no change of brightness touches them, and the contrast (the others'
    by the sought one's) is taken out. Of each block: the energy of what is left when one is subtracted from the other,
    by the mean energy of both there plus that of the whole, so that noise on bare paper is no difference. ``others``
    are ``smoothed``.
    """
    here, over = laid(sought, places)
    lit = over & (np.maximum(here, others) < WHITE)
    is_lit = lit.sum((1, 2)) >= LIT_LEAST * over.sum((1, 2))
    lit = np.where(is_lit[:, None, None], lit, over)
    own, other = (_slopes(picture, lit) for picture in (here, others))
    energies = [np.maximum((each**2).sum((1, 2, 3)), 1e-3) for each in (own, other)]
    contrast = np.sqrt(energies[1] / energies[0])
    own = own * contrast[:, None, None, None]
    left = _blocks(((other - own) ** 2).sum(1))
    there = _blocks((own**2 + other**2).sum(1)) / 2
    return (left / (there + there.mean(1, keepdims=True) + 1e-3)).max(1), contrast


def colours(sought: Planes, others: Planes, places: np.ndarray, *, contrast: np.ndarray) -> np.ndarray:
    """How many levels the colours are apart in the block where they are furthest; brightness and a tint taken out.

    0 where one of the two is a picture in greys.
    """
    apart = np.zeros((len(places), BLOCKS * BLOCKS))
    for own, other in zip(sought.colours, others.colours, strict=True):
        here, over = laid(own, places)
        left = centred(smoothed(other), over) - contrast[:, None, None] * centred(here, over)
        apart += _blocks(left**2)
    counted = np.maximum(_blocks(over.astype(np.float32)), (COLOUR // BLOCKS) ** 2 / 2)
    is_coloured = _is_coloured(sought) & _is_coloured(others)
    return np.where(is_coloured, np.sqrt(apart / counted).max(1), 0)


def _is_coloured(prints: Planes) -> np.ndarray:
    return np.max([np.abs(plane).max((1, 2)) for plane in prints.colours], axis=0) > GREY


def _slopes(picture: np.ndarray, lit: np.ndarray) -> np.ndarray:
    """Differences to the cell at the right and to the one below, where all three count."""
    counts = lit[:, :-1, :-1] & lit[:, :-1, 1:] & lit[:, 1:, :-1]
    right = picture[:, :-1, 1:] - picture[:, :-1, :-1]
    below = picture[:, 1:, :-1] - picture[:, :-1, :-1]
    return np.stack([right, below], 1) * counts[:, None]


def _blocks(cells: np.ndarray) -> np.ndarray:
    """Sums over BLOCKS by BLOCKS blocks, flat; where the last row and column are missing they count as nothing."""
    short = -cells.shape[-1] % BLOCKS
    cells = np.pad(cells, ((0, 0), (0, short), (0, short)))
    size = cells.shape[-1] // BLOCKS
    return cells.reshape(-1, BLOCKS, size, BLOCKS, size).sum((2, 4)).reshape(len(cells), -1)
