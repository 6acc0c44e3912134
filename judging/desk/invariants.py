"""What must hold in live data whatever happened: ``judging check``, and after every database test.

Each invariant is a function that yields a sentence for every row that breaks it.
"""

from collections.abc import Callable, Iterator

INVARIANTS: list[Callable[[], Iterator[str]]] = []


def check() -> list[str]:
    """Every broken invariant, as sentences; empty when all is well."""
    return [f"{invariant.__name__}: {sentence}" for invariant in INVARIANTS for sentence in invariant()]
