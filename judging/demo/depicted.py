"""Which picture belongs to which entry, and what it shows.

Pictures of a craft are numbered from 1 through all competitions in the order they are made;
``depicted.csv`` says in the drawing's own words what each shows (``tools/list_pictures.py``).
"""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from judging.demo import plans
from judging.demo.plans import Plan

HERE = Path(__file__).parent
VIEWS = 3


@dataclass(frozen=True, slots=True)
class Depicted:
    """One object that was drawn."""

    craft: str
    seed: int
    form: str
    finish: str
    motif: str
    colour: str

    @property
    def files(self) -> list[Path]:
        """Its pictures that are there: from the front, from the side, from close by."""
        stem = f"{self.craft}-{self.seed:04}"
        names = [f"{stem}.webp", *(f"{stem}-{view}.webp" for view in range(1, VIEWS))]
        return [file for name in names if (file := HERE / "pictures" / name).exists()]


def of(plan: Plan) -> list[list[Depicted]]:
    """Group by group, the objects that one competition's entries show, in the order of the entries."""
    return [
        [
            _known()[share.craft, _before(plan.slug, share.craft) + n]
            for share in group
            for n in range(1, share.entries + 1)
        ]
        for group in plan.groups
    ]


def _before(slug: str, craft: str) -> int:
    """How many objects of a craft the competitions made before have, at full size."""
    before = takewhile(lambda earlier: earlier != slug, plans.SLUGS)
    return sum(count for earlier in before for count in _counts(earlier, craft))


@cache
def _counts(slug: str, craft: str) -> tuple[int, ...]:
    whole = plans.load(slug, year=0)
    return tuple(share.entries for group in whole.groups for share in group if share.craft == craft)


@cache
def _known() -> dict[tuple[str, int], Depicted]:
    with (HERE / "depicted.csv").open(encoding="utf-8", newline="") as lines:
        rows = [Depicted(**row | {"seed": int(row["seed"])}) for row in csv.DictReader(lines)]
    return {(row.craft, row.seed): row for row in rows}
