"""Finding the same photo again: cut, mirrored, lighter or darker, compressed anew; not another photo of a like thing.

Two steps. ``candidates`` lays the sought print into every other at every place of ``placing``, upright and mirrored,
and correlates them at 16 by 16 cells: for all photos together that is a product of matrices. It keeps the nearest few,
right or wrong. ``compared`` then lays the print exactly over each of those (``fitting``) and asks whether anything
differs, block by block (``alike``): another product before the same backdrop agrees nearly everywhere, but not
everywhere.

The order of what is found is fixed, and so is what is found, but for sums of floating point at the very limits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from judging.media import alike
from judging.media.alike import Planes
from judging.media.fitting import fitted, smoothed
from judging.media.placing import places, stencils
from judging.media.prints import COARSE, SIDE

NEAREST = 40  # photos compared in full
LEAST = 0.6  # correlation of the coarse pictures
STARTS = 2  # places each way up that a photo is fitted from: the nearest coarse one may be one repeat of a pattern away
AT_ONCE = 4096  # photos correlated at once, for the memory's sake
STEPS = 6
HOPELESS = 0.7  # differing outlines at half size: not looked at further

#: What may differ in one photo. Fixed on seed 1 (``python bench/originality.py --fix --every 3``): of the pairs of
#: limits tried, the strictest outlines, and the colours from which on recall hardly grew. Precision there .997.
OUTLINES_MOST = 0.05
COLOURS_MOST = 6

FAINT = 16.0  # length of a coarse picture with a contrast of one level: one with less shows nothing to be alike in
CUT = 0.96  # a smaller share of the picture is a cut-out
DIMMED = 0.12  # a larger change of contrast is told


@dataclass(frozen=True, slots=True)
class Candidate:
    """A photo that may be the same: its index, and the places to begin from, each with whether it is mirrored."""

    index: int
    starts: tuple[tuple[int, bool], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another photo that is the same: its index, how exactly (thousandths), and what was done to it.

    ``kinds``: ``mirrored``; ``cut`` (the sought one is a cut-out) or ``wider`` (the other one is); ``lighter`` or
    ``darker`` (the sought one is); none of them for the very same picture.
    """

    index: int
    strength: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """How far another photo is from the sought one: where its outlines and its colours differ most."""

    index: int
    outlines: float
    colours: float
    kinds: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs but what compression and resizing leave."""
        return self.outlines <= OUTLINES_MOST and self.colours <= COLOURS_MOST

    @property
    def likeness(self) -> Likeness:
        """The same in plain numbers."""
        return Likeness(self.index, round(1000 * (1 - self.outlines)), self.kinds)


def search(sought: bytes, coarse: Sequence[bytes], read: Callable[[list[int]], list[bytes]]) -> list[Likeness]:
    """The same photo among others, the most exact first, by index among equals.

    ``coarse`` are the ``coarse_of`` of all prints; ``read`` gives the whole prints of a few indices.
    """
    found = candidates(sought, coarse)
    return compared(sought, found, read([each.index for each in found]))


def candidates(sought: bytes, coarse: Sequence[bytes]) -> list[Candidate]:
    """The photos nearest by their coarse pictures, the nearest first, by index among equals."""
    light = Planes.of([sought]).light[0].reshape(COARSE, SIDE // COARSE, COARSE, -1).mean((1, 3)) - 128
    templates = np.concatenate([_templates(light), _templates(light[:, ::-1])])
    near = [_nearness(templates, coarse[at : at + AT_ONCE]) for at in range(0, len(coarse), AT_ONCE)]
    best = np.concatenate([some.max(1) for some in near]) if near else np.empty(0)
    order = [int(index) for index in np.argsort(-best, kind="stable")[:NEAREST] if best[index] >= LEAST]
    return [Candidate(index, _starts(near[index // AT_ONCE][index % AT_ONCE])) for index in order]


def compared(sought: bytes, found: list[Candidate], prints: list[bytes]) -> list[Likeness]:
    """Those of the candidates that are the same photo, in the order of ``search``; ``prints`` are theirs."""
    same = [each.likeness for each in measured(sought, found, prints) if each.is_same]
    return sorted(same, key=lambda each: (-each.strength, each.index))


def measured(sought: bytes, found: list[Candidate], prints: list[bytes]) -> list[Measures]:
    """What differs from each candidate that is not hopeless, once laid over it exactly."""
    if not found:
        return []
    ways, others = Planes.of([sought]).both_ways(), Planes.of(prints)
    place, is_mirrored, left = _nearly(ways, others, found)
    kept = np.flatnonzero(left < HOPELESS)
    if not len(kept):
        return []
    pairs = [ways.taken(is_mirrored[kept].astype(int)), others.taken(kept)]
    (part, whole), place, is_wider = _turned(pairs, place[kept])
    place = fitted(part.light, smoothed(whole.light), place, steps=STEPS)
    left, contrast = alike.outlines(part.light, smoothed(whole.light), place)
    apart = alike.colours(part, whole, place, contrast=contrast)
    indices = [found[at].index for at in kept]
    kinds = [
        _kinds(*each, is_mirrored=bool(flip))
        for *each, flip in zip(place, contrast, is_wider, is_mirrored[kept], strict=True)
    ]
    return [Measures(*each) for each in zip(indices, left.tolist(), apart.tolist(), kinds, strict=True)]


def _turned(pairs: list[Planes], place: np.ndarray) -> tuple[list[Planes], np.ndarray, np.ndarray]:
    """Each pair such that a part is laid into a whole: a part is the finer of the two, and what is laid is smoothed.

    Answers the parts and wholes, the place of each part, and whether the sought one is the whole.
    """
    is_wider = place[:, 2] * place[:, 3] > 1
    x, y, width, height = place.T
    back = np.stack([-x / width, -y / height, 1 / width, 1 / height], 1)
    own, other = pairs
    turned = [own.where(~is_wider, other), other.where(~is_wider, own)]
    return turned, np.where(is_wider[:, None], back, place), is_wider


def _templates(light: np.ndarray) -> np.ndarray:
    """The coarse picture as it lies in each place: nothing where it does not, mean 0 and length 1 where it does.

    A blank picture stays next to nothing.
    """
    down, across, covered, *_ = stencils()
    laid = (down @ light @ across.transpose(0, 2, 1)).reshape(len(covered), -1) * covered
    laid = (laid - laid.sum(1, keepdims=True) / covered.sum(1, keepdims=True)) * covered
    length = np.linalg.norm(laid, axis=1, keepdims=True)
    return (laid / np.maximum(length, FAINT)).astype(np.float32)


def _nearness(templates: np.ndarray, coarse: Sequence[bytes]) -> np.ndarray:
    """Correlation of each template with each photo where it lies: photos x templates.

    A template has mean 0, so the photo's own mean falls out of the product and only its spread divides.
    """
    photos = np.frombuffer(b"".join(coarse), np.uint8).reshape(len(coarse), -1).astype(np.float32) - 128
    *_, masks, mask = stencils()
    spread = (photos**2) @ masks.T - (photos @ masks.T) ** 2 / masks.sum(1)
    scale = 1 / np.sqrt(np.maximum(spread, 1))[:, mask]
    products = photos @ templates.T
    products.reshape(len(photos), 2, -1)[:] *= scale[:, None]
    return products


def _starts(near: np.ndarray) -> tuple[tuple[int, bool], ...]:
    """The nearest places upright and mirrored: a vase is nearly its own mirror image."""
    ways = near.reshape(2, -1)
    return tuple((int(at), bool(way)) for way in (0, 1) for at in np.argsort(-ways[way], kind="stable")[:STARTS])


def _nearly(ways: Planes, others: Planes, found: list[Candidate]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """At half the size: the best place of each candidate, whether mirrored, and how far the outlines differ there."""
    count = 2 * STARTS
    mirrored = np.array([way for each in found for _, way in each.starts])
    starts = places()[[at for each in found for at, _ in each.starts]]
    sought = _halved(ways.light)[mirrored.astype(int)]
    other = np.repeat(smoothed(_halved(others.light)), count, axis=0)
    place = fitted(sought, other, starts, steps=STEPS)
    left = alike.outlines(sought, other, place)[0].reshape(-1, count)
    best = np.arange(len(found)) * count + left.argmin(1)
    return place[best], mirrored[best], left.min(1)


def _halved(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(-1, SIDE // 2, 2, SIDE // 2, 2).mean((2, 4))


def _kinds(place: np.ndarray, contrast: float, is_wider: bool, *, is_mirrored: bool) -> tuple[str, ...]:
    share = float(place[2] * place[3])
    gain = 1 / contrast if is_wider else contrast  # the other one's by the sought one's
    told = {
        "mirrored": is_mirrored,
        "cut": share < CUT and not is_wider,
        "wider": share < CUT and is_wider,
        "lighter": gain < 1 - DIMMED,
        "darker": gain > 1 + DIMMED,
    }
    return tuple(kind for kind, is_so in told.items() if is_so)
