"""The order in which a judge walks past the exhibits of one group. Pure.

Exhibits stand along the tables by number. By default each judge starts somewhere else and
walks round, so that no exhibit is seen first, or last, by everybody. Photos on a screen have
no tables: there every judge may have an order of their own, drawn once.

Who is withdrawn, added, or kept out by a conflict of interest changes nothing about the order
of all others: nobody's next exhibit jumps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt

#: Each judge starting elsewhere, all starting at the first, or drawn for each judge.
WAYS = ("tables", "together", "random")
#: Steps of this length round a circle never come close to each other soon (the golden section).
GOLDEN = (sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Walk:
    """How one judge walks through one group.

    ``tables`` are all numbers that ever stood there, withdrawn ones as well: a start is counted on
    them. ``rank`` says how many judges of the group come before this one; who comes later moves nobody.
    """

    way: str = "tables"
    rank: int = 0
    tables: tuple[int, ...] = ()
    draw: str = ""


def order_for(numbers: Iterable[int], walk: Walk) -> list[int]:
    """``numbers`` in the order of this walk."""
    if walk.way == "random":
        return sorted(numbers, key=lambda number: (_lot(walk, number), number))
    start = start_of(walk) if walk.way == "tables" else 0
    return sorted(numbers, key=lambda number: (number < start, number))


def start_of(walk: Walk) -> int:
    """The number at which this walk begins: one that no judge before begins at, while there are enough."""
    tables = sorted(set(walk.tables))
    if not tables:
        return 0
    free = list(range(len(tables)))
    for rank in range(walk.rank % len(tables)):
        free.remove(_nearest(free, rank, among=len(tables)))
    return tables[_nearest(free, walk.rank % len(tables), among=len(tables))]


def _nearest(free: list[int], rank: int, *, among: int) -> int:
    """The free place at or after the one that ``rank`` steps lead to; round the end, the first."""
    wanted = int(rank * GOLDEN % 1 * among)
    return next((place for place in free if place >= wanted), free[0])


def _lot(walk: Walk, number: int) -> str:
    return sha256(f"{walk.draw}:{walk.rank}:{number}".encode()).hexdigest()
