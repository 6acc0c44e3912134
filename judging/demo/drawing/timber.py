"""Wood: grain for boxes, stands, frames and toys."""

import numpy as np

from .colour import lin, shifted
from .numbers import mix, step
from .scene import Look, Surface
from .texture import wood_grain

WOODS = {
    "ebony": "221712",
    "rosewood": "4a2013",
    "mahogany": "6a3218",
    "oak": "a9783f",
    "pale": "d2ab74",
    "walnut": "5a3a22",
}


def grained(p, code, *, along=0, scale=1.0):
    """The colour of wood with its fibres along one axis."""
    grain = wood_grain(p, along, scale)
    base = mix(lin(shifted(code, -0.38)), lin(shifted(code, 0.13)), step(0.28, 0.72, grain))
    return base


def wooden(code, *, along=0, gloss=0.35, scale=1.0):
    """A waxed wooden surface."""
    return Surface(lambda p, n: Look(grained(p, code, along=along, scale=scale), gloss), None, 0.35)


def painted(code, *, gloss=0.5, blur=0.3):
    """An even coat of paint."""
    colour = lin(code)
    return Surface(lambda p, n: Look(np.broadcast_to(colour, p.shape), gloss), None, blur)
