"""Drawn product pictures for the demonstration competitions.

``draw`` gives a small studio photograph of an object that never existed;
``describe`` says in the words of ``vocabulary`` what it shows. Both depend on
nothing but the craft and the seed (and ``draw`` on the view).
"""

from dataclasses import replace

from PIL import Image

from . import ceramic, food, inlay, lacquer, machine, metal, other, textile, weave
from .choice import Choice, ledger
from .colour import PAPERS
from .scene import Scene
from .studio import OVERSAMPLE, photograph

SHOPS = {
    "ceramic": ceramic,
    "lacquer": lacquer,
    "weave": weave,
    "inlay": inlay,
    "textile": textile,
    "metal": metal,
    "food": food,
    "machine": machine,
    "other": other,
}
CRAFTS = tuple(SHOPS)
DETAIL = 2


def draw(craft: str, seed: int, view: int = 0, *, oversample: float = OVERSAMPLE) -> Image.Image:
    """The picture of an entry: view 0 from the front, 1 turned, 2 a detail.

    Views 0 and 1 show the object whole, with a margin. A lower ``oversample``
    is faster and coarser.
    """
    return photograph(stage(craft, seed, view), closer=2.0 if view == DETAIL else 1.0, oversample=oversample)


def describe(craft: str, seed: int) -> dict:
    """The words for an entry: form, finish, motif, colour, how many pieces, and whether it is a set."""
    choice = entry(craft, seed)
    words = {key: getattr(choice, key) for key in ("form", "finish", "motif", "colour", "pieces")}
    return words | {"is_set": choice.pieces > 1}


def entry(craft: str, seed: int) -> Choice:
    """The entry a seed stands for."""
    return ledger(craft, SHOPS[craft]).entry(seed)


def stage(craft: str, seed: int, view: int = 0) -> Scene:
    """The pieces of an entry before their paper, turned for the view."""
    choice = entry(craft, seed)
    pieces, rise, *warmth = SHOPS[craft].build(choice, choice.rng("build"))
    rng = choice.rng("studio")
    paper = PAPERS[int(rng.integers(len(PAPERS)))]
    scene = Scene(tuple(pieces), paper, float(rise * rng.uniform(0.92, 1.08)), *warmth)
    turn = float(rng.choice([-1, 1]) * rng.uniform(0.45, 0.7))
    if view == DETAIL:
        return scene.turned(-turn * 0.4)
    return replace(scene.turned(turn), rise=scene.rise * 1.25 + 0.3) if view else scene
