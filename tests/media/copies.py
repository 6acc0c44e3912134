"""Products drawn for comparing photos, and what becomes of a photo on its way through other hands."""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

from judging.demo.drawing import CRAFTS, DETAIL, describe, stage
from judging.demo.drawing.colour import PAPERS
from judging.demo.drawing.studio import photograph

COARSE = 0.25  # oversampling: quick, and the outlines are all there
LONGEST = 640
SERVED = 320
EVERY_SIXTH = 6  # product has two further views, turned and from close by
SEEDS = 200  # the drawings' own seeds of one set of products begin here times its seed: none is in two sets


class Shown(NamedTuple):
    """One photo of a drawn product."""

    craft: str
    number: int
    view: int = 0

    @property
    def name(self) -> str:
        return f"{self.craft}-{self.number}-{self.view}"


@cache
def products(seed: int, count: int) -> tuple[Shown, ...]:
    """``count`` products, of all crafts in turn, no two in the same words; a craft that has no more words drops out."""
    crafts = {craft: _worded(craft, SEEDS * seed) for craft in CRAFTS}
    found: list[Shown] = []
    while len(found) < count:
        for craft in list(crafts):
            if (one := next(crafts[craft], None)) is None:
                del crafts[craft]
            else:
                found.append(one)
    return tuple(found[:count])


def with_views(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The same, and two further views of every sixth: photos of one set that are no copies."""
    return shown + tuple(one._replace(view=view) for one in shown[::EVERY_SIXTH] for view in (1, 2))


def drawn(shown: Shown, seed: int, folder: Path) -> Image.Image:
    """The photo, kept in ``folder``; all of a craft and seed are before the same backdrop in the same light."""
    file = folder / f"{shown.name}.jpg"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        paper = PAPERS[int(np.random.default_rng([seed, CRAFTS.index(shown.craft)]).integers(len(PAPERS)))]
        scene = replace(stage(*shown), paper=paper)
        picture = photograph(scene, closer=2.0 if shown.view == DETAIL else 1.0, oversample=COARSE)
        picture.thumbnail((LONGEST, LONGEST))
        part = file.with_suffix(".part")
        picture.save(part, "JPEG", quality=95, subsampling=0)
        part.rename(file)
    with Image.open(file) as picture:
        return picture.convert("RGB")


def _worded(craft: str, first: int) -> Iterator[Shown]:
    """A craft's products in turn whose words are new; ends where fifty in a row brought nothing new."""
    known, last = set(), first
    for number in range(first, first + SEEDS):
        words = tuple(describe(craft, number).values())
        if words not in known:
            known.add(words)
            last = number
            yield Shown(craft, number)
        elif number - last > 50:
            return


def served(picture: Image.Image) -> Image.Image:
    """As the smallest picture served, of which prints are made."""
    small = picture.copy()
    small.thumbnail((SERVED, SERVED), Image.Resampling.LANCZOS)
    return small


def compressed(picture: Image.Image, quality: int = 40) -> Image.Image:
    """Through a JPEG file."""
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    with Image.open(file) as again:
        return again.convert("RGB")


def brightened(picture: Image.Image, dice: random.Random) -> Image.Image:
    """A fifth lighter or darker."""
    return ImageEnhance.Brightness(picture).enhance(dice.choice((0.8, 1.2)))


def cut(picture: Image.Image, dice: random.Random, side: float = 0.8**0.5) -> Image.Image:
    """A part in the same proportions, anywhere; four fifths of the area, or ``side`` of each side."""
    width, height = (round(each * side) for each in picture.size)
    left, top = dice.randint(0, picture.width - width), dice.randint(0, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def at_once(picture: Image.Image, dice: random.Random, side: float = 0.8**0.5) -> Image.Image:
    """Cut, mirrored, lighter or darker, made smaller and compressed."""
    changed = brightened(ImageOps.mirror(cut(picture, dice, side)), dice)
    changed.thumbnail((LONGEST * 3 // 4, LONGEST * 3 // 4))
    return compressed(changed)


#: What may be done to a photo, by name: first each thing that is asked for, then harder ones.
ASKED = {
    "cut to 80 % of the area": cut,
    "JPEG quality 40": lambda picture, dice: compressed(picture),
    "mirrored": lambda picture, dice: ImageOps.mirror(picture),
    "a fifth lighter or darker": brightened,
}
HARDER = {
    "cut to 80 % of each side": lambda picture, dice: cut(picture, dice, 0.8),
    "all at once, 80 % of the area": at_once,
    "all at once, 80 % of each side": lambda picture, dice: at_once(picture, dice, 0.8),
}
