"""Drawn product pictures for the demonstration competitions.

``draw`` gives a small studio photograph of an object that never existed;
``describe`` says in fixed words what it shows. Both depend on nothing but the
craft and the seed.
"""

from dataclasses import replace

from PIL import Image

from . import ceramic, inlay, lacquer, metal, textile, weave
from .choice import ledger
from .colour import PAPERS
from .scene import Scene
from .studio import photograph

SHOPS = {
    "ceramic": ceramic,
    "lacquer": lacquer,
    "weave": weave,
    "inlay": inlay,
    "textile": textile,
    "metal": metal,
}
CRAFTS = tuple(SHOPS)


def draw(craft: str, seed: int, view: int = 0) -> Image.Image:
    """The picture of an entry: 0 from the front, 1 turned, 2 a detail."""
    choice = ledger(craft, SHOPS[craft]).entry(seed)
    pieces, rise, *warmth = SHOPS[craft].build(choice, choice.rng("build"))
    rng = choice.rng("studio")
    paper = PAPERS[int(rng.integers(len(PAPERS)))]
    scene = Scene(tuple(pieces), paper, float(rise * rng.uniform(0.92, 1.08)), *warmth)
    turn = float(rng.choice([-1, 1]) * rng.uniform(0.45, 0.7))
    if view == 1:
        scene = replace(scene.turned(turn), rise=scene.rise * 1.25 + 0.3)
    if view == 2:
        scene = scene.turned(-turn * 0.4)
    return photograph(scene, closer=2.0 if view == 2 else 1.0)


def describe(craft: str, seed: int) -> dict:
    """The words for an entry: form, finish, motif, colour, and whether it is a set."""
    choice = ledger(craft, SHOPS[craft]).entry(seed)
    words = {key: getattr(choice, key) for key in ("form", "finish", "motif", "colour", "pieces")}
    return words | {"is_set": choice.pieces > 1}
